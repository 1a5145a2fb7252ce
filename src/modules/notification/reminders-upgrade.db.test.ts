import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { at } from "../../../test/support/office-time.ts";
import { newId } from "../../kernel/ids.ts";
import { openDatabase } from "../../platform/postgres/database.ts";
import { migrate } from "../../platform/postgres/migrate.ts";
import { readMigrations } from "../../platform/postgres/migration-files.ts";
import { addReminders } from "./outbox.ts";
import { collectReminder } from "./reminders.ts";
import type { Settings } from "./settings.ts";

const { owner, urls } = await testDatabase({ empty: true });
const schema = "reminders_upgrade";
const run = (text: string, values: readonly unknown[] = []) =>
  owner.pool.query(text.replaceAll("$s", schema), [...values]);
const READY = at("2026-11-02 10:00");
const SETTINGS: Settings = {
  quiet: { fromMinute: 0, untilMinute: 0 },
  collectDays: [3, 10, 30],
  plainSms: false,
  revision: 1,
};

/** A reminder as it was told before: by its place in the list. */
async function told(dossierId: string, time: number, day: string): Promise<void> {
  await run(
    `INSERT INTO $s.notification_message (id, dossier_id, kind, occasion, audience, at)
     VALUES ($1, $2, 'COLLECT', $3, 'APPLICANT', $4)`,
    [newId(), dossierId, `ready ${READY} time ${time}`, at(day)],
  );
}

test("who was told on days 3, 10 and 17 hears again on day 30, and of none of the days before", async () => {
  const all = readMigrations();
  await migrate({ url: urls.owner, schema, migrations: all.filter(({ number }) => number < 410) });
  const dossierId = newId<"dossier">();
  // What was told of is no part of this story.
  await run("ALTER TABLE $s.notification_message DROP CONSTRAINT notification_message_dossier_id_fkey");
  await told(dossierId, 1, "2026-11-05 08:00");
  await told(dossierId, 2, "2026-11-12 08:00");
  await told(dossierId, 3, "2026-11-19 08:00");
  await migrate({ url: urls.owner, schema, migrations: all });
  const { rows } = await run("SELECT occasion FROM $s.notification_message ORDER BY at");
  expect(rows.map(({ occasion }) => occasion)).toEqual([
    `ready ${READY} day 3`,
    `ready ${READY} day 10`,
    `ready ${READY} day 17 again 2`,
  ]);
  const database = openDatabase({ url: urls.owner, schema, connections: 1, connectMs: 20_000 });
  const remind = (day: string) => {
    const owed = collectReminder(dossierId, READY, { now: at(day), settings: SETTINGS });
    return addReminders(database, owed === null ? [] : [owed]);
  };
  expect(await remind("2026-11-20 08:00")).toBe(0);
  expect(await remind("2026-12-02 08:00")).toBe(1);
  expect(await remind("2026-12-03 08:00")).toBe(0);
  await database.close();
});
