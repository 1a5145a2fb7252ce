export { type BatchCount, type BatchOptions, runDeadlineBatch } from "./batch.ts";
export { calendarFileSchema, calendarOf } from "./calendar-parser.ts";
export {
  compareFinish,
  type DueSoonLimits,
  dueSoonUntil,
  intakeCheckDue,
  isDueSoon,
  latestApologyOn,
  type Punctuality,
} from "./clocks.ts";
export { computeDue, type DueDate, type DueQuestion } from "./deadline.ts";
export type { DerivationStep, SkippedDay } from "./derivation.ts";
export { tellDerivation, tellTerm } from "./explain.ts";
export { calendarFaults, calendarRefusals } from "./refusals.ts";
export { shippedCalendar } from "./shipped-calendar.ts";
export { loadCalendars, type UnitCalendars } from "./store.ts";
export { type DeadlinePolicy, type ExtensionOfTerm, type Pause, TERM_UNITS, type Term } from "./term.ts";
export {
  addWorkingDays,
  type CalendarException,
  countWorkingDays,
  endOfDay,
  isWorkingDay,
  minutesPerDay,
  nextWorkingDay,
  type Session,
  type WorkCalendar,
} from "./work-calendar.ts";
export { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";
