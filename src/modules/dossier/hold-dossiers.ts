import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { DossierId } from "./dossier.ts";

const HOLD: Statement = {
  name: "dossier-hold",
  text: (schema) => `
    SELECT d.id FROM ${schema}.dossier AS d WHERE d.id = ANY ($1::uuid[]) ORDER BY d.id FOR NO KEY UPDATE`,
};

/**
 * Holds dossiers until the transaction ends, always in the same order. For modules that change something of their own
 * and then act on the dossier: an act locks the dossier first, so whoever did it the other way round could meet it
 * half-way.
 */
export async function holdDossiers(tx: Tx, ids: readonly DossierId[]): Promise<void> {
  await tx.run(HOLD, [[...new Set(ids)]]);
}
