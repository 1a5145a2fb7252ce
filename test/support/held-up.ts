import { sql } from "kysely";
import { expect } from "vitest";
import type { Database } from "../../src/platform/postgres/database.ts";

/** The lock that a sample with the text `HELD_UP` takes in the middle of its command. */
export const SAMPLE_LOCK = 118;
export const HELD_UP = "held up";

/**
 * Holds commands with that text in the middle for as long as `act` runs: `reached` answers once one stands there, so
 * that what happens to it then happens to a command under way, on a fast machine and on a slow one.
 */
export async function holdUp(
  database: Database,
  act: (reached: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await database.kysely.connection().execute(async (holder) => {
    const standing = async () => {
      const { rows } = await sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${SAMPLE_LOCK}
        AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(
        holder,
      );
      return rows.length;
    };
    await sql`SELECT pg_advisory_lock(${SAMPLE_LOCK})`.execute(holder);
    await act(() => expect.poll(standing, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0)).finally(() =>
      sql`SELECT pg_advisory_unlock(${SAMPLE_LOCK})`.execute(holder),
    );
  });
}
