/** Why a line of a file of past dossiers cannot be used. Texts in i18n, `history.reasons`. */
type BadLineReason =
  | "TOO_LONG"
  | "NOT_UTF8"
  | "NOT_JSON"
  | "CELLS_WRONG"
  | "FIELDS_WRONG"
  | "UNIT_UNKNOWN"
  | "UNIT_NO_AGENCY"
  | "TIME_WRONG"
  | "TIMES_OUT_OF_ORDER"
  | "IN_FUTURE"
  | "NOT_ENDED"
  | "NOT_ACCEPTED"
  | "NOT_RETURNED"
  | "SATISFACTION_UNKNOWN"
  | "CODE_REPEATED"
  | "CODE_TAKEN";

export type BadLine = { readonly line: number; readonly reason: BadLineReason; readonly detail: string };
