import type { Messages } from "../messages-type.ts";
import type { calendarVi } from "./calendar.vi.ts";

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

export const calendarEn: Messages<typeof calendarVi> = {
  units: {
    SAME_DAY: () => "within the working day",
    WORKING_DAY: (count) => plural(count, "working day"),
    WORKING_HOUR: (count) => plural(count, "working hour"),
    CALENDAR_DAY: (count) => plural(count, "day"),
    MONTH: (count) => plural(count, "month"),
    NONE: () => "no term set",
  },
  derivation: {
    rule: (term) => `Term: ${term}.`,
    start: {
      ACCEPTED: (at) => `Received ${at}; that day is not counted.`,
      AFTER_CUTOFF: (at, day) => `Received ${at}, after 15:00: taken as received on ${day}; that day is not counted.`,
      OUT_OF_HOURS: (at, day) => `Received ${at}, out of office hours: taken as received on ${day}; that day is not counted.`,
      REST_DAY: (at, day) => `Received ${at}, a day of rest: taken as received on ${day}; that day is not counted.`,
      RESTARTED: (at) => `Counted anew from ${at}; that day is not counted.`,
    },
    sameDay: (at, day) => `Received ${at}: result within the day, ${day}.`,
    counted: (days, count, last) => `Counted: ${days}; ${plural(count, "day")} complete: ${last}.`,
    skipped: (days) => `Not counted: ${days}.`,
    weekend: "Saturday, Sunday",
    closed: "office closed",
    hours: (minutes, to) => `${minutes} of office time, complete at ${to}.`,
    run: (from, until) => `Consecutive days after ${from} until ${until}.`,
    rolled: (from, to) => `The last day ${from} is a day of rest: moved to the next working day ${to}.`,
    paused: (from, to) => `Clock stopped from ${from} to ${to}.`,
    pausedFor: { SUPPLEMENT: "waiting for papers", FINANCIAL: "waiting for payment", SUSPENSION: "suspended", EXTERNAL: "waiting for others" },
    remainingDays: (count, last) => `${plural(count, "working day")} left, counted on until ${last}.`,
    remainingNothing: "The term had run out on the day it stopped: due on the day the papers came.",
    remainingHours: (hours) => `${hours} of office time left, counted on.`,
    late: "The dossier was already overdue when the clock stopped.",
    standsStill: (since) => `The clock stands still since ${since}; the due date is reckoned when it runs again.`,
    restarted: (from, to) => `Clock stopped from ${from}; counted anew from ${to}.`,
    extended: (day, signed) => `Extended to ${day}, signed on ${signed}.`,
    due: (at) => `Due: ${at}.`,
    noTerm: "The procedure sets no term; the dossier counts as on time.",
    hoursAndMinutes: (hours, minutes) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  },
  errors: {
    CALENDAR_ENDS: "The work calendar has not been entered as far as the day needed. Ask an administrator to enter that year and try again; nothing is lost.",
    CALENDAR_DAY_TAKEN: "This day is already in the calendar. Change it instead of adding it again.",
    CALENDAR_DAY_UNKNOWN: "There is no such exceptional day in the calendar.",
    CALENDAR_SESSIONS_INVALID: "Office hours must follow one another, each session starting after the one before ends.",
    CALENDAR_UNIT_UNKNOWN: "There is no such unit, or it is closed.",
    CALENDAR_IMPORT_BAD_ROWS: "The calendar file has bad rows; nothing was written. Correct the rows named or skip them.",
    CALENDAR_MOVES_CHANGED: "The list of dossiers that would move has changed since the preview. Look again, then confirm.",
  },
  batch: {
    BAD_JSON: "The line is not valid JSON.",
    BAD_INPUT: "The line lacks a field or has a wrong one.",
    BAD_PAUSES: "Pauses must be in order of time, apart, end after they begin and not start before acceptance.",
    OUT_OF_CALENDAR: "The day needed lies outside the known calendar.",
  },
};
