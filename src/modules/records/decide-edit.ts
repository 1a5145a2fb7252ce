import type { Json } from "../../kernel/json.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { stubRefusal } from "./decide.ts";
import type { Change, OfficialDocument } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

type Decided = Result<Change, RecordsRefusal>;

/** What a drafter may change until it is signed. */
export type DraftEdit = Pick<
  OfficialDocument,
  "kindCode" | "urgency" | "addressees" | "recipients" | "content"
> & {
  readonly subject: string;
};

/** What the clerk may correct of an entry; its number, its day of arrival and who registered it stay as they are. */
export type EntryCorrection = Pick<
  OfficialDocument,
  "kindCode" | "subject" | "urgency" | "author" | "symbol" | "documentOn" | "replyDueOn"
>;

/** A draft is its unit's to change, until somebody signs it. */
export function editDraft(document: OfficialDocument, edit: DraftEdit): Decided {
  if (document.state !== "DRAFT") return refuse({ code: "RECORDS_STATE", state: document.state });
  const changes = changesOf(document, edit);
  if (changes.length === 0) return refuse({ code: "RECORDS_NOTHING_CHANGED" });
  return accept({ patch: edit, event: { type: "DraftEdited", data: { changes } } });
}

/**
 * A registered entry has its number: what was written down wrongly is corrected with the reason, and the history keeps what
 * stood there. What went out is never corrected here: another document does that.
 * @law Nghị định 30/2020/NĐ-CP, Đ.18, Đ.22: the register shows what came; what was issued is corrected by another document
 */
export function correctEntry(
  document: OfficialDocument,
  correction: EntryCorrection,
  reason: string,
): Decided {
  if (document.state !== "REGISTERED") return refuse({ code: "RECORDS_STATE", state: document.state });
  const wrong = stubRefusal({ secrecy: document.secrecy, subject: correction.subject });
  if (wrong !== null) return refuse(wrong);
  const changes = changesOf(document, correction);
  if (changes.length === 0) return refuse({ code: "RECORDS_NOTHING_CHANGED" });
  return accept({ patch: correction, event: { type: "EntryCorrected", data: { reason, changes } } });
}

/** What stood there and what stands there now, field by field; of the words of a draft only that they changed. */
function changesOf(document: OfficialDocument, edit: Partial<OfficialDocument>): Json[] {
  const before = new Map<string, unknown>(Object.entries(document));
  return Object.entries(edit).flatMap(([field, to]): Json[] => {
    const from = before.get(field) ?? null;
    if (from === to) return [];
    if (field === "content") return [{ field, from: null, to: null }];
    return [{ field, from: textOf(from), to: textOf(to) }];
  });
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
