import { z } from "zod";
import { Fault } from "../../../kernel/fault.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { BulkTx } from "../../../platform/postgres/bulk-transaction.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";

/** How far a file is in: kept under the hash of its content, whatever it is called. */
export type Checkpoint = {
  readonly linesDone: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly bad: number;
  readonly isFinished: boolean;
};
type Added = Pick<Checkpoint, "recorded" | "unchanged" | "bad">;

const BEGIN: Statement = {
  name: "statistics-history-begin",
  text: (schema) => `
    INSERT INTO ${schema}.statistics_history_file AS f (sha256, name, lines_done, recorded, unchanged, bad, started_at)
    VALUES ($1, $2, 0, 0, 0, 0, $3)
    ON CONFLICT (sha256) DO UPDATE SET name = f.name
    RETURNING lines_done, recorded, unchanged, bad, finished_at IS NOT NULL AS is_finished`,
};

const ADVANCE: Statement = {
  name: "statistics-history-advance",
  text: (schema) => `
    UPDATE ${schema}.statistics_history_file
    SET lines_done = $3, recorded = recorded + $4, unchanged = unchanged + $5, bad = bad + $6
    WHERE sha256 = $1 AND lines_done = $2 AND finished_at IS NULL
    RETURNING lines_done`,
};

const FINISH: Statement = {
  name: "statistics-history-finish",
  text: (schema) => `
    UPDATE ${schema}.statistics_history_file SET finished_at = $2 WHERE sha256 = $1
    RETURNING lines_done, recorded, unchanged, bad, true AS is_finished`,
};

const row = z.object({
  lines_done: z.number(),
  recorded: z.number(),
  unchanged: z.number(),
  bad: z.number(),
  is_finished: z.boolean(),
});

function checkpointOf(stored: unknown): Checkpoint {
  const { lines_done: linesDone, is_finished: isFinished, ...counts } = row.parse(stored);
  return { linesDone, isFinished, ...counts };
}

export async function beginFile(
  executor: Executor,
  file: { readonly sha256: string; readonly name: string; readonly at: Instant },
): Promise<Checkpoint> {
  const [begun] = await executor.run(BEGIN, [file.sha256, file.name, file.at]);
  return checkpointOf(begun);
}

/** Notes a batch in the transaction that writes it; somebody else loading the same file at once is a fault. */
export async function advanceFile(
  tx: BulkTx,
  sha256: string,
  { from, to, added }: { readonly from: number; readonly to: number; readonly added: Added },
): Promise<void> {
  const { recorded, unchanged, bad } = added;
  const advanced = await tx.run(ADVANCE, [sha256, from, to, recorded, unchanged, bad]);
  if (advanced.length === 0) throw new Fault("HISTORY_LOADED_TWICE", { facts: { line: from } });
}

export async function finishFile(executor: Executor, sha256: string, at: Instant): Promise<Checkpoint> {
  const [finished] = await executor.run(FINISH, [sha256, at]);
  return checkpointOf(finished);
}
