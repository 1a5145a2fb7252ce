import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
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

const UNMATCHED: Statement = {
  name: "payment-postal-cod-unmatched",
  text: (schema) => `
    SELECT k.parcel_code, d.code AS dossier_code, k.collected_dong::float8 AS collected_dong, k.settled_dong::float8 AS settled_dong
    FROM ${schema}.payment_postal_cod AS k JOIN ${schema}.dossier AS d ON d.id = k.dossier_id
    WHERE k.unit_id = ANY ($1::uuid[]) AND k.settled_dong <> k.collected_dong
    ORDER BY k.recorded_at, k.parcel_code LIMIT 200`,
};
const unmatchedRow = z.object({
  parcel_code: z.string(),
  dossier_code: z.string().nullable(),
  collected_dong: z.number(),
  settled_dong: z.number(),
});
export type UnmatchedCash = z.output<typeof unmatchedRow>;

/** Parcels whose money is not all for something owed, the oldest first. */
export async function listUnmatchedCash(
  executor: Executor,
  unitIds: readonly UnitId[],
): Promise<readonly UnmatchedCash[]> {
  return (await executor.run(UNMATCHED, [unitIds])).map((row) => unmatchedRow.parse(row));
}
