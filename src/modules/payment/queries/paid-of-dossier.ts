import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";
import { METHODS } from "../charge.ts";

const PAID: Statement = {
  name: "payment-paid-of-dossier",
  text: (schema) => `
    SELECT p.id, p.method, sum(a.amount_dong)::float8 AS amount_dong, p.paid_at, x.series, x.number, r.token,
      x.replaces_id IS NULL AND NOT EXISTS (
        SELECT FROM ${schema}.payment_request_charge AS q JOIN ${schema}.payment_charge AS o ON o.id = q.charge_id
        WHERE q.request_id = r.id AND o.dossier_id <> $1) AS is_alone
    FROM ${schema}.payment_charge AS c JOIN ${schema}.payment_allocation AS a ON a.charge_id = c.id
    JOIN ${schema}.payment_payment AS p ON p.id = a.payment_id
    LEFT JOIN ${schema}.payment_receipt AS x ON x.payment_id = p.id AND x.cancelled_at IS NULL
    LEFT JOIN ${schema}.payment_request AS r ON r.id = p.request_id
    WHERE c.dossier_id = $1 AND p.reversed_at IS NULL
    GROUP BY p.id, p.method, p.paid_at, x.series, x.number, x.replaces_id, r.id, r.token ORDER BY p.paid_at, p.id LIMIT 50`,
};

const paidRow = z.object({
  id: z.string(),
  method: z.enum(METHODS),
  amount_dong: z.number(),
  paid_at: z.custom<Instant>((value) => typeof value === "string"),
  series: z.string().nullable(),
  number: z.number().nullable(),
  /** Of the page by which it was paid; null where it was not. */
  token: z.string().nullable(),
  /** It tells of this dossier only, and of no payer whose name was typed. */
  is_alone: z.boolean(),
});

/** What was paid for a dossier, the oldest first. */
export async function listPaidOf(executor: Executor, dossierId: DossierId) {
  return (await executor.run(PAID, [dossierId])).map((row) => paidRow.parse(row));
}
