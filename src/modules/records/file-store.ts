import type { Instant } from "../../kernel/local-date.ts";
import type { FileReferences } from "../../platform/files/file-references.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { OfficialDocumentId } from "./official-document.ts";

export type DocumentFile = {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  /** It goes with the document as its annex (phụ lục). */
  readonly isAnnex: boolean;
};

/** How many files a document has that may be the document itself, and how many that only come with it (a Word file). */
export type FileCounts = { readonly pdf: number; readonly other: number };

export async function countFiles(executor: Executor, documentId: OfficialDocumentId): Promise<FileCounts> {
  const files = (await listFiles(executor, documentId)).filter(({ isAnnex }) => !isAnnex);
  const pdf = files.filter(({ mime }) => mime === "application/pdf").length;
  return { pdf, other: files.length - pdf };
}

/** The files of a document, the first attached first. */
export async function listFiles(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly DocumentFile[]> {
  return executor.kysely
    .selectFrom("recordsFile")
    .select(["sha256", "name", "mime", "sizeBytes", "isAnnex"])
    .where("documentId", "=", documentId)
    .orderBy("addedAt")
    .orderBy("sha256")
    .execute();
}

/** Attaches a stored file; the same content twice is once. `marksAnew`: whether it is an annex is what was said last, not first. */
export async function insertFile(
  tx: Tx,
  file: DocumentFile & {
    readonly documentId: OfficialDocumentId;
    readonly addedBy: PersonId;
    readonly addedAt: Instant;
  },
  { marksAnew }: { readonly marksAnew: boolean },
): Promise<void> {
  await tx.kysely
    .insertInto("recordsFile")
    .values(file)
    .onConflict((conflict) => {
      const again = conflict.columns(["documentId", "sha256"]);
      return marksAnew ? again.doUpdateSet({ isAnnex: file.isAnnex }) : again.doNothing();
    })
    .execute();
}

/** Takes away the draft of what was signed and published. */
export async function removeFile(
  tx: Tx,
  { documentId, sha256 }: { readonly documentId: OfficialDocumentId; readonly sha256: string },
): Promise<void> {
  await tx.kysely
    .deleteFrom("recordsFile")
    .where("documentId", "=", documentId)
    .where("sha256", "=", sha256)
    .execute();
}

/**
 * Files of documents, which were uploaded; what the office made itself: signed documents and copies; and the draft a leader
 * was shown, which leaves the files of its document once it is published.
 */
export const recordsReferences: FileReferences = {
  name: "records",
  named: (schema) => `
    SELECT sha256 FROM ${schema}.records_file UNION ALL SELECT sha256 FROM ${schema}.records_copy
    UNION ALL SELECT signed_sha256 FROM ${schema}.records_paper
    UNION ALL SELECT source_sha256 FROM ${schema}.records_placement`,
};
