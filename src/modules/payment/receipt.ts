import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../kernel/local-date.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { APPLICANT_OF } from "./queries/applicant-of.ts";

const NUMBER_DIGITS = 7;

/**
 * The series (ký hiệu) of receipts of a year: two letters, the year, E for electronic.
 * @law Thông tư 78/2021/TT-BTC, Đ.5: series and seven-digit number, from 1 each year.
 */
function seriesOf(at: Instant): string {
  return `AA-${localDateOf(at).slice(2, 4)}E`;
}

/** A receipt's number as it is printed: `AA-26E/0000123`. */
export function receiptNumber(series: string, number: number): string {
  return `${series}/${String(number).padStart(NUMBER_DIGITS, "0")}`;
}

const TAKE_NUMBER: Statement = {
  name: "payment-take-receipt-number",
  text: (schema) => `
    INSERT INTO ${schema}.payment_receipt_counter AS c (unit_id, series, last_number) VALUES ($1, $2, 1)
    ON CONFLICT (unit_id, series) DO UPDATE SET last_number = c.last_number + 1
    RETURNING last_number`,
};

const APPLICANT: Statement = {
  name: "payment-applicant",
  text: (schema) =>
    `SELECT ${APPLICANT_OF(schema)} AS name FROM ${schema}.payment_payment AS p WHERE p.id = $1`,
};
const applicantRow = z.object({ name: z.string().nullable() });

type IssuedFor = {
  readonly paymentId: string;
  readonly unitId: UnitId;
  readonly amountDong: number;
  readonly payerName: string | null;
  readonly issuedBy: string | null;
  readonly replacesId: string | null;
  readonly at: Instant;
};

export type IssuedReceipt = { readonly id: string; readonly name: string };

/**
 * Issues a receipt with the next number of its series, inside the transaction of the payment and after it: no gaps, none
 * twice. Where nobody was asked who paid it keeps whose dossiers they were: a name put right later changes no receipt.
 */
export async function issueReceipt(tx: Tx, receipt: IssuedFor): Promise<IssuedReceipt> {
  const { at, ...rest } = receipt;
  const series = seriesOf(at);
  const [row] = await tx.run(TAKE_NUMBER, [receipt.unitId, series]);
  const number = Number(row?.["last_number"]);
  const id = newId();
  const [of] = await tx.run(APPLICANT, [receipt.paymentId]);
  const { name: applicantName } = applicantRow.parse(of);
  await tx.kysely
    .insertInto("paymentReceipt")
    .values({ id, ...rest, applicantName, series, number, issuedAt: at })
    .execute();
  return { id, name: receiptNumber(series, number) };
}
