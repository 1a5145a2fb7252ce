import type { Parcel, ToldState } from "../parcel.ts";
import { TOLD_STATES } from "../parcel.ts";

/** What postal staff say at the door beside the outcome itself. */
export type WordField = "reason" | "receiverName" | "receiver" | "identity" | "collected";

type Carried = Pick<Parcel, "direction" | "cod_dong">;

/** What may be said of a parcel here; one that comes in is delivered on a sheet, never at the door. */
export function tellableOf({ direction }: Carried): readonly ToldState[] {
  const delivered = TOLD_STATES.filter((kind) => kind === "DELIVERED");
  const others = TOLD_STATES.filter((kind) => kind !== "DELIVERED");
  return direction === "OUT" ? [...delivered, ...others] : others;
}

/**
 * What an outcome needs to be said, all of it: whoever signs is known by name, relation and proof, and money is counted;
 * what did not arrive has a reason.
 * @law one-stop.md §3.3, T22: the receiver was recognised and fees are settled.
 */
export function neededFor(kind: ToldState, { cod_dong: codDong }: Carried): readonly WordField[] {
  if (kind === "IN_TRANSIT") return [];
  if (kind !== "DELIVERED") return ["reason"];
  return ["receiverName", "receiver", "identity", ...(codDong === 0 ? [] : (["collected"] as const))];
}

/** The id of a box: one name stands in several forms of the page. */
export function wordFieldId(kind: string, field: string): string {
  return `${kind.toLowerCase()}-${field}`;
}
