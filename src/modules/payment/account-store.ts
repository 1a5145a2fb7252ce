import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

const TAKING_TRANSFERS: Statement = {
  name: "payment-units-taking-transfers",
  text: (schema) => `
    SELECT DISTINCT a.unit_id FROM ${schema}.payment_account AS a
    WHERE a.open_from <= $1::timestamptz AND (a.closed_at IS NULL OR a.closed_at > $1::timestamptz)`,
};

/** Units whose charges could be paid by transfer at a moment: those with an account of their own then. */
export async function listUnitsTakingTransfers(executor: Executor, at: Instant): Promise<readonly string[]> {
  const rows = await executor.run(TAKING_TRANSFERS, [at]);
  return rows.map((row) => z.object({ unit_id: z.string() }).parse(row).unit_id);
}
