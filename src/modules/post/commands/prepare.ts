import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Act, UnitId } from "../../access/index.ts";
import { holdDossiers } from "../../dossier/index.ts";
import { announceSettled } from "../announce-steps.ts";
import { endIncidents, type IncidentEndedAs } from "../incident-store.ts";
import type { Parcel } from "../parcel.ts";
import { parcelCode } from "../parcel-code.ts";
import { findParcel, holdParcels } from "../parcel-store.ts";
import { writePostalAddress } from "../postal-address.ts";
import { isBackHere } from "../queries/is-back.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";

type Address = { readonly name: string; readonly phone: string | null; readonly address: string };

/** Writes another address on a parcel that has not left; the dossier keeps what the applicant told. */
export function correctAddress(
  call: PostCall,
  { code, ...address }: Address & { readonly code: string },
): Promise<Result<null, PostRefusal>> {
  return onParcel(call, { code, act: "post.hand-over" }, async (tx, parcel) => {
    if (!isInHand(parcel)) return refuse({ code: "POST_PARCEL_STATE", parcel: code, state: parcel.state });
    await writePostalAddress(tx, parcel.id, address);
    return accept(null);
  });
}

const SET_COD: Statement = {
  name: "post-set-cod",
  text: (schema) => `UPDATE ${schema}.post_consignment SET cod_dong = $2, cod_set = true WHERE id = $1`,
};

/**
 * What the post collects when it hands the result over; what is owed unless said. The cost of the post is no fee of ours.
 * @law one-stop.md §6.3: COD for fees; postal cost is not a fee of the procedure.
 */
export function setCashOnDelivery(
  call: PostCall,
  { code, amountDong }: { readonly code: string; readonly amountDong: number },
): Promise<Result<null, PostRefusal>> {
  return onParcel(call, { code, act: "post.hand-over" }, async (tx, parcel) => {
    if (!isInHand(parcel)) return refuse({ code: "POST_PARCEL_STATE", parcel: code, state: parcel.state });
    await tx.run(SET_COD, [parcel.id, amountDong]);
    return accept(null);
  });
}

const SEND_AGAIN: Statement = {
  name: "post-send-again",
  text: (schema) => `
    WITH made AS (
      INSERT INTO ${schema}.post_consignment (id, code, direction, dossier_id, opened_seq, attempt, office_unit_id, state, state_at,
        cod_dong, cod_set, created_by, created_at)
      SELECT $2, $3, 'OUT', c.dossier_id, c.opened_seq, c.attempt + 1, c.office_unit_id, 'CREATED', $5, c.cod_dong, c.cod_set, $4, $5
      FROM ${schema}.post_consignment AS c WHERE c.id = $1
      RETURNING id
    ), moved AS (
      INSERT INTO ${schema}.post_party (consignment_id, name, phone, address)
      SELECT $2, p.name, p.phone, p.address FROM ${schema}.post_party AS p WHERE p.consignment_id = $1
    )
    INSERT INTO ${schema}.post_step (consignment_id, seq, state, happened_at, recorded_at)
    SELECT id, 1, 'CREATED', $5, $5 FROM made`,
};

type Again = {
  readonly code: string;
  /** Where to this time; null where the address was right. */
  readonly to: Address | null;
};

/**
 * A result that came back goes out again as a consignment of its own, to another address where that was wrong; where it
 * was, stays where it was.
 */
export function sendAgain(
  call: PostCall,
  { code, to }: Again,
): Promise<Result<{ readonly code: string }, PostRefusal>> {
  return onParcel(call, { code, act: "post.hand-over" }, async (tx, parcel) => {
    if (!(await isBackHere(tx, parcel)))
      return refuse({ code: "POST_PARCEL_STATE", parcel: code, state: parcel.state });
    const id = newId<"consignment">();
    const by = call.actor.kind === "officer" ? call.actor.personId : null;
    const made = parcelCode(id);
    await tx.run(SEND_AGAIN, [parcel.id, id, made, by, call.services.clock.now()]);
    if (to !== null) await writePostalAddress(tx, id, to);
    return accept({ code: made });
  });
}

type IncidentEnd = {
  readonly code: string;
  readonly endedAs: IncidentEndedAs;
  readonly note: string;
};

/** What was done about a parcel that was lost, missing or damaged; who was told of that is told of this. */
export function endIncident(
  call: PostCall,
  { code, endedAs, note }: IncidentEnd,
): Promise<Result<null, PostRefusal>> {
  return onParcel(call, { code, act: "post.resolve" }, async (tx, parcel) => {
    const by = call.actor.kind === "officer" ? call.actor.personId : null;
    const at = call.services.clock.now();
    const ended = await endIncidents(tx, parcel.id, { as: endedAs, note, by, at });
    if (ended.length === 0) return refuse({ code: "NOT_FOUND" });
    await announceSettled(call.office, tx, { parcels: [parcel], ended, at });
    return accept(null);
  });
}

const SET_ASIDE: Statement = {
  name: "post-event-set-aside",
  text: (schema) => `
    UPDATE ${schema}.post_event AS e SET outcome = 'SET_ASIDE', receiver_name = NULL
    WHERE e.id = $1 AND e.outcome = 'REFUSED' AND (
      EXISTS (SELECT FROM ${schema}.post_consignment AS c WHERE c.id = e.consignment_id AND c.office_unit_id = ANY ($2::uuid[]))
      OR (e.consignment_id IS NULL AND EXISTS (SELECT FROM ${schema}.post_sheet AS s
        WHERE s.carrier_unit_id = e.carrier_unit_id AND s.office_unit_id = ANY ($2::uuid[]))))
    RETURNING e.id`,
};

/** A telling that was not believed and has been looked at: it leaves the list and stays in the book. */
export async function setEventAside(
  { services }: PostCall,
  id: string,
  offices: readonly UnitId[],
): Promise<Result<null, PostRefusal>> {
  const done = await services.database.run(SET_ASIDE, [id, offices]);
  return done.length > 0 ? accept(null) : refuse({ code: "NOT_FOUND" });
}

/** Not with the post, and not on a sheet that one side has signed. */
function isInHand({ state, counted }: Parcel): boolean {
  return state === "CREATED" && !counted;
}

type Asked = { readonly code: string; readonly act: Act };

/** Holds a parcel of an office where the actor may do the act; all others hear that there is none. */
function onParcel<T>(
  { services, actor }: PostCall,
  { code, act }: Asked,
  work: (tx: Tx, parcel: Parcel) => Promise<Result<T, PostRefusal>>,
): Promise<Result<T, PostRefusal>> {
  return transactionOrRefusal<T, PostRefusal>(services.database, async (tx) => {
    const found = await findParcel(tx, code);
    if (found === null) return refuse({ code: "NOT_FOUND" });
    const denied = await deniedAt(services, actor, { act, unitId: found.office_unit_id });
    if (denied !== null) return refuse(denied);
    if (found.dossier_id !== null) await holdDossiers(tx, [found.dossier_id]);
    const [parcel] = await holdParcels(tx, [code]);
    return parcel === undefined ? refuse({ code: "NOT_FOUND" }) : work(tx, parcel);
  });
}
