import { accept, type Result, refuse } from "../../kernel/result.ts";
import { type ReleaseRefusal, releasedFile } from "../../platform/uploads/released-file.ts";
import type { FileAnswer } from "../../web/api-route.ts";
import type { Actor } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import type { CopyId } from "./copy.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { readDocument } from "./read-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

/** A file of a document for whoever may read the document, and only if it hangs on this one. */
export async function readDocumentFile(
  office: Office,
  actor: Actor,
  { id, sha256 }: { readonly id: OfficialDocumentId; readonly sha256: string },
): Promise<Result<FileAnswer, RecordsRefusal | ReleaseRefusal>> {
  const read = await readDocument(office, actor, id);
  if (!read.ok) return read;
  const file = read.value.files.find((each) => each.sha256 === sha256);
  if (file === undefined) return refuse({ code: "NOT_FOUND" });
  const bytes = await releasedFile(office.services, sha256);
  if (!bytes.ok) return bytes;
  return accept({ bytes: bytes.value, mediaType: file.mime, fileName: file.name, disposition: "attachment" });
}

/** A copy of a document, as the office made it, for whoever may read the document. */
export async function readCopyFile(
  office: Office,
  actor: Actor,
  { id, copyId }: { readonly id: OfficialDocumentId; readonly copyId: CopyId },
): Promise<Result<FileAnswer, RecordsRefusal | ReleaseRefusal>> {
  const read = await readDocument(office, actor, id);
  if (!read.ok) return read;
  const copy = read.value.copies.find((each) => each.id === copyId);
  if (copy === undefined) return refuse({ code: "NOT_FOUND" });
  const bytes = await releasedFile(office.services, copy.sha256);
  if (!bytes.ok) return bytes;
  const fileName = `${copy.numberText.replaceAll("/", "-")}.pdf`;
  return accept({ bytes: bytes.value, mediaType: "application/pdf", fileName, disposition: "inline" });
}
