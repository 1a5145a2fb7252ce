import { type Instant, type LocalDate, nextDay } from "../../kernel/local-date.ts";
import type { DerivationStep, SkippedDay } from "./derivation.ts";
import { endOfDay, isWorkingDay, nextWorkingDay, restReason, type WorkCalendar } from "./work-calendar.ts";

/** A due date as far as it is reckoned, with the steps that led there. */
export type Reckoned = { readonly dueAt: Instant; readonly steps: readonly DerivationStep[] };

type DayWalk = {
  readonly last: LocalDate;
  readonly days: readonly LocalDate[];
  readonly skipped: readonly SkippedDay[];
};

/** Counts `count` working days after `start`, keeping each day counted and each day passed over. */
export function countOn(calendar: WorkCalendar, start: LocalDate, count: number): DayWalk {
  const days: LocalDate[] = [];
  const skipped: SkippedDay[] = [];
  let day = start;
  while (days.length < count) {
    day = nextDay(day);
    const rest = skippedOn(calendar, day);
    if (rest === null) days.push(day);
    else skipped.push(rest);
  }
  return { last: day, days, skipped };
}

/** Days of rest strictly between two days. */
export function skippedBetween(calendar: WorkCalendar, after: LocalDate, before: LocalDate): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = nextDay(after); day < before; day = nextDay(day)) {
    const rest = skippedOn(calendar, day);
    if (rest !== null) skipped.push(rest);
  }
  return skipped;
}

/**
 * Ends on the day itself, or, where that is a day of rest, with the next working day.
 * @law Bộ luật Dân sự 2015, Đ.148 k.5.
 */
export function closeOn(calendar: WorkCalendar, last: LocalDate, steps: readonly DerivationStep[]): Reckoned {
  if (isWorkingDay(calendar, last)) return { dueAt: endOfDay(calendar, last), steps };
  const to = nextWorkingDay(calendar, last);
  const first = skippedOn(calendar, last);
  const skipped = [...(first === null ? [] : [first]), ...skippedBetween(calendar, last, to)];
  return { dueAt: endOfDay(calendar, to), steps: [...steps, { kind: "ROLLED", from: last, to, skipped }] };
}

function skippedOn(calendar: WorkCalendar, day: LocalDate): SkippedDay | null {
  const reason = restReason(calendar, day);
  if (reason === null) return null;
  const exception = calendar.exceptions.get(day);
  return { on: day, reason, name: exception?.name ?? null, legalBasis: exception?.legalBasis ?? null };
}
