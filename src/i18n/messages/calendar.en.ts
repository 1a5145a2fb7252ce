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
  admin: {
    title: "Calendars",
    intro:
      "The intake calendar says when counters receive; the deadline calendar says which days count. The authority's calendar holds for every unit; a unit may add days and hours of its own.",
    authority: "The authority's calendar",
    unit: "Unit",
    revision: "Revision",
    lastKnown: "Entered until",
    noUnits: "No unit has a calendar of its own yet",
    own: "The authority's calendar and those of units",
    open: "Open a unit's calendar",
    openHint: "Identification code or name of the unit",
    openAct: "Open",
    notFound: "Not exactly one unit bears this code or name",
    purposes: { INTAKE: "Intake calendar", DEADLINE: "Deadline calendar" },
    both: "Both calendars",
    hours: "Office hours",
    from: "From",
    days: ({ year }) => `Days off and make-up days of ${year}`,
    noDays: "No such day in this year",
    years: "Year",
    on: "Day",
    kind: "Kind",
    kinds: {
      HOLIDAY: "Public holiday",
      COMPENSATORY_OFF: "Day off in lieu",
      SWAP_OFF: "Swapped day off",
      MAKEUP_WORK: "Make-up workday",
      UNIT_CLOSED: "Office closed",
      ORDINARY: "Ordinary again",
    },
    name: "Name",
    nameVi: "Name (Vietnamese)",
    nameEn: "Name (English)",
    nameEnHint: "Empty: English pages show the Vietnamese name",
    legalBasis: "Legal basis",
    legalBasisHint: "Number, date and issuer of the decision or notice",
    appliesTo: "Applies to",
    sessions: "Hours worked on that day",
    sessionsHint: "Only for half a day, such as 08:00-11:30. Empty: the whole day",
    source: "Source",
    sources: {
      SHIPPED: "By law",
      AUTHORITY: "The authority",
      ABOVE: "A unit above",
      OWN: "This calendar",
    },
    remove: "Remove",
    addDay: "Record a day",
    preview: "Preview",
    previewTitle: "Before it is recorded",
    previewIntro:
      "Recording the day moves no dossier by itself. If the due dates are then moved, these would change:",
    record: "Record in the calendar",
    recorded: "Recorded. No dossier has moved.",
    setHours: "Set office hours",
    weekdays: "Weekdays",
    sessionsOfDay: "Sessions of the day",
    sessionsOfDayHint: "Such as 08:00-12:00 13:00-17:00",
    saturday: "Hours on Saturday",
    saturdayHint: "Such as 08:00-11:30. Empty where it is like other days",
    enterYear: ({ year }) => `Enter ${year}`,
    enterYearIntro:
      "Public holidays and days in lieu by law, lunar days reckoned. Swaps are recorded when announced.",
    tetDaysBefore: "Days off before the first day of Tết",
    nationalDayBeside: "Day off beside National Day",
    beside: { BEFORE: "1 September", AFTER: "3 September" },
    enter: "Enter the year",
    importTitle: "Import from a file",
    importHint:
      "CSV with the header on, kind, nameVi, nameEn, legalBasis, confidence, purpose, hours; or JSON",
    file: "CSV or JSON file",
    skipBad: "Skip bad rows",
    importAct: "Import",
    badRow: ({ line, field, value }) =>
      `Line ${line}: ${field}${value === "" ? "" : ` “${value}”`} is not valid`,
    moves: "Dossiers to move",
    movesIntro:
      "Open dossiers whose due date differs from their calendar as it now is. Moving is an act written into each dossier.",
    movesLooked: ({ looked, moves }) => `Looked at ${plural(looked, "open dossier")}: ${moves} would move.`,
    noMoves: "No dossier would move",
    code: "Dossier",
    dueNow: "Due now",
    dueThen: "Due by the calendar",
    beyond: "beyond the calendar",
    basis: "Ground for moving",
    apply: "Move these due dates",
    applied: ({ moved }) => `${plural(moved, "dossier")} moved.`,
    dayMissing: ({ field }) => `${field}: enter a day that exists, with day, month and year`,
    textMissing: ({ field }) => `Needed: ${field}`,
    sessionsWrong: ({ field }) => `${field}: write hours like 08:00-11:30, one session after the other`,
    choiceMissing: ({ field }) => `Choose: ${field}`,
  },
  errors: {
    CALENDAR_ENDS: ({ day, lastKnownOn }) =>
      `The work calendar has not been entered as far as ${day} (known until ${lastKnownOn} only). Ask an administrator to enter that year and try again; nothing was written.`,
    CALENDAR_DAY_UNKNOWN: "There is no such day in this calendar, or a calendar above it sets the day.",
    CALENDAR_DAY_UNCHANGED: ({ on }) => `The day ${on} is recorded like that already; nothing changed.`,
    CALENDAR_UNIT_UNKNOWN: "There is no such unit.",
    CALENDAR_YEAR_KNOWN: ({ year }) =>
      `The year ${year} is in the calendar already. Change its days one by one.`,
    CALENDAR_YEAR_GAP: ({ year, next }) =>
      `The year ${year} cannot be entered yet: enter ${next} first, so that the calendar has no gap.`,
    CALENDAR_FILE_MALFORMED: ({ line }) =>
      `The file cannot be read from line ${line}. It must be CSV with a header, or JSON. Nothing was written.`,
    CALENDAR_ROWS_BAD: ({ bad }) =>
      `The file has ${plural(bad.length, "bad row")} (line ${bad.map(({ line }) => line).join(", ")}); nothing was written. Correct them or choose to skip them.`,
    CALENDAR_MOVES_CHANGED:
      "The list of dossiers that would move has changed since the preview. Look again, then confirm.",
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
