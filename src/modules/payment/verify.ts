import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import {
  ABSENT_AGREED,
  BANK_IN_BOOKS,
  BANK_OWN_AGREED,
  HAND_MATCH_AGREED,
  MISSING_ON_STATEMENT,
  OPENING_AGREED,
  RETURNS_AGREED,
  STATEMENT_IN_BOOKS,
  SUSPENSE_IS_OPEN,
  TREASURY_AGREED,
} from "./verify-bank.ts";

/** What does not hold, and of which charge, payment, movement or account. */
type WrongMoney = { readonly rule: MoneyRule; readonly about: string; readonly detail: string };
export type MoneyVerification = { readonly transfers: number; readonly wrong: readonly WrongMoney[] };

/** A charge's state is what the books make it: nothing open where it is settled, everything where it is not. */
const CHARGE_IN_BOOKS = (schema: string) => `
  SELECT c.id::text AS about, c.state || ': ' || coalesce(b.open, 0) || ' / ' || coalesce(b.back, 0) AS detail
  FROM ${schema}.payment_charge AS c
  LEFT JOIN (
    SELECT t.charge_id,
      sum(CASE 'RECEIVABLE' WHEN t.debit THEN t.amount_dong WHEN t.credit THEN -t.amount_dong ELSE 0 END) AS open,
      sum(CASE 'REFUND_PAYABLE' WHEN t.credit THEN t.amount_dong WHEN t.debit THEN -t.amount_dong ELSE 0 END) AS back,
      sum(CASE 'EXEMPTION' WHEN t.debit THEN t.amount_dong WHEN t.credit THEN -t.amount_dong ELSE 0 END) AS exempt,
      sum(t.amount_dong) FILTER (WHERE t.why = 'REFUND_DUE') AS refund, sum(t.amount_dong) FILTER (WHERE t.why = 'REFUNDED') AS given
    FROM ${schema}.payment_transfer AS t WHERE t.charge_id IS NOT NULL GROUP BY t.charge_id
  ) AS b ON b.charge_id = c.id
  WHERE coalesce(b.open, 0) <> CASE WHEN c.state = 'DUE' THEN coalesce(c.amount_dong - c.exempt_dong, 0) ELSE 0 END
    OR coalesce(b.back, 0) <> c.refund_due_dong OR (c.refund_due_dong > 0) <> (c.state = 'REFUND_DUE')
    OR (c.state = 'REFUNDED' AND (coalesce(b.refund, 0) = 0 OR b.back <> 0))
    OR coalesce(b.given, 0) <> c.refunded_dong
    OR (c.state <> 'CANCELLED' AND coalesce(b.exempt, 0) <> c.exempt_dong)`;

/**
 * What was paid of a charge is kept, due back or given back, to the đồng; what is due and given back was agreed, and
 * paid out, by decisions.
 */
const PAID_KEPT_OR_BACK = (schema: string) => `
  SELECT c.id::text AS about, c.state || ': ' || b.paid || ' <> ' || b.kept || ' + ' || c.refund_due_dong || ' + ' || c.refunded_dong
    || ' / ' || d.due || ' + ' || d.given AS detail
  FROM ${schema}.payment_charge AS c
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE t.why WHEN 'PAID' THEN t.amount_dong WHEN 'REVERSED' THEN -t.amount_dong ELSE 0 END), 0) AS paid,
      coalesce(sum(CASE WHEN t.credit = 'REVENUE' THEN t.amount_dong WHEN 'EXEMPTION' = t.debit OR 'REVENUE' = t.debit THEN -t.amount_dong
        ELSE 0 END), 0) AS kept
    FROM ${schema}.payment_transfer AS t WHERE t.charge_id = c.id
  ) AS b
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(x.amount_dong) FILTER (WHERE x.paid_at IS NULL), 0) AS due,
      coalesce(sum(x.amount_dong) FILTER (WHERE x.paid_at IS NOT NULL), 0) AS given
    FROM ${schema}.payment_decision AS x WHERE x.charge_id = c.id AND x.kind = 'REFUND' AND x.answer = 'APPROVED'
  ) AS d
  WHERE (c.refund_due_dong, c.refunded_dong) <> (d.due, d.given)
    OR CASE WHEN c.state IN ('PAID', 'REFUND_DUE', 'REFUNDED') THEN b.paid <> b.kept + d.due + d.given ELSE b.paid <> 0 END`;

/** What was paid of a charge is what its payments say, and each payment is spent to the đồng; one that was struck is taken back whole. */
const PAYMENTS_ALLOCATED = (schema: string) => `
  SELECT p.id::text AS about, p.amount_dong || ' <> ' || coalesce(a.allocated, 0) || ' / ' || coalesce(t.booked, 0)
    || ' / ' || coalesce(t.struck, 0) AS detail
  FROM ${schema}.payment_payment AS p
  LEFT JOIN (SELECT payment_id, sum(amount_dong) AS allocated FROM ${schema}.payment_allocation GROUP BY payment_id) AS a
    ON a.payment_id = p.id
  LEFT JOIN (SELECT payment_id, sum(amount_dong) FILTER (WHERE why = 'PAID') AS booked, sum(amount_dong) FILTER (WHERE why = 'REVERSED') AS struck
    FROM ${schema}.payment_transfer WHERE why IN ('PAID', 'REVERSED') AND payment_id IS NOT NULL GROUP BY payment_id) AS t
    ON t.payment_id = p.id
  WHERE coalesce(a.allocated, 0) <> p.amount_dong
    OR coalesce(t.booked, 0) <> p.amount_dong
    OR coalesce(t.struck, 0) <> CASE WHEN p.reversed_at IS NULL THEN 0 ELSE p.amount_dong END`;

/** A dossier waits for money exactly while a charge of it is open. */
const WAITS_PAID = (schema: string) => `
  SELECT d.code AS about, d.status AS detail FROM ${schema}.dossier AS d
  WHERE d.status = 'FINANCIAL_WAIT' AND NOT EXISTS (
    SELECT FROM ${schema}.payment_charge AS c WHERE c.dossier_id = d.id AND c.source = 'OBLIGATION' AND c.state = 'DUE')`;

/** A number of the portal pays once, in whatever unit it was typed; before that was asked for it could be typed in two. */
const PORTAL_NUMBER_ONCE = (schema: string) => `
  SELECT p.txn_ref AS about, string_agg(p.unit_id || ' ' || p.amount_dong, ', ' ORDER BY p.recorded_at) AS detail
  FROM ${schema}.payment_payment AS p WHERE p.method = 'PORTAL' AND p.reversed_at IS NULL AND p.txn_ref IS NOT NULL
  GROUP BY p.txn_ref HAVING count(*) > 1`;

/** Receipts: each valid one of its payment's amount, each series whole from 1 to the last number given. */
const RECEIPTS_WHOLE = (schema: string) => `
  SELECT r.series || '/' || r.number AS about, r.amount_dong || ' <> ' || p.amount_dong AS detail
  FROM ${schema}.payment_receipt AS r JOIN ${schema}.payment_payment AS p ON p.id = r.payment_id
  WHERE r.amount_dong <> p.amount_dong
  UNION ALL
  SELECT c.unit_id || ' ' || c.series, c.last_number || ' <> ' || count(r.id)
  FROM ${schema}.payment_receipt_counter AS c
  LEFT JOIN ${schema}.payment_receipt AS r ON r.unit_id = c.unit_id AND r.series = c.series AND r.number <= c.last_number
  GROUP BY c.unit_id, c.series, c.last_number HAVING count(r.id) <> c.last_number
  UNION ALL
  SELECT p.id::text, '0 <> ' || p.amount_dong FROM ${schema}.payment_payment AS p
  WHERE p.method <> 'TREASURY' AND (p.reversed_at IS NULL)
    <> EXISTS (SELECT FROM ${schema}.payment_receipt AS r WHERE r.payment_id = p.id AND r.cancelled_at IS NULL)`;

/** Of what the post collected: what was settled was paid, what was not handed in lies with it, what fits nothing is
 * kept until it is spent, or agreed to go back or stay. */
const POST_IN_BOOKS = (schema: string) => `
  SELECT coalesce(k.parcel_code, p.txn_ref) AS about, coalesce(k.settled_dong, 0) || ' <> ' || coalesce(p.paid, 0) AS detail
  FROM ${schema}.payment_postal_cod AS k
  FULL JOIN (SELECT txn_ref, sum(amount_dong) AS paid FROM ${schema}.payment_payment WHERE method = 'POSTAL_COD' GROUP BY txn_ref) AS p
    ON p.txn_ref = k.parcel_code
  WHERE coalesce(k.settled_dong, 0) <> coalesce(p.paid, 0)
  UNION ALL
  SELECT k.parcel_code, k.cleared_dong || ' <> ' || coalesce(sum(w.amount_dong), 0)
  FROM ${schema}.payment_postal_cod AS k
  LEFT JOIN ${schema}.payment_postal_clearing AS w ON w.parcel_code = k.parcel_code AND w.kind <> 'CHARGES' AND w.answer = 'APPROVED'
  GROUP BY k.parcel_code, k.cleared_dong HAVING k.cleared_dong <> coalesce(sum(w.amount_dong), 0)
  UNION ALL
  SELECT coalesce(t.unit_id, w.unit_id)::text, coalesce(t.due, 0) || ' <> ' || coalesce(w.due, 0)
  FROM (SELECT unit_id, sum(CASE 'REFUND_PAYABLE' WHEN credit THEN amount_dong ELSE -amount_dong END) AS due
    FROM ${schema}.payment_transfer WHERE charge_id IS NULL AND 'REFUND_PAYABLE' IN (debit, credit) GROUP BY unit_id) AS t
  FULL JOIN (SELECT unit_id, sum(amount_dong) AS due FROM ${schema}.payment_postal_clearing
    WHERE kind = 'RETURN' AND answer = 'APPROVED' AND paid_at IS NULL GROUP BY unit_id) AS w ON w.unit_id = t.unit_id
  WHERE coalesce(t.due, 0) <> coalesce(w.due, 0)
  UNION ALL
  SELECT coalesce(b.unit_id, k.unit_id)::text, coalesce(b.post, 0) || '/' || coalesce(b.unmatched, 0) || '/' || coalesce(b.remitted, 0)
    || ' <> ' || coalesce(k.post, 0) || '/' || coalesce(k.unmatched, 0) || '/' || coalesce(k.remitted, 0)
  FROM (SELECT t.unit_id,
      sum(CASE 'POST' WHEN t.debit THEN t.amount_dong WHEN t.credit THEN -t.amount_dong ELSE 0 END) AS post,
      sum(CASE 'POST_UNMATCHED' WHEN t.credit THEN t.amount_dong WHEN t.debit THEN -t.amount_dong ELSE 0 END) AS unmatched,
      sum(CASE WHEN t.why = 'REMITTED' THEN t.amount_dong ELSE 0 END) AS remitted
    FROM ${schema}.payment_transfer AS t
    WHERE 'POST' IN (t.debit, t.credit) OR 'POST_UNMATCHED' IN (t.debit, t.credit) GROUP BY t.unit_id) AS b
  FULL JOIN (SELECT unit_id, coalesce(sum(collected_dong) FILTER (WHERE remitted_at IS NULL), 0) AS post,
      sum(collected_dong - settled_dong - cleared_dong) AS unmatched, coalesce(sum(collected_dong) FILTER (WHERE remitted_at IS NOT NULL), 0) AS remitted
    FROM ${schema}.payment_postal_cod GROUP BY unit_id) AS k ON k.unit_id = b.unit_id
  WHERE (coalesce(b.post, 0), coalesce(b.unmatched, 0), coalesce(b.remitted, 0))
    <> (coalesce(k.post, 0), coalesce(k.unmatched, 0), coalesce(k.remitted, 0))`;

/** A drawer that had more or less was agreed to by somebody else, is closed for just these sums, and booked for them. */
const DRAWERS_AGREED = (schema: string) => `
  SELECT d.day || ' ' || d.cashier_id AS about, d.expected_dong || ' / ' || d.counted_dong || ' <> '
    || coalesce(c.expected_dong || ' / ' || c.counted_dong, '-') || ' / ' || coalesce(b.dong, 0) AS detail
  FROM ${schema}.payment_drawer_difference AS d
  LEFT JOIN ${schema}.payment_day_close AS c ON c.difference_id = d.id
  LEFT JOIN LATERAL (SELECT sum(CASE t.debit WHEN 'CASH' THEN t.amount_dong ELSE -t.amount_dong END) AS dong
    FROM ${schema}.payment_transfer AS t WHERE t.why = 'COUNTED' AND t.unit_id = d.unit_id AND t.person_id = d.cashier_id
      AND (t.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = d.day) AS b ON d.answer = 'APPROVED'
  WHERE (d.answer IS NOT DISTINCT FROM 'APPROVED') <> (c.difference_id IS NOT NULL) OR (d.answer = 'APPROVED' AND (
    d.answered_by = d.cashier_id OR coalesce(b.dong, 0) <> d.counted_dong - d.expected_dong
    OR (c.unit_id, c.cashier_id, c.day, c.expected_dong, c.counted_dong)
      IS DISTINCT FROM (d.unit_id, d.cashier_id, d.day, d.expected_dong, d.counted_dong)))`;

const RULES = {
  CHARGE_IN_BOOKS,
  PAID_KEPT_OR_BACK,
  PAYMENTS_ALLOCATED,
  WAITS_PAID,
  RECEIPTS_WHOLE,
  PORTAL_NUMBER_ONCE,
  BANK_IN_BOOKS,
  SUSPENSE_IS_OPEN,
  STATEMENT_IN_BOOKS,
  MISSING_ON_STATEMENT,
  ABSENT_AGREED,
  POST_IN_BOOKS,
  TREASURY_AGREED,
  BANK_OWN_AGREED,
  OPENING_AGREED,
  HAND_MATCH_AGREED,
  RETURNS_AGREED,
  DRAWERS_AGREED,
} as const;
type MoneyRule = keyof typeof RULES;
const RULE_NAMES: readonly MoneyRule[] = [
  "CHARGE_IN_BOOKS",
  "PAID_KEPT_OR_BACK",
  "PAYMENTS_ALLOCATED",
  "WAITS_PAID",
  "RECEIPTS_WHOLE",
  "PORTAL_NUMBER_ONCE",
  "BANK_IN_BOOKS",
  "SUSPENSE_IS_OPEN",
  "STATEMENT_IN_BOOKS",
  "MISSING_ON_STATEMENT",
  "ABSENT_AGREED",
  "POST_IN_BOOKS",
  "TREASURY_AGREED",
  "BANK_OWN_AGREED",
  "OPENING_AGREED",
  "HAND_MATCH_AGREED",
  "RETURNS_AGREED",
  "DRAWERS_AGREED",
];

const COUNT: Statement = {
  name: "payment-count",
  text: (schema) => `SELECT count(*)::int AS transfers FROM ${schema}.payment_transfer`,
};

const WRONG_MAX = 200;
const found = z.object({ about: z.string(), detail: z.string() });

/**
 * Adds the books up again and says what does not hold: charges against their transfers, payments against what they were
 * spent on, dossiers against charges, receipts against payments, the bank against its messages and statements, the post against its parcels.
 * @law reliability.md I8: ledger sum = statement sum.
 */
export async function verifyMoney(executor: Executor): Promise<MoneyVerification> {
  const [count] = await executor.run(COUNT, []);
  const wrong: WrongMoney[] = [];
  for (const rule of RULE_NAMES) {
    const text = (schema: string) =>
      `SELECT about, detail FROM (${RULES[rule](schema)}) AS found LIMIT ${WRONG_MAX}`;
    const rows = await executor.run({ name: `payment-verify-${rule}`, text }, []);
    wrong.push(...rows.map((row) => ({ rule, ...found.parse(row) })));
  }
  return { transfers: z.object({ transfers: z.number() }).parse(count).transfers, wrong };
}
