import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";
import { encodeVietQr } from "../vietqr.ts";

const TRANSFER: Statement = {
  name: "payment-transfer-page",
  text: (schema) => `
    SELECT r.id, r.reference, r.amount_dong::float8 AS amount_dong, r.state, r.expires_at, a.bank_bin, a.number, a.holder, a.bank_name,
      (SELECT jsonb_agg(jsonb_build_object('code', c.dossier_code, 'name', c.name, 'name_en', c.name_en, 'amount', rc.amount_dong)
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
    WHERE r.token = $1`,
};

const transferRow = z.object({
  id: z.string(),
  reference: z.string(),
  amount_dong: z.number(),
  state: z.enum(["ISSUED", "CLAIMED", "CONFIRMED", "EXPIRED"]),
  expires_at: z.custom<Instant>((value) => typeof value === "string"),
  bank_bin: z.string(),
  number: z.string(),
  holder: z.string(),
  bank_name: z.string(),
  lines: z.array(z.object({ code: z.string(), name: z.string(), name_en: z.string(), amount: z.number() })),
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
