import { assert } from "../../kernel/assert.ts";
import { type Dossier, type DossierId, emptyDossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";

/** The dossier after one more event of its own. */
export function evolve(dossier: Dossier, event: DossierEvent): Dossier {
  assert(event.seq === dossier.version + 1, "events follow one another without a gap");
  return { ...dossier, version: event.seq, headHash: event.hash };
}

/** The dossier as its whole history makes it. */
export function foldDossier(id: DossierId, events: readonly DossierEvent[]): Dossier {
  return events.reduce(evolve, emptyDossier(id));
}
