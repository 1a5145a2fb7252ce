import type { Tx } from "../../platform/postgres/database.ts";
import type { Announcement, Office } from "../dossier/index.ts";
import type { EndedIncident, IncidentKind } from "./incident-store.ts";
import type { Parcel, ParcelState } from "./parcel.ts";
import type { Move } from "./parcel-store.ts";
import type { Sheet } from "./sheet.ts";

/** What an applicant hears of a step; where it merely travels, nothing. */
const TOLD: { readonly [State in ParcelState]?: Announcement["kind"] } = {
  HANDED_OVER: "PARCEL_SENT",
  DELIVERED: "PARCEL_DELIVERED",
  FAILED: "PARCEL_FAILED",
  LOST: "PARCEL_TROUBLED",
  DAMAGED: "PARCEL_TROUBLED",
  RETURNING: "PARCEL_RETURNING",
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

type Findings = {
  readonly findings: readonly { readonly parcel: Parcel; readonly kind: IncidentKind }[];
  /** Of their incidents, in the same order. */
  readonly ids: readonly string[];
  readonly sheet: Sheet;
  readonly at: Move["recordedAt"];
};

/**
 * Tells the applicants whose result was found torn or opened, or did not come back with its sheet. What is missing on the
 * way to the post is still in the house, and concerns nobody outside until it is known to be gone.
 */
export async function announceFindings(
  office: Office,
  tx: Tx,
  { findings, ids, sheet, at }: Findings,
): Promise<void> {
  await office.announce(
    tx,
    findings.flatMap(({ parcel, kind }, index): Announcement[] => {
      const { direction, dossier_id: dossierId } = parcel;
      const isAtHome = kind === "MISSING" && sheet.direction === "TO_POST";
      if (direction === "IN" || dossierId === null || isAtHome) return [];
      return [{ dossierId, kind: "PARCEL_TROUBLED", of: `parcel ${parcel.id} incident ${ids[index]}`, at }];
    }),
  );
}

type Ended = {
  readonly parcels: readonly Parcel[];
  readonly ended: readonly EndedIncident[];
  readonly at: Move["recordedAt"];
};

/** Tells how it was settled whom it was told that something happened; the page of the dossier says the same. */
export async function announceSettled(office: Office, tx: Tx, { parcels, ended, at }: Ended): Promise<void> {
  const dossierOf = new Map(parcels.map(({ id, dossier_id: dossierId }) => [id, dossierId]));
  await office.announce(
    tx,
    ended.flatMap(({ id, consignment_id: parcel, was_told: wasTold }): Announcement[] => {
      const dossierId = dossierOf.get(parcel) ?? null;
      return dossierId === null || !wasTold
        ? []
        : [{ dossierId, kind: "PARCEL_SETTLED", of: `incident ${id}`, at }];
    }),
  );
}
