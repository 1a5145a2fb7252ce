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
  weekdays: {
    1: "Monday",
    2: "Tuesday",
    3: "Wednesday",
    4: "Thursday",
    5: "Friday",
    6: "Saturday",
    7: "Sunday",
  },
  derivation: {
    rule: ({ term, law }) => `Term: ${term}${law === null ? "" : ` (${law})`}`,
    start: {
      ACCEPTED: ({ at }) => `Received ${at}, that day is not counted`,
      AFTER_CUTOFF: ({ at, day }) =>
        `Received ${at}, after 15:00: taken as received on ${day}, that day is not counted`,
      OUT_OF_HOURS: ({ at, day }) =>
        `Received ${at}, out of office hours: taken as received on ${day}, that day is not counted`,
      REST_DAY: ({ at, day }) =>
        `Received ${at}, a day of rest: taken as received on ${day}, that day is not counted`,
      RESTARTED: ({ at }) => `Counted anew from ${at}, that day is not counted`,
    },
    sameDay: {
      ACCEPTED: ({ at }) => `Received ${at}, not after 15:00: result within the day`,
      AFTER_CUTOFF: ({ at, day }) => `Received ${at}, after 15:00: result on the next working day, ${day}`,
      REST_DAY: ({ at, day }) => `Received ${at}, a day of rest: result on the next working day, ${day}`,
    },
    counted: ({ days, count, last }) => `Counted: ${days} → ${plural(count, "day")} complete on ${last}`,
    skipped: ({ days, name, law }) => `${days} ${name}${law === null ? "" : ` (${law})`}: not counted`,
    closed: "office closed",
    hours: ({ from, hours, to }) => `From ${from}, office hours only: ${hours} complete at ${to}`,
    run: ({ from, days, until }) => `Consecutive days after ${from}: ${days} days, until ${until}`,
    rolled: ({ from, to }) => `The last day ${from} is a day of rest: moved to working day ${to}`,
    paused: ({ from, to, reason }) => `Clock stopped ${from} – ${to}${reason === null ? "" : `, ${reason}`}`,
    pausedFor: {
      SUPPLEMENT: "waiting for papers",
      FINANCIAL: "waiting for payment",
      SUSPENSION: "suspended",
      EXTERNAL: "waiting for another office",
    },
    remainingDays: ({ days, count, last }) =>
      `${plural(count, "working day")} left, counted on: ${days} → ${last}`,
    remainingNothing: "The term had run out on the day it stopped: due on the day it resumed",
    remainingHours: (hours) => `${hours} of office time left, counted on`,
    late: "The dossier was already overdue when the clock stopped",
    standsStill: ({ since, reason }) =>
      `Clock stopped since ${since}${reason === null ? "" : `, ${reason}`}: the due date is reckoned when it runs again`,
    restarted: ({ from, to, reason }) =>
      `Clock stopped ${from} – ${to}${reason === null ? "" : `, ${reason}`}: counted anew in full`,
    extended: ({ day, signed, reason }) =>
      `Extended to ${day}, signed on ${signed}${reason === "" ? "" : `: ${reason}`}`,
    due: ({ time, weekday, day }) => `Due: ${time} ${weekday}, ${day}`,
    noTerm: "The procedure sets no term; the dossier counts as on time",
    hoursAndMinutes: ({ hours, minutes }) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  },
  errors: {
    CALENDAR_ENDS: ({ day, lastKnownOn }) =>
      `The work calendar has not been entered as far as ${day} (known until ${lastKnownOn} only). Ask an administrator to enter that year and try again; nothing was written.`,
    CALENDAR_DAY_UNKNOWN: "There is no such day in this calendar, or a calendar above it sets the day.",
    CALENDAR_DAY_UNCHANGED: ({ on }) => `The day ${on} is recorded like that already; nothing changed.`,
    CALENDAR_UNIT_UNKNOWN: "There is no such unit.",
    CALENDAR_YEAR_KNOWN: ({ year }) => `The year ${year} is in the calendar already. Change its days one by one.`,
    CALENDAR_YEAR_GAP: ({ year, next }) => `The year ${year} cannot be entered yet: enter ${next} first, so that the calendar has no gap.`,
    CALENDAR_FILE_MALFORMED: ({ line }) => `The file cannot be read from line ${line}. It must be CSV with a header, or JSON. Nothing was written.`,
    CALENDAR_ROWS_BAD: ({ bad }) =>
      `The file has ${plural(bad.length, "bad row")} (line ${bad.map(({ line }) => line).join(", ")}); nothing was written. Correct them or choose to skip them.`,
    CALENDAR_MOVES_CHANGED: "The list of dossiers that would move has changed since the preview. Look again, then confirm.",
  },
  batch: {
    BAD_JSON: "The line is not valid JSON",
    BAD_LINE: "The line lacks a field or has a wrong one",
    BAD_TERM: "Not a term: wrong unit or count",
    BAD_PAUSES: "Not possible as pauses: overlapping, ending before they begin, or before acceptance",
    CALENDAR_ENDS: ({ day, first, last }) =>
      `Day ${day} is needed; the calendar is known from ${first} to ${last} only`,
  },
};
