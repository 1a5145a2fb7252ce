import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { APPLICATION, aDossier, RECEIVER } from "../../../test/support/dossiers.ts";
import { at, day } from "../../../test/support/office-time.ts";
import { testServices } from "../../../test/support/services.ts";
import { present } from "../../kernel/assert.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { bulkTransaction } from "../../platform/postgres/bulk-transaction.ts";
import { sealEvents } from "../dossier/chain.ts";
import { type Dossier, emptyDossier } from "../dossier/dossier.ts";
import type { ActorRef, DossierEvent, NewEvent } from "../dossier/events.ts";
import { evolve } from "../dossier/evolve.ts";
import type { SeenWrite } from "../dossier/index.ts";
import type { Satisfaction } from "../dossier/satisfaction.ts";
import { dossierStore } from "../dossier/store.ts";
import { statisticsAttachment } from "./attachment.ts";
import { countHistories, writeCounted } from "./counted.ts";
import { drainTally } from "./drain.ts";
import { recountStatistics } from "./recount/recount.ts";
import { readSeries } from "./totals.ts";

/*
 * A dossier handled here, whose result is ready on 2 November 2026. Its applicant is satisfied on the 3rd, dissatisfied on
 * the 4th, takes the result on the 5th, and is very satisfied after all on the 6th, satisfied on the 9th. Whatever event
 * brings an opinion, the state after it holds it.
 */
const { services, owner } = await testServices();
const { database } = services;
const store = dossierStore([statisticsAttachment]);
const applicant = present(APPLICATION.kind === "application" ? APPLICATION.applicant : null, "applicant");
const life = aDossier().returned();
const writes: SeenWrite[] = [];
let now: Dossier = emptyDossier(life.dossier.id);

async function write(events: readonly DossierEvent[], opinion: Partial<Dossier> = {}): Promise<void> {
  const before = now;
  const after = { ...events.reduce(evolve, before), ...opinion };
  const seen = { before, after, at: present(events[0], "an event").at, events };
  if (before.version === 0) await store.create(database, [{ ...seen, remembered: null, applicant }]);
  else expect(await store.append(database, { ...seen, remembered: null })).toBe(true);
  writes.push(seen);
  now = after;
}

const system: ActorRef = { kind: "system", name: "test" };
const sealed = (decided: NewEvent, when: Instant, personal: typeof APPLICATION | null = null) =>
  sealEvents(now, [decided], {
    at: when,
    actor: system,
    onBehalfOf: null,
    commandId: `c-${when}`,
    private: personal,
  });

async function rate(satisfaction: Satisfaction, when: Instant): Promise<void> {
  const data = { moves: [], satisfaction };
  await write(sealed({ type: "CustodyMoved", data }, when), { satisfaction });
}

const returned = present(life.events.at(-1), "the return");
const acts = Map.groupBy(life.events.slice(0, -1), ({ commandId }) => commandId);
for (const events of acts.values()) await write(events);
await rate("SATISFIED", at("2026-11-03 10:00"));
await rate("DISSATISFIED", at("2026-11-04 10:00"));
await write(sealed(returned, at("2026-11-05 10:00"), RECEIVER));
await rate("VERY_SATISFIED", at("2026-11-06 10:00"));
await rate("SATISFIED", at("2026-11-09 10:00"));

const spells = async () => {
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    SELECT to_jsonb(s) AS row FROM ${sql.id(database.schema, "statistics_spell")} AS s ORDER BY opened_seq`.execute(
    database.kysely,
  );
  return rows.map(({ row }) => row);
};

describe("opinions on a dossier handled here", () => {
  test("count once, on their day, and when changed only by what they say differently", async () => {
    const period = { from: day("2026-11-01"), to: day("2026-11-30"), step: "day" } as const;
    const days = await readSeries(database, { units: "WHOLE", ...period });
    const told = days.map(({ startsOn, flows }) => [startsOn, flows.rated, flows.satisfied, flows.returned]);
    expect(told.filter(([, ...counts]) => counts.some((each) => each !== 0))).toEqual([
      ["2026-11-03", 1, 1, 0],
      ["2026-11-04", 0, -1, 0],
      ["2026-11-05", 0, 0, 1],
      ["2026-11-06", 0, 1, 0],
    ]);
  });

  test("leave the dossier standing as it stood, or ended as it was", async () => {
    const rows = await spells();
    expect(rows.filter(({ to_at }) => to_at === "infinity")).toEqual([]);
    const last = rows
      .slice(-4)
      .map(({ kind, ended_as, rated, satisfied }) => [kind, ended_as, rated, satisfied]);
    expect(last).toEqual([
      ["ready", "RETURNED", 0, 0],
      ["opinion", "RATED", 1, 1],
      ["opinion", "RATED", 0, -1],
      ["opinion", "RATED", 0, 1],
    ]);
  });

  test("are the same recounted from the events, and counted as a whole history", async () => {
    await drainTally(database);
    expect((await recountStatistics(database)).wrong).toEqual([]);
    const before = await spells();
    const tables = ["statistics_spell", "statistics_cell"].map((table) => sql.id(database.schema, table));
    await sql`TRUNCATE ${sql.join(tables)}`.execute(owner.kysely);
    const counting = countHistories();
    counting.add([writes]);
    await bulkTransaction(database, (tx) => writeCounted(tx, counting.done()));
    expect(await spells()).toEqual(before);
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });
});
