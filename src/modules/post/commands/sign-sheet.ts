import { assert, present } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { PersonId } from "../../access/index.ts";
import type { FileRef } from "../../dossier/index.ts";
import { announceFindings, announceSettled, announceSteps } from "../announce-steps.ts";
import { fixCash } from "../cash-on-delivery.ts";
import { reopenEvents } from "../event-store.ts";
import { endAsFound, openIncidents } from "../incident-store.ts";
import { type ConsignmentId, isEnded, type Parcel, type ParcelState, type SheetId } from "../parcel.ts";
import { holdParcelsOnSheet, type Move, moveParcels } from "../parcel-store.ts";
import { insertPhotos, isPhoto } from "../photo-store.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";
import { type Sheet, sidesOf } from "../sheet.ts";
import { holdSheet, signGiven, signReceived } from "../sheet-store.ts";
import { settleOne } from "./settle-event.ts";

type Counted = { readonly id: SheetId; readonly count: number };

/** The side that gives signs for the count it made; a count that differs from the list is counted again, not signed. */
export function giveSheet(call: PostCall, { id, count }: Counted): Promise<Result<null, PostRefusal>> {
  return signing(call, { id, side: "gives", state: "OPEN" }, async (tx, { by }) => {
    const parcels = await holdParcelsOnSheet(tx, id);
    if (parcels.length === 0) return refuse({ code: "POST_SHEET_EMPTY" });
    if (parcels.length !== count)
      return refuse({ code: "POST_COUNT_DIFFERS", counted: count, listed: parcels.length });
    // What was paid at the counter meanwhile is not collected at the door.
    await fixCash(tx, parcels);
    await signGiven(tx, id, { by, at: call.services.clock.now(), count });
    return accept(null);
  });
}

type Received = Counted & {
  /** Codes of the parcels found whole. */
  readonly received: readonly string[];
  /** Those found torn, wet or opened, and how. */
  readonly damaged?: readonly { readonly code: string; readonly note: string }[];
  /** Photographs of what is torn or missing, kept already. */
  readonly photos?: readonly { readonly code: string; readonly file: FileRef }[];
  /** What was found wrong, in words; needed where something is missing. */
  readonly difference: string;
};

/**
 * The side that receives signs for what it found, item by item. What is there changes hands with its signature; what is
 * missing does not, and the difference stands on the sheet for both. What is missing or torn is an incident from then on.
 * @law one-stop.md §6.3: the hand-over sheet is signed by both sides.
 */
export async function receiveSheet(call: PostCall, asked: Received): Promise<Result<null, PostRefusal>> {
  const again: string[] = [];
  const signed = await signing(
    call,
    { id: asked.id, side: "receives", state: "GIVEN" },
    async (tx, { by, sheet }) => {
      if (sheet.given_by === by) return refuse({ code: "POST_SAME_PERSON" });
      const parcels = await holdParcelsOnSheet(tx, asked.id);
      const looked = lookedAt(parcels, asked);
      if (!looked.ok) return looked;
      const reopened = await takeOver(call, tx, { by, sheet, ...looked.value });
      again.splice(0, again.length, ...reopened);
      return accept(null);
    },
  );
  // Each stands by itself, and the job finds what is left; the sheet is signed whatever becomes of them.
  if (signed.ok) for (const eventId of again) await settleOne(call, eventId);
  return signed;
}

type Looked = {
  readonly found: readonly Parcel[];
  readonly missing: readonly Parcel[];
  readonly damage: ReadonlyMap<ConsignmentId, string>;
  readonly photos: readonly { readonly code: string; readonly file: FileRef }[];
  readonly difference: string | null;
};

/** What was found, held against the count and the list: nothing is signed for that was not counted. */
function lookedAt(parcels: readonly Parcel[], asked: Received): Result<Looked, PostRefusal> {
  const notes = new Map((asked.damaged ?? []).map(({ code, note }) => [code, note.trim()]));
  const found = parcels.filter(({ code }) => asked.received.includes(code) || notes.has(code));
  if (found.length !== asked.count)
    return refuse({ code: "POST_TICKS_DIFFER", counted: asked.count, ticked: found.length });
  const unsaid = found.find(({ code }) => notes.get(code) === "");
  if (unsaid !== undefined) return refuse({ code: "POST_DAMAGE_UNSAID", parcel: unsaid.code });
  const missing = parcels.filter((parcel) => !found.includes(parcel));
  const difference = asked.difference.trim();
  if (missing.length > 0 && difference === "")
    return refuse({ code: "POST_DIFFERENCE_REQUIRED", missing: missing.length });
  const photos = asked.photos ?? [];
  const other = photos.find(({ file }) => !isPhoto(file));
  if (other !== undefined) return refuse({ code: "POST_PHOTO_KIND", parcel: other.code });
  const damage = new Map(
    found.flatMap(({ id, code }): [ConsignmentId, string][] => {
      const note = notes.get(code);
      return note === undefined ? [] : [[id, note]];
    }),
  );
  return accept({ found, missing, damage, photos, difference: difference === "" ? null : difference });
}

/** What is there changes hands, what is not is followed up; answers what the post told of it before. */
async function takeOver(
  { office, services }: PostCall,
  tx: Tx,
  { by, sheet, found, missing, damage, photos, difference }: Signing & Looked,
): Promise<readonly string[]> {
  const at = services.clock.now();
  const moves = movesOf(sheet, found, at);
  await moveParcels(tx, moves);
  await announceSteps(office, tx, { parcels: found, moves });
  const received = found.map(({ id }) => id);
  await signReceived(tx, sheet.id, { by, at, difference, received, damage });
  const ended = await endAsFound(tx, received, { by, at });
  await announceSettled(office, tx, { parcels: found, ended, at });
  const findings = [
    ...found.flatMap((parcel) => {
      const note = damage.get(parcel.id);
      return note === undefined ? [] : [{ parcel, kind: "DAMAGED" as const, note }];
    }),
    ...missing.map((parcel) => ({ parcel, kind: "MISSING" as const, note: difference })),
  ];
  const opened = findings.map(({ parcel, kind, note }) => ({ consignmentId: parcel.id, kind, note }));
  const ids = await openIncidents(tx, opened, { sheetId: sheet.id, at });
  await insertPhotos(
    tx,
    findings.flatMap(({ parcel }, index) =>
      photos
        .filter(({ code }) => code === parcel.code)
        .map(({ file }) => ({ incidentId: present(ids[index], "the incident of a finding"), file })),
    ),
    { by, at },
  );
  await announceFindings(office, tx, { findings, ids, sheet, at });
  return reopenEvents(
    tx,
    found.map(({ code }) => code),
  );
}

function movesOf(sheet: Sheet, found: readonly Parcel[], at: Move["happenedAt"]): Move[] {
  return found
    .filter(({ state }) => !isEnded(state))
    .map((parcel) => ({
      id: parcel.id,
      state: stateAfter(sheet, parcel),
      happenedAt: at,
      recordedAt: at,
      carrierUnitId: sheet.carrier_unit_id,
      collectedDong: 0,
      eventId: null,
      sheetId: sheet.id,
    }));
}

/** A parcel that comes to the office is delivered if it was meant for the office, and came back otherwise. */
function stateAfter({ direction }: Sheet, parcel: Parcel): ParcelState {
  if (direction === "TO_POST") return "HANDED_OVER";
  return parcel.direction === "IN" ? "DELIVERED" : "RETURNED";
}

type Asked = { readonly id: SheetId; readonly side: "gives" | "receives"; readonly state: Sheet["state"] };
type Signing = { readonly by: PersonId; readonly sheet: Sheet };

/** Holds the sheet in the state in which this side signs it, or says why not. */
export function signing(
  { services, actor }: PostCall,
  { id, side, state }: Asked,
  sign: (tx: Tx, signing: Signing) => Promise<Result<null, PostRefusal>>,
): Promise<Result<null, PostRefusal>> {
  return transactionOrRefusal<null, PostRefusal>(services.database, async (tx) => {
    const sheet = await holdSheet(tx, id);
    if (sheet === null) return refuse({ code: "NOT_FOUND" });
    const denied = await deniedAt(services, actor, sidesOf(sheet)[side]);
    if (denied !== null) return refuse(denied);
    assert(actor.kind === "officer", "only people sign");
    if (sheet.state !== state) return refuse({ code: "POST_SHEET_STATE", state: sheet.state });
    return sign(tx, { by: actor.personId, sheet });
  });
}
