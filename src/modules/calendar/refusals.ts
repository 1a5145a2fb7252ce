/** How the calendar says no, with its status over HTTP. */
export const calendarRefusals = {
  CALENDAR_DAY_TAKEN: { status: 409 },
  CALENDAR_DAY_UNKNOWN: { status: 404 },
  CALENDAR_SESSIONS_INVALID: { status: 422 },
  CALENDAR_UNIT_UNKNOWN: { status: 422 },
  CALENDAR_IMPORT_BAD_ROWS: { status: 422 },
  CALENDAR_MOVES_CHANGED: { status: 409 },
} as const;

/** The calendar ends: a wrong date on a slip is a promise broken, so the office stops rather than guess. */
export const calendarFaults = { CALENDAR_ENDS: { status: 503 } } as const;
