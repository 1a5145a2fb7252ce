import type { Tx } from "../../platform/postgres/database.ts";
import type { Announcement, Office } from "../dossier/index.ts";
import type { Parcel, ParcelState } from "./parcel.ts";
import type { Move } from "./parcel-store.ts";

/** What an applicant hears of a step; where it merely travels, nothing. */
const TOLD: { readonly [State in ParcelState]?: Announcement["kind"] } = {
  HANDED_OVER: "PARCEL_SENT",
  DELIVERED: "PARCEL_DELIVERED",
  FAILED: "PARCEL_FAILED",
  LOST: "PARCEL_TROUBLED",
  DAMAGED: "PARCEL_TROUBLED",
  RETURNED: "PARCEL_RETURNED",
};

/** Tells the applicants of results on their way, in the transaction of the step; the caller holds the parcels as they were before it. */
export async function announceSteps(
  office: Office,
  tx: Tx,
  { parcels, moves }: { readonly parcels: readonly Parcel[]; readonly moves: readonly Move[] },
): Promise<void> {
  const stateOf = new Map(moves.map((move) => [move.id, move]));
  await office.announce(
    tx,
    parcels.flatMap((parcel): Announcement[] => {
      const { id, direction, dossier_id: dossierId, steps } = parcel;
      const move = stateOf.get(id);
      const kind = move === undefined ? undefined : TOLD[move.state];
      if (move === undefined || kind === undefined || direction === "IN" || dossierId === null) return [];
      return [{ dossierId, kind, of: `parcel ${id} step ${steps + 1}`, at: move.recordedAt }];
    }),
  );
}
