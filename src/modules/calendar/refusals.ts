/** How the calendar says no, with its status over HTTP. Texts in i18n, `calendar.errors`. */
export const calendarRefusals = {
  CALENDAR_DAY_UNKNOWN: { status: 404 },
  CALENDAR_DAY_UNCHANGED: { status: 409 },
  CALENDAR_UNIT_UNKNOWN: { status: 422 },
  CALENDAR_YEAR_KNOWN: { status: 409 },
  CALENDAR_YEAR_GAP: { status: 422 },
  CALENDAR_FILE_MALFORMED: { status: 422 },
  CALENDAR_ROWS_BAD: { status: 422 },
  CALENDAR_MOVES_CHANGED: { status: 409 },
} as const;

/** The calendar ends: a wrong date on a slip is a promise broken, so the office stops rather than guess. */
export const calendarFaults = { CALENDAR_ENDS: { status: 503 } } as const;
