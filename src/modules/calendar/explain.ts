import { type Locale, messages } from "../../i18n/index.ts";
import {
  daysBetween,
  type Instant,
  type LocalDate,
  localReading,
  weekdayOf,
} from "../../kernel/local-date.ts";
import type { DerivationStep, SkippedDay } from "./derivation.ts";
import type { Term } from "./term.ts";

/** A term in words: "5 ngày làm việc". */
export function tellTerm(term: Term, locale: Locale): string {
  return messages(locale).calendar.units[term.unit](term.count);
}

/**
 * The derivation as sentences, in order, for a screen or a slip. Ordinary weekends are left out: everyone knows them.
 * Days carry their year only where it is not the year of acceptance; the due date always does.
 */
export function tellDerivation(derivation: readonly DerivationStep[], locale: Locale): string[] {
  const year = yearOf(derivation);
  return derivation.flatMap((step) => tellStep(step, { locale, year }));
}

type Told = { readonly locale: Locale; readonly year: string };

function yearOf(derivation: readonly DerivationStep[]): string {
  for (const step of derivation) {
    if (step.kind === "START" || step.kind === "SAME_DAY") return localReading(step.at).date.slice(0, 4);
    if (step.kind === "HOURS") return localReading(step.from).date.slice(0, 4);
    if (step.kind === "RUN") return step.from.slice(0, 4);
  }
  return "";
}

function tellStep(step: DerivationStep, told: Told): string[] {
  const t = messages(told.locale).calendar.derivation;
  const day = (on: LocalDate) => shortDay(on, told.year);
  const at = (instant: Instant) => moment(instant, told.year);
  switch (step.kind) {
    case "RULE":
      return [t.rule({ term: tellTerm(step.term, told.locale), law: step.legalBasis ?? null })];
    case "START":
      return [t.start[step.why]({ at: at(step.at), day: day(step.day0) })];
    case "SAME_DAY":
      return [t.sameDay[step.why]({ at: at(step.at), day: day(step.day) }), ...skipped(step.skipped, told)];
    case "COUNTED":
      return [...counted(step.days, told), ...skipped(step.skipped, told)];
    case "HOURS":
      return [
        t.hours({ from: at(step.from), hours: duration(step.minutes, told.locale), to: at(step.to) }),
        ...skipped(step.skipped, told),
      ];
    case "RUN":
      return [
        t.run({ from: day(step.from), days: daysBetween(step.from, step.until), until: day(step.until) }),
      ];
    case "ROLLED":
      return [t.rolled({ from: day(step.from), to: day(step.to) }), ...skipped(step.skipped, told)];
    case "PAUSED":
      return paused(step, told);
    case "STANDS_STILL":
      return [t.standsStill({ since: at(step.since), reason: reasonText(step.reason, told.locale) })];
    case "RESTARTED":
      return [
        t.restarted({ from: at(step.from), to: at(step.to), reason: reasonText(step.reason, told.locale) }),
      ];
    case "EXTENDED":
      return [
        t.extended({
          day: day(step.newDueOn),
          signed: day(localReading(step.signedAt).date),
          reason: step.reason,
        }),
      ];
    case "DUE":
      return [t.due(longMoment(step.at, told.locale))];
    case "NO_TERM":
      return [t.noTerm];
  }
}

function counted(days: readonly LocalDate[], told: Told): string[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  const t = messages(told.locale).calendar.derivation;
  return [t.counted({ days: dayList(days, told.year), count: days.length, last: shortDay(last, told.year) })];
}

function paused(step: Extract<DerivationStep, { kind: "PAUSED" }>, told: Told): string[] {
  const t = messages(told.locale).calendar.derivation;
  const [from, to] = [moment(step.from, told.year), moment(step.to, told.year)];
  const lines = [t.paused({ from, to, reason: reasonText(step.reason, told.locale) })];
  if (step.lateBeforePause) lines.push(t.late);
  const last = step.counted.at(-1);
  if (step.remainingMinutes !== null)
    lines.push(t.remainingHours(duration(step.remainingMinutes, told.locale)));
  else if (last === undefined) lines.push(t.remainingNothing);
  else {
    const days = dayList(step.counted, told.year);
    lines.push(t.remainingDays({ days, count: step.counted.length, last: shortDay(last, told.year) }));
  }
  return [...lines, ...skipped(step.skipped, told)];
}

/** A pause's reason in words: one of the office's own, or what an officer wrote. */
function reasonText(reason: string | null, locale: Locale): string | null {
  const known: Readonly<Record<string, string>> = messages(locale).calendar.derivation.pausedFor;
  return reason === null ? null : (known[reason] ?? reason);
}

/** One line a stretch of days off for the same reason; weekends inside it need no word. */
function skipped(days: readonly SkippedDay[], told: Told): string[] {
  const t = messages(told.locale).calendar.derivation;
  const stretches: { first: SkippedDay; last: SkippedDay }[] = [];
  for (const day of days.filter(({ reason }) => reason !== "WEEKEND")) {
    const open = stretches.at(-1);
    if (open !== undefined && nameOf(open.last, told) === nameOf(day, told) && isNear(open.last.on, day.on))
      open.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches.map(({ first, last }) =>
    t.skipped({
      days: first.on === last.on ? shortDay(first.on, told.year) : span(first.on, last.on, told.year),
      name: nameOf(first, told),
      law: first.legalBasis,
    }),
  );
}

/** At most a weekend lies between. */
function isNear(one: LocalDate, next: LocalDate): boolean {
  return daysBetween(one, next) <= (weekdayOf(one) >= 5 ? 8 - weekdayOf(one) : 1);
}

function nameOf(day: SkippedDay, { locale }: Told): string {
  return day.name === null ? messages(locale).calendar.derivation.closed : day.name[locale];
}

/** `17, 18, 19, 20/11; 1/12`: days of one month share it. */
function dayList(days: readonly LocalDate[], year: string): string {
  const groups = new Map<string, string[]>();
  for (const day of days) {
    const month = shortDay(day, year).slice(2);
    groups.set(month, [...(groups.get(month) ?? []), day.slice(8)]);
  }
  return [...groups].map(([month, numbers]) => `${numbers.join(", ")}${month}`).join("; ");
}

/** `16–20/02`, or `30/04–01/05`. */
function span(first: LocalDate, last: LocalDate, year: string): string {
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${sameMonth ? first.slice(8) : shortDay(first, year)}–${shortDay(last, year)}`;
}

function shortDay(day: LocalDate, year: string): string {
  const text = `${day.slice(8)}/${day.slice(5, 7)}`;
  return day.startsWith(year) ? text : `${text}/${day.slice(0, 4)}`;
}

function moment(at: Instant, year: string): string {
  return `${shortDay(localReading(at).date, year)} ${timeOf(at)}`;
}

function longMoment(at: Instant, locale: Locale): { time: string; weekday: string; day: string } {
  const { date } = localReading(at);
  const names: { readonly [weekday: number]: string } = messages(locale).calendar.weekdays;
  const day = `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
  return { time: timeOf(at), weekday: names[weekdayOf(date)] ?? "", day };
}

function timeOf(at: Instant): string {
  const { minute } = localReading(at);
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function duration(minutes: number, locale: Locale): string {
  const whole = Math.round(minutes);
  const t = messages(locale).calendar.derivation;
  return t.hoursAndMinutes({ hours: Math.floor(whole / 60), minutes: whole % 60 });
}
