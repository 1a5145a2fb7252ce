import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { ATTEMPTS } from "../../../../test/support/dossier-attempts.ts";
import { aDossier } from "../../../../test/support/dossiers.ts";
import { keepLife } from "../../../../test/support/keep-life.ts";
import { day } from "../../../../test/support/office-time.ts";
import { testServices } from "../../../../test/support/services.ts";
import { present } from "../../../kernel/assert.ts";
import { addDays, epochOf, instantAt, instantOfEpoch } from "../../../kernel/local-date.ts";
import { readMigrations } from "../../../platform/postgres/migration-files.ts";
import { emptyDossier } from "../../dossier/dossier.ts";
import type { DossierEvent } from "../../dossier/events.ts";
import { evolve } from "../../dossier/evolve.ts";
import { dossierStore } from "../../dossier/store.ts";
import { statisticsAttachment } from "../attachment.ts";
import { metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import { rebuildStatistics } from "../rebuild.ts";
import { recountStatistics } from "../recount/recount.ts";
import { readTotals } from "../totals.ts";
import { lateStepsAttachment } from "./attachment.ts";
import { listLateResults, readLateSteps } from "./read-late-steps.ts";

const { services, owner } = await testServices();
const { database } = services;
const store = dossierStore([statisticsAttachment, lateStepsAttachment]);
const agencies = new Set<string>();
const days: string[] = [];

/** Remembers of whom and when it was written. */
async function keep(events: readonly DossierEvent[], number: number): Promise<void> {
  await keepLife({ database, store }, events, number);
  const { organisations } = events.reduce(
    evolve,
    emptyDossier(present(events[0], "its first event").dossierId),
  );
  agencies.add(present(organisations, "organisations").competentAgencyId);
  days.push(...events.map(({ at }) => at.slice(0, 10)));
}

const ACTS = [
  "handOver",
  "completeTask",
  "completeTask",
  "completeTask",
  "signResult",
  "issueResult",
] as const;
const AGAIN = ["reopen", "completeTask", "completeTask", "signResult", "issueResult", "reopen"] as const;

/** A dossier that lies for some days before each act; acts that are not allowed then are left out. */
function slowLife(delays: readonly number[]): readonly DossierEvent[] {
  let it = aDossier().received();
  for (const [index, act] of [...ACTS, ...AGAIN].slice(0, delays.length).entries()) {
    it = it.at(instantOfEpoch(epochOf(it.now) + (delays[index] ?? 0) * 3_600_000));
    const attempts = ATTEMPTS.filter((attempt) => attempt.act === act && attempt.fits(it.dossier));
    it = attempts.map((attempt) => attempt.try(it)).find((after) => after !== null) ?? it;
  }
  return it.events;
}

const hours = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 9, max: 150 }));
const lives = fc
  .sample(fc.array(hours, { minLength: 5, maxLength: 12 }), { seed: 766, numRuns: 150 })
  .map(slowLife);
for (const [index, events] of lives.entries()) await keep(events, index + 1);

const [first, last] = [day(days.toSorted()[0] ?? ""), addDays(day(days.toSorted().at(-1) ?? ""), 1)];
const units = [...agencies];
const asked = (from = first, to = last) => ({ units, from, to, asOf: instantAt(addDays(last, 1), 0) });
const table = sql.id(database.schema, "statistics_late_step");
const rowsOf = async () =>
  (
    await sql<{ row: string }>`SELECT to_jsonb(l)::text AS row FROM ${table} AS l
      ORDER BY dossier_id, seq, place`.execute(owner.kysely)
  ).rows.map(({ row }) => row);

it("a recount of the events finds as many late results as lost their time", async () => {
  expect((await recountStatistics(database)).wrong).toEqual([]);
});

describe("where late results lost their time", () => {
  it("there are as many late results as the figures count, in any part of the time", async () => {
    const { asOf: now } = asked();
    for (let from = first; from <= last; from = addDays(from, 9)) {
      const to = addDays(from, 8);
      const counted = await readTotals(database, { units, from, to, by: ["channel"], now });
      const { results } = await readLateSteps(database, asked(from, to));
      expect(results, from).toBe(metricValue(metricOf("finished-late"), counted).value ?? 0);
    }
    expect((await readLateSteps(database, asked())).results).toBeGreaterThan(5);
  });

  it("minutes by step and by unit are the same minutes, and each opens down to its dossiers", async () => {
    const late = await readLateSteps(database, asked());
    const sum = (parts: readonly { readonly minutes: number }[]) =>
      parts.reduce((all, { minutes }) => all + minutes, 0);
    expect(late.whole.minutes).toBeGreaterThan(0);
    expect(sum(late.steps)).toBe(late.whole.minutes);
    expect(sum(late.units)).toBe(late.whole.minutes);
    const amountOf = async (stepName: string | null, unitId: string | null) => {
      const found = await listLateResults(database, {
        ...asked(),
        stepName,
        unitId,
        size: 1_000,
        after: null,
      });
      return found.reduce((all, { amount }) => all + amount, 0);
    };
    expect(await amountOf(null, null)).toBe(late.results);
    for (const { stepName, times } of late.steps)
      expect(await amountOf(stepName, null), stepName).toBe(times);
    for (const { unitId, times } of late.units) expect(await amountOf(null, unitId), unitId).toBe(times);
    expect(late.whole.times).toBe(late.results - late.unexplained);
  });

  it("is the same counted anew from the histories", async () => {
    const before = await rowsOf();
    expect(before.length).toBeGreaterThan(20);
    await rebuildStatistics(database);
    expect(await rowsOf()).toEqual(before);
  });

  it("is the same for an installation that counted late results before their steps", async () => {
    const before = await rowsOf();
    const { sql: text } = present(
      readMigrations().find(({ name }) => name.includes("late-steps")),
      "the migration",
    );
    const insert = present(/^INSERT INTO statistics_late_step[\s\S]*?;$/m.exec(text), "what it fills in")[0];
    await owner.pool.query(
      `BEGIN; SET LOCAL search_path = ${database.schema}; TRUNCATE statistics_late_step; ${insert} COMMIT`,
    );
    expect(await rowsOf()).toEqual(before);
  });
});
