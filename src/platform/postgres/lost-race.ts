import pg from "pg";

/** Serialisation failure and deadlock: PostgreSQL undid this transaction so that another could go on. */
const LOST = /^(40001|40P01)$/;
const TRIES_MAX = 3;

/**
 * Does a transaction again that lost a race, at most three times in all. For work that leaves nothing but what it writes
 * in that transaction: then a second run is the first one to have happened.
 */
export async function againWhereLost<T>(transaction: () => Promise<T>): Promise<T> {
  for (let left = TRIES_MAX - 1; ; left -= 1) {
    try {
      return await transaction();
    } catch (cause) {
      // Any other failure is no race, and who loses each time is told so by whoever answers.
      if (left === 0 || !(cause instanceof pg.DatabaseError) || !LOST.test(cause.code ?? "")) throw cause;
    }
  }
}
