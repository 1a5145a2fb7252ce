import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { OfficialDocumentId } from "./official-document.ts";

/** An outgoing document that the office set itself: as it was signed, and as it was published. */
export type OfficialPaper = {
  readonly documentId: OfficialDocumentId;
  /** What its code opens. */
  readonly token: string;
  readonly sheet: Json;
  readonly signedOn: LocalDate;
  readonly isDigital: boolean;
  readonly signedSha256: string;
  readonly sha256: string | null;
};

const isText = (value: unknown) => typeof value === "string";
const rowSchema = z.object({
  documentId: z.custom<OfficialDocumentId>(isText),
  token: z.string(),
  sheet: z.custom<Json>(),
  signedOn: z.custom<LocalDate>(isText),
  isDigital: z.boolean(),
  signedSha256: z.string(),
  sha256: z.string().nullable(),
});

export async function findPaperOf(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<OfficialPaper | null> {
  const row = await executor.kysely
    .selectFrom("recordsPaper")
    .selectAll()
    .where("documentId", "=", documentId)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

export async function insertPaper(tx: Tx, paper: Omit<OfficialPaper, "sha256">): Promise<void> {
  await tx.kysely
    .insertInto("recordsPaper")
    .values({ ...paper, sheet: JSON.stringify(paper.sheet) })
    .execute();
}

export async function markPaperPublished(
  tx: Tx,
  documentId: OfficialDocumentId,
  sha256: string,
): Promise<void> {
  await tx.kysely.updateTable("recordsPaper").set({ sha256 }).where("documentId", "=", documentId).execute();
}

/** The signature of a document that went back to its drafter is nobody's any more. */
export async function deletePaper(tx: Tx, documentId: OfficialDocumentId): Promise<void> {
  await tx.kysely
    .deleteFrom("recordsPaper")
    .where("documentId", "=", documentId)
    .where("sha256", "is", null)
    .execute();
}

/** The document whose code somebody scanned. */
export async function findPaperByToken(executor: Executor, token: string): Promise<OfficialPaper | null> {
  const row = await executor.kysely
    .selectFrom("recordsPaper")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}
