import { faultName } from "../../../kernel/fault.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import { holdDossiers, type Office, returnByPost } from "../../dossier/index.ts";
import { settleCollected } from "../../payment/index.ts";
import { announceSteps } from "../announce-steps.ts";
import { type Settled, settle } from "../decide.ts";
import {
  type HeldEvent,
  holdEvent,
  isRefSettled,
  keepEvents,
  listWaiting,
  noteClosing,
  noteFault,
  settleEvent,
} from "../event-store.ts";
import { openIncidents } from "../incident-store.ts";
import type { Parcel } from "../parcel.ts";
import { findParcel, holdParcels, type Move, moveParcels } from "../parcel-store.ts";
import { type Teller, type TrackingEvent, takenIn } from "../tracking-event.ts";

export type Told = { readonly taken: number; readonly settled: readonly Settled[] };

/** The office whose dossiers are returned, and the services of the request or the job. */
type Telling = { readonly office: Office; readonly services: Pick<Services, "database" | "clock"> };
/** Where nobody waits for the answer: what cannot be settled is told to the log. */
type Unattended = Telling & { readonly services: Pick<Services, "log"> };

/**
 * Takes in what the post tells: all of it is kept first, then each telling is settled by itself, oldest first. A telling
 * that was kept and not settled is settled by the job; one that comes again has no second effect.
 */
export async function takeInEvents(
  telling: Telling,
  events: readonly TrackingEvent[],
  teller: Teller,
): Promise<Told> {
  const settled: Settled[] = [];
  for (const id of await keepTold(telling, events, teller)) {
    const done = await settleOne(telling, id);
    if (done !== null) settled.push(done);
  }
  return { taken: events.length, settled };
}

/** Keeps what was told, before anything is made of it; answers what of it is still to be settled, oldest first. */
export function keepTold(
  { services }: Telling,
  events: readonly TrackingEvent[],
  teller: Teller,
): Promise<readonly string[]> {
  const kept = takenIn(events, teller).sort((a, b) => (a.happened_at < b.happened_at ? -1 : 1));
  return keepEvents(services.database, kept);
}

const BATCH = 500;

/** Settles what waits; answers how much of it was. */
export async function settleWaiting(telling: Unattended): Promise<number> {
  return settleEach(telling, await listWaiting(telling.services.database, BATCH));
}

/** Settles each by itself: one that cannot be is noted, and keeps no other waiting. Answers how many were settled. */
export async function settleEach(telling: Unattended, ids: readonly string[]): Promise<number> {
  const { database, log } = telling.services;
  let done = 0;
  for (const id of ids) {
    try {
      await settleOne(telling, id);
      done += 1;
    } catch (error) {
      log.error({ event: id, error }, "a telling of the post cannot be settled");
      await noteFault(database, id, faultName(error));
    }
  }
  return done;
}

/**
 * One telling, one transaction: the parcel's step, the incident and the result handed over are all there or none is.
 * The dossier is held before the parcel, as an act on the dossier holds them.
 */
export function settleOne({ office, services }: Telling, id: string): Promise<Settled | null> {
  return services.database.transaction(async (tx) => {
    const event = await holdEvent(tx, id);
    if (event === null || event.outcome !== "WAITING") return null;
    const at = services.clock.now();
    const found = await findParcel(tx, event.parcel_code);
    if (found !== null && found.dossier_id !== null) await holdDossiers(tx, [found.dossier_id]);
    const [parcel] = found === null ? [] : await holdParcels(tx, [found.code]);
    // Asked once the parcel is held: whoever settles another telling of this reference holds it too.
    const isRepeated = await isRefSettled(tx, event);
    const settled: Settled = isRepeated
      ? { outcome: "REFUSED", because: "CONTENT_DIFFERS" }
      : judge(event, parcel, at);
    if (settled.outcome === "APPLIED" && parcel !== undefined) await take(office, tx, { event, parcel, at });
    await settleEvent(tx, id, { settled, consignmentId: parcel?.id ?? null, at });
    return settled;
  });
}

function judge(event: HeldEvent, parcel: Parcel | undefined, now: HeldEvent["happened_at"]): Settled {
  if (parcel === undefined) return { outcome: "REFUSED", because: "UNKNOWN_PARCEL" };
  const { carrier_unit_id: carrier } = parcel;
  if (carrier !== null && carrier !== event.carrier_unit_id)
    return { outcome: "REFUSED", because: "OTHER_CARRIER" };
  const isProven = event.receiver_name !== null && event.receiver !== null && event.identity !== null;
  const { kind, happened_at: happenedAt, collected_dong: collectedDong } = event;
  return settle(parcel, { kind, happenedAt, isProven, collectedDong }, now);
}

type Taking = { readonly event: HeldEvent; readonly parcel: Parcel; readonly at: HeldEvent["happened_at"] };

async function take(office: Office, tx: Tx, { event, parcel, at }: Taking): Promise<void> {
  const { kind } = event;
  const isDelivered = kind === "DELIVERED";
  const move: Move = {
    id: parcel.id,
    state: kind,
    happenedAt: event.happened_at,
    recordedAt: at,
    carrierUnitId: null,
    collectedDong: isDelivered ? parcel.cod_dong : 0,
    eventId: event.id,
    sheetId: null,
  };
  await moveParcels(tx, [move]);
  if (kind === "LOST" || kind === "DAMAGED")
    await openIncidents(tx, [{ consignmentId: parcel.id, kind, note: event.reason }], { sheetId: null, at });
  // A delivery that returns the result is told by that act.
  const isTold = isDelivered && (await closeDossier(office, tx, { event, parcel, at }));
  if (!isTold) await announceSteps(office, tx, { parcels: [parcel], moves: [move] });
}

/**
 * The proof of delivery closes the dossier (T22), once what was collected is in the books. Where the dossier says no (the result was taken back meanwhile) the
 * parcel is delivered all the same, and the reason stands on the list of what somebody must look at. Answers whether the
 * dossier was closed.
 */
async function closeDossier(office: Office, tx: Tx, { event, parcel, at }: Taking): Promise<boolean> {
  const { receiver, identity, receiver_name: receiverName } = event;
  const { dossier_id: dossierId } = parcel;
  if (dossierId === null || receiver === null || identity === null || receiverName === null) return false;
  const { code: parcelCode, office_unit_id: officeUnitId, cod_dong: collectedDong } = parcel;
  if (collectedDong > 0)
    await settleCollected(office, tx, {
      parcelCode,
      dossierId,
      officeUnitId,
      collectedDong,
      paidAt: event.happened_at,
      at,
    });
  const standing = await office.fees(tx, dossierId);
  // Nothing open, or all of it just settled by what was collected; a dossier the books know nothing of owes nothing.
  const feesSettled = standing === null || standing.isSettled;
  const proof = {
    ...{ dossierId, receiver, identityChecked: identity, receiverName, feesSettled },
    consignment: parcelCode,
  };
  const closed = await returnByPost(office, tx, proof);
  await noteClosing(tx, parcel.id, closed.ok ? "RETURNED" : closed.refusal.code);
  return closed.ok;
}
