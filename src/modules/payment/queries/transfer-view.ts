import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";
import { WITH_RESULT } from "../charge.ts";
import { encodeVietQr } from "../vietqr.ts";

const TRANSFER: Statement = {
  name: "payment-transfer-page",
  text: (schema) => `
    SELECT r.id, r.reference, r.amount_dong::float8 AS amount_dong, r.expires_at,
      CASE WHEN r.state = 'CONFIRMED' THEN r.state WHEN s.is_paid THEN 'PAID' WHEN NOT s.is_owed THEN 'ENDED'
        WHEN r.state = 'EXPIRED' AND r.claim_lapsed_at IS NOT NULL THEN 'LAPSED' ELSE r.state END AS state, r.claim_lapses_at,
      s.paid_receipts, (SELECT coalesce(sum(m.amount_dong), 0)::float8 FROM ${schema}.payment_movement AS m
        WHERE m.request_id = r.id AND m.problem = 'ALREADY_SETTLED' AND (m.state = 'OPEN' OR m.matched_as = 'RETURN')) AS too_much_dong, a.bank_bin, a.number, a.holder, a.bank_name,
      (SELECT jsonb_agg(jsonb_build_object('code', c.dossier_code, 'name', c.name, 'name_en', c.name_en, 'amount', rc.amount_dong,
        'is_later', ${WITH_RESULT} AND c.state = 'DUE')
        ORDER BY c.dossier_code, c.opened_at) FROM ${schema}.payment_request_charge AS rc
        JOIN ${schema}.payment_charge AS c ON c.id = rc.charge_id WHERE rc.request_id = r.id) AS lines,
      (SELECT array_agg(DISTINCT c.dossier_id) FROM ${schema}.payment_request_charge AS rc
        JOIN ${schema}.payment_charge AS c ON c.id = rc.charge_id WHERE rc.request_id = r.id) AS dossier_ids,
      (SELECT x.series || '/' || lpad(x.number::text, 7, '0') FROM ${schema}.payment_payment AS p
        JOIN ${schema}.payment_receipt AS x ON x.payment_id = p.id AND x.cancelled_at IS NULL
        WHERE p.request_id = r.id LIMIT 1) AS receipt,
      (SELECT x.id FROM ${schema}.payment_payment AS p
        JOIN ${schema}.payment_receipt AS x ON x.payment_id = p.id AND x.cancelled_at IS NULL
        WHERE p.request_id = r.id LIMIT 1) AS receipt_id
    FROM ${schema}.payment_request AS r JOIN ${schema}.payment_account AS a ON a.id = r.account_id
    CROSS JOIN LATERAL (
      SELECT bool_and(c.state IN ('PAID', 'REFUND_DUE', 'REFUNDED')) AS is_paid,
        bool_and(c.state = 'DUE' AND c.amount_dong - c.exempt_dong = rc.amount_dong) AS is_owed,
        (SELECT string_agg(DISTINCT x.series || '/' || lpad(x.number::text, 7, '0'), ', ') FROM ${schema}.payment_request_charge AS y
          JOIN ${schema}.payment_allocation AS p ON p.charge_id = y.charge_id
          JOIN ${schema}.payment_receipt AS x ON x.payment_id = p.payment_id AND x.cancelled_at IS NULL
          WHERE y.request_id = r.id) AS paid_receipts
      FROM ${schema}.payment_request_charge AS rc JOIN ${schema}.payment_charge AS c ON c.id = rc.charge_id
      WHERE rc.request_id = r.id) AS s
    WHERE r.token = $1`,
};

const transferRow = z.object({
  id: z.string(),
  reference: z.string(),
  amount_dong: z.number(),
  /** PAID: paid another way; ENDED: what it was made for is no longer owed as it was; LAPSED: said to be sent, and not confirmed in time. */
  state: z.enum(["ISSUED", "CLAIMED", "CONFIRMED", "EXPIRED", "LAPSED", "PAID", "ENDED"]),
  /** The receipts of what it was made for, however it was paid. */
  paid_receipts: z.string().nullable(),
  /** What came for it once it was paid, and was not yet spent otherwise. */
  too_much_dong: z.number(),
  expires_at: z.custom<Instant>((value) => typeof value === "string"),
  claim_lapses_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  bank_bin: z.string(),
  number: z.string(),
  holder: z.string(),
  bank_name: z.string(),
  lines: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      name_en: z.string(),
      amount: z.number(),
      is_later: z.boolean(),
    }),
  ),
  dossier_ids: z.array(z.custom<DossierId>((value) => typeof value === "string")),
  receipt: z.string().nullable(),
  receipt_id: z.string().nullable(),
});
export type TransferView = z.output<typeof transferRow>;

/** What the payment page of a key shows: nobody's name, only what, how much and whereto. */
export async function findTransfer(executor: Executor, token: string): Promise<TransferView | null> {
  const [row] = await executor.run(TRANSFER, [token]);
  return row === undefined ? null : transferRow.parse(row);
}

/** Whether somebody may still be asked to pay by it. */
export function isPayable({ state }: Pick<TransferView, "state">): boolean {
  return state === "ISSUED" || state === "CLAIMED";
}

/** The memo a payer sends, and banks keep: the reference first. */
export function memoOf({ reference }: Pick<TransferView, "reference">): string {
  return `${reference} NOP LE PHI`;
}

export function qrTextOf(view: TransferView): string {
  return encodeVietQr({
    bankBin: view.bank_bin,
    number: view.number,
    amountDong: view.amount_dong,
    reference: view.reference,
    purpose: memoOf(view),
  });
}
