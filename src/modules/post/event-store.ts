import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { Settled } from "./decide.ts";
import { type ConsignmentId, TOLD_STATES } from "./parcel.ts";
import type { TakenIn } from "./tracking-event.ts";

const KEEP: Statement = {
  name: "post-event-keep",
  text: (schema) => `
    INSERT INTO ${schema}.post_event AS e (id, carrier_unit_id, event_ref, body_sha256, source, parcel_code, kind, happened_at,
      reason, receiver_name, receiver, identity, collected_dong, outcome, recorded_by, recorded_at, last_told_at)
    SELECT t.id, t.carrier_unit_id, t.event_ref, t.body_sha256, t.source, t.parcel_code, t.kind, t.happened_at,
      t.reason, t.receiver_name, t.receiver, t.identity, t.collected_dong, 'WAITING', t.recorded_by, t.at, t.at
    FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, carrier_unit_id uuid, event_ref text, body_sha256 text, source text,
      parcel_code text, kind text, happened_at timestamptz, reason text, receiver_name text, receiver text, identity text,
      collected_dong bigint, recorded_by uuid, at timestamptz)
    ON CONFLICT (carrier_unit_id, event_ref, body_sha256)
      DO UPDATE SET times = e.times + 1, last_told_at = excluded.last_told_at
    RETURNING e.id, e.outcome`,
};

const kept = z.object({ id: z.string(), outcome: z.string() });

/** Keeps what was told before anything is made of it; answers the ids of what is still to be settled. */
export async function keepEvents(executor: Executor, events: readonly TakenIn[]): Promise<readonly string[]> {
  if (events.length === 0) return [];
  const rows = (await executor.run(KEEP, [JSON.stringify(events)])).map((row) => kept.parse(row));
  return rows.filter(({ outcome }) => outcome === "WAITING").map(({ id }) => id);
}

const HELD: Statement = {
  name: "post-event-held",
  text: (schema) => `
    SELECT e.id, e.carrier_unit_id, e.event_ref, e.parcel_code, e.kind, e.happened_at, e.reason, e.receiver_name,
      e.receiver, e.identity, e.collected_dong, e.outcome
    FROM ${schema}.post_event AS e WHERE e.id = $1 FOR NO KEY UPDATE OF e`,
};

const eventRow = z.object({
  id: z.string(),
  carrier_unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  event_ref: z.string(),
  parcel_code: z.string(),
  kind: z.enum(TOLD_STATES),
  happened_at: z.custom<Instant>((value) => typeof value === "string"),
  reason: z.string().nullable(),
  receiver_name: z.string().nullable(),
  receiver: z.enum(["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"]).nullable(),
  identity: z.enum(["ID_CARD", "VNEID", "RECEIPT_AND_ID", "QR", "OTP", "AUTHORISATION"]).nullable(),
  collected_dong: z.number().nullable(),
  outcome: z.enum(["WAITING", "APPLIED", "LATE", "REFUSED", "SET_ASIDE"]),
});
export type HeldEvent = z.output<typeof eventRow>;

export async function holdEvent(tx: Tx, id: string): Promise<HeldEvent | null> {
  const [row] = await tx.run(HELD, [id]);
  return row === undefined ? null : eventRow.parse(row);
}

const REF_SETTLED: Statement = {
  name: "post-event-ref-settled",
  text: (schema) => `
    SELECT o.id FROM ${schema}.post_event AS o
    WHERE o.carrier_unit_id = $1 AND o.event_ref = $2 AND o.outcome IN ('APPLIED', 'LATE') LIMIT 1`,
};

/** Whether another telling under the same reference has been settled, so that this one changes what was told. */
export async function isRefSettled(tx: Tx, event: HeldEvent): Promise<boolean> {
  return (await tx.run(REF_SETTLED, [event.carrier_unit_id, event.event_ref])).length > 0;
}

const SETTLE: Statement = {
  name: "post-event-settle",
  text: (schema) => `
    UPDATE ${schema}.post_event
    SET outcome = $2, because = $3, consignment_id = $4, settled_at = $5,
      receiver_name = CASE WHEN $2 = 'REFUSED' THEN receiver_name END
    WHERE id = $1`,
};

/** What became of it. The name of who signed stands in the dossier from now on, and only there. */
export async function settleEvent(
  tx: Tx,
  id: string,
  told: { readonly settled: Settled; readonly consignmentId: ConsignmentId | null; readonly at: Instant },
): Promise<void> {
  const { settled, consignmentId, at } = told;
  const because = settled.outcome === "REFUSED" ? settled.because : null;
  await tx.run(SETTLE, [id, settled.outcome, because, consignmentId, at]);
}

const WAITING: Statement = {
  name: "post-events-waiting",
  text: (schema) => `
    SELECT e.id FROM ${schema}.post_event AS e WHERE e.outcome = 'WAITING' ORDER BY e.tries, e.happened_at, e.id LIMIT $1`,
};

/** What was kept and not settled: a server that died between the two left it, or it failed before, and comes last. */
export async function listWaiting(executor: Executor, limit: number): Promise<readonly string[]> {
  return (await executor.run(WAITING, [limit])).map((row) => String(row["id"]));
}

const FAULT: Statement = {
  name: "post-event-fault",
  text: (schema) => `UPDATE ${schema}.post_event SET tries = tries + 1, fault = $2 WHERE id = $1`,
};

/** Settling it failed, and how that is called. It still waits. */
export async function noteFault(executor: Executor, id: string, fault: string): Promise<void> {
  await executor.run(FAULT, [id, fault]);
}

const AGAIN: Statement = {
  name: "post-events-again",
  text: (schema) => `
    UPDATE ${schema}.post_event SET outcome = 'WAITING', because = NULL, settled_at = NULL
    WHERE outcome = 'REFUSED' AND because = 'NOT_HANDED_OVER' AND parcel_code = ANY ($1::text[])
    RETURNING id`,
};

/** What was told before the sheet was signed is looked at again once it is. */
export async function reopenEvents(executor: Executor, codes: readonly string[]): Promise<readonly string[]> {
  return (await executor.run(AGAIN, [codes])).map((row) => String(row["id"]));
}

const CLOSING: Statement = {
  name: "post-closing",
  text: (schema) => `UPDATE ${schema}.post_consignment SET closing = $2 WHERE id = $1`,
};

/** `RETURNED`, or the code with which the dossier said no. */
export async function noteClosing(tx: Tx, id: ConsignmentId, closing: string): Promise<void> {
  await tx.run(CLOSING, [id, closing]);
}
