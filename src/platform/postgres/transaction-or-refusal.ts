import { type Refusal, type Result, refuse } from "../../kernel/result.ts";
import type { Database, Tx } from "./database.ts";

/**
 * Runs a decision in one transaction of which a refusal leaves nothing: numbers it took, dossiers it opened, keys it
 * kept, all go back. `Database.transaction` alone rolls back only what throws, and a refusal is a value.
 */
export async function transactionOrRefusal<T, R extends Refusal>(
  database: Database,
  work: (tx: Tx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> {
  const undo = new Undo<R>();
  try {
    return await database.transaction(async (tx) => {
      const done = await work(tx);
      if (done.ok) return done;
      undo.refusal = done.refusal;
      throw undo;
    });
  } catch (cause) {
    // Only our own refusal ends here: anything else, a refusal of an outer transaction too, goes on.
    if (cause !== undo || undo.refusal === null) throw cause;
    return refuse(undo.refusal);
  }
}

/** Carries a refusal out of the transaction. */
class Undo<R extends Refusal> extends Error {
  refusal: R | null = null;
}
