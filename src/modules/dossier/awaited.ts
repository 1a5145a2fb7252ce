import type { UnitId } from "../access/index.ts";
import type { DossierAct } from "./acts.ts";
import { isOpenTo } from "./allowed-acts.ts";
import { openConsultation, silentUnits } from "./decide/consultation.ts";
import type { Dossier } from "./dossier.ts";

/** Acts somebody proposed and somebody else decides on: nothing goes on until they do. */
export const DECISIONS = [
  "approveSupplement",
  "approveWithdrawal",
  "signExtension",
] as const satisfies readonly DossierAct[];
export type AwaitedDecision = (typeof DECISIONS)[number];

/** The decisions a dossier waits for now; null for none, so that an index holds only those that wait. */
export function decisionsAwaited(dossier: Dossier): readonly AwaitedDecision[] | null {
  const awaited = DECISIONS.filter((act) => isOpenTo(act, dossier));
  return awaited.length === 0 ? null : awaited;
}

/** The units whose opinion is still waited for; null for none. */
export function unitsStillAsked(dossier: Dossier): readonly UnitId[] | null {
  const open = isOpenTo("replyConsultation", dossier) ? openConsultation(dossier) : null;
  const silent = open === null ? [] : silentUnits(open);
  return silent.length === 0 ? null : silent;
}
