import { type Locale, messages } from "../../i18n/index.ts";
import { type Instant, type LocalDate, localReading } from "../../kernel/local-date.ts";
import type { DerivationStep, SkippedDay } from "./derivation.ts";
import type { Term } from "./term.ts";

/** A term in words: "5 ngày làm việc". */
export function tellTerm(term: Term, locale: Locale): string {
  return messages(locale).calendar.units[term.unit](term.count);
}

/** The derivation as sentences, in order, for a screen or a slip. Ordinary weekends are left out: everyone knows them. */
export function tellDerivation(derivation: readonly DerivationStep[], locale: Locale): string[] {
  return derivation.flatMap((step, index) => tellStep(step, { locale, before: derivation[index - 1] ?? null }));
}

type Told = { readonly locale: Locale; readonly before: DerivationStep | null };

function tellStep(step: DerivationStep, { locale, before }: Told): string[] {
  const t = messages(locale).calendar.derivation;
  switch (step.kind) {
    case "RULE":
      return [t.rule(tellTerm(step.term, locale))];
    case "START":
      return [t.start[step.why](moment(step.at), date(step.day0))];
    case "COUNTED":
      return [...counted(step.days, t), ...skipped(step.skipped, locale)];
    case "HOURS":
      return [t.hours(duration(step.minutes, locale), moment(step.to)), ...skipped(step.skipped, locale)];
    case "RUN":
      return [t.run(date(step.from), date(step.until))];
    case "ROLLED":
      return [t.rolled(date(step.from), date(step.to)), ...skipped(step.skipped, locale)];
    case "PAUSED":
      return paused(step, locale);
    case "STANDS_STILL":
      return [t.standsStill(moment(step.since))];
    case "RESTARTED":
      return [t.restarted(moment(step.from), moment(step.to))];
    case "EXTENDED":
      return [t.extended(date(step.newDueOn), date(localReading(step.signedAt).date))];
    case "DUE":
      return before?.kind === "HOURS" ? [] : [t.due(moment(step.at))];
    case "NO_TERM":
      return [t.noTerm];
  }
}

type Texts = ReturnType<typeof messages>["calendar"]["derivation"];

function counted(days: readonly LocalDate[], t: Texts): string[] {
  const last = days.at(-1);
  return last === undefined ? [] : [t.counted(dayList(days), days.length, date(last))];
}

function paused(step: Extract<DerivationStep, { kind: "PAUSED" }>, locale: Locale): string[] {
  const t = messages(locale).calendar.derivation;
  const lines = [t.paused(moment(step.from), moment(step.to))];
  if (step.lateBeforePause) lines.push(t.late);
  if (step.remainingMinutes !== null) lines.push(t.remainingHours(duration(step.remainingMinutes, locale)));
  const last = step.counted.at(-1);
  if (step.remainingWorkingDays !== null) lines.push(last === undefined ? t.remainingNothing : t.remainingDays(step.remainingWorkingDays, date(last)));
  return [...lines, ...skipped(step.skipped, locale)];
}

function skipped(days: readonly SkippedDay[], locale: Locale): string[] {
  const t = messages(locale).calendar.derivation;
  const named = days.filter((day) => day.reason !== "WEEKEND");
  if (named.length === 0) return [];
  const text = named.map((day) => `${date(day.on)} (${day.name === null ? t.closed : day.name[locale]}${day.legalBasis === null ? "" : `, ${day.legalBasis}`})`);
  return [t.skipped(text.join("; "))];
}

/** `17, 18, 19, 20/11, 1/12`: days of one month share it. */
function dayList(days: readonly LocalDate[]): string {
  const groups = new Map<string, number[]>();
  for (const day of days) {
    const month = day.slice(0, 7);
    groups.set(month, [...(groups.get(month) ?? []), Number(day.slice(8))]);
  }
  return [...groups].map(([month, numbers]) => `${numbers.join(", ")}/${month.slice(5)}`).join("; ");
}

function date(day: LocalDate): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function moment(at: Instant): string {
  const reading = localReading(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(reading.minute / 60))}:${two(reading.minute % 60)} ${date(reading.date)}`;
}

function duration(minutes: number, locale: Locale): string {
  const whole = Math.round(minutes);
  return messages(locale).calendar.derivation.hoursAndMinutes(Math.floor(whole / 60), whole % 60);
}
