import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";

const OWED: Statement = {
  name: "payment-owed-of-dossiers",
  text: (schema) => `
    SELECT c.dossier_id, sum(c.amount_dong - c.exempt_dong)::float8 AS owed, bool_or(c.amount_dong IS NULL) AS unknown
    FROM ${schema}.payment_charge AS c
    WHERE c.dossier_id = ANY ($1::uuid[]) AND c.state = 'DUE' GROUP BY c.dossier_id`,
};
const owedRow = z.object({ dossier_id: z.string(), owed: z.number().nullable(), unknown: z.boolean() });

/** What is owed for each of some dossiers, in đồng; null where an amount is not known. Who owes nothing is not among them. */
export async function listOwed(
  executor: Executor,
  dossierIds: readonly DossierId[],
): Promise<ReadonlyMap<string, number | null>> {
  const rows = (await executor.run(OWED, [dossierIds])).map((row) => owedRow.parse(row));
  return new Map(rows.map((row) => [row.dossier_id, row.unknown ? null : row.owed]));
}
