import { Defect } from "../../kernel/fault.ts";
import {
  addDays,
  addMonthsClamped,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";
import { closeOn, countOn, type Reckoned, skippedBetween } from "./day-walk.ts";
import type { DerivationStep } from "./derivation.ts";
import type { DeadlinePolicy, Term } from "./term.ts";
import {
  endOfDay,
  hoursOn,
  isWorkingDay,
  minutesPerDay,
  nextWorkingDay,
  type WorkCalendar,
} from "./work-calendar.ts";
import { addWorkingMinutes } from "./working-time.ts";

/** 15:00:00 exactly is not yet "after 15:00" (C3). */
const CUTOFF_MINUTE = 15 * 60;

/** A term that starts to run at `at`; `why` tells acceptance from a restart. */
type TermStart = {
  readonly term: Term;
  readonly policy: DeadlinePolicy;
  readonly calendar: WorkCalendar;
  readonly at: Instant;
  readonly why: "ACCEPTED" | "RESTARTED";
};

/**
 * When the whole term, counted from its start, has passed.
 * @law Bộ luật Dân sự 2015, Đ.147-148: the day of the event is not counted.
 */
export function firstDue(start: TermStart): Reckoned {
  const { term, policy, calendar, at } = start;
  const date = localDateOf(at);
  switch (term.unit) {
    case "SAME_DAY":
      return sameDay(calendar, at);
    case "WORKING_DAY":
      if (policy.dueTime === "END_OF_DAY") return workingDays(start);
      return hours(calendar, at, term.count * minutesPerDay(hoursOn(calendar, date)));
    case "WORKING_HOUR":
      return hours(calendar, at, term.count * 60);
    case "CALENDAR_DAY":
      return run(calendar, date, addDays(date, term.count));
    case "MONTH":
      return run(calendar, date, addMonthsClamped(date, term.count));
    case "NONE":
      throw new Defect("a procedure without a term has no due date");
  }
}

/**
 * Same day (trong ngày): received after 15:00, after closing or on a day of rest, the next working day.
 * @law one-stop.md §4.4 C3: strictly after 15:00; 15:00:00 exactly is not after.
 */
function sameDay(calendar: WorkCalendar, at: Instant): Reckoned {
  const date = localDateOf(at);
  const worked = isWorkingDay(calendar, date);
  const today = worked && !isAfterCutoff(at) && at <= endOfDay(calendar, date);
  const day = today ? date : nextWorkingDay(calendar, date);
  const why = today ? "ACCEPTED" : worked ? "AFTER_CUTOFF" : "REST_DAY";
  const skipped = skippedBetween(calendar, date, day);
  return { dueAt: endOfDay(calendar, day), steps: [{ kind: "SAME_DAY", at, day, why, skipped }] };
}

function workingDays(start: TermStart): Reckoned {
  const { calendar, at, term } = start;
  const zero = dayZero(start);
  const { last, days, skipped } = countOn(calendar, zero.day0, term.count);
  return closeOn(calendar, last, [
    { kind: "START", at, ...zero },
    { kind: "COUNTED", days, skipped },
  ]);
}

type DayZero = Pick<Extract<DerivationStep, { kind: "START" }>, "day0" | "why">;

/**
 * The day of acceptance, from which the days are counted, or the next working day where the procedure says so.
 * @law one-stop.md §4.4 C3, C4: the cutoff, and a reception on a day of rest or after hours (KEEP or DEFER).
 */
function dayZero({ policy, calendar, at, why }: TermStart): DayZero {
  const date = localDateOf(at);
  const worked = isWorkingDay(calendar, date);
  if (policy.cutoffShiftsStart && worked && isAfterCutoff(at)) {
    return { day0: nextWorkingDay(calendar, date), why: "AFTER_CUTOFF" };
  }
  const outOfHours = !worked || at > endOfDay(calendar, date);
  if (policy.nonWorkingAcceptance === "DEFER" && outOfHours) {
    return { day0: nextWorkingDay(calendar, date), why: worked ? "OUT_OF_HOURS" : "REST_DAY" };
  }
  return { day0: date, why };
}

function isAfterCutoff(at: Instant): boolean {
  return at > instantAt(localDateOf(at), CUTOFF_MINUTE);
}

function hours(calendar: WorkCalendar, at: Instant, minutes: number): Reckoned {
  const dueAt = addWorkingMinutes(calendar, at, minutes);
  const skipped = skippedBetween(calendar, localDateOf(at), localDateOf(dueAt));
  return { dueAt, steps: [{ kind: "HOURS", minutes, from: at, to: dueAt, skipped }] };
}

function run(calendar: WorkCalendar, from: LocalDate, until: LocalDate): Reckoned {
  return closeOn(calendar, until, [{ kind: "RUN", from, until }]);
}
