import type { BulkTx } from "../../platform/postgres/bulk-transaction.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { CellRows } from "./cell-sums.ts";
import { ADDING, ALONE } from "./drain.ts";

const ADDED: Statement = {
  name: "statistics-added",
  text: (schema) => `
    CREATE TEMPORARY TABLE IF NOT EXISTS statistics_added (LIKE ${schema}.statistics_cell INCLUDING DEFAULTS) ON COMMIT DROP`,
};

/** What lies in the temporary table comes to its cells, in their order: neighbours share pages. */
const ADD: Statement = {
  name: "statistics-add-to-cells",
  text: (schema) => `
    INSERT INTO ${schema}.statistics_cell AS c SELECT * FROM pg_temp.statistics_added
    ORDER BY unit_id, level, grain, starts_on, procedure_code, field_code, channel
    ${ADDING}`,
};

const EMPTY_ADDED: Statement = {
  name: "statistics-added-empty",
  text: () => "TRUNCATE pg_temp.statistics_added",
};

/** Adds rows made by `cellRows` straight to the cells, past the tally: for whoever counts thousands of dossiers at once. */
export async function addToCells(tx: BulkTx, { columns, chunk }: CellRows): Promise<void> {
  if (chunk.rows === 0) return;
  await tx.run(ALONE, []);
  await tx.run(ADDED, []);
  await tx.copy({ table: "statistics_added", columns, isTemporary: true }, [chunk]);
  await tx.run(ADD, []);
  await tx.run(EMPTY_ADDED, []);
}
