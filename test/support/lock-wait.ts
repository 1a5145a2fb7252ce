import { sql } from "kysely";
import { expect } from "vitest";
import type { Database } from "../../src/platform/postgres/database.ts";

/** Answers once somebody on this database waits for a lock that somebody else holds. */
export async function someoneWaits(database: Database): Promise<void> {
  const waiting = async () => {
    const { rows } = await sql`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.kysely);
    return rows.length;
  };
  await expect.poll(waiting, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0);
}
