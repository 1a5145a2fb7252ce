import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { committeeOver, isAgency, type Unit, type UnitDirectory } from "../../organisation/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Organisations } from "../dossier.ts";
import type { SubmitRequest } from "./submit.ts";

export type Places = {
  readonly organisations: Organisations;
  /** Agency code (mã định danh) of the receiving unit, the front of the dossier code. */
  readonly agencyCode: string;
  /** Whether the competent agency lies outside the receiving unit's own people's committee (R11). */
  readonly nonTerritorial: boolean;
};

/**
 * The three organisations of a new dossier. Without a named agency, the people's committee over the receiving unit
 * decides. Received elsewhere in the same province is allowed where the procedure is open for it.
 * @law Nghị định 118/2025/NĐ-CP (R11, R12): received regardless of residence, decided by the competent agency.
 */
export function placesFor(
  directory: UnitDirectory,
  request: Pick<SubmitRequest, "receivingUnitId" | "competentAgencyId" | "supportPointId">,
  on: LocalDate,
): Result<Places, CommandRefusal> {
  const receiving = directory.find(request.receivingUnitId);
  if (receiving === null || !isAlive(receiving, on)) return refuse({ code: "DOSSIER_UNIT_NOT_OPEN" });
  const agencyCode = codeFor(directory, receiving, on);
  const own = committeeOver(directory, receiving.id, on);
  const competentAgencyId = request.competentAgencyId ?? own;
  if (agencyCode === null || competentAgencyId === null) return refuse({ code: "DOSSIER_UNIT_NOT_OPEN" });
  const competent = directory.find(competentAgencyId);
  if (competent === null || !isAlive(competent, on) || !isAgency(competent))
    return refuse({ code: "DOSSIER_UNIT_NOT_OPEN" });
  const { supportPointId } = request;
  if (supportPointId !== null && directory.find(supportPointId) === null)
    return refuse({ code: "DOSSIER_UNIT_NOT_OPEN" });
  const within = own === null ? false : directory.lineageOf(competentAgencyId, on).includes(own);
  return accept({
    organisations: { supportPointId, receivingUnitId: receiving.id, competentAgencyId },
    agencyCode,
    nonTerritorial: !within,
  });
}

function isAlive(unit: Unit, on: LocalDate): boolean {
  return unit.validFrom <= on && (unit.validTo === null || on <= unit.validTo);
}

/** A centre without an agency code of its own numbers under the nearest agency above it. */
export function codeFor(directory: UnitDirectory, unit: Unit, on: LocalDate): string | null {
  for (const id of directory.lineageOf(unit.id, on)) {
    const code = directory.find(id)?.code ?? null;
    if (code !== null) return code;
  }
  return null;
}
