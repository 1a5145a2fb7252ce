import { type Result, refuse } from "../../kernel/result.ts";
import type { Actor } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import { UNSIGNED } from "./decide-submission.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { type DocumentView, readDocument } from "./read-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

/** A draft that is a file, in the hands of whoever drafts or signs it. */
export async function draftToPlace(
  office: Office,
  actor: Actor,
  id: OfficialDocumentId,
): Promise<Result<DocumentView, RecordsRefusal>> {
  const read = await readDocument(office, actor, id);
  if (!read.ok) return read;
  const { document, rights } = read.value;
  const { direction, content, state } = document;
  if (direction !== "OUTGOING" || content !== null) return refuse({ code: "NOT_FOUND" });
  if (!rights.draft && !rights.sign) return refuse({ code: "NOT_ALLOWED" });
  return UNSIGNED.includes(state) ? read : refuse({ code: "RECORDS_STATE", state });
}
