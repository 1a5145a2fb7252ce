import type { Locale } from "../../../i18n/index.ts";
import { fold } from "../../../kernel/fold-text.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { type DateParts, dateTextOf } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { FieldError, FormInput, Page } from "../../../web/route.ts";
import { parseAgencyCode } from "../agency-code.ts";
import type { UnitDirectory } from "../directory.ts";
import type { Unit } from "../unit.ts";

export type AnyPage = Page<unknown, unknown>;

/** One text of a form as typed; absent is empty. */
export function typedText(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** An answer that may be left out: empty is null. */
export function typedOrNull(form: FormInput, name: string): string | null {
  const value = typedText(form, name).trim();
  return value === "" ? null : value;
}

export function typedDateParts(form: FormInput, name: string): DateParts {
  const part = (key: string) => typedText(form, `${name}.${key}`);
  return { day: part("day"), month: part("month"), year: part("year") };
}

/** The three boxes of a date as `yyyy-mm-dd`; empty where nothing was typed. */
export function typedDate(form: FormInput, name: string): string {
  return dateTextOf(typedDateParts(form, name));
}

/** The living unit a person means: by code, or by a full or short name only one unit bears. */
export function unitMeant(directory: UnitDirectory, text: string, on: LocalDate): Unit | null {
  const code = parseAgencyCode(text);
  const byCode = code === null ? null : directory.findByCode(code, on);
  if (byCode !== null) return byCode;
  const byArea = directory.findByAreaCode(text.trim(), on);
  if (byArea !== null) return byArea;
  const wanted = fold(text);
  const named = directory
    .search(text, { on, limit: 20 })
    .filter((unit) => [unit.name, unit.shortName].some((name) => fold(name) === wanted));
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only : null;
}

/** A refusal as the mistake of a form. */
export function mistakeOf(locale: Locale, refusal: Refusal, path = ""): FieldError {
  return { path, rule: refusal.code, message: errorText(locale, refusal.code, refusal) ?? refusal.code };
}

/** Refusals that are an error page rather than a mistake in what was typed. */
export function isForbidden(refusal: Refusal): boolean {
  return ["NOT_SIGNED_IN", "NOT_ALLOWED", "NOT_FOUND", "UNIT_NOT_FOUND", "PERSON_NOT_FOUND"].includes(
    refusal.code,
  );
}
