import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { type DossierId, emptyDossier } from "../../src/modules/dossier/dossier.ts";
import type { DossierEvent } from "../../src/modules/dossier/events.ts";
import { evolve } from "../../src/modules/dossier/evolve.ts";
import type { dossierStore } from "../../src/modules/dossier/store.ts";
import type { Database } from "../../src/platform/postgres/database.ts";
import { APPLICATION } from "./dossier-samples.ts";

const applicant = present(APPLICATION.kind === "application" ? APPLICATION.applicant : null, "applicant");

/** Writes a played life as the acts would have, under an id and a code of its own. */
export async function keepLife(
  { database, store }: { readonly database: Database; readonly store: ReturnType<typeof dossierStore> },
  events: readonly DossierEvent[],
  number: number,
): Promise<DossierId> {
  const id: DossierId = newId();
  let before = emptyDossier(id);
  let pending: DossierEvent[] = [];
  for (const [index, event] of events.entries()) {
    pending.push({ ...event, dossierId: id });
    if (events[index + 1]?.commandId === event.commandId) continue;
    const code = `H99.99.99-261122-${String(number).padStart(4, "0")}`;
    const after = { ...pending.reduce(evolve, before), code };
    const write = { before, after, events: pending, at: event.at, remembered: null };
    if (before.version === 0) await store.create(database, [{ ...write, applicant }]);
    else await store.append(database, write);
    before = after;
    pending = [];
  }
  return id;
}
