import type { Executor, Statement } from "../../../platform/postgres/database.ts";

const OUTDATED: Statement = {
  name: "dossier-outdated-drafts",
  text: (schema) => `
    SELECT id FROM ${schema}.dossier WHERE id = ANY ($1::uuid[]) AND state->'draft'->>'isOutdated' = 'true'`,
};

/** Those of some dossiers whose result was drafted before what was declared was put right. */
export async function outdatedAmong(
  executor: Executor,
  dossierIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (dossierIds.length === 0) return new Set();
  const rows = await executor.run(OUTDATED, [dossierIds]);
  return new Set(rows.map((row) => String(row["id"])));
}
