/** What the import of past dossiers says no to. Texts in i18n, `history.errors`. */
export const historyRefusals = {
  HISTORY_NOT_DOSSIERS: { status: 422 },
  HISTORY_LINES_BAD: { status: 422 },
} as const;

/** Somebody else is loading the same file at this moment. */
export const historyFaults = { HISTORY_LOADED_TWICE: { status: 503 } } as const;
