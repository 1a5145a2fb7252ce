import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { ASKED_KINDS, MISSING_CAUSES } from "../movement-decision-store.ts";
import { joinedInstant, joinedRows } from "./joined-rows.ts";

/** A movement `m` that a statement ought to have, by what it says of the time it covers, and none of the account has. */
export const ON_NO_STATEMENT = (schema: string) => `m.statement_id IS NULL
    AND EXISTS (SELECT FROM ${schema}.payment_statement AS s WHERE s.account_id = m.account_id AND m.booked_at <= s.told_until
      AND (m.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN s.from_on AND s.to_on)
    AND NOT EXISTS (SELECT FROM ${schema}.payment_statement_line AS l JOIN ${schema}.payment_statement AS x ON x.id = l.statement_id
      WHERE x.account_id = m.account_id AND l.bank_ref = m.bank_ref)`;

/** Such a movement, and no two people have settled it. */
export const IS_MISSING = (schema: string) => `m.absent_as IS NULL AND ${ON_NO_STATEMENT(schema)}`;

const ROWS = (schema: string) => `
    SELECT m.id, m.bank_ref, m.amount_dong::float8 AS amount_dong, m.booked_at, d.dossiers, m.absent_as IS NOT NULL AS is_awaited,
      (SELECT h.kind FROM ${schema}.payment_handing_on AS h WHERE h.movement_id = m.id AND h.answer IS NULL) AS asked_kind
    FROM ${schema}.payment_account AS a JOIN ${schema}.payment_movement AS m ON m.account_id = a.id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', c.dossier_id, 'code', c.dossier_code)), '[]') AS dossiers
      FROM ${schema}.payment_allocation AS p JOIN ${schema}.payment_charge AS c ON c.id = p.charge_id
      WHERE p.payment_id = m.payment_id) AS d
    WHERE a.unit_id = ANY ($1::uuid[])`;

const MISSING = (schema: string) =>
  `${ROWS(schema)} AND ${IS_MISSING(schema)} ORDER BY m.booked_at DESC, m.id LIMIT 200`;

const ONE: Statement = {
  name: "payment-missing-one",
  text: (schema) => `
    ${ROWS(schema)} AND m.id = $2 AND (m.absent_as IS NULL OR m.absent_as = 'AWAITED') AND ${ON_NO_STATEMENT(schema)}`,
};

const missingRow = z.object({
  id: z.string(),
  bank_ref: z.string(),
  amount_dong: z.number(),
  booked_at: joinedInstant,
  dossiers: z.array(z.object({ id: z.string(), code: z.string() })),
  /** Two people settled it as owed by the bank: it may turn out otherwise. */
  is_awaited: z.boolean(),
  /** What somebody says became of it, which nobody else has answered yet. */
  asked_kind: z.enum(ASKED_KINDS).nullable(),
});
/** Money the bank announced, whole đồng, and whose dossiers it paid. */
export type MissingOnStatement = z.output<typeof missingRow>;

/** One of them, or one that the bank was thought to owe; null where neither is so. */
export async function findMissing(
  executor: Executor,
  { unitIds, id }: { readonly unitIds: readonly UnitId[]; readonly id: string },
): Promise<MissingOnStatement | null> {
  const [row] = await executor.run(ONE, [unitIds, id]);
  return row === undefined ? null : missingRow.parse(row);
}

const SETTLED = (schema: string) => `
    SELECT m.id, m.bank_ref, m.amount_dong::float8 AS amount_dong, m.booked_at, m.absent_as AS cause, h.document, h.ground,
      h.answered_at AS settled_at, o.full_name AS settled_by
    FROM ${schema}.payment_account AS a JOIN ${schema}.payment_movement AS m ON m.account_id = a.id
    CROSS JOIN LATERAL (SELECT x.* FROM ${schema}.payment_handing_on AS x
      WHERE x.movement_id = m.id AND x.kind = m.absent_as AND x.answer = 'APPROVED' ORDER BY x.answered_at DESC, x.id DESC LIMIT 1) AS h
    LEFT JOIN ${schema}.organisation_person AS o ON o.id = h.answered_by
    WHERE a.unit_id = ANY ($1::uuid[]) AND m.absent_as IN ('AWAITED', 'BORNE', 'REOPENED')
    ORDER BY m.absent_as = 'AWAITED' DESC, h.answered_at DESC, m.id DESC LIMIT 200`;

const settledRow = z.object({
  id: z.string(),
  bank_ref: z.string(),
  amount_dong: z.number(),
  booked_at: joinedInstant,
  cause: z.enum(MISSING_CAUSES),
  document: z.string().nullable(),
  ground: z.string(),
  settled_at: joinedInstant,
  settled_by: z.string().nullable(),
});
export type SettledMissing = z.output<typeof settledRow>;

const OFF_STATEMENTS: Statement = {
  name: "payment-off-statements",
  text: (schema) =>
    `SELECT ${joinedRows(MISSING(schema))} AS missing, ${joinedRows(SETTLED(schema))} AS settled`,
};
const offStatements = z.object({ missing: z.array(missingRow), settled: z.array(settledRow) });

/**
 * What the bank announced and its statement of that time does not have, the newest first; and what of it two people settled
 * and no statement has yet: what the bank still owes first, then the newest.
 */
export async function listOffStatements(
  executor: Executor,
  unitIds: readonly UnitId[],
): Promise<z.output<typeof offStatements>> {
  const [row] = await executor.run(OFF_STATEMENTS, [unitIds]);
  return offStatements.parse(row);
}
