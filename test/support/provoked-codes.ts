/**
 * Codes no test provokes by name yet, each with the reason. Everything else must be expected somewhere in quotes;
 * a code that gets its test leaves this list, or the build says so.
 */
export const NOT_PROVOKED: Readonly<Record<string, string>> = {
  // Guards behind a guard that always speaks first: kept because the pure decision must hold on its own.
  RESULT_NOT_SIGNED: "the issuing step opens only when the signing step is done",
  AMOUNT_UNREADABLE: "a page without a code; tested by its text in cash-pages.test.ts",
  CASH_TOO_LITTLE: "a page without a code; tested by its text in cash-pages.test.ts",
  POST_NOT_FOUND: "the rights answer first, with NOT_FOUND",
  DELEGATION_NOT_FOUND: "the rights answer first, with NOT_FOUND",
  TOTP_ALREADY_ON: "tested by its effect in sign-in.db.test.ts",
  PASSWORD_TOO_LONG: "the edge answers first, with INPUT_INVALID",
  AGENCY_UNKNOWN: "a page without a code; tested by its text in transparency.test.ts",
  REPORT_FORM_DRAFT_CHANGED: "a page without a code; tested by its text in statistical-forms.test.ts",
  PAPER_OWNER_INVALID: "a page without a code; tested by its effect in paper-store.test.ts",
  PAPER_PURPOSE_REQUIRED: "a page without a code; tested by its effect in paper-store.test.ts",
  PROVIDER_NOT_SET: "a page without a code; tested by its effect",
  CROSS_SITE_REQUEST: "a page without a code; tested by its text in http-cross-site.test.ts",
  FORM_EXPIRED: "a page without a code; tested by its text in http-cross-site.test.ts",
  // Failures of the machine that a test cannot bring about without breaking the machine it runs on.
  STORAGE_FULL: "needs a full disk under PostgreSQL",
  EMBEDDED_DATABASE_NOT_INSTALLED: "needs an installation without its binaries",
  EMBEDDED_DATABASE_UNREACHABLE: "needs folders another user may not enter",
  SHARED_FOLDER_NOT_OURS: "needs another user's files in a shared folder",
  NO_ACCOUNT_FOR_DATABASE: "needs root without any other account",
  DATA_FOLDER_CLOSED: "needs folders another user may not enter",
  DATABASE_WILL_NOT_STOP: "needs a PostgreSQL that hangs",
  DATABASE_FOLDER_MISSING: "needs a data folder half removed",
  DATABASE_FOLDER_CLOSED: "needs folders another user may not enter",
  DATABASE_NOT_INITIALISED: "needs a data folder half made",
  DATABASE_DOES_NOT_START: "needs a damaged data folder",
  DATABASE_UNREACHABLE: "needs a server that is not there at the start",
  DATABASE_ROLE_MISSING: "needs a foreign PostgreSQL without our roles",
  DATABASE_EXTENSION_MISSING: "needs a foreign PostgreSQL without its extensions",
  PORT_FORBIDDEN: "needs a user without the right to low ports",
  STAND_IN_PORT_TAKEN: "needs the stand-in's port taken",
  SECRET_UNREADABLE: "needs a sealed secret of another key",
  SEALING_KEY_UNREADABLE: "needs a damaged key file",
  PROCESS_FILE_BROKEN: "needs a stored file damaged behind the program's back",
  DOSSIER_VERSION_MISSING: "needs a pinned version deleted behind the program's back",
  PAPER_NUMBERS_CONTENDED: "needs twenty offices that take the number first, one after the other",
  DOSSIER_STEP_UNIT_MISSING: "needs a step whose fixed unit was never opened",
};
