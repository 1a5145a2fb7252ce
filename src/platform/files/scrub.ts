import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../postgres/database.ts";
import type { Services } from "../services.ts";

const QUEUE = "file-scrub";
/** A slice every ten minutes: a ward's 100,000 files are read in about two days. */
const EVERY_TEN_MINUTES = "*/10 * * * *";
const SLICE_FILES = 400;

/** How far the walk over the store is; all null before the first. */
export type ScrubProgress = {
  readonly after: string;
  readonly checked: number;
  readonly damaged: number;
  readonly startedAt: Instant;
  readonly lastAt: Instant;
  readonly wholeAt: Instant | null;
  readonly wholeChecked: number | null;
};

const READ: Statement = {
  name: "file-scrub-read",
  text: (schema) => `
    SELECT after, checked, damaged, started_at, last_at, whole_at, whole_checked FROM ${schema}.file_scrub`,
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const progressRow = z
  .object({
    after: z.string(),
    checked: z.number(),
    damaged: z.number(),
    started_at: instant,
    last_at: instant,
    whole_at: instant.nullable(),
    whole_checked: z.number().nullable(),
  })
  .transform(
    (row): ScrubProgress => ({
      after: row.after,
      checked: row.checked,
      damaged: row.damaged,
      startedAt: row.started_at,
      lastAt: row.last_at,
      wholeAt: row.whole_at,
      wholeChecked: row.whole_checked,
    }),
  );

export async function readScrub(executor: Executor): Promise<ScrubProgress | null> {
  const [row] = await executor.run(READ, []);
  return row === undefined ? null : progressRow.parse(row);
}

const WRITE: Statement = {
  name: "file-scrub-write",
  text: (schema) => `
    INSERT INTO ${schema}.file_scrub (one, after, checked, damaged, started_at, last_at, whole_at, whole_checked)
    VALUES (true, $1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (one) DO UPDATE SET after = excluded.after, checked = excluded.checked, damaged = excluded.damaged,
      started_at = excluded.started_at, last_at = excluded.last_at, whole_at = excluded.whole_at,
      whole_checked = excluded.whole_checked`,
};

/** Reads every stored file again, some at a time, for ever: bits rot on disks nobody reads. */
export async function registerScrub(services: Services): Promise<void> {
  await services.jobs.work(QUEUE, async () => {
    await scrubSlice(services, SLICE_FILES);
  });
  await services.jobs.schedule(QUEUE, EVERY_TEN_MINUTES);
}

/**
 * Reads the next files of the store; each that is not what its name says becomes an incident (by the watched store) and
 * is passed over. Where it is killed, the next slice begins at the same place. At the end it begins anew.
 */
export async function scrubSlice(services: Services, limit: number): Promise<ScrubProgress> {
  const { database, clock, files } = services;
  const now = clock.now();
  const before = await readScrub(database);
  const isFresh = before === null || before.after === "";
  const names = await files.list(before?.after ?? "", limit);
  let damaged = isFresh ? 0 : before.damaged;
  for (const name of names) if (await isDamaged(services, name)) damaged += 1;
  const checked = (isFresh ? 0 : before.checked) + names.length;
  const isWhole = names.length < limit;
  const progress: ScrubProgress = {
    after: isWhole ? "" : (names.at(-1) ?? ""),
    checked,
    damaged,
    startedAt: isFresh ? now : before.startedAt,
    lastAt: now,
    wholeAt: isWhole ? now : (before?.wholeAt ?? null),
    wholeChecked: isWhole ? checked : (before?.wholeChecked ?? null),
  };
  const { after, startedAt, lastAt, wholeAt, wholeChecked } = progress;
  await database.run(WRITE, [after, checked, damaged, startedAt, lastAt, wholeAt, wholeChecked]);
  return progress;
}

async function isDamaged({ files }: Services, name: string): Promise<boolean> {
  try {
    await files.get(name);
    return false;
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return true;
    throw fault;
  }
}
