import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { QuietHours } from "./quiet-hours.ts";

/** What an authority decides about its messages. */
export type Settings = {
  readonly quiet: QuietHours;
  /** Days after which a result that waits at the counter is reminded of, ascending; none: never. */
  readonly collectDays: readonly number[];
  readonly plainSms: boolean;
  readonly revision: number;
};

const READ: Statement = {
  name: "notification-settings",
  text: (schema) => `SELECT * FROM ${schema}.notification_setting`,
};

const row = z.object({
  quiet_from_minute: z.number(),
  quiet_until_minute: z.number(),
  collect_days: z.array(z.number()),
  plain_sms: z.boolean(),
  revision: z.number(),
});

export async function readSettings(executor: Pick<Executor, "run">): Promise<Settings> {
  const [found] = await executor.run(READ, []);
  const kept = row.parse(found);
  return {
    quiet: { fromMinute: kept.quiet_from_minute, untilMinute: kept.quiet_until_minute },
    collectDays: kept.collect_days,
    plainSms: kept.plain_sms,
    revision: kept.revision,
  };
}

const WRITE: Statement = {
  name: "notification-settings-write",
  text: (schema) => `
    UPDATE ${schema}.notification_setting
    SET quiet_from_minute = $2, quiet_until_minute = $3, collect_days = $4, plain_sms = $5, revision = revision + 1
    WHERE revision = $1 RETURNING revision`,
};

/** False where somebody else changed them since they were read. */
export async function writeSettings(executor: Pick<Executor, "run">, settings: Settings): Promise<boolean> {
  const { quiet, collectDays, plainSms, revision } = settings;
  const values = [revision, quiet.fromMinute, quiet.untilMinute, collectDays, plainSms];
  return (await executor.run(WRITE, values)).length === 1;
}
