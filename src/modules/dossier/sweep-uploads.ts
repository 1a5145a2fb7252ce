import { z } from "zod";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { askRemoval, heldBack } from "../../platform/files/remove-files.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";

const DAY_MS = 24 * 3_600_000;
const BATCH = 200;
/** At most so many batches in one round: a backlog is worked off over hours. */
const BATCHES_MAX = 50;

const OLD: Statement = {
  name: "dossier-upload-unattached",
  text: (schema) => `
    SELECT u.id, u.sha256, u.uploaded_at FROM ${schema}.dossier_upload AS u
    WHERE u.attached_at IS NULL AND u.uploaded_at < $1 AND coalesce(u.wanted_at, u.uploaded_at) < $1
      AND (u.uploaded_at, u.id) > ($2::timestamptz, $3::uuid)
    ORDER BY u.uploaded_at, u.id LIMIT $4`,
};

/** Whoever attaches one of these at this moment has its row locked, or is refused: it is not there any more. */
const GIVE_UP: Statement = {
  name: "dossier-upload-give-up",
  text: (schema) => `
    DELETE FROM ${schema}.dossier_upload AS u USING (
      SELECT w.id FROM ${schema}.dossier_upload AS w
      WHERE w.id = ANY ($1::uuid[]) AND w.attached_at IS NULL AND coalesce(w.wanted_at, w.uploaded_at) < $2
      FOR UPDATE SKIP LOCKED
    ) AS gone
    WHERE u.id = gone.id RETURNING u.sha256, u.size_bytes`,
};

const oldRow = z.object({
  id: z.string(),
  sha256: z.string(),
  uploaded_at: z.custom<Instant>((value) => typeof value === "string"),
});
const goneRow = z
  .object({ sha256: z.string(), size_bytes: z.number() })
  .transform(({ sha256, size_bytes: sizeBytes }) => ({ sha256, sizeBytes }));

type After = { readonly at: Instant; readonly id: string };
const FROM_THE_FIRST: After = { at: instantOfEpoch(0), id: "00000000-0000-0000-0000-000000000000" };

/**
 * Gives up uploads that no dossier named for the days the installation keeps them, and puts their content down for
 * removal: whether anything else names it is asked when its bytes are to go. What an open incident is about, and what
 * waits for the scanner, stays. Returns how many were given up.
 *
 * Documents, registers and stored papers begin to name content without the lock of it, since they name what came in the same
 * act or was sent ahead: such a file is a day old at most, and the least an installation keeps is two (`LIFE_DAYS` of what
 * is sent ahead is held against it). Whoever lets another module name older uploads marks them as wanted first.
 */
export async function sweepUnattached({
  database,
  clock,
  config,
}: Pick<Services, "database" | "clock" | "config">): Promise<number> {
  const now = clock.now();
  const before = instantOfEpoch(epochOf(now) - config.uploadsKeptDays * DAY_MS);
  let after = FROM_THE_FIRST;
  let swept = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const old = await listOld(database, before, after);
    const held = await heldBack(
      database,
      old.map(({ sha256 }) => sha256),
    );
    const ids = old.filter(({ sha256 }) => !held.has(sha256)).map(({ id }) => id);
    swept += await database.transaction(async (tx) => {
      const gone = (await tx.run(GIVE_UP, [ids, before])).map((row) => goneRow.parse(row));
      await askRemoval(tx, gone, now);
      return gone.length;
    });
    const last = old.at(-1);
    if (last === undefined || old.length < BATCH) break;
    after = { at: last.uploaded_at, id: last.id };
  }
  return swept;
}

async function listOld(executor: Executor, before: Instant, after: After) {
  const rows = await executor.run(OLD, [before, after.at, after.id, BATCH]);
  return rows.map((row) => oldRow.parse(row));
}
