import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { UnitId } from "../../access/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { fixCash } from "../cash-on-delivery.ts";
import { isCarried, type Parcel, type SheetId } from "../parcel.ts";
import { holdParcels } from "../parcel-store.ts";
import { listPostalAddresses } from "../postal-address.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";
import { type Sheet, type SheetDirection, sidesOf } from "../sheet.ts";
import { holdSheet, insertSheet, markCancelled, putOnSheet, takeOffSheet } from "../sheet-store.ts";

type OpenSheet = {
  readonly direction: SheetDirection;
  readonly officeUnitId: UnitId;
  readonly carrierUnitId: UnitId;
  /** Parcels to begin with; more are put on it one by one, as they are scanned. */
  readonly codes: readonly string[];
};

/**
 * Opens a hand-over sheet; the side that gives makes it out.
 * @law one-stop.md §6.3: papers and results change hands on a sheet that both sides sign.
 */
export async function openSheet(
  { services, actor }: PostCall,
  asked: OpenSheet,
): Promise<Result<{ readonly id: SheetId }, PostRefusal>> {
  const between = {
    direction: asked.direction,
    office_unit_id: asked.officeUnitId,
    carrier_unit_id: asked.carrierUnitId,
  };
  const denied = await deniedAt(services, actor, sidesOf(between).gives);
  if (denied !== null) return refuse(denied);
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const day = services.clock.today();
  const carrier = (await unitDirectory(services.database)).find(asked.carrierUnitId);
  if (carrier === null || carrier.kind !== "POSTAL" || !isValidOn(carrier, day))
    return refuse({ code: "POST_CARRIER_UNKNOWN" });
  const id = newId<"sheet">();
  return transactionOrRefusal<{ readonly id: SheetId }, PostRefusal>(services.database, async (tx) => {
    const { direction, officeUnitId, carrierUnitId, codes } = asked;
    const at = services.clock.now();
    await insertSheet(tx, { id, day, direction, officeUnitId, carrierUnitId, openedBy: actor.personId, at });
    if (codes.length === 0) return accept({ id });
    const put = await putParcels(tx, { id, ...between }, codes);
    return put.ok ? accept({ id }) : put;
  });
}

/** Puts a parcel on an open sheet: a code that is scanned, or typed. */
export function addToSheet(
  call: PostCall,
  asked: { readonly id: SheetId; readonly code: string },
): Promise<Result<null, PostRefusal>> {
  return onOpenSheet(call, asked.id, (tx, sheet) => putParcels(tx, sheet, [asked.code]));
}

export function removeFromSheet(
  call: PostCall,
  asked: { readonly id: SheetId; readonly code: string },
): Promise<Result<null, PostRefusal>> {
  return onOpenSheet(call, asked.id, async (tx, sheet) => {
    const [parcel] = await holdParcels(tx, [asked.code]);
    if (parcel === undefined || parcel.sheet_id !== sheet.id)
      return refuse({ code: "POST_CODE_UNKNOWN", parcel: asked.code });
    await takeOffSheet(tx, sheet.id, [parcel.id]);
    return accept(null);
  });
}

/** Takes a sheet back as long as the other side has not signed; its parcels are free again. */
export function cancelSheet(call: PostCall, id: SheetId): Promise<Result<null, PostRefusal>> {
  return onSheet(call, { id, states: ["OPEN", "GIVEN"] }, async (tx) => {
    await markCancelled(tx, id);
    return accept(null);
  });
}

type Work = (tx: Tx, sheet: Sheet) => Promise<Result<null, PostRefusal>>;

function onOpenSheet(call: PostCall, id: SheetId, work: Work): Promise<Result<null, PostRefusal>> {
  return onSheet(call, { id, states: ["OPEN"] }, work);
}

/** Holds the sheet; only the side that gives changes it. */
function onSheet(
  { services, actor }: PostCall,
  { id, states }: { readonly id: SheetId; readonly states: readonly Sheet["state"][] },
  work: Work,
): Promise<Result<null, PostRefusal>> {
  return transactionOrRefusal<null, PostRefusal>(services.database, async (tx) => {
    const sheet = await holdSheet(tx, id);
    if (sheet === null) return refuse({ code: "NOT_FOUND" });
    const denied = await deniedAt(services, actor, sidesOf(sheet).gives);
    if (denied !== null) return refuse(denied);
    if (!states.includes(sheet.state)) return refuse({ code: "POST_SHEET_STATE", state: sheet.state });
    return work(tx, sheet);
  });
}

type Onto = Pick<Sheet, "id" | "direction" | "office_unit_id" | "carrier_unit_id">;

async function putParcels(tx: Tx, sheet: Onto, codes: readonly string[]): Promise<Result<null, PostRefusal>> {
  const asked = [...new Set(codes)];
  const held = new Map((await holdParcels(tx, asked)).map((parcel) => [parcel.code, parcel]));
  const parcels: Parcel[] = [];
  for (const code of asked) {
    const parcel = held.get(code);
    // Somebody else's parcel and one that is none are the same answer.
    if (parcel === undefined || !isTheirs(sheet, parcel))
      return refuse({ code: "POST_CODE_UNKNOWN", parcel: code });
    if (parcel.sheet_id !== null) return refuse({ code: "POST_PARCEL_ON_SHEET", parcel: code });
    if (!mayGoOn(sheet, parcel))
      return refuse({ code: "POST_PARCEL_STATE", parcel: code, state: parcel.state });
    parcels.push(parcel);
  }
  if (sheet.direction === "TO_POST") {
    const addresses = await listPostalAddresses(tx, parcels);
    const lost = parcels.find(({ id }) => addresses.get(id)?.address === null || !addresses.has(id));
    if (lost !== undefined) return refuse({ code: "POST_ADDRESS_MISSING", parcel: lost.code });
    await fixCash(tx, parcels);
  }
  await putOnSheet(
    tx,
    sheet.id,
    parcels.map(({ id }) => id),
  );
  return accept(null);
}

function isTheirs(sheet: Onto, parcel: Parcel): boolean {
  if (parcel.office_unit_id !== sheet.office_unit_id) return false;
  return sheet.direction === "TO_POST"
    ? parcel.direction === "OUT"
    : parcel.carrier_unit_id === sheet.carrier_unit_id;
}

/** To the post goes what has not left; to the office what the post has, and what it said it brings back. */
function mayGoOn({ direction }: Onto, parcel: Parcel): boolean {
  if (direction === "TO_POST") return parcel.state === "CREATED";
  return isCarried(parcel.state) || (parcel.direction === "OUT" && parcel.state === "RETURNED");
}
