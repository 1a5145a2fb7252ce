import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { SigningRefusal } from "../document/index.ts";
import type { DocumentState } from "./official-document.ts";
import type { PlacementRefusal } from "./placement.ts";

/** What the clerk's office says no to. Texts in i18n, `records.errors`. */
export const recordsRefusals = {
  RECORDS_STATE: { status: 409 },
  RECORDS_SECRET_STUB: { status: 422, legalGround: "Luật Bảo vệ bí mật nhà nước 29/2018/QH14" },
  RECORDS_SUBJECT_MISSING: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  RECORDS_KIND_UNKNOWN: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 7" },
  RECORDS_ARRIVES_LATER: { status: 422 },
  RECORDS_DATED_LATER: { status: 422 },
  RECORDS_REPLY_DUE_EARLY: { status: 422 },
  RECORDS_ALREADY_REGISTERED: { status: 409 },
  RECORDS_MAYBE_REGISTERED: { status: 409 },
  RECORDS_SYMBOL_MISSING: { status: 409 },
  RECORDS_FILE_MISSING: { status: 409 },
  RECORDS_FILE_NOT_PDF: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP, Phụ lục I" },
  RECORDS_ALREADY_SENT: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 18" },
  RECORDS_TARGET: { status: 422 },
  RECORDS_CORRECTED_BY_LETTER: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 17" },
  RECORDS_REPLACED_BY_SAME_KIND: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 17" },
  RECORDS_ASSIGNEE: { status: 422 },
  RECORDS_LEAD_TAKEN: { status: 409 },
  RECORDS_DUE_PAST: { status: 422 },
  RECORDS_DUE_AFTER_PARENT: { status: 422 },
  RECORDS_ASSIGNMENT_STATE: { status: 409 },
  RECORDS_OWN_WORK: { status: 403 },
  RECORDS_RESULT_MISSING: { status: 422 },
  RECORDS_PARTS_OPEN: { status: 409 },
  RECORDS_EXTENSION_LATE: { status: 422 },
  RECORDS_EXTENSION_DAY: { status: 422 },
  RECORDS_DOSSIER_UNKNOWN: { status: 422 },
  RECORDS_COPY_SOURCE: { status: 422 },
  RECORDS_COPY_OF_DRAFT: { status: 422 },
  RECORDS_COPY_OF_COPY: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 25" },
  RECORDS_COPY_OF_ORIGINAL: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 25" },
  RECORDS_COPY_NUMBER_OURS: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 25" },
  RECORDS_COPY_PAGES: { status: 422 },
  RECORDS_COPY_EXTRACT: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 25" },
  RECORDS_PLACE_OUTSIDE: { status: 422 },
  RECORDS_CODE_COVERED: { status: 422 },
  RECORDS_PLACE_SOURCE: { status: 422 },
  RECORDS_PLACES_OLDER: { status: 409 },
  RECORDS_SIGNER: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 13" },
  RECORDS_NOTHING_CHANGED: { status: 422 },
  RECORDS_WORK_FILE_CODE: { status: 409 },
  RECORDS_WORK_FILE_CLOSED: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 29" },
  RECORDS_WORK_FILE_OPEN: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 30" },
  RECORDS_WORK_FILE_EMPTY: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 29" },
} as const;

export type RecordsRefusal =
  | {
      readonly code: Exclude<
        keyof typeof recordsRefusals,
        | "RECORDS_STATE"
        | "RECORDS_ALREADY_REGISTERED"
        | "RECORDS_MAYBE_REGISTERED"
        | "RECORDS_DUE_AFTER_PARENT"
        | "RECORDS_EXTENSION_LATE"
        | "RECORDS_EXTENSION_DAY"
        | "RECORDS_COPY_PAGES"
        | "RECORDS_PLACE_OUTSIDE"
      >;
    }
  | { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" }
  | SigningRefusal
  | { readonly code: "RECORDS_STATE"; readonly state: DocumentState }
  | {
      readonly code: "RECORDS_ALREADY_REGISTERED" | "RECORDS_MAYBE_REGISTERED";
      readonly numberText: string;
    }
  | { readonly code: "RECORDS_DUE_AFTER_PARENT"; readonly dueOn: LocalDate }
  | { readonly code: "RECORDS_EXTENSION_LATE"; readonly dueOn: LocalDate }
  | { readonly code: "RECORDS_EXTENSION_DAY"; readonly dueOn: LocalDate }
  | { readonly code: "RECORDS_COPY_PAGES"; readonly pages: number }
  | PlacementRefusal
  | ChangedMeanwhile;

/** It is not as it was seen any more: who changed it, when, and by which act. */
export type ChangedMeanwhile = {
  readonly code: "VERSION_CONFLICT";
  readonly currentVersion: string;
  readonly changedBy: string;
  readonly changedAt: Instant;
  readonly what: string;
};
