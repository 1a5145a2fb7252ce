import { assert } from "../../kernel/assert.ts";
import { Defect } from "../../kernel/fault.ts";
import { addDays, addMonthsClamped, type Instant, type LocalDate, localDateOf, localReading, nextDay } from "../../kernel/local-date.ts";
import type { DerivationStep, SkippedDay } from "./derivation.ts";
import type { DeadlinePolicy, ExtensionOfTerm, Pause, Term } from "./term.ts";
import { countWorkingDays, endOfDay, isWorkingDay, minutesPerDay, nextWorkingDay, restReason, sessionsOn, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

/** 15:00:00 exactly is not yet "after 15:00" (C3). */
const CUTOFF_SECONDS = 15 * 3_600;

/** When a dossier is due and the whole argument for it; null due date where there is no term or the clock stands still. */
export type DueDate = { readonly dueAt: Instant | null; readonly derivation: readonly DerivationStep[] };

export type DueQuestion = {
  readonly acceptedAt: Instant;
  readonly term: Term;
  readonly policy: DeadlinePolicy;
  /** In order of time, not overlapping. */
  readonly pauses: readonly Pause[];
  readonly extensions?: readonly ExtensionOfTerm[];
  readonly calendar: WorkCalendar;
};

/**
 * The due date (hạn trả kết quả) of a dossier from its acceptance, its term and everything that touched its clock.
 *
 * @law Bộ luật Dân sự 2015, Đ.147-148: the day of the event is not counted; a term that ends on a day of rest ends
 * with the next working day. Pauses and extensions: one-stop.md §4.4 C5-C8.
 */
export function computeDue(question: DueQuestion): DueDate {
  const { term, policy, calendar } = question;
  const rule: DerivationStep = { kind: "RULE", term, policy, calendarRevision: calendar.revision };
  if (term.unit === "NONE") return { dueAt: null, derivation: [rule, { kind: "NO_TERM" }] };
  const first = dueFrom(question, question.acceptedAt, "ACCEPTED");
  const steps: DerivationStep[] = [rule, ...first.steps];
  let dueAt = first.dueAt;
  for (const change of changesOf(question)) {
    const next = "newDueOn" in change ? extended(change, calendar) : resumed(question, change, dueAt);
    steps.push(...next.steps);
    if (next.dueAt === null) return { dueAt: null, derivation: steps };
    dueAt = next.dueAt;
  }
  return { dueAt, derivation: [...steps, { kind: "DUE", at: dueAt }] };
}

type Reckoned = { readonly dueAt: Instant; readonly steps: readonly DerivationStep[] };

/** Pauses take effect when they end, extensions when they are signed. */
function changesOf({ pauses, extensions = [] }: DueQuestion): (Pause | ExtensionOfTerm)[] {
  pauses.forEach((pause, index) => {
    const before = pauses[index - 1];
    assert(pause.to === null || pause.from <= pause.to, "a pause ends after it begins");
    assert(before === undefined || (before.to !== null && before.to <= pause.from), "pauses follow one another");
  });
  const when = (change: Pause | ExtensionOfTerm) => ("newDueOn" in change ? change.signedAt : (change.to ?? change.from));
  return [...pauses, ...extensions].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}

function dueFrom({ term, policy, calendar }: DueQuestion, at: Instant, why: "ACCEPTED" | "RESTARTED"): Reckoned {
  switch (term.unit) {
    case "SAME_DAY":
      return sameDay(calendar, at);
    case "WORKING_DAY":
      return policy.dueTime === "END_OF_DAY" ? workingDays({ term, policy, calendar, at, why }) : hours(calendar, at, term.count * minutesPerDay(calendar));
    case "WORKING_HOUR":
      return hours(calendar, at, term.count * 60);
    case "CALENDAR_DAY":
      return run(calendar, localDateOf(at), addDays(localDateOf(at), term.count));
    case "MONTH":
      return run(calendar, localDateOf(at), addMonthsClamped(localDateOf(at), term.count));
    case "NONE":
      throw new Defect("a procedure without a term has no due date");
  }
}

function isAfterCutoff(at: Instant): boolean {
  const { minute, second } = localReading(at);
  return minute * 60 + second > CUTOFF_SECONDS;
}

/** Same day (trong ngày): received after 15:00 or on a day of rest, the next working day. */
function sameDay(calendar: WorkCalendar, at: Instant): Reckoned {
  const date = localDateOf(at);
  const today = isWorkingDay(calendar, date) && !isAfterCutoff(at);
  const day = today ? date : nextWorkingDay(calendar, date);
  const why = today ? "ACCEPTED" : isWorkingDay(calendar, date) ? "AFTER_CUTOFF" : "REST_DAY";
  const start: DerivationStep = { kind: "START", at, day0: date, why };
  const steps: DerivationStep[] = today ? [start] : [start, { kind: "COUNTED", days: [day], skipped: skippedBetween(calendar, date, day) }];
  return { dueAt: endOfDay(calendar, day), steps };
}

type DayCount = { readonly term: Term; readonly policy: DeadlinePolicy; readonly calendar: WorkCalendar; readonly at: Instant; readonly why: "ACCEPTED" | "RESTARTED" };

function workingDays(count: DayCount): Reckoned {
  const { calendar, at } = count;
  const start = dayZero(count);
  const walk = countOn(calendar, start.day0, count.term.count);
  const steps: DerivationStep[] = [{ kind: "START", at, ...start }, { kind: "COUNTED", days: walk.days, skipped: walk.skipped }];
  return closing(calendar, walk.last, steps);
}

function dayZero({ policy, calendar, at, why }: DayCount): { readonly day0: LocalDate; readonly why: Extract<DerivationStep, { kind: "START" }>["why"] } {
  const { date, minute, second } = localReading(at);
  const worked = isWorkingDay(calendar, date);
  if (policy.cutoffShiftsStart && worked && isAfterCutoff(at)) return { day0: nextWorkingDay(calendar, date), why: "AFTER_CUTOFF" };
  const closed = (sessionsOn(calendar, date).at(-1) ?? calendar.sessions.at(-1))?.to ?? 0;
  const outOfHours = minute * 60 + second > closed * 60;
  if (policy.nonWorkingAcceptance === "DEFER" && (!worked || outOfHours)) {
    return { day0: nextWorkingDay(calendar, date), why: worked ? "OUT_OF_HOURS" : "REST_DAY" };
  }
  return { day0: date, why };
}

function hours(calendar: WorkCalendar, at: Instant, minutes: number): Reckoned {
  const dueAt = addWorkingMinutes(calendar, at, minutes);
  const skipped = skippedBetween(calendar, localDateOf(at), localDateOf(dueAt));
  return { dueAt, steps: [{ kind: "HOURS", minutes, from: at, to: dueAt, skipped }] };
}

function run(calendar: WorkCalendar, from: LocalDate, until: LocalDate): Reckoned {
  return closing(calendar, until, [{ kind: "RUN", from, until }]);
}

/** Ends on the day itself, or, where that is a day of rest, on the next working day. */
function closing(calendar: WorkCalendar, last: LocalDate, steps: readonly DerivationStep[]): Reckoned {
  if (isWorkingDay(calendar, last)) return { dueAt: endOfDay(calendar, last), steps };
  const to = nextWorkingDay(calendar, last);
  const rolled: DerivationStep = { kind: "ROLLED", from: last, to, skipped: [...skippedOn(calendar, last), ...skippedBetween(calendar, last, to)] };
  return { dueAt: endOfDay(calendar, to), steps: [...steps, rolled] };
}

function extended(extension: ExtensionOfTerm, calendar: WorkCalendar): Reckoned {
  return { dueAt: endOfDay(calendar, extension.newDueOn), steps: [{ kind: "EXTENDED", ...extension }] };
}

type Changed = { readonly dueAt: Instant | null; readonly steps: readonly DerivationStep[] };

function resumed(question: DueQuestion, pause: Pause, dueAt: Instant): Changed {
  const { calendar, term, policy } = question;
  const reason = pause.reason ?? null;
  if (pause.to === null) return { dueAt: null, steps: [{ kind: "STANDS_STILL", since: pause.from, reason }] };
  const { from, to } = pause;
  if (pause.policy === "RESTART") {
    const again = dueFrom(question, to, "RESTARTED");
    return { dueAt: again.dueAt, steps: [{ kind: "RESTARTED", from, to, reason }, ...again.steps] };
  }
  const lateBeforePause = dueAt < from;
  const byHours = term.unit === "WORKING_HOUR" || (term.unit === "WORKING_DAY" && policy.dueTime === "SAME_TIME");
  if (byHours) {
    const remainingMinutes = workingMinutesBetween(calendar, from, dueAt);
    const next = addWorkingMinutes(calendar, to, remainingMinutes);
    const skipped = skippedBetween(calendar, localDateOf(to), localDateOf(next));
    return { dueAt: next, steps: [{ kind: "PAUSED", from, to, reason, remainingWorkingDays: null, remainingMinutes, lateBeforePause, counted: [], skipped }] };
  }
  const remaining = countWorkingDays(calendar, localDateOf(from), localDateOf(dueAt));
  const walk = countOn(calendar, localDateOf(to), remaining);
  const paused: DerivationStep = { kind: "PAUSED", from, to, reason, remainingWorkingDays: remaining, remainingMinutes: null, lateBeforePause, counted: walk.days, skipped: walk.skipped };
  return closing(calendar, walk.last, [paused]);
}

function countOn(calendar: WorkCalendar, start: LocalDate, count: number): { readonly last: LocalDate; readonly days: LocalDate[]; readonly skipped: SkippedDay[] } {
  const days: LocalDate[] = [];
  const skipped: SkippedDay[] = [];
  let day = start;
  while (days.length < count) {
    day = nextDay(day);
    const rest = skippedOn(calendar, day);
    if (rest.length === 0) days.push(day);
    else skipped.push(...rest);
  }
  return { last: day, days, skipped };
}

function skippedOn(calendar: WorkCalendar, day: LocalDate): SkippedDay[] {
  const reason = restReason(calendar, day);
  if (reason === null) return [];
  const exception = calendar.exceptions.get(day);
  return [{ on: day, reason, name: exception?.name ?? null, legalBasis: exception?.legalBasis ?? null }];
}

/** Days of rest strictly between two days. */
function skippedBetween(calendar: WorkCalendar, after: LocalDate, before: LocalDate): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = nextDay(after); day < before; day = nextDay(day)) skipped.push(...skippedOn(calendar, day));
  return skipped;
}
