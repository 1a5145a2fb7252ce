import { sql } from "kysely";
import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { TO_LOOK_AT } from "./batch-again.ts";
import type { DossierId } from "./dossier.ts";
import type { ResultPaper } from "./result-paper.ts";

type BatchId = Id<"signing-batch">;

/** What is done to each paper: a leader signs it, a clerk numbers and issues it. */
export const BATCH_WORKS = ["SIGN", "ISSUE"] as const;
export type BatchWork = (typeof BATCH_WORKS)[number];
const DONE = { SIGN: "SIGNED", ISSUE: "ISSUED" } as const satisfies Record<BatchWork, string>;

const paperSchema = z.object({
  position: z.number(),
  dossierId: z.custom<DossierId>((id) => typeof id === "string"),
  /** The version that was seen when it was chosen. */
  version: z.number(),
  code: z.string(),
  state: z.enum(["WAITING", "SIGNED", "ISSUED", "FAILED"]),
  /** What the leader says of this one alone; null where it is what is said of all. */
  summary: z.string().nullable(),
  /** When the signer opened it as it was then signed; null where they did not. */
  openedAt: z.custom<Instant>((at) => typeof at === "string").nullable(),
  /** Code and facts of what the office said; null where it did not say no. */
  refusal: z.looseObject({ code: z.string() }).nullable(),
});
export type PaperInBatch = z.output<typeof paperSchema>;

/** What somebody chose to sign, or to issue, at one sitting, and what became of each paper. */
export type Batch = {
  readonly id: BatchId;
  readonly papers: readonly PaperInBatch[];
} & BatchTask;
/** The work, with what a leader says once for all papers that have nothing of their own. */
type BatchTask =
  | {
      readonly work: "SIGN";
      readonly authorityWord: ResultPaper["authorityWord"];
      readonly summary: string;
      /** By which templates the papers were set when they were listed; null of a batch from before that was kept. */
      readonly templatesSeen: string | null;
    }
  | { readonly work: "ISSUE" };

const taskSchema = z.discriminatedUnion("work", [
  z.object({
    work: z.literal("SIGN"),
    authorityWord: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).nullable(),
    summary: z.string(),
    templatesSeen: z.string().nullable(),
  }),
  z.object({ work: z.literal("ISSUE") }),
]);

/** What was chosen, as it is kept before any of it is done. */
export type ChosenPapers = BatchTask & {
  readonly papers: readonly ChosenPaper[];
};
export type ChosenPaper = Pick<PaperInBatch, "dossierId" | "version" | "code"> &
  Partial<Pick<PaperInBatch, "summary" | "openedAt">>;
type NewBatch = ChosenPapers & {
  readonly id: BatchId;
  readonly personId: PersonId;
  readonly createdAt: Instant;
};

export async function insertBatch(tx: Tx, { papers, ...batch }: NewBatch): Promise<void> {
  await tx.kysely.insertInto("dossierSigningBatch").values(batch).execute();
  await tx.kysely
    .insertInto("dossierSigningPaper")
    .values(papers.map((paper, index) => ({ ...paper, batchId: batch.id, position: index + 1 })))
    .execute();
}

/** Null also where it is somebody else's. */
export async function findBatch(
  executor: Executor,
  asked: { readonly id: BatchId; readonly work: BatchWork; readonly personId: PersonId },
): Promise<Batch | null> {
  const batch = await executor.kysely
    .selectFrom("dossierSigningBatch")
    .select(["work", "authorityWord", "summary", "templatesSeen"])
    .where("id", "=", asked.id)
    .where("work", "=", asked.work)
    .where("personId", "=", asked.personId)
    .executeTakeFirst();
  if (batch === undefined) return null;
  const rows = await executor.kysely
    .selectFrom("dossierSigningPaper")
    .selectAll()
    .where("batchId", "=", asked.id)
    .orderBy("position")
    .execute();
  const papers = rows.map((row) => paperSchema.parse(row));
  return { id: asked.id, ...taskSchema.parse(batch), papers };
}

/** What became of one paper; `refusal` null where it was done. */
export async function notePaper(
  executor: Executor,
  { id, work, position }: Pick<Batch, "id" | "work"> & { readonly position: number },
  refusal: { readonly code: string } | null,
): Promise<void> {
  const state = refusal === null ? DONE[work] : "FAILED";
  await executor.kysely
    .updateTable("dossierSigningPaper")
    .set({ state, refusal: refusal === null ? null : JSON.stringify(refusal) })
    .where("batchId", "=", id)
    .where("position", "=", position)
    .execute();
}

/** What failed waits again, but for what must be looked at anew; what was done is left alone. */
export async function waitAgain(executor: Executor, id: BatchId): Promise<void> {
  await executor.kysely
    .updateTable("dossierSigningPaper")
    .set({ state: "WAITING", refusal: null })
    .where("batchId", "=", id)
    .where("state", "=", "FAILED")
    .where(sql`coalesce(refusal ->> 'code', '')`, "not in", [...TO_LOOK_AT])
    .execute();
}
