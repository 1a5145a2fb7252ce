import { z } from "zod";
import { LOCALES } from "../../i18n/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { CHANNELS } from "./kinds.ts";
import { DEFAULT_PREFERENCE, type Preference } from "./preference.ts";

const READ: Statement = {
  name: "notification-preferences",
  text: (schema) =>
    `SELECT holder, locale, channels, reminders, extra FROM ${schema}.notification_preference WHERE holder = ANY ($1::text[])`,
};

const row = z.object({
  holder: z.string(),
  locale: z.enum(LOCALES),
  channels: z.array(z.enum(CHANNELS)),
  reminders: z.boolean(),
  extra: z.boolean(),
});

/** What these holders chose; whoever chose nothing is not in the answer. */
export async function readPreferences(
  executor: Pick<Executor, "run">,
  holders: readonly string[],
): Promise<ReadonlyMap<string, Preference>> {
  if (holders.length === 0) return new Map();
  const rows = (await executor.run(READ, [[...new Set(holders)]])).map((each) => row.parse(each));
  return new Map(rows.map(({ holder, ...preference }) => [holder, preference]));
}

export async function readPreference(executor: Pick<Executor, "run">, holder: string): Promise<Preference> {
  return (await readPreferences(executor, [holder])).get(holder) ?? DEFAULT_PREFERENCE;
}

/** One statement, so that consent and its journal cannot differ. `$1` holder … `$6` now, `$7` id of the journal's line. */
const WRITE: Statement = {
  name: "notification-preference-write",
  text: (schema) => `
    WITH former AS (SELECT extra FROM ${schema}.notification_preference WHERE holder = $1),
    noted AS (
      INSERT INTO ${schema}.notification_consent (id, holder, given, at)
      SELECT $7::uuid, $1, $5, $6 WHERE $5 <> coalesce((SELECT extra FROM former), false)
    )
    INSERT INTO ${schema}.notification_preference (holder, locale, channels, reminders, extra, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (holder) DO UPDATE SET locale = excluded.locale, channels = excluded.channels,
      reminders = excluded.reminders, extra = excluded.extra, changed_at = excluded.changed_at`,
};

export async function writePreference(
  executor: Pick<Executor, "run">,
  holder: string,
  { at, ...chosen }: Preference & { readonly at: Instant },
): Promise<void> {
  const { locale, channels, reminders, extra } = chosen;
  await executor.run(WRITE, [holder, locale, channels, reminders, extra, at, newId()]);
}
