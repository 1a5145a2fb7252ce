import { type Locale, messages } from "../../i18n/index.ts";
import type { UnitSelector } from "./graph.ts";
import type { ProcessProblem } from "./refusals.ts";

/** A problem of a file as a sentence that names its element. */
export function problemText(problem: ProcessProblem, locale: Locale): string {
  return messages(locale).process.problems[problem.code](problem);
}

/** Working time as hours and minutes: 90 → "1 giờ 30 phút". */
export function minutesText(minutes: number, locale: Locale): string {
  const t = messages(locale).process.duration;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t.minutes(rest);
  return rest === 0 ? t.hours(hours) : `${t.hours(hours)} ${t.minutes(rest)}`;
}

/** Which unit holds a step, in words. */
export function unitText(unit: UnitSelector, locale: Locale): string {
  const t = messages(locale).process.units;
  if (unit === "receiving" || unit === "competent" || unit === "support" || unit === "consulted")
    return t[unit];
  return t.byCode(unit.slice("by-code:".length));
}

/** An outcome in words; a file may use words of its own, which are shown as they are. */
export function outcomeText(outcome: string, locale: Locale): string {
  const known: Readonly<Record<string, string>> = messages(locale).process.outcomes;
  return Object.hasOwn(known, outcome) ? (known[outcome] ?? outcome) : outcome;
}
