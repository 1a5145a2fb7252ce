import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { ContentHash } from "../files/file-store.ts";
import type { Executor, Statement } from "../postgres/database.ts";

/** `UNSCANNED`: no scanner is installed; `HELD`: the one that is did not answer; `INFECTED`: never served. */
const CHECK_STATES = ["UNSCANNED", "CLEAN", "HELD", "INFECTED"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export type FileCheck = {
  readonly sha256: ContentHash;
  readonly state: CheckState;
  readonly signature: string | null;
};

const KEEP: Statement = {
  name: "file-check-keep",
  text: (schema) => `
    INSERT INTO ${schema}.file_check AS known (sha256, state, signature, tries, received_at, scanned_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, signature = excluded.signature,
      tries = known.tries + excluded.tries, scanned_at = excluded.scanned_at
    WHERE excluded.state IN ('CLEAN', 'INFECTED') OR known.state = 'UNSCANNED'
      OR (known.state = 'HELD' AND excluded.state = 'HELD')`,
};

/** Keeps what was found. A verdict stands until another verdict: a silent scanner takes nothing back. */
export async function keepCheck(executor: Executor, check: FileCheck, at: Instant): Promise<void> {
  const isVerdict = check.state === "CLEAN" || check.state === "INFECTED";
  await executor.run(KEEP, [
    check.sha256,
    check.state,
    check.signature,
    check.state === "HELD" ? 1 : 0,
    at,
    isVerdict ? at : null,
  ]);
}

const FIND: Statement = {
  name: "file-check-find",
  text: (schema) => `
    SELECT sha256, state, signature FROM ${schema}.file_check
    WHERE sha256 = ANY ($1::text[]) AND state IN ('HELD', 'INFECTED')`,
};

const checkRow = z.object({
  sha256: z.string(),
  state: z.enum(CHECK_STATES),
  signature: z.string().nullable(),
});

/** Those of the files that may not be served, with the reason; the others are not in the answer. */
export async function withheldFiles(
  executor: Executor,
  files: readonly ContentHash[],
): Promise<ReadonlyMap<ContentHash, FileCheck>> {
  if (files.length === 0) return new Map();
  const rows = (await executor.run(FIND, [files])).map((row) => checkRow.parse(row));
  return new Map(rows.map((row) => [row.sha256, row]));
}

const HELD: Statement = {
  name: "file-check-held",
  text: (schema) => `
    SELECT sha256 FROM ${schema}.file_check WHERE state = 'HELD' ORDER BY tries, received_at LIMIT $1`,
};

/** Those that wait for the scanner, the least tried first: one that never gets a verdict keeps no other waiting. */
export async function listHeld(executor: Executor, limit: number): Promise<readonly ContentHash[]> {
  return (await executor.run(HELD, [limit])).map((row) => z.string().parse(row["sha256"]));
}

const TRIES: Statement = {
  name: "file-check-tries",
  text: (schema) => `SELECT tries FROM ${schema}.file_check WHERE sha256 = $1`,
};

/** How often the scanner gave no verdict on a file. */
export async function triesOf(executor: Executor, sha256: ContentHash): Promise<number> {
  const [row] = await executor.run(TRIES, [sha256]);
  return Number(row?.["tries"] ?? 0);
}

const KNOWN: Statement = {
  name: "file-check-known",
  text: (schema) => `SELECT 1 AS one FROM ${schema}.file_check WHERE sha256 = $1`,
};

/** Whether anything is known of the content, which is forgotten when it is removed. */
export async function isChecked(executor: Executor, sha256: ContentHash): Promise<boolean> {
  return (await executor.run(KNOWN, [sha256])).length > 0;
}

const RELEASE: Statement = {
  name: "file-check-release",
  text: (schema) => `
    UPDATE ${schema}.file_check SET state = 'UNSCANNED' WHERE state = 'HELD' RETURNING sha256`,
};

/** Opens what waits for a scanner that is no longer installed: it is as good as any other file of such an office. */
export async function releaseHeld(executor: Executor): Promise<number> {
  return (await executor.run(RELEASE, [])).length;
}

const COUNT_HELD: Statement = {
  name: "file-check-count-held",
  text: (schema) => `SELECT count(*) AS held FROM ${schema}.file_check WHERE state = 'HELD'`,
};

export async function countHeld(executor: Executor): Promise<number> {
  const [row] = await executor.run(COUNT_HELD, []);
  return Number(row?.["held"] ?? 0);
}

const SEEN: Statement = {
  name: "file-scanner-data-seen",
  text: (schema) => `
    WITH new AS (
      INSERT INTO ${schema}.file_scanner_data (version, seen_at) VALUES ($1, $2)
      ON CONFLICT (version) DO NOTHING RETURNING seen_at
    )
    SELECT seen_at FROM new UNION ALL SELECT seen_at FROM ${schema}.file_scanner_data WHERE version = $1`,
};

/** Since when the scanner is known to have these data: what was looked at before was looked at with others. */
export async function seenSince(executor: Executor, version: string, now: Instant): Promise<Instant> {
  const [row] = await executor.run(SEEN, [version, now]);
  return z.custom<Instant>((at) => typeof at === "string").parse(row?.["seen_at"] ?? now);
}

const KEPT_BEFORE: Statement = {
  name: "file-check-kept-before",
  text: (schema) => `
    SELECT sha256 FROM ${schema}.file_check
    WHERE state IN ('CLEAN', 'UNSCANNED') AND coalesce(looked_at, scanned_at, received_at) < $1
    ORDER BY coalesce(looked_at, scanned_at, received_at) LIMIT $2`,
};

/** Files that are served and were last looked at before this instant, the longest ago first. */
export async function listKeptBefore(
  executor: Executor,
  before: Instant,
  limit: number,
): Promise<readonly ContentHash[]> {
  return (await executor.run(KEPT_BEFORE, [before, limit])).map((row) => z.string().parse(row["sha256"]));
}

const LOOKED: Statement = {
  name: "file-check-looked",
  text: (schema) => `UPDATE ${schema}.file_check SET looked_at = $2 WHERE sha256 = $1`,
};

export async function markLooked(executor: Executor, sha256: ContentHash, at: Instant): Promise<void> {
  await executor.run(LOOKED, [sha256, at]);
}
