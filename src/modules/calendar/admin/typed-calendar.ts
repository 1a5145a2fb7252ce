import { type Locale, messages } from "../../../i18n/index.ts";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { type DateParts, dateTextOf, type FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import { type DayInput, dayName } from "../calendar-input.ts";
import { PURPOSES, type Purpose, type RecordedHours } from "../layers.ts";
import { sessionsFromText } from "../sessions-text.ts";
import type { YearChoice } from "../statutory-days.ts";
import { EXCEPTION_KINDS } from "../work-calendar.ts";

/** One text of a form as typed, cut to what any field here may hold; absent is empty. */
export function typed(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? normaliseText(value).slice(0, 300) : "";
}

export function typedParts(form: FormInput, name: string): DateParts {
  return {
    day: typed(form, `${name}.day`),
    month: typed(form, `${name}.month`),
    year: typed(form, `${name}.year`),
  };
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FormError[] };

export const DAY_KINDS = [...EXCEPTION_KINDS, "ORDINARY"] as const;

/** The revision the page was shown at; a form without one is of no page of ours and meets no revision. */
export function typedRevision(form: FormInput): number {
  const text = typed(form, "revision");
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

function purposeOf(form: FormInput): Purpose | null {
  return PURPOSES.find((purpose) => purpose === typed(form, "purpose")) ?? null;
}

/** Reads the form of one day; the sentences name what is missing. */
export function readDay(form: FormInput, locale: Locale): Read<DayInput> {
  const t = messages(locale).calendar.admin;
  const errors: FormError[] = [];
  const on = parseLocalDate(dateTextOf(typedParts(form, "on")));
  const kind = DAY_KINDS.find((each) => each === typed(form, "kind"));
  const halfDay = typed(form, "sessions");
  const sessions = halfDay === "" ? null : sessionsFromText(halfDay);
  const mayBeHalf = kind === "MAKEUP_WORK" || kind === "UNIT_CLOSED";
  if (on === null) errors.push({ path: "on", message: t.dayMissing({ field: t.on }) });
  if (kind === undefined) errors.push({ path: "kind", message: t.choiceMissing({ field: t.kind }) });
  const texts = { nameVi: t.nameVi, dayLegalBasis: t.legalBasis };
  for (const [path, field] of Object.entries(texts)) {
    if (typed(form, path) === "") errors.push({ path, message: t.textMissing({ field }) });
  }
  if (halfDay !== "" && (sessions === null || !mayBeHalf))
    errors.push({ path: "sessions", message: t.sessionsWrong({ field: t.sessions }) });
  if (on === null || kind === undefined || errors.length > 0) return { ok: false, errors };
  const name = dayName(typed(form, "nameVi"), typed(form, "nameEn"));
  const legalBasis = typed(form, "dayLegalBasis");
  return {
    ok: true,
    value: { on, kind, purpose: purposeOf(form), name, legalBasis, confidence: "H", sessions },
  };
}

/** Reads weekdays and hours of one calendar. */
export function readHours(form: FormInput, locale: Locale): Read<Omit<RecordedHours, "id">> {
  const t = messages(locale).calendar.admin;
  const from = parseLocalDate(dateTextOf(typedParts(form, "from")));
  const purpose = purposeOf(form);
  const sessions = sessionsFromText(typed(form, "hours"));
  const workWeekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) =>
    typedWeekdays(form).includes(String(weekday)),
  );
  const saturday = typed(form, "saturday");
  const saturdaySessions = saturday === "" ? null : sessionsFromText(saturday);
  const legalBasis = typed(form, "hoursLegalBasis");
  const errors: FormError[] = [
    ...(from === null ? [{ path: "from", message: t.dayMissing({ field: t.from }) }] : []),
    ...(workWeekdays.length === 0
      ? [{ path: "weekdays", message: t.choiceMissing({ field: t.weekdays }) }]
      : []),
    ...(sessions === null ? [{ path: "hours", message: t.sessionsWrong({ field: t.sessionsOfDay }) }] : []),
    ...(saturday !== "" && saturdaySessions === null
      ? [{ path: "saturday", message: t.sessionsWrong({ field: t.saturday }) }]
      : []),
    ...(legalBasis === ""
      ? [{ path: "hoursLegalBasis", message: t.textMissing({ field: t.legalBasis }) }]
      : []),
  ];
  if (from === null || sessions === null || errors.length > 0) return { ok: false, errors };
  const weekdaySessions = saturdaySessions === null ? null : { 6: saturdaySessions };
  const week = { from, workWeekdays, sessions, weekdaySessions };
  return { ok: true, value: { ...week, purpose: purpose ?? "INTAKE", legalBasis } };
}

/** The weekdays as ticked, so that a form shown again keeps them. */
export function typedWeekdays(form: FormInput): readonly string[] {
  const value = form.weekdays;
  return Array.isArray(value)
    ? value.filter((each) => typeof each === "string")
    : typeof value === "string"
      ? [value]
      : [];
}

export function readYear(form: FormInput, locale: Locale): Read<{ choice: YearChoice; legalBasis: string }> {
  const t = messages(locale).calendar.admin;
  const legalBasis = typed(form, "yearLegalBasis");
  if (legalBasis === "") {
    return {
      ok: false,
      errors: [{ path: "yearLegalBasis", message: t.textMissing({ field: t.legalBasis }) }],
    };
  }
  const year = Number(typed(form, "year"));
  const choice: YearChoice = {
    year: Number.isInteger(year) ? year : 0,
    tetDaysBefore: typed(form, "tetDaysBefore") === "2" ? 2 : 1,
    nationalDayBeside: typed(form, "nationalDayBeside") === "AFTER" ? "AFTER" : "BEFORE",
  };
  return { ok: true, value: { choice, legalBasis } };
}
