import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";

const OPEN: Statement = {
  name: "payment-decisions",
  text: (schema) => `
    SELECT d.id, d.kind, d.amount_dong::float8 AS amount_dong, d.ground, d.asked_at, d.answer, o.full_name AS asked_by,
      (coalesce(d.asked_by = $2, false) OR EXISTS (SELECT FROM ${schema}.payment_allocation AS a JOIN ${schema}.payment_payment AS p
        ON p.id = a.payment_id WHERE a.charge_id = d.charge_id AND p.taken_by = $2)) AS is_own, b.full_name AS answered_by, c.dossier_id,
      c.dossier_code, c.name, c.name_en
    FROM ${schema}.payment_decision AS d JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id
    LEFT JOIN ${schema}.organisation_person AS o ON o.id = d.asked_by
    LEFT JOIN ${schema}.organisation_person AS b ON b.id = d.answered_by
    WHERE d.unit_id = ANY ($1::uuid[]) AND (d.answer IS NULL OR (d.kind = 'REFUND' AND d.answer = 'APPROVED' AND d.paid_at IS NULL))
    ORDER BY d.asked_at, d.id LIMIT 200`,
};

const decisionRow = z.object({
  id: z.string(),
  kind: z.enum(["EXEMPTION", "REFUND"]),
  amount_dong: z.number(),
  ground: z.string(),
  asked_at: z.custom<Instant>((value) => typeof value === "string"),
  answer: z.enum(["APPROVED", "DECLINED"]).nullable(),
  /** Asked by who looks, or of money they took: somebody else answers. */
  is_own: z.boolean(),
  asked_by: z.string().nullable(),
  answered_by: z.string().nullable(),
  dossier_id: z.string(),
  dossier_code: z.string(),
  name: z.string(),
  name_en: z.string(),
});
export type DecisionRow = z.output<typeof decisionRow>;

/** What waits for a decision, and what was approved and waits to be paid out. */
export async function listDecisions(
  executor: Executor,
  { unitIds, viewer }: { readonly unitIds: readonly UnitId[]; readonly viewer: PersonId },
): Promise<readonly DecisionRow[]> {
  return (await executor.run(OPEN, [unitIds, viewer])).map((row) => decisionRow.parse(row));
}

export type AskedOf = {
  readonly chargeId: string;
  readonly kind: "EXEMPTION" | "REFUND";
  readonly amountDong: number;
  readonly ground: string;
};

/** What nobody has decided yet about these charges, the oldest first. */
export async function listAskedOf(
  executor: Executor,
  chargeIds: readonly string[],
): Promise<readonly AskedOf[]> {
  if (chargeIds.length === 0) return [];
  const found = await executor.kysely
    .selectFrom("paymentDecision")
    .select(["chargeId", "kind", "amountDong", "ground"])
    .where("chargeId", "in", [...chargeIds])
    .where("answer", "is", null)
    .orderBy("askedAt")
    .orderBy("id")
    .execute();
  return found.map(({ kind, ...row }) => ({ ...row, kind: kind === "REFUND" ? "REFUND" : "EXEMPTION" }));
}

/** Whether a refund `d` that was paid out is a transfer which the bank has not said to have left. */
export function isOrdered(schema: string): string {
  return `EXISTS (SELECT FROM ${schema}.payment_return AS r WHERE r.decision_id = d.id AND r.sent_movement_id IS NULL)`;
}

const REFUNDED: Statement = {
  name: "payment-refunded-at",
  text: (schema) => `
    SELECT d.charge_id, d.amount_dong::float8 AS amount_dong, d.paid_at,
      ${isOrdered(schema)} AS is_ordered
    FROM ${schema}.payment_decision AS d
    WHERE d.charge_id = ANY ($1::uuid[]) AND d.kind = 'REFUND' AND d.paid_at IS NOT NULL ORDER BY d.paid_at, d.id`,
};
const refundedRow = z.object({
  charge_id: z.string(),
  amount_dong: z.number(),
  /** A transfer was ordered, and the bank has not said that it left. */
  is_ordered: z.boolean(),
  paid_at: z.custom<Instant>((value) => typeof value === "string"),
});
export type Refunded = z.output<typeof refundedRow>;

/** What was given back of these charges, each time with its moment, the oldest first. */
export async function listRefunded(
  executor: Executor,
  chargeIds: readonly string[],
): Promise<readonly Refunded[]> {
  if (chargeIds.length === 0) return [];
  return (await executor.run(REFUNDED, [chargeIds])).map((row) => refundedRow.parse(row));
}
