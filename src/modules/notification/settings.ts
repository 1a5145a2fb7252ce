import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { QuietHours } from "./quiet-hours.ts";

/** What an authority decides about its messages. */
export type Settings = {
  readonly quiet: QuietHours;
  readonly collectAfterDays: number;
  readonly collectEveryDays: number;
  readonly collectTimesMax: number;
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
  collect_after_days: z.number(),
  collect_every_days: z.number(),
  collect_times_max: z.number(),
  plain_sms: z.boolean(),
  revision: z.number(),
});

export async function readSettings(executor: Pick<Executor, "run">): Promise<Settings> {
  const [found] = await executor.run(READ, []);
  const kept = row.parse(found);
  return {
    quiet: { fromMinute: kept.quiet_from_minute, untilMinute: kept.quiet_until_minute },
    collectAfterDays: kept.collect_after_days,
    collectEveryDays: kept.collect_every_days,
    collectTimesMax: kept.collect_times_max,
    plainSms: kept.plain_sms,
    revision: kept.revision,
  };
}

const WRITE: Statement = {
  name: "notification-settings-write",
  text: (schema) => `
    UPDATE ${schema}.notification_setting
    SET quiet_from_minute = $2, quiet_until_minute = $3, collect_after_days = $4, collect_every_days = $5,
        collect_times_max = $6, plain_sms = $7, revision = revision + 1
    WHERE revision = $1 RETURNING revision`,
};

/** False where somebody else changed them since they were read. */
export async function writeSettings(executor: Pick<Executor, "run">, settings: Settings): Promise<boolean> {
  const { quiet, collectAfterDays, collectEveryDays, collectTimesMax, plainSms, revision } = settings;
  const values = [revision, quiet.fromMinute, quiet.untilMinute, collectAfterDays, collectEveryDays];
  return (await executor.run(WRITE, [...values, collectTimesMax, plainSms])).length === 1;
}
