import { type FileLine, fileLines } from "../../../platform/files/file-lines.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { findHeld, isSamePast, type PastRecord } from "../../dossier/index.ts";
import type { BadLine } from "./bad-line.ts";
import { isDossierLine, type LineForm, readTold } from "./told-line-parser.ts";
import { type ReadAgainst, toRecord } from "./told-record.ts";

/**
 * Lines taken at a time: some 100 MB of rows, and what a kill costs. The more at once, the fewer cells are written twice:
 * with 10,000 lines PostgreSQL spends a third more on the cells of a dossier.
 */
const BATCH_LINES = 20_000;

/** Lines of a file, read: what they tell, and which cannot be used. */
export type ReadBatch = {
  readonly from: number;
  readonly to: number;
  readonly records: readonly PastRecord[];
  readonly bad: readonly BadLine[];
};

/** The lines after one, in batches that begin and end at the same lines whenever the file is read. */
export async function* readBatches(
  path: string,
  form: LineForm,
  given: ReadAgainst & { readonly after: number; readonly batchLines?: number | undefined },
): AsyncGenerator<ReadBatch> {
  const { after, batchLines = BATCH_LINES } = given;
  let batch = emptyBatch(after);
  for await (const block of fileLines(path)) {
    for (const line of block) {
      if (line.number <= after) continue;
      readLine(batch, line, { form, against: given });
      if (batch.to - batch.from < batchLines) continue;
      yield batch;
      batch = emptyBatch(batch.to);
    }
  }
  if (batch.to > batch.from) yield batch;
}

type GrowingBatch = { readonly from: number; to: number; records: PastRecord[]; bad: BadLine[] };

const emptyBatch = (after: number): GrowingBatch => ({ from: after, to: after, records: [], bad: [] });

function readLine(
  batch: GrowingBatch,
  line: FileLine,
  { form, against }: { readonly form: LineForm; readonly against: ReadAgainst },
): void {
  batch.to = line.number;
  if (!isDossierLine(line, form)) return;
  const told = readTold(line, form);
  const read = "reason" in told ? told : toRecord(told, line.number, against);
  if ("reason" in read) batch.bad.push(read);
  else batch.records.push(read);
}

/**
 * A batch beside the register: what is new, what is there already as told, and codes that name another dossier. In a
 * transaction, whose statements are planned anew each time: a plan made when the register was empty reads it from end
 * to end for every batch.
 */
export async function sortOut(
  tx: Pick<Executor, "run">,
  records: readonly PastRecord[],
): Promise<{
  readonly fresh: readonly PastRecord[];
  readonly unchanged: number;
  readonly bad: readonly BadLine[];
}> {
  const held = await findHeld(tx, records);
  const fresh = new Map<string, PastRecord>();
  const bad: BadLine[] = [];
  let unchanged = 0;
  for (const record of records) {
    const before = fresh.get(record.code);
    const known = before === undefined ? held.get(record) : isSamePast(before, record) ? "SAME" : "OTHER";
    if (known === undefined) fresh.set(record.code, record);
    else if (known === "SAME") unchanged += 1;
    else bad.push({ line: record.source.line, reason: "CODE_TAKEN", detail: record.code });
  }
  return { fresh: [...fresh.values()], unchanged, bad };
}
