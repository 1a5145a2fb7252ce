import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { METHODS } from "../charge.ts";
import { APPLICANT_OF } from "./applicant-of.ts";

const RECEIPT: Statement = {
  name: "payment-receipt",
  text: (schema) => `
    SELECT r.id, r.unit_id, r.series, r.number, r.amount_dong::float8 AS amount_dong, r.payer_name, r.issued_at, r.cancelled_at,
      coalesce(r.applicant_name, ${APPLICANT_OF(schema)}) AS applicant,
      r.cancel_reason, p.id AS payment_id, p.method, p.txn_ref, o.full_name AS collector,
      (p.tendered_dong - p.amount_dong)::float8 AS change_dong,
      (SELECT x.series || '/' || lpad(x.number::text, 7, '0') FROM ${schema}.payment_receipt AS x WHERE x.id = r.replaces_id) AS replaces,
      (SELECT x.id FROM ${schema}.payment_receipt AS x WHERE x.replaces_id = r.id) AS replaced_by
    FROM ${schema}.payment_receipt AS r JOIN ${schema}.payment_payment AS p ON p.id = r.payment_id
    LEFT JOIN ${schema}.organisation_person AS o ON o.id = r.issued_by
    WHERE r.id = $1`,
};

const LINES: Statement = {
  name: "payment-receipt-lines",
  text: (schema) => `
    SELECT c.id AS charge_id, c.dossier_id, c.dossier_code, c.name, c.name_en, c.kind, a.amount_dong::float8 AS amount_dong
    FROM ${schema}.payment_allocation AS a JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id
    WHERE a.payment_id = $1 ORDER BY c.dossier_code, c.opened_at, c.id`,
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const receiptRow = z.object({
  id: z.string(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  series: z.string(),
  number: z.number(),
  amount_dong: z.number(),
  payer_name: z.string().nullable(),
  /** Whose dossier it was when the receipt was issued, where nobody was asked who paid; of old ones, whose it is. */
  applicant: z.string().nullable(),
  issued_at: instant,
  cancelled_at: instant.nullable(),
  cancel_reason: z.string().nullable(),
  payment_id: z.string(),
  method: z.enum(METHODS),
  txn_ref: z.string().nullable(),
  collector: z.string().nullable(),
  /** Cash given back at the till; null where what was handed over is not known. */
  change_dong: z.number().nullable(),
  replaces: z.string().nullable(),
  replaced_by: z.string().nullable(),
});
const lineRow = z.object({
  charge_id: z.string(),
  dossier_id: z.string(),
  dossier_code: z.string(),
  name: z.string(),
  name_en: z.string(),
  kind: z.enum(["PHI", "LE_PHI", "OTHER"]),
  amount_dong: z.number(),
});
export type ReceiptView = z.output<typeof receiptRow> & {
  readonly lines: readonly z.output<typeof lineRow>[];
};

/** A receipt with what was paid by it; null where there is none of this id. */
export async function findReceipt(executor: Executor, id: string): Promise<ReceiptView | null> {
  const [row] = await executor.run(RECEIPT, [id]);
  if (row === undefined) return null;
  const receipt = receiptRow.parse(row);
  const lines = await executor.run(LINES, [receipt.payment_id]);
  return { ...receipt, lines: lines.map((line) => lineRow.parse(line)) };
}
