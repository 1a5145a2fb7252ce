import type { LocalDate } from "../../kernel/local-date.ts";
import type { FormError } from "./form-validation.ts";
import type { MissingPart } from "./missing-part.ts";

/** Refusals of the catalogue: status and legal ground; texts are in `i18n`. */
export const catalogueRefusals = {
  PROCEDURE_CODE_TAKEN: { status: 409 },
  PROCEDURE_NOT_DRAFT: { status: 409 },
  PROCEDURE_DRAFT_OPEN: { status: 409 },
  PROCEDURE_INCOMPLETE: { status: 422, legalGround: "Nghị định 63/2010/NĐ-CP, Điều 8" },
  PROCEDURE_START_TOO_EARLY: { status: 409 },
  PROCEDURE_NOT_IN_FORCE: { status: 409 },
  PROCEDURE_CONTENT_UNREADABLE: { status: 422 },
  IMPORT_UNREADABLE: { status: 422 },
  IMPORT_HAS_BAD_ROWS: { status: 422 },
  FORM_DATA_INVALID: { status: 422 },
} as const;

export const catalogueFaults = {} as const;

export type CatalogueRefusal =
  | { readonly code: "NOT_FOUND" | "NOT_ALLOWED" | "PROCEDURE_NOT_DRAFT" | "PROCEDURE_NOT_IN_FORCE" }
  | { readonly code: "VERSION_CONFLICT"; readonly currentVersion: string }
  | { readonly code: "PROCEDURE_CODE_TAKEN"; readonly procedureCode: string }
  | { readonly code: "PROCEDURE_DRAFT_OPEN"; readonly versionNo: number }
  | { readonly code: "PROCEDURE_INCOMPLETE"; readonly missing: readonly MissingPart[] }
  | { readonly code: "PROCEDURE_START_TOO_EARLY"; readonly earliestOn: LocalDate }
  | { readonly code: "PROCEDURE_CONTENT_UNREADABLE"; readonly problem: string }
  | { readonly code: "IMPORT_UNREADABLE"; readonly line: number; readonly problem: string }
  | { readonly code: "IMPORT_HAS_BAD_ROWS"; readonly bad: number; readonly firstLine: number }
  | { readonly code: "FORM_DATA_INVALID"; readonly errors: readonly FormError[] };
