import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Dossier } from "../dossier.ts";

const REPLACING: Statement = {
  name: "dossier-replacing",
  text: (schema) => `
    SELECT d.id FROM ${schema}.dossier AS d
    WHERE d.id = ANY ($1::uuid[]) AND (d.id = $2 OR d.correction_of = $2 OR d.procedure_code = $3)`,
};

/** Those of these dossiers whose result may stand in the place of this one's: itself, its corrections, its procedure's. */
export async function listReplacing(
  executor: Pick<Executor, "run">,
  { id, pinned }: Dossier,
  among: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await executor.run(REPLACING, [among, id, pinned?.procedureCode ?? null]);
  return new Set(rows.map((row) => String(row["id"])));
}
