import type { LocalDate } from "../../kernel/local-date.ts";
import type { MissingPart } from "./missing-part.ts";

/** Refusals of the catalogue: status and legal ground; texts are in `i18n`. */
export const catalogueRefusals = {
  PROCEDURE_CODE_TAKEN: { status: 409 },
  PROCEDURE_NOT_DRAFT: { status: 409 },
  PROCEDURE_DRAFT_OPEN: { status: 409 },
  PROCEDURE_INCOMPLETE: { status: 422, legalGround: "Nghị định 63/2010/NĐ-CP, Điều 8" },
  PROCEDURE_START_TOO_EARLY: { status: 409 },
  PROCEDURE_NOT_IN_FORCE: { status: 409 },
  PROVINCIAL_FEE_NOT_PROVINCE: { status: 422, legalGround: "Luật Phí và lệ phí 2015, Điều 21" },
  PROVINCIAL_FEE_UNKNOWN: { status: 422 },
  PROVINCIAL_FEE_NOT_YOURS: { status: 422, legalGround: "Luật Phí và lệ phí 2015, Điều 21 và Phụ lục số 01" },
  PROVINCIAL_FEE_DRAFT_OPEN: { status: 409 },
  PROVINCIAL_FEE_NOT_DRAFT: { status: 409 },
  PROVINCIAL_FEE_TOO_EARLY: { status: 409 },
  PROVINCIAL_FEE_NOT_IN_FORCE: { status: 409 },
  IMPORT_NOT_PROCEDURES: { status: 422 },
  IMPORT_UNREADABLE: { status: 422 },
} as const;

export const catalogueFaults = {} as const;

export type CatalogueRefusal =
  | { readonly code: "NOT_FOUND" | "NOT_ALLOWED" | "NOT_SIGNED_IN" }
  | { readonly code: "PROCEDURE_NOT_DRAFT" | "PROCEDURE_NOT_IN_FORCE" }
  | {
      readonly code:
        | "PROVINCIAL_FEE_NOT_PROVINCE"
        | "PROVINCIAL_FEE_UNKNOWN"
        | "PROVINCIAL_FEE_NOT_YOURS"
        | "PROVINCIAL_FEE_NOT_DRAFT"
        | "PROVINCIAL_FEE_NOT_IN_FORCE";
    }
  | { readonly code: "PROVINCIAL_FEE_DRAFT_OPEN"; readonly versionNo: number }
  | { readonly code: "PROVINCIAL_FEE_TOO_EARLY"; readonly earliestOn: LocalDate }
  | { readonly code: "IMPORT_NOT_PROCEDURES" }
  | { readonly code: "VERSION_CONFLICT"; readonly currentVersion: string }
  | { readonly code: "PROCEDURE_CODE_TAKEN"; readonly procedureCode: string }
  | { readonly code: "PROCEDURE_DRAFT_OPEN"; readonly versionNo: number }
  | { readonly code: "PROCEDURE_INCOMPLETE"; readonly missing: readonly MissingPart[] }
  | { readonly code: "PROCEDURE_START_TOO_EARLY"; readonly earliestOn: LocalDate }
  | { readonly code: "IMPORT_UNREADABLE"; readonly line: number; readonly problem: string };
