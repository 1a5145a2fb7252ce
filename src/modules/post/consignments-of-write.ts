import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import { type DossierId, isPast, type SeenWrite } from "../dossier/index.ts";
import type { ConsignmentId } from "./parcel.ts";
import { parcelCode } from "./parcel-code.ts";

type Opened = {
  readonly id: ConsignmentId;
  readonly code: string;
  readonly dossier_id: DossierId;
  readonly opened_seq: number;
  readonly office_unit_id: UnitId;
  readonly at: Instant;
};
type Ended = { readonly dossier_id: DossierId; readonly at: Instant };

/**
 * What a write of a dossier does to its parcels: a result ready for an applicant who wants it by post opens one; a result
 * handed over otherwise, or taken back, ends the one that has not left.
 * @law Nghị định 118/2025/NĐ-CP (R10; one-stop.md §6.3): the applicant chose to receive the result by public post.
 */
export function consignmentsOf({ before, after, at }: SeenWrite): {
  readonly opened: readonly Opened[];
  readonly ended: readonly Ended[];
} {
  const [was, is] = [before.status === "RESULT_READY", after.status === "RESULT_READY"];
  if (after.channelOut !== "POSTAL" || was === is || isPast(after)) return { opened: [], ended: [] };
  if (was) return { opened: [], ended: [{ dossier_id: after.id, at }] };
  const id = newId<"consignment">();
  const { receivingUnitId } = present(after.organisations, "organisations");
  const opened = { id, code: parcelCode(id), dossier_id: after.id, opened_seq: after.version };
  return { opened: [{ ...opened, office_unit_id: receivingUnitId, at }], ended: [] };
}
