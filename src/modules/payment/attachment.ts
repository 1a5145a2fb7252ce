import type { WriteAttachment } from "../dossier/index.ts";
import { chargesOf } from "./charges-of-write.ts";

const OPENED = `AS o (id uuid, dossier_id uuid, dossier_code text, unit_id uuid, opened_seq int, line smallint, source text,
        fee_code text, kind text, name text, name_en text, collect_when text, legal_ground text, amount_dong bigint,
        exempt_dong bigint, exemption_ground text, state text, at timestamptz)`;

/**
 * Which charges a turn is about: `c` the charge, `x` the turn. Of what was paid goes back what is kept and not due back
 * already; what was paid at the treasury is not ours to pay back.
 */
const MEANT = (schema: string) => `
  CASE x.turn
    WHEN 'REFUND_DUE' THEN c.state IN ('PAID', 'REFUND_DUE') AND c.amount_dong - c.exempt_dong > c.refunded_dong + c.refund_due_dong AND EXISTS (
      SELECT FROM ${schema}.payment_allocation AS a JOIN ${schema}.payment_payment AS p ON p.id = a.payment_id
      WHERE a.charge_id = c.id AND p.method <> 'TREASURY' AND p.reversed_at IS NULL)
    WHEN 'CANCELLED' THEN c.state = 'DUE'
    ELSE c.state = 'DUE' AND c.source = 'OBLIGATION' AND c.amount_dong IS NOT NULL
  END`;

type Names = { readonly parameter: string; readonly written: string };

const openedBy = (schema: string, { parameter, written }: Names) => `,
    charge_opened AS (
      INSERT INTO ${schema}.payment_charge (id, dossier_id, dossier_code, unit_id, opened_seq, line, source, fee_code, kind, name,
        name_en, collect_when, legal_ground, amount_dong, exempt_dong, exemption_ground, state, opened_at, changed_at)
      SELECT o.id, o.dossier_id, o.dossier_code, o.unit_id, o.opened_seq, o.line, o.source, o.fee_code, o.kind, o.name,
        o.name_en, o.collect_when, o.legal_ground, o.amount_dong, o.exempt_dong, o.exemption_ground, o.state, o.at, o.at
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') ${OPENED}
      WHERE o.dossier_id IN (SELECT id FROM ${written})
      RETURNING id
    )`;

const turnedBy = (schema: string, { parameter, written }: Names) => `
    charge_demanded AS (
      UPDATE ${schema}.payment_charge AS c SET source = 'OBLIGATION', changed_at = d.at
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'demanded') AS d (dossier_id uuid, charge_id uuid, at timestamptz)
      WHERE c.id = d.charge_id AND c.dossier_id = d.dossier_id AND c.state = 'DUE'
        AND d.dossier_id IN (SELECT id FROM ${written})
      RETURNING c.id
    ),
    charge_meant AS (
      SELECT c.id, c.dossier_id, c.unit_id, coalesce(c.amount_dong - c.exempt_dong - c.refunded_dong - c.refund_due_dong, 0) AS rest,
        x.turn, x.reference, x.ground, x.paid_at, x.at,
        gen_random_uuid() AS payment_id
      FROM ${schema}.payment_charge AS c
      JOIN jsonb_to_recordset(${parameter}::jsonb -> 'turned') AS x (dossier_id uuid, turn text, reference text, ground text, paid_at timestamptz, at timestamptz)
        ON x.dossier_id = c.dossier_id
      WHERE c.dossier_id = ANY (ARRAY(SELECT id FROM ${written})) AND ${MEANT(schema)}
      FOR NO KEY UPDATE OF c
    ),
    charge_turned AS (
      UPDATE ${schema}.payment_charge AS c
      SET state = m.turn, changed_at = m.at,
        refund_due_dong = c.refund_due_dong + CASE m.turn WHEN 'REFUND_DUE' THEN m.rest ELSE 0 END,
        exempt_dong = CASE WHEN m.turn = 'EXEMPT' THEN c.amount_dong ELSE c.exempt_dong END,
        exemption_ground = coalesce(m.ground, c.exemption_ground)
      FROM charge_meant AS m WHERE c.id = m.id
      RETURNING c.id
    ),
    charge_paid_elsewhere AS (
      INSERT INTO ${schema}.payment_payment (id, unit_id, method, amount_dong, txn_ref, paid_at, recorded_at)
      SELECT m.payment_id, m.unit_id, 'TREASURY', m.rest, m.reference, m.paid_at, m.at
      FROM charge_meant AS m WHERE m.turn = 'PAID' AND m.rest > 0
      RETURNING id
    ),
    charge_allocated AS (
      INSERT INTO ${schema}.payment_allocation (payment_id, charge_id, amount_dong)
      SELECT m.payment_id, m.id, m.rest FROM charge_meant AS m WHERE m.turn = 'PAID' AND m.rest > 0
      RETURNING charge_id
    ),
    charge_refund AS (
      INSERT INTO ${schema}.payment_decision (id, kind, charge_id, unit_id, amount_dong, ground, asked_at, answer, answered_at)
      SELECT gen_random_uuid(), 'REFUND', m.id, m.unit_id, m.rest, 'WITHDRAWAL', m.at, 'APPROVED', m.at
      FROM charge_meant AS m WHERE m.turn = 'REFUND_DUE'
      RETURNING id
    )`;

const bookedBy = (schema: string, { parameter, written }: Names) => `
    charge_booked AS (
      INSERT INTO ${schema}.payment_transfer (id, why, debit, credit, amount_dong, unit_id, charge_id, payment_id, at)
      SELECT gen_random_uuid(), b.why, b.debit, b.credit, b.amount_dong, b.unit_id, b.charge_id, b.payment_id, b.at FROM (
        SELECT 'CHARGED' AS why, 'RECEIVABLE' AS debit, 'REVENUE' AS credit, o.amount_dong, o.unit_id, o.id AS charge_id,
          NULL::uuid AS payment_id, o.at
        FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') ${OPENED}
        WHERE o.dossier_id IN (SELECT id FROM ${written})
        UNION ALL
        SELECT 'EXEMPTED', 'EXEMPTION', 'RECEIVABLE', o.exempt_dong, o.unit_id, o.id, NULL, o.at
        FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') ${OPENED}
        WHERE o.dossier_id IN (SELECT id FROM ${written})
        UNION ALL
        SELECT CASE m.turn WHEN 'PAID' THEN 'PAID' WHEN 'EXEMPT' THEN 'EXEMPTED' ELSE m.turn END,
          CASE m.turn WHEN 'PAID' THEN 'TREASURY' WHEN 'EXEMPT' THEN 'EXEMPTION' ELSE 'REVENUE' END,
          CASE m.turn WHEN 'REFUND_DUE' THEN 'REFUND_PAYABLE' ELSE 'RECEIVABLE' END,
          m.rest, m.unit_id, m.id, CASE WHEN m.turn = 'PAID' THEN m.payment_id END, m.at
        FROM charge_meant AS m
      ) AS b WHERE b.amount_dong > 0
      RETURNING charge_id
    ),
    charge_uncounted AS (
      INSERT INTO ${schema}.payment_uncounted (dossier_id)
      SELECT DISTINCT x.dossier_id
      FROM (SELECT o.id, o.dossier_id FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') ${OPENED}
        UNION ALL SELECT m.id, m.dossier_id FROM charge_meant AS m) AS x
      WHERE x.id IN (SELECT charge_id FROM charge_booked)
      RETURNING dossier_id
    )`;

/**
 * Opens and closes charges with the act itself: they exist exactly when the event does. Confirming a payment by hand
 * (T14: paid at the treasury, or exempt) settles what the books have not; where the money was booked first, nothing is
 * left to settle.
 */
export const paymentAttachment: WriteAttachment = {
  name: "payment",
  parts: (schema, names) =>
    `${openedBy(schema, names)},${turnedBy(schema, names)},${bookedBy(schema, names)}`,
  valueOf: (writes) => {
    const changes = writes.map(chargesOf);
    const opened = changes.flatMap((each) => each.opened);
    const turned = changes.flatMap((each) => each.turned);
    const demanded = changes.flatMap((each) => each.demanded);
    const isNothing = opened.length + turned.length + demanded.length === 0;
    return isNothing ? null : JSON.stringify({ opened, turned, demanded });
  },
};
