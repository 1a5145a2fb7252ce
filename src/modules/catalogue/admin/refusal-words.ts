import { type Locale, messages } from "../../../i18n/index.ts";
import type { CatalogueRefusal } from "../refusals.ts";

/** A refusal as a sentence beside the field that caused it. */
export function refusalWords(refusal: CatalogueRefusal, locale: Locale): string {
  const t = messages(locale).catalogue;
  switch (refusal.code) {
    case "PROCEDURE_CODE_TAKEN":
      return t.errors.PROCEDURE_CODE_TAKEN(refusal);
    case "PROCEDURE_DRAFT_OPEN":
      return t.errors.PROCEDURE_DRAFT_OPEN(refusal);
    case "PROCEDURE_INCOMPLETE":
      return t.errors.PROCEDURE_INCOMPLETE(refusal);
    case "PROCEDURE_START_TOO_EARLY":
      return t.errors.PROCEDURE_START_TOO_EARLY(refusal);
    case "PROCEDURE_NOT_DRAFT":
      return t.errors.PROCEDURE_NOT_DRAFT;
    case "PROCEDURE_NOT_IN_FORCE":
      return t.errors.PROCEDURE_NOT_IN_FORCE;
    case "VERSION_CONFLICT":
      return t.admin.conflict;
    case "IMPORT_NOT_PROCEDURES":
      return t.errors.IMPORT_NOT_PROCEDURES;
    case "IMPORT_UNREADABLE":
      return t.errors.IMPORT_UNREADABLE(refusal);
    case "PROVINCIAL_FEE_NOT_PROVINCE":
      return t.errors.PROVINCIAL_FEE_NOT_PROVINCE;
    case "PROVINCIAL_FEE_UNKNOWN":
      return t.errors.PROVINCIAL_FEE_UNKNOWN;
    case "PROVINCIAL_FEE_NOT_YOURS":
      return t.errors.PROVINCIAL_FEE_NOT_YOURS;
    case "PROVINCIAL_FEE_NOT_DRAFT":
      return t.errors.PROVINCIAL_FEE_NOT_DRAFT;
    case "PROVINCIAL_FEE_NOT_IN_FORCE":
      return t.errors.PROVINCIAL_FEE_NOT_IN_FORCE;
    case "PROVINCIAL_FEE_DRAFT_OPEN":
      return t.errors.PROVINCIAL_FEE_DRAFT_OPEN(refusal);
    case "PROVINCIAL_FEE_TOO_EARLY":
      return t.errors.PROVINCIAL_FEE_TOO_EARLY(refusal);
    case "NOT_FOUND":
    case "NOT_ALLOWED":
    case "NOT_SIGNED_IN":
      return t.draft.gone;
  }
}
