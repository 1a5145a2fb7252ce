import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { dayText } from "../../../web/components/index.ts";
import { isValidOn, type Unit } from "../unit.ts";

/** How a unit stands on a day: an order may found it from a later day, or close it from one. */
type Standing = "coming" | "living" | "closing" | "closed";

export function standingOf(unit: Unit, today: LocalDate): Standing {
  if (unit.validFrom > today) return "coming";
  if (!isValidOn(unit, today)) return "closed";
  return unit.validTo === null ? "living" : "closing";
}

/** The day a unit is looked at: today, or its first day where that is still to come. */
export function dayOf(unit: Unit, today: LocalDate): LocalDate {
  return unit.validFrom > today ? unit.validFrom : today;
}

/** A unit's name in the reader's language, where it has one. */
export function nameOf(unit: Unit, locale: Locale, length: "full" | "short" = "full"): string {
  if (locale === "en" && unit.nameEn !== null) return unit.nameEn;
  return length === "short" ? unit.shortName : unit.name;
}

/** "from 01/07/2025", or with the last day. */
export function periodOf(
  span: { readonly validFrom: LocalDate; readonly validTo: LocalDate | null },
  locale: Locale,
): string {
  const t = messages(locale).organisation.unit;
  const from = dayText(span.validFrom);
  return span.validTo === null ? t.from({ from }) : t.fromTo({ from, to: dayText(span.validTo) });
}
