import { assert } from "../../kernel/assert.ts";
import { type CopyChunk, copyRows } from "./copy-rows.ts";
import type { Database, Executor } from "./database.ts";

type CopyTarget = {
  readonly table: string;
  readonly columns: readonly string[];
  /** A table of this session alone. */
  readonly isTemporary?: true;
};

/** An open transaction for thousands of rows at a time. */
export type BulkTx = Pick<Executor, "schema" | "run"> & {
  /** Sends rows in the order of the columns: all of them or none. */
  readonly copy: (target: CopyTarget, chunks: readonly CopyChunk[]) => Promise<void>;
};

/** Runs `work` in one transaction on a connection of its own, rolled back when it throws. */
export async function bulkTransaction<T>(
  { pool, schema }: Pick<Database, "pool" | "schema">,
  work: (tx: BulkTx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const quoted = `"${schema.replaceAll('"', '""')}"`;
  let isGone = false;
  try {
    await client.query("BEGIN");
    const done = await work({
      schema,
      run: async (statement, values) =>
        (await client.query({ text: statement.text(quoted), values: [...values] })).rows,
      copy: async ({ table, columns, isTemporary }, chunks) => {
        const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
        if (rows === 0) return;
        const into = `${isTemporary ? "pg_temp" : quoted}.${table} (${columns.join(", ")})`;
        const taken = await copyRows(client, { into, chunks });
        assert(taken === rows, "every row was taken");
      },
    });
    await client.query("COMMIT");
    return done;
  } catch (cause) {
    // Where not even this works the connection is gone, and with it the transaction; the first failure is the one to tell.
    isGone = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    throw cause;
  } finally {
    client.release(isGone);
  }
}
