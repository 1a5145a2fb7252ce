import { assert } from "../../../kernel/assert.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { DossierSubject } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { holdersOf } from "../decide/index.ts";
import type { Dossier } from "../dossier.ts";
import type { Ownership } from "../store.ts";

/** What rights are decided on: the dossier's three organisations in today's unit tree, its desks, and its people. */
export function subjectOf(
  dossier: Dossier,
  ownership: Ownership,
  units: { readonly directory: UnitDirectory; readonly on: LocalDate },
): DossierSubject {
  const { organisations } = dossier;
  assert(organisations !== null, "a dossier with a subject has its units");
  const lineage = (id: typeof organisations.receivingUnitId) => units.directory.lineageOf(id, units.on);
  return {
    kind: "dossier",
    receiving: lineage(organisations.receivingUnitId),
    competent: lineage(organisations.competentAgencyId),
    support: organisations.supportPointId === null ? null : lineage(organisations.supportPointId),
    holders: holdersOf(dossier),
    consulted: dossier.consultations.flatMap((consultation) => consultation.unitIds),
    owner: ownership,
    specialists: dossier.specialists,
  };
}
