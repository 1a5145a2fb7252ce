import { type KyselyPlugin, sql } from "kysely";
import type { Database, Executor, Tx } from "../../src/platform/postgres/database.ts";

/** A database that goes away after its n-th statement, and what was seen of it. */
export type CutOff = {
  readonly database: Database;
  /** Whether it came to that: false where the work needed no more than n statements. */
  readonly wasCut: () => boolean;
};

/**
 * Ends the session of the work after its n-th statement, as PostgreSQL does when it dies: inside a transaction the
 * server itself ends the connection, outside of one the answer is lost on its way back. `n` of 0 cuts before the first.
 */
export function cutOffAfter(database: Database, nth: number): CutOff {
  let passed = 0;
  let cut = false;
  const isTime = () => {
    const now = passed >= nth && !cut;
    passed += 1;
    if (now) cut = true;
    return now;
  };
  const outside = watched(database, () => {
    if (isTime()) throw new Error(`cut off at statement ${nth}`);
  });
  return {
    wasCut: () => cut,
    database: {
      ...database,
      ...outside,
      transaction: (work) =>
        database.transaction(async (tx) => {
          const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx.kysely);
          const end = async () => {
            if (isTime())
              await sql`SELECT pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(database.kysely);
          };
          await end();
          const within: Tx = { transaction: true, ...watched(tx, end) };
          return work(within);
        }),
    },
  };
}

/** Runs `after` behind every statement, whichever way it is written. */
function watched(executor: Executor, after: () => void | Promise<void>): Executor {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await after();
      return result;
    },
  };
  return {
    schema: executor.schema,
    kysely: executor.kysely.withPlugin(plugin),
    run: async (statement, values) => {
      const rows = await executor.run(statement, values);
      await after();
      return rows;
    },
  };
}
