import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";

/** Asked and not answered, or agreed to go back and not paid out. */
const WAITS = `((w.payment_id IS NULL AND w.answer IS NULL) OR (w.kind = 'RETURN' AND w.answer = 'APPROVED' AND w.paid_at IS NULL))`;

/** Parcels of these units (`$1`) whose money is not all for something owed, nor seen to. */
export const UNMATCHED_PARCELS = (schema: string) => `
      SELECT l.parcel_code FROM ${schema}.payment_postal_cod AS l
      WHERE l.unit_id = ANY ($1::uuid[]) AND l.settled_dong + l.cleared_dong <> l.collected_dong
      UNION
      SELECT w.parcel_code FROM ${schema}.payment_postal_clearing AS w WHERE w.unit_id = ANY ($1::uuid[]) AND ${WAITS}`;

const UNMATCHED: Statement = {
  name: "payment-postal-cash-unmatched",
  text: (schema) => `
    SELECT k.parcel_code, d.code AS dossier_code, k.collected_dong::float8 AS collected_dong, k.settled_dong::float8 AS settled_dong,
      k.cleared_dong::float8 AS cleared_dong, k.recorded_at,
      CASE WHEN x.kind IS NULL THEN 'OPEN' WHEN x.answer IS NULL THEN 'ASKED' ELSE 'TO_PAY' END AS standing
    FROM ${schema}.payment_postal_cod AS k JOIN ${schema}.dossier AS d ON d.id = k.dossier_id
    LEFT JOIN LATERAL (SELECT w.kind, w.answer FROM ${schema}.payment_postal_clearing AS w
      WHERE w.parcel_code = k.parcel_code AND ${WAITS} ORDER BY w.answer NULLS FIRST LIMIT 1) AS x ON true
    WHERE k.parcel_code IN (${UNMATCHED_PARCELS(schema)})
    ORDER BY k.recorded_at, k.parcel_code LIMIT 200`,
};
const instant = z.custom<Instant>((value) => typeof value === "string");
const unmatchedRow = z.object({
  parcel_code: z.string(),
  dossier_code: z.string().nullable(),
  collected_dong: z.number(),
  settled_dong: z.number(),
  cleared_dong: z.number(),
  recorded_at: instant,
  standing: z.enum(["OPEN", "ASKED", "TO_PAY"]),
});
export type UnmatchedCash = z.output<typeof unmatchedRow>;

/** Parcels whose money is not all for something owed, nor seen to, the oldest first. */
export async function listUnmatchedCash(
  executor: Executor,
  unitIds: readonly UnitId[],
): Promise<readonly UnmatchedCash[]> {
  return (await executor.run(UNMATCHED, [unitIds])).map((row) => unmatchedRow.parse(row));
}

const CLEARINGS: Statement = {
  name: "payment-postal-cash-clearings",
  text: (schema) => `
    SELECT w.id, w.kind, w.amount_dong::float8 AS amount_dong, w.ground, w.asked_by, a.full_name AS asked_name, w.asked_at, w.answer, w.payment_id IS NULL AND w.answer IS NULL AS is_open,
      (SELECT string_agg(DISTINCT c.dossier_code, ', ') FROM ${schema}.payment_charge AS c WHERE c.id = ANY (w.charge_ids)) AS spent_on,
      b.full_name AS answered_name, w.answered_at, w.answer_reason, p.full_name AS paid_name, w.paid_at, w.paid_method,
      r.id AS receipt_id, r.series, r.number
    FROM ${schema}.payment_postal_clearing AS w
    LEFT JOIN ${schema}.organisation_person AS a ON a.id = w.asked_by
    LEFT JOIN ${schema}.organisation_person AS b ON b.id = w.answered_by
    LEFT JOIN ${schema}.organisation_person AS p ON p.id = w.paid_by
    LEFT JOIN ${schema}.payment_receipt AS r ON r.payment_id = w.payment_id AND r.cancelled_at IS NULL
    WHERE w.parcel_code = $1 ORDER BY w.asked_at, w.id LIMIT 100`,
};
const clearingRow = z.object({
  id: z.string(),
  kind: z.enum(["CHARGES", "RETURN", "KEEP"]),
  amount_dong: z.number(),
  ground: z.string(),
  asked_by: z.string(),
  asked_name: z.string().nullable(),
  asked_at: instant,
  answer: z.enum(["APPROVED", "DECLINED"]).nullable(),
  /** Asked, and nobody has answered. */
  is_open: z.boolean(),
  /** Whose charges it is asked to be spent on. */
  spent_on: z.string().nullable(),
  answered_name: z.string().nullable(),
  answered_at: instant.nullable(),
  answer_reason: z.string().nullable(),
  paid_name: z.string().nullable(),
  paid_at: instant.nullable(),
  paid_method: z.enum(["CASH", "BANK"]).nullable(),
  receipt_id: z.string().nullable(),
  series: z.string().nullable(),
  number: z.number().nullable(),
});
export type ClearingRow = z.output<typeof clearingRow>;

/** What was done about the money of a parcel, by whom and why, the oldest first. */
export async function listClearings(executor: Executor, parcelCode: string): Promise<readonly ClearingRow[]> {
  return (await executor.run(CLEARINGS, [parcelCode])).map((row) => clearingRow.parse(row));
}
