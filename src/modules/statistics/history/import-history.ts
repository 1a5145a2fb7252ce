import { basename } from "node:path";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type FileLine, fileLines, measureFile } from "../../../platform/files/file-lines.ts";
import { bulkTransaction } from "../../../platform/postgres/bulk-transaction.ts";
import type { Services } from "../../../platform/services.ts";
import { recordPast } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { writeCounted } from "../counted.ts";
import type { BadLine } from "./bad-line.ts";
import { advanceFile, beginFile, type Checkpoint, finishFile } from "./checkpoint.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type ReadBatch, readBatches, sortOut } from "./read-batches.ts";
import { type LineForm, lineFormOf } from "./told-line-parser.ts";
import type { ReadAgainst } from "./told-record.ts";

type ImportHistory = {
  readonly path: string;
  /** Load the good lines although others are bad. */
  readonly skipBad: boolean;
  /** Lines a transaction; as many as are quickest where absent. */
  readonly batchLines?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

export type HistoryReport = Pick<Checkpoint, "recorded" | "unchanged" | "bad"> & {
  readonly lines: number;
  /** Where an earlier run had come to; the whole file where it was in already. */
  readonly resumedAfter: number;
  /** True where the file was in before: the counts are those of that run, and nothing was written now. */
  readonly isRepeat: boolean;
  readonly badLines: readonly BadLine[];
  readonly seconds: number;
};

type HistoryRefusal =
  | { readonly code: "HISTORY_NOT_DOSSIERS"; readonly missing: readonly string[] }
  | { readonly code: "HISTORY_LINES_BAD"; readonly bad: readonly BadLine[] };

/**
 * Loads a file of past dossiers: JSON lines, or a table under the names of its first line. In batches, each with its
 * spells, its figures and its place in the file in one transaction: killed, it goes on where it was; run again, it
 * changes nothing. Only whoever has the operator's shell can ask for it.
 */
export async function importHistory(
  services: Services,
  request: ImportHistory,
): Promise<Result<HistoryReport, HistoryRefusal>> {
  const started = performance.now();
  const { path } = request;
  const { sha256, lines } = await measureFile(path);
  const form = lineFormOf((await firstLine(path))?.text ?? "");
  if ("missing" in form) return refuse({ code: "HISTORY_NOT_DOSSIERS", missing: form.missing });
  const { database, clock } = services;
  const file = { sha256, name: basename(path), at: clock.now() };
  const against = { directory: await unitDirectory(database), now: file.at, fileName: file.name };
  const begun = await beginFile(database, file);
  const reading = { services, request, form, against, sha256, after: begun.linesDone, lines };
  if (!begun.isFinished && !request.skipBad) {
    const bad = await badLinesOf(reading);
    if (bad.length > 0) return refuse({ code: "HISTORY_LINES_BAD", bad });
  }
  const badLines = begun.isFinished ? [] : await loadBatches(reading);
  const done = begun.isFinished ? begun : await finishFile(database, sha256, clock.now());
  const { recorded, unchanged, bad } = done;
  const seconds = (performance.now() - started) / 1_000;
  const counts = { lines, recorded, unchanged, bad };
  return accept({
    ...counts,
    resumedAfter: begun.linesDone,
    isRepeat: begun.isFinished,
    badLines,
    seconds,
  });
}

type Reading = {
  readonly services: Services;
  readonly request: ImportHistory;
  readonly form: LineForm;
  readonly against: ReadAgainst;
  readonly sha256: string;
  readonly after: number;
  readonly lines: number;
};

async function firstLine(path: string): Promise<FileLine | undefined> {
  for await (const [first] of fileLines(path)) return first;
  return undefined;
}

/** Reads the whole file before anything is written; a code that comes twice in it is told here, whatever its facts. */
async function badLinesOf({ services, request, form, against, after, lines }: Reading): Promise<BadLine[]> {
  const bad: BadLine[] = [];
  const seen = new Set<string>();
  const given = { ...against, after, batchLines: request.batchLines };
  for await (const batch of readBatches(request.path, form, given)) {
    const sorted = await services.database.transaction((tx) => sortOut(tx, batch.records));
    bad.push(...batch.bad, ...sorted.bad);
    for (const { code, source } of batch.records) {
      if (seen.has(code)) bad.push({ line: source.line, reason: "CODE_REPEATED", detail: code });
      seen.add(code);
    }
    request.onProgress?.(batch.to, 2 * lines);
  }
  return bad.sort((a, b) => a.line - b.line);
}

/** Loads batch after batch. While the database writes one, the next is read, sealed and counted. */
async function loadBatches(reading: Reading): Promise<BadLine[]> {
  const { request, form, against, after, lines, services } = reading;
  const bad: BadLine[] = [];
  const passes = request.skipBad ? 1 : 2;
  let writing = Promise.resolve();
  const given = { ...against, after, batchLines: request.batchLines };
  for await (const batch of readBatches(request.path, form, given)) {
    const prepared = await prepare(batch.records, services.clock.now());
    await writing;
    writing = loadBatch(reading, batch, prepared).then((found) => {
      bad.push(...found);
      request.onProgress?.((passes - 1) * lines + batch.to, passes * lines);
    });
    // Awaited before the next one is written; a failure meanwhile must not end the process before that.
    writing.catch(() => undefined);
  }
  await writing;
  return bad;
}

/**
 * Writes a batch. Nearly always all of it is new, as it was prepared for; where some of it is there already, what is left
 * is prepared again.
 */
async function loadBatch(
  { services, sha256 }: Reading,
  batch: ReadBatch,
  prepared: Prepared,
): Promise<readonly BadLine[]> {
  const { database, clock } = services;
  const { fresh, unchanged, bad } = await database.transaction((tx) => sortOut(tx, batch.records));
  const isAllNew = fresh.length === batch.records.length;
  const { rows, counted } = isAllNew ? prepared : await prepare(fresh, clock.now());
  const found = [...batch.bad, ...bad].sort((a, b) => a.line - b.line);
  const added = { recorded: fresh.length, unchanged, bad: found.length };
  await bulkTransaction(database, async (tx) => {
    // First of all, so that whoever loads the same file at once waits here and is told.
    await advanceFile(tx, sha256, { from: batch.from, to: batch.to, added });
    await recordPast(tx, rows);
    await writeCounted(tx, counted);
  });
  return found;
}
