import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { findParcel } from "../parcel-store.ts";

/** Whether this officer may open the parcel now: it came by post to their office, and nobody has opened it. */
export async function isOpenable(
  { database, clock }: Pick<Services, "database" | "clock">,
  actor: Actor,
  code: string,
): Promise<boolean> {
  const parcel = await findParcel(database, code);
  if (parcel === null || parcel.direction !== "IN") return false;
  if (parcel.state !== "DELIVERED" || parcel.dossier_id !== null) return false;
  const lineage = await lineageOf(database, parcel.office_unit_id, clock.today());
  return authorize(actor, "post.hand-over", { kind: "unit", lineage }).allowed;
}
