import { sql } from "kysely";
import type { Database, Tx } from "./database.ts";

/**
 * A database that lives inside an open transaction: its own `transaction` becomes a savepoint. For callers that must
 * commit a command together with something of their own, without the command knowing.
 */
export function databaseWithin(tx: Tx, outer: Database): Database {
  return {
    schema: tx.schema,
    kysely: tx.kysely,
    run: tx.run,
    pool: outer.pool,
    close: outer.close,
    transaction: async (work) => {
      await sql`SAVEPOINT inner_transaction`.execute(tx.kysely);
      try {
        const done = await work(tx);
        await sql`RELEASE SAVEPOINT inner_transaction`.execute(tx.kysely);
        return done;
      } catch (cause) {
        await sql`ROLLBACK TO SAVEPOINT inner_transaction`.execute(tx.kysely).catch(connectionIsGone);
        throw cause;
      }
    },
  };
}

/** Undoing fails only where the connection is gone: all is undone then, and the first failure says what happened. */
function connectionIsGone(): void {}
