import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APPLICATION } from "../../../test/support/dossier-samples.ts";
import { BEGINNINGS, life, playLife } from "../../../test/support/random-life.ts";
import { testServices } from "../../../test/support/services.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { type DossierId, emptyDossier } from "../dossier/dossier.ts";
import type { DossierEvent } from "../dossier/events.ts";
import { evolve } from "../dossier/evolve.ts";
import { dossierStore } from "../dossier/store.ts";
import { statisticsAttachment } from "./attachment.ts";
import { drainTally } from "./drain.ts";
import { recountStatistics } from "./recount.ts";

const { services } = await testServices();
const { database } = services;
const applicant = present(APPLICATION.kind === "application" ? APPLICATION.applicant : null, "applicant");
const store = dossierStore([statisticsAttachment]);

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

const lives = fc.sample(life, { seed: 20_261_122, numRuns: 240 });
for (const [index, steps] of lives.entries()) {
  const begin = present(BEGINNINGS[index % BEGINNINGS.length], "beginning");
  await keep(playLife(begin, steps, () => {}).events, index + 1);
}

describe("a recount of the events", () => {
  it("agrees with what the acts left in the tally, before it is drained", async () => {
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });

  it("agrees with every cell, by day and month, unit and authority, procedure and all of them", async () => {
    expect(await drainTally(database)).toBeGreaterThan(240);
    const recount = await recountStatistics(database);
    expect(recount.wrong).toEqual([]);
    expect(recount.cells).toBeGreaterThan(100);
  });

  it("finds an amount of one too many and names its cell", async () => {
    const cell = await database.kysely
      .selectFrom("statisticsCell")
      .select(["unitId", "procedureCode", "grain", "startsOn", "channel", "accepted"])
      .where("accepted", ">", 0)
      .orderBy("startsOn")
      .executeTakeFirstOrThrow();
    const { accepted, ...named } = cell;
    await database.kysely
      .updateTable("statisticsCell")
      .set({ accepted: accepted + 1 })
      .where("unitId", "=", cell.unitId)
      .where("procedureCode", "=", cell.procedureCode)
      .where("grain", "=", cell.grain)
      .where("startsOn", "=", cell.startsOn)
      .where("channel", "=", cell.channel)
      .execute();
    expect((await recountStatistics(database)).wrong).toEqual([
      { ...named, measure: "accepted", cell: accepted + 1, recounted: accepted },
    ]);
  });
});
