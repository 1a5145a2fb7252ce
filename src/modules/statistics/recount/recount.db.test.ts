import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { APPLICATION } from "../../../../test/support/dossier-samples.ts";
import { BEGINNINGS, life, playLife } from "../../../../test/support/random-life.ts";
import { testServices } from "../../../../test/support/services.ts";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { parseJson } from "../../../kernel/json.ts";
import { localDateOf, parseInstant } from "../../../kernel/local-date.ts";
import { type DossierId, emptyDossier } from "../../dossier/dossier.ts";
import type { DossierEvent } from "../../dossier/events.ts";
import { evolve } from "../../dossier/evolve.ts";
import { dossierStore } from "../../dossier/store.ts";
import { statisticsAttachment } from "../attachment.ts";
import { drainTally, WHOLE_AUTHORITY } from "../drain.ts";
import { lateStepsAttachment } from "../late-steps/attachment.ts";
import { recountStatistics } from "./recount.ts";

const { services, owner } = await testServices();
const { database } = services;
const applicant = present(APPLICATION.kind === "application" ? APPLICATION.applicant : null, "applicant");
const store = dossierStore([statisticsAttachment, lateStepsAttachment]);

/** Writes a played life as the acts would have, under an id and a code of its own. */
async function keep(events: readonly DossierEvent[], number: number): Promise<void> {
  const id: DossierId = newId();
  let before = emptyDossier(id);
  let pending: DossierEvent[] = [];
  for (const [index, event] of events.entries()) {
    pending.push({ ...event, dossierId: id });
    if (events[index + 1]?.commandId === event.commandId) continue;
    const after = {
      ...pending.reduce(evolve, before),
      code: `H99.99.99-261122-${String(number).padStart(4, "0")}`,
    };
    const write = { before, after, events: pending, at: event.at, remembered: null };
    if (before.version === 0) await store.create(database, [{ ...write, applicant }]);
    else await store.append(database, write);
    before = after;
    pending = [];
  }
}

const lives = fc.sample(life, { seed: 20_261_122, numRuns: 240 }).map((steps, index) => {
  const begin = present(BEGINNINGS[index % BEGINNINGS.length], "beginning");
  return playLife(begin, steps, () => {}).events;
});
for (const [index, events] of lives.entries()) await keep(events, index + 1);

/** In small batches, so that what is one batch in most offices is many here. */
const recounted = () => recountStatistics(database, { batchDossiers: 17 });

describe("a recount of the events", () => {
  it("agrees with what the acts left in the tally, before it is drained", async () => {
    expect((await recounted()).wrong).toEqual([]);
  });

  it("agrees with every cell, by day, half month, month and year, unit and authority, procedure, field, channel and together", async () => {
    expect(await drainTally(database)).toBeGreaterThan(240);
    const recount = await recounted();
    expect(recount.wrong).toEqual([]);
    expect(recount.cells).toBeGreaterThan(100);
    expect(recount.dossiers).toBe(240);
  });

  it("shows how far it is, from the first batch to the last unit", async () => {
    const seen: number[] = [];
    await recountStatistics(database, {
      batchDossiers: 100,
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(seen.slice(0, 3)).toEqual([100 / 480, 200 / 480, 0.5]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it("does not call an office wrong that goes on working meanwhile", async () => {
    let isCounting = true;
    let written = 0;
    const working = (async () => {
      for (const [index, events] of lives.entries()) {
        if (!isCounting && index > 4) return;
        await keep(events, 1_000 + index);
        await drainTally(database);
        written += 1;
      }
    })();
    const recount = await recountStatistics(database, { batchDossiers: 5 });
    isCounting = false;
    await working;
    expect(recount.wrong).toEqual([]);
    expect(written).toBeGreaterThan(1);
    expect((await recounted()).wrong).toEqual([]);
  });
});

describe("an error of one", () => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const mend of undo.splice(0)) await mend();
    expect((await recounted()).wrong).toEqual([]);
  });

  it.each([
    { where: "a unit's procedure on a day", authority: false, level: "PROCEDURE", grain: "D" },
    { where: "a unit's procedure in a month", authority: false, level: "PROCEDURE", grain: "M" },
    { where: "a unit's field in half a month", authority: false, level: "FIELD", grain: "H" },
    { where: "all procedures of a unit on a day", authority: false, level: "CHANNEL", grain: "D" },
    { where: "a procedure of the whole authority on a day", authority: true, level: "PROCEDURE", grain: "D" },
    { where: "the coarsest cell there is", authority: true, level: "TOTAL", grain: "Y" },
  ])("is found and named in $where", async ({ authority, level, grain }) => {
    const cell = await database.kysely
      .selectFrom("statisticsCell")
      .select(["unitId", "level", "procedureCode", "fieldCode", "grain", "startsOn", "channel", "accepted"])
      .where("unitId", authority ? "=" : "<>", WHOLE_AUTHORITY)
      .where("level", "=", level)
      .where("grain", "=", grain)
      .where("accepted", ">", 0)
      .orderBy("startsOn")
      .executeTakeFirstOrThrow();
    const { accepted, ...named } = cell;
    const set = (amount: number) =>
      database.kysely
        .updateTable("statisticsCell")
        .set({ accepted: amount })
        .where((eb) => eb.and(named))
        .execute();
    await set(accepted + 1);
    undo.push(() => set(accepted));
    expect((await recounted()).wrong).toEqual([
      { kind: "CELL", ...named, measure: "accepted", cell: accepted + 1, recounted: accepted },
    ]);
  });

  /** Takes one row out and says what it was; it is put back afterwards. */
  async function taken(table: "statistics_cell" | "statistics_spell", condition: ReturnType<typeof sql>) {
    const name = sql.id(database.schema, table);
    const { rows } = await sql<{ row: string }>`
      DELETE FROM ${name} AS t WHERE ctid = (SELECT ctid FROM ${name} WHERE ${condition} LIMIT 1)
      RETURNING to_jsonb(t)::text AS row`.execute(owner.kysely);
    const { row } = present(rows[0], "such a row");
    undo.push(() =>
      sql`INSERT INTO ${name} SELECT * FROM jsonb_populate_record(NULL::${name}, ${row}::jsonb)`.execute(
        owner.kysely,
      ),
    );
    return parseJson(z.record(z.string(), z.unknown()), row);
  }

  it("is found where a whole cell is missing", async () => {
    const cell = await taken("statistics_cell", sql`accepted > 0 AND grain = 'D' AND level = 'PROCEDURE'`);
    const { wrong } = await recounted();
    expect(wrong).toContainEqual({
      kind: "CELL",
      unitId: cell["unit_id"],
      level: "PROCEDURE",
      fieldCode: cell["field_code"],
      procedureCode: cell["procedure_code"],
      grain: "D",
      startsOn: cell["starts_on"],
      channel: cell["channel"],
      measure: "accepted",
      cell: 0,
      recounted: cell["accepted"],
    });
  });

  it("is found where a spell is missing, by its dossier and its day", async () => {
    const spell = await taken("statistics_spell", sql`opened_as = 'RECEIVED'`);
    const { wrong } = await recounted();
    const dossierId = spell["dossier_id"];
    expect(wrong.filter((each) => each.kind !== "SPELLS" || each.dossierId !== dossierId)).toEqual([]);
    expect(wrong).toContainEqual({
      kind: "SPELLS",
      dossierId,
      unitId: spell["unit_id"],
      procedureCode: spell["procedure_code"],
      channel: spell["channel"],
      day: localDateOf(present(parseInstant(String(spell["from_at"])), "an instant")),
      measure: "accepted",
      listed: 0,
      recounted: 1,
    });
  });

  it("is found where time is told as lost by a result that was not late", async () => {
    const { id, competentAgencyId } = await database.kysely
      .selectFrom("dossier")
      .select(["id", "competentAgencyId"])
      .orderBy("id")
      .executeTakeFirstOrThrow();
    const lost = {
      dossierId: id,
      seq: 99,
      place: 1,
      agencyId: competentAgencyId,
      at: present(parseInstant("2026-11-25T09:00:00+07:00"), "an instant"),
    };
    await owner.kysely
      .insertInto("statisticsLateStep")
      .values({ ...lost, sign: 1, overMinutes: 0, stepName: null, stepNameEn: null, unitId: null })
      .execute();
    undo.push(() => owner.kysely.deleteFrom("statisticsLateStep").where("seq", "=", 99).execute());
    expect((await recounted()).wrong).toEqual([
      { kind: "LATE_STEPS", unitId: competentAgencyId, day: "2026-11-25", told: 1, recounted: 0 },
    ]);
  });
});
