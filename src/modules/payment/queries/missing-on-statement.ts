import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";

/** A movement `m` that a statement ought to have, by what it says of the time it covers, and none of the account has. */
export const IS_MISSING = (schema: string) => `m.statement_id IS NULL
    AND EXISTS (SELECT FROM ${schema}.payment_statement AS s WHERE s.account_id = m.account_id AND m.booked_at <= s.told_until
      AND (m.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN s.from_on AND s.to_on)
    AND NOT EXISTS (SELECT FROM ${schema}.payment_statement_line AS l JOIN ${schema}.payment_statement AS x ON x.id = l.statement_id
      WHERE x.account_id = m.account_id AND l.bank_ref = m.bank_ref)`;

const LIST: Statement = {
  name: "payment-missing-on-statement",
  text: (schema) => `
    SELECT m.id, m.bank_ref, m.amount_dong::float8 AS amount_dong, m.booked_at, d.dossiers
    FROM ${schema}.payment_account AS a JOIN ${schema}.payment_movement AS m ON m.account_id = a.id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', c.dossier_id, 'code', c.dossier_code)), '[]') AS dossiers
      FROM ${schema}.payment_allocation AS p JOIN ${schema}.payment_charge AS c ON c.id = p.charge_id
      WHERE p.payment_id = m.payment_id) AS d
    WHERE a.unit_id = ANY ($1::uuid[]) AND ${IS_MISSING(schema)}
    ORDER BY m.booked_at DESC, m.id LIMIT 200`,
};

const missingRow = z.object({
  id: z.string(),
  bank_ref: z.string(),
  amount_dong: z.number(),
  booked_at: z.custom<Instant>((value) => typeof value === "string"),
  dossiers: z.array(z.object({ id: z.string(), code: z.string() })),
});
/** Money the bank announced, whole đồng, and whose dossiers it paid. */
export type MissingOnStatement = z.output<typeof missingRow>;

/** What the bank announced and its statement of that time does not have, the newest first. */
export async function listMissingOnStatement(
  executor: Executor,
  unitIds: readonly UnitId[],
): Promise<readonly MissingOnStatement[]> {
  return (await executor.run(LIST, [unitIds])).map((row) => missingRow.parse(row));
}
