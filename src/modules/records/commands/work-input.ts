import type { LocalDate } from "../../../kernel/local-date.ts";
import type { OfficialDocumentId } from "../official-document.ts";

/** What a part came to: words, a document that goes out, or both. */
export type WorkReport = {
  readonly result: string | null;
  readonly responseId: OfficialDocumentId | null;
};

export type ExtensionRequest = { readonly to: LocalDate; readonly reason: string };
