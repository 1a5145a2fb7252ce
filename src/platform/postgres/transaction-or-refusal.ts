import { type Refusal, type Result, refuse } from "../../kernel/result.ts";
import type { Database, Tx } from "./database.ts";
import { againWhereLost } from "./lost-race.ts";

/**
 * Runs a decision in one transaction of which a refusal leaves nothing: numbers it took, dossiers it opened, keys it
 * kept, all go back. `Database.transaction` alone rolls back only what throws, and a refusal is a value. One that lost a
 * race is made again: it may leave nothing but what it writes in its transaction.
 */
export function transactionOrRefusal<T, R extends Refusal>(
  database: Database,
  work: (tx: Tx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> {
  return againWhereLost(() => onceOrRefusal(database, work));
}

/** The same for what may not be made again, or whose parts are: a request with everything it does. */
export async function onceOrRefusal<T, R extends Refusal>(
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
