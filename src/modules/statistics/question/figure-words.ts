import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { countText } from "../../../web/components/index.ts";
import type { Metric, Term } from "../metric/metric.ts";
import type { MetricValue } from "../metric/value.ts";

/** A share that was reckoned, or that it does not apply. */
export function shareText(value: number | null, locale: Locale): string {
  const t = messages(locale).statistics.value;
  return value === null ? t.NOT_APPLICABLE : t.percent({ number: numberText(value, locale, { max: 2 }) });
}

/** The value as people read it, or why there is none. */
export function valueText(metric: Metric, { value, why }: MetricValue, locale: Locale): string {
  const t = messages(locale).statistics.value;
  if (value === null) return t[why];
  switch (metric.unit) {
    case "dossiers":
      return numberText(value, locale, { max: 0 });
    case "per-hundred":
      return numberText(value, locale, { max: 1 });
    case "percent":
      return t.percent({ number: numberText(value, locale, { max: 2 }) });
    case "days":
      return t.days({ number: numberText(value, locale, { max: 1 }) });
  }
}

/** `1.145 / 1.400` under a share; nothing under a count, which is its own numerator. */
export function ofWholeText(
  metric: Metric,
  { numerator, denominator, value }: MetricValue,
  locale: Locale,
): string | null {
  if (numerator === null || denominator === null || value === null) return null;
  if (metric.unit !== "percent" && metric.unit !== "per-hundred") return null;
  if (hasMinutes(metric.numerator?.plus ?? [])) return null;
  const [part, whole] = [countText(numerator, locale), countText(denominator, locale)];
  return messages(locale).statistics.value.ofThose({ part, whole });
}

function hasMinutes(terms: readonly Term[]): boolean {
  return terms.some(({ measure }) => measure.endsWith("_minutes"));
}

/** `tiếp nhận, trực tuyến`. */
export function termText({ measure, channel }: Term, locale: Locale): string {
  const t = messages(locale).statistics;
  return channel === undefined ? t.measures[measure] : `${t.measures[measure]}, ${t.channels[channel]}`;
}
