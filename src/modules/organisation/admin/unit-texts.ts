import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { dayText } from "../../../web/components/index.ts";
import type { Unit } from "../unit.ts";

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
