import type { Executor, Row, Statement } from "../../platform/postgres/database.ts";

/** Cash was paid, a transfer was ordered; that the latter was called paid is right of letters from before there were two. */
const PAID_BACK = (method: string) =>
  `SELECT 'REFUND_PAID', ${method} = 'CASH' UNION ALL SELECT 'REFUND_ORDERED', true WHERE ${method} = 'BANK'`;

/** Money that never came: what was struck is told always, a claim that lapsed of what was owed still. */
const NEVER_CAME = (
  schema: string,
) => `SELECT 'PAYMENT_STRUCK', 'struck ' || p.id, c.dossier_id, p.reversed_at, true
    FROM ${schema}.payment_payment AS p
    JOIN ${schema}.payment_allocation AS a ON a.payment_id = p.id
    JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id
    WHERE p.reversed_at IS NOT NULL
    UNION
    SELECT 'CLAIM_LAPSED', 'claim ' || r.id, c.dossier_id, r.claim_lapsed_at, false
    FROM ${schema}.payment_request AS r
    JOIN ${schema}.payment_request_charge AS q ON q.request_id = r.id
    JOIN ${schema}.payment_charge AS c ON c.id = q.charge_id
    WHERE r.claim_lapsed_at IS NOT NULL`;

/**
 * What the books of money and of parcels say somebody had to hear, `o` with its kind, its occasion and when: asked of
 * them again, in the words the outbox should have. What the dossier's own act tells instead may be told, and need not.
 */
const OWED = (schema: string) => `
    SELECT CASE WHEN r.replaces_id IS NULL THEN 'RECEIPT_ISSUED' ELSE 'RECEIPT_REPLACED' END AS kind,
      'receipt ' || r.id AS occasion, c.dossier_id, r.issued_at AS at,
      r.replaces_id IS NOT NULL OR NOT EXISTS (SELECT FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = c.dossier_id AND e.type = 'PaymentConfirmed'
          AND e.data ->> 'reference' = r.series || '/' || lpad(r.number::text, 7, '0')) AS is_asked
    FROM ${schema}.payment_receipt AS r
    JOIN ${schema}.payment_allocation AS a ON a.payment_id = r.payment_id
    JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id
    UNION
    SELECT 'REFUND_' || d.answer, 'decision ' || d.id, c.dossier_id, d.answered_at, true
    FROM ${schema}.payment_decision AS d JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id
    WHERE d.kind = 'REFUND' AND d.answer IS NOT NULL AND d.asked_by IS NOT NULL
    UNION
    SELECT x.kind, 'decision ' || d.id, c.dossier_id, d.paid_at, x.is_asked
    FROM ${schema}.payment_decision AS d JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id
    CROSS JOIN LATERAL (${PAID_BACK("d.paid_method")}) AS x (kind, is_asked)
    WHERE d.paid_at IS NOT NULL
    UNION
    SELECT x.kind, 'decision ' || w.id, k.dossier_id, x.at, x.is_asked
    FROM ${schema}.payment_postal_clearing AS w JOIN ${schema}.payment_postal_cod AS k ON k.parcel_code = w.parcel_code
    CROSS JOIN LATERAL (SELECT 'REFUND_APPROVED', w.answered_at, true
      UNION ALL SELECT p.kind, w.paid_at, p.is_asked FROM (${PAID_BACK("w.paid_method")}) AS p (kind, is_asked)) AS x (kind, at, is_asked)
    WHERE w.kind = 'RETURN' AND w.answer = 'APPROVED' AND x.at IS NOT NULL
    UNION
    SELECT CASE m.problem WHEN 'AMOUNT_DIFFERS' THEN 'PAYMENT_DIFFERS' ELSE 'PAYMENT_NOT_OWED' END, 'movement ' || m.id,
      c.dossier_id, m.recorded_at, true
    FROM ${schema}.payment_movement AS m
    JOIN ${schema}.payment_request_charge AS q ON q.request_id = m.request_id
    JOIN ${schema}.payment_charge AS c ON c.id = q.charge_id
    WHERE m.problem IN ('AMOUNT_DIFFERS', 'ALREADY_SETTLED')
    UNION ${NEVER_CAME(schema)}
    UNION
    SELECT CASE s.state WHEN 'HANDED_OVER' THEN 'PARCEL_SENT' WHEN 'LOST' THEN 'PARCEL_TROUBLED'
        WHEN 'DAMAGED' THEN 'PARCEL_TROUBLED' ELSE 'PARCEL_' || s.state END,
      'parcel ' || c.id || ' step ' || s.seq, c.dossier_id, s.recorded_at,
      s.state <> 'DELIVERED' OR c.closing IS DISTINCT FROM 'RETURNED'
    FROM ${schema}.post_step AS s JOIN ${schema}.post_consignment AS c ON c.id = s.consignment_id
    WHERE c.direction = 'OUT' AND c.dossier_id IS NOT NULL
      AND s.state IN ('HANDED_OVER', 'FAILED', 'RETURNING', 'LOST', 'DAMAGED', 'RETURNED', 'DELIVERED')
    UNION
    SELECT 'PARCEL_TROUBLED', 'parcel ' || c.id || ' incident ' || i.id, c.dossier_id, i.opened_at, true
    FROM ${schema}.post_incident AS i JOIN ${schema}.post_consignment AS c ON c.id = i.consignment_id
    JOIN ${schema}.post_sheet AS h ON h.id = i.sheet_id
    WHERE c.direction = 'OUT' AND c.dossier_id IS NOT NULL AND (i.kind = 'DAMAGED' OR h.direction = 'TO_OFFICE')
    UNION
    SELECT 'PARCEL_SETTLED', 'incident ' || i.id, c.dossier_id, i.ended_at, c.direction = 'OUT'
    FROM ${schema}.post_incident AS i JOIN ${schema}.post_consignment AS c ON c.id = i.consignment_id
    LEFT JOIN ${schema}.post_sheet AS h ON h.id = i.sheet_id
    WHERE c.dossier_id IS NOT NULL AND i.ended_at IS NOT NULL AND (i.kind <> 'MISSING' OR h.direction = 'TO_OFFICE')`;

/** Owed and not there; there and never owed. A movement matched since then was owed once: its row says so no more. */
const WRONG: Statement = {
  name: "notification-verify-announced",
  text: (schema) => `
    WITH owed AS MATERIALIZED (${OWED(schema)})
    SELECT 'MISSING' AS fault, o.dossier_id, o.kind || ' ' || o.occasion AS detail FROM owed AS o
    LEFT JOIN ${schema}.notification_since AS k ON k.kind = o.kind
    WHERE o.is_asked AND o.at > coalesce(k.since, '-infinity') AND NOT EXISTS (SELECT FROM ${schema}.notification_message AS m
      WHERE m.dossier_id = o.dossier_id AND m.kind = o.kind AND m.occasion = o.occasion AND m.audience = 'APPLICANT')
    UNION ALL
    SELECT 'UNFOUNDED', m.dossier_id, m.kind || ' ' || m.occasion FROM ${schema}.notification_message AS m
    WHERE m.kind IN ('RECEIPT_ISSUED', 'RECEIPT_REPLACED', 'REFUND_APPROVED', 'REFUND_DECLINED', 'REFUND_ORDERED',
        'REFUND_PAID', 'PAYMENT_STRUCK', 'CLAIM_LAPSED', 'PARCEL_SENT', 'PARCEL_DELIVERED', 'PARCEL_FAILED', 'PARCEL_TROUBLED', 'PARCEL_SETTLED', 'PARCEL_RETURNING',
        'PARCEL_RETURNED')
      AND NOT EXISTS (SELECT FROM owed AS o
        WHERE o.dossier_id = m.dossier_id AND o.kind = m.kind AND o.occasion = m.occasion)
    LIMIT $1`,
};

/** Compares what was told beside the histories with what the books of money and of parcels say. */
export function verifyAnnounced(executor: Pick<Executor, "run">, shownMax: number): Promise<readonly Row[]> {
  return executor.run(WRONG, [shownMax]);
}

const SINCE: Statement = {
  name: "notification-since",
  text: (schema) => `SELECT s.kind, s.since FROM ${schema}.notification_since AS s`,
};

/** From when on kinds are told that came later than the histories. */
export async function readSince(executor: Pick<Executor, "run">): Promise<ReadonlyMap<string, string>> {
  const rows = await executor.run(SINCE, []);
  return new Map(rows.map((row) => [String(row["kind"]), String(row["since"])]));
}
