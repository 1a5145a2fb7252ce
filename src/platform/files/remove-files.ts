import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Watched } from "../metrics/metrics.ts";
import type { Database, Executor, Statement, Tx } from "../postgres/database.ts";
import type { Services } from "../services.ts";
import { type FileReferences, forgetContent, namedAmong } from "./file-references.ts";
import type { ContentHash } from "./file-store.ts";

const QUEUE = "file-removal";
const HOURLY = "47 * * * *";
/** At most so much in one round: a backlog is worked off over hours, never in one long run. */
const ROUND_FILES = 500;
/** So many go together: whoever uploads the same content at this moment waits for them. */
const BATCH = 50;

/** Content that may go: who put it down names it no more. Whether anybody else does is asked when its bytes are to go. */
type Removable = { readonly sha256: ContentHash; readonly sizeBytes: number };

const ASK: Statement = {
  name: "file-removal-ask",
  text: (schema) => `
    INSERT INTO ${schema}.file_removal (sha256, size_bytes, asked_at)
    SELECT DISTINCT ON (r.sha256) r.sha256, r.size_bytes, $2
    FROM jsonb_to_recordset($1::jsonb) AS r (sha256 text, size_bytes bigint)
    ORDER BY r.sha256
    ON CONFLICT (sha256) DO NOTHING`,
};

/** Puts content down for removal, in the transaction that gives up the last row known to name it. */
export async function askRemoval(tx: Tx, files: readonly Removable[], at: Instant): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ sha256, sizeBytes }) => ({ sha256, size_bytes: sizeBytes }));
  await tx.run(ASK, [JSON.stringify(rows), at]);
}

/** What a person must look at stays where it is. */
const HAS_INCIDENT = (schema: string, hash: string) =>
  `EXISTS (SELECT FROM ${schema}.platform_incident AS i WHERE i.subject = ${hash} AND i.closed_at IS NULL)`;
const IS_UNJUDGED = (schema: string, hash: string) =>
  `EXISTS (SELECT FROM ${schema}.file_check AS c WHERE c.sha256 = ${hash} AND c.state = 'HELD')`;

const HELD: Statement = {
  name: "file-removal-held",
  text: (schema) => `
    SELECT f.sha256, ${HAS_INCIDENT(schema, "f.sha256")} AS has_incident FROM unnest($1::text[]) AS f (sha256)
    WHERE ${HAS_INCIDENT(schema, "f.sha256")} OR ${IS_UNJUDGED(schema, "f.sha256")}`,
};
const heldRow = z.object({ sha256: z.string(), has_incident: z.boolean() });
type HeldFor = "INCIDENT" | "VERDICT";

/** Those of the files that stay where nobody asked for them to go: for an open incident, or until the scanner has a verdict. */
export async function heldBack(
  executor: Executor,
  files: readonly ContentHash[],
): Promise<ReadonlyMap<ContentHash, HeldFor>> {
  if (files.length === 0) return new Map();
  const rows = (await executor.run(HELD, [files])).map((row) => heldRow.parse(row));
  return new Map(rows.map((row) => [row.sha256, row.has_incident ? "INCIDENT" : "VERDICT"]));
}

/** Whoever begins to name content, and whoever removes it, holds this lock until the end of the transaction. */
export const contentLock = (schema: string, hash: string) =>
  `pg_advisory_xact_lock(hashtextextended('file-content ${schema.replaceAll("'", "''")} ' || ${hash}, 0))`;

const LOCK: Statement = {
  name: "file-removal-lock",
  text: (schema) => `
    SELECT ${contentLock(schema, "f.sha256")} IS NULL AS held
    FROM (SELECT sha256 FROM unnest($1::text[]) AS g (sha256) ORDER BY sha256) AS f`,
};
/** Waits for a removal of this content that is under way. Its bytes go before its rows do. */
export async function lockContent(tx: Tx, sha256: ContentHash): Promise<void> {
  await tx.run(LOCK, [[sha256]]);
}

const WAITING: Statement = {
  name: "file-removal-waiting",
  text: (schema) => `
    SELECT r.sha256 FROM ${schema}.file_removal AS r WHERE NOT ${HAS_INCIDENT(schema, "r.sha256")}
    ORDER BY r.asked_at, r.sha256 LIMIT $1`,
};
const TAKE: Statement = {
  name: "file-removal-take",
  text: (schema) => `
    DELETE FROM ${schema}.file_removal AS r WHERE r.sha256 = ANY ($1::text[]) AND NOT ${HAS_INCIDENT(schema, "r.sha256")}
    RETURNING r.sha256, r.size_bytes`,
};
const FORGET: Statement = {
  name: "file-removal-forget",
  text: (schema) => `DELETE FROM ${schema}.file_check WHERE sha256 = ANY ($1::text[])`,
};
const STILL_THERE: Statement = { name: "file-removal-still-there", text: () => "SELECT 1 AS here" };
const COUNT: Statement = {
  name: "file-removal-count",
  text: (schema) => `
    INSERT INTO ${schema}.file_removed AS so_far (one, files, bytes, last_at) VALUES (true, $1, $2, $3)
    ON CONFLICT (one) DO UPDATE SET files = so_far.files + excluded.files, bytes = so_far.bytes + excluded.bytes,
      last_at = excluded.last_at`,
};

type Here = Pick<Services, "database" | "files" | "clock">;
type Removed = { readonly files: number; readonly bytes: number };
const taken = z.object({ sha256: z.string(), size_bytes: z.number() });

/**
 * Removes content that was put down for it and that no module names. The bytes go last and inside the transaction, which
 * holds the locks until they are gone: killed anywhere, whatever has a name has its bytes, and what was put down is put
 * down still and goes the next time. What was named again meanwhile is struck from the list and stays.
 */
export async function removeWaiting(
  services: Here,
  references: readonly FileReferences[],
  limit = ROUND_FILES,
): Promise<Removed> {
  const rows = await services.database.run(WAITING, [limit]);
  const waiting = rows.map((row) => z.string().parse(row["sha256"]));
  let removed: Removed = { files: 0, bytes: 0 };
  for (let at = 0; at < waiting.length; at += BATCH) {
    const { files, bytes } = await removeBatch(services, references, waiting.slice(at, at + BATCH));
    removed = { files: removed.files + files, bytes: removed.bytes + bytes };
  }
  return removed;
}

function removeBatch(
  { database, files, clock }: Here,
  references: readonly FileReferences[],
  hashes: readonly ContentHash[],
): Promise<Removed> {
  return database.transaction(async (tx) => {
    await tx.run(LOCK, [hashes]);
    // Each statement sees what was committed before it: after the locks, everybody who has named this content.
    const rows = (await tx.run(TAKE, [hashes])).map((row) => taken.parse(row));
    const named = await namedAmong(
      tx,
      references,
      rows.map(({ sha256 }) => sha256),
    );
    const gone = rows.filter(({ sha256 }) => !named.has(sha256));
    const bytes = gone.reduce((sum, row) => sum + row.size_bytes, 0);
    if (gone.length === 0) return { files: 0, bytes };
    const names = gone.map(({ sha256 }) => sha256);
    await tx.run(FORGET, [names]);
    await forgetContent(tx, references, names);
    await tx.run(COUNT, [gone.length, bytes, clock.now()]);
    for (const name of names) {
      // The locks live as long as the session: one that was ended meanwhile removes nothing more.
      await tx.run(STILL_THERE, []);
      await files.remove(name);
    }
    return { files: gone.length, bytes };
  });
}

/** Gives back the room of what nobody names, some at a time. */
export async function registerRemoval(
  services: Services,
  references: readonly FileReferences[],
): Promise<void> {
  await services.jobs.work(QUEUE, async () => {
    const removed = await removeWaiting(services, references);
    if (removed.files > 0) services.log.info(removed, "files nobody names removed");
  });
  await services.jobs.schedule(QUEUE, HOURLY);
}

const FIGURES: Statement = {
  name: "file-removal-figures",
  text: (schema) => `
    SELECT coalesce((SELECT files FROM ${schema}.file_removed), 0) AS files,
      coalesce((SELECT bytes FROM ${schema}.file_removed), 0) AS bytes,
      (SELECT count(*) FROM ${schema}.file_removal) AS waiting`,
};
const figures = z.object({ files: z.number(), bytes: z.number(), waiting: z.number() });

/** What a monitoring system watches: how much was removed so far, and how much waits for it. */
export function removalGauge({ database }: { readonly database: Database }): Watched {
  return {
    name: "motcua_files_removed",
    help: "Files nobody names: removed so far, their bytes, and those that wait to be removed",
    label: "what",
    collect: async () => {
      const [row] = await database.run(FIGURES, []);
      return Object.entries(figures.parse(row));
    },
  };
}
