export { type BatchCount, type BatchOptions, runDeadlineBatch } from "./batch.ts";
export type { BadDayRow, CalendarRefusal, DayInput, ImportDays, Revised } from "./calendar-input.ts";
export {
  compareFinish,
  INTAKE_CHECK_HOURS,
  intakeCheckDue,
  latestApologyOn,
  type Punctuality,
} from "./clocks.ts";
export { enterYear, type ImportedDays, importDays, recordDay, recordHours, removeDay } from "./commands.ts";
export { computeDue, continueDue, type DueDate, type DueQuestion } from "./deadline.ts";
export type { DerivationStep, SkippedDay } from "./derivation.ts";
export {
  findDueSoonShare,
  type SoonUntil,
  soonUntilIn,
  soonUntilOf,
  soonUntils,
  termDays,
  writeDueSoonShare,
} from "./due-soon.ts";
export { tellDerivation, tellTerm } from "./explain.ts";
export { PURPOSES, type Purpose } from "./layers.ts";
export { type Move, type OpenDeadline, type OpenDeadlines, previewShift } from "./moves.ts";
export { applyMoves, type Preview, previewDay, previewMoves, readScope, type ScopeView } from "./queries.ts";
export { calendarFaults, calendarRefusals } from "./refusals.ts";
export { shippedCalendar } from "./shipped-calendar.ts";
export { loadCalendars, type UnitCalendars } from "./store.ts";
export { type DeadlinePolicy, type ExtensionOfTerm, type Pause, TERM_UNITS, type Term } from "./term.ts";
export {
  addWorkingDays,
  type CalendarException,
  countWorkingDays,
  endOfDay,
  hoursOn,
  isWorkingDay,
  minutesPerDay,
  nextWorkingDay,
  type Session,
  type WeekHours,
  type WorkCalendar,
} from "./work-calendar.ts";
export { addWorkingMinutes, subtractWorkingMinutes, workingMinutesBetween } from "./working-time.ts";
