import { expect, test } from "vitest";
import { APPLICATION, aDossier } from "../../../test/support/dossiers.ts";
import { day } from "../../../test/support/office-time.ts";
import { testServices } from "../../../test/support/services.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { type DossierId, emptyDossier } from "../dossier/dossier.ts";
import type { DossierEvent } from "../dossier/events.ts";
import { evolve } from "../dossier/evolve.ts";
import { dossierStore } from "../dossier/store.ts";
import { statisticsAttachment } from "./attachment.ts";
import { drainTally } from "./drain.ts";
import { recountStatistics } from "./recount/recount.ts";
import { readSeries } from "./totals.ts";

/* Two dossiers received at the counter: of one a paper is taken from the store at acceptance, of the other none. */
const { services } = await testServices();
const { database } = services;
const store = dossierStore([statisticsAttachment]);
const applicant = present(APPLICATION.kind === "application" ? APPLICATION.applicant : null, "applicant");

async function keep(number: number, change: (event: DossierEvent) => DossierEvent): Promise<void> {
  const id: DossierId = newId();
  const events = aDossier()
    .returned()
    .events.map((event) => change({ ...event, dossierId: id }));
  let now = emptyDossier(id);
  for (const together of Map.groupBy(events, ({ commandId }) => commandId).values()) {
    const before = now;
    const after = { ...together.reduce(evolve, before), code: `H26.16.05-261102-000${number}` };
    const write = { before, after, events: together, at: present(together[0], "an event").at };
    if (before.version === 0) await store.create(database, [{ ...write, remembered: null, applicant }]);
    else expect(await store.append(database, { ...write, remembered: null })).toBe(true);
    now = after;
  }
}

const reusedAtAcceptance = (event: DossierEvent): DossierEvent =>
  event.type === "Accepted"
    ? {
        ...event,
        data: {
          ...event.data,
          components: event.data.components.map((each) => ({ ...each, digitisation: "REUSED" as const })),
        },
      }
    : event;

test("a dossier for which a stored paper was used again counts once, on the day it was accepted", async () => {
  await keep(1, reusedAtAcceptance);
  await keep(2, (event) => event);
  const period = { from: day("2026-01-01"), to: day("2026-12-31"), step: "day" } as const;
  const days = await readSeries(database, { units: "WHOLE", ...period });
  const counted = days.flatMap(({ flows }) => (flows.reused === 0 ? [] : [[flows.reused, flows.accepted]]));
  expect(counted).toEqual([[1, 2]]);
  await drainTally(database);
  expect((await recountStatistics(database)).wrong).toEqual([]);
});
