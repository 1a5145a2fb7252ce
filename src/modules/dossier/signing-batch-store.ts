import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { DossierId } from "./dossier.ts";
import type { ResultPaper } from "./result-paper.ts";

type SigningBatchId = Id<"signing-batch">;

const paperSchema = z.object({
  position: z.number(),
  dossierId: z.custom<DossierId>((id) => typeof id === "string"),
  /** The version the leader saw. */
  version: z.number(),
  code: z.string(),
  state: z.enum(["WAITING", "SIGNED", "FAILED"]),
  /** Code and facts of what the office said; null where it did not say no. */
  refusal: z.looseObject({ code: z.string() }).nullable(),
});
export type PaperInBatch = z.output<typeof paperSchema>;

/** What a leader chose to sign at one sitting, and what became of each paper. */
export type SigningBatch = {
  readonly id: SigningBatchId;
  readonly authorityWord: ResultPaper["authorityWord"];
  readonly summary: string;
  readonly papers: readonly PaperInBatch[];
};

const wordSchema = z.enum(["TM", "KT", "TL", "TUQ", "Q"]).nullable();

type NewBatch = Omit<SigningBatch, "papers"> & {
  readonly personId: PersonId;
  readonly createdAt: Instant;
  readonly papers: readonly Pick<PaperInBatch, "dossierId" | "version" | "code">[];
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
  { id, personId }: { readonly id: SigningBatchId; readonly personId: PersonId },
): Promise<SigningBatch | null> {
  const batch = await executor.kysely
    .selectFrom("dossierSigningBatch")
    .select(["authorityWord", "summary"])
    .where("id", "=", id)
    .where("personId", "=", personId)
    .executeTakeFirst();
  if (batch === undefined) return null;
  const rows = await executor.kysely
    .selectFrom("dossierSigningPaper")
    .selectAll()
    .where("batchId", "=", id)
    .orderBy("position")
    .execute();
  const papers = rows.map((row) => paperSchema.parse(row));
  return { id, authorityWord: wordSchema.parse(batch.authorityWord), summary: batch.summary, papers };
}

/** What became of one paper; `refusal` null where it was signed. */
export async function notePaper(
  executor: Executor,
  { id, position }: { readonly id: SigningBatchId; readonly position: number },
  refusal: { readonly code: string } | null,
): Promise<void> {
  const state = refusal === null ? "SIGNED" : "FAILED";
  await executor.kysely
    .updateTable("dossierSigningPaper")
    .set({ state, refusal: refusal === null ? null : JSON.stringify(refusal) })
    .where("batchId", "=", id)
    .where("position", "=", position)
    .execute();
}

/** What failed waits again; what was signed is left alone. */
export async function waitAgain(executor: Executor, id: SigningBatchId): Promise<void> {
  await executor.kysely
    .updateTable("dossierSigningPaper")
    .set({ state: "WAITING", refusal: null })
    .where("batchId", "=", id)
    .where("state", "=", "FAILED")
    .execute();
}
