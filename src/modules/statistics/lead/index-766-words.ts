import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { type PointSums, roundedPoints } from "../index-766/score.ts";
import type { MetricUnit } from "../metric/metric.ts";

/** `15,56`: points and shares are shown with two decimals, a half going up. */
export function pointsText(points: number, locale: Locale): string {
  return numberText(roundedPoints(points), locale, { min: 2, max: 2 });
}

/** `18`: maxima are whole but where a text says otherwise. */
export function maximumText(points: number, locale: Locale): string {
  return numberText(roundedPoints(points), locale, { max: 2 });
}

/** `16,40 / 36`. */
export function pointsOfText({ score, of }: Pick<PointSums, "score" | "of">, locale: Locale): string {
  return messages(locale).serviceIndex.pointsOf({
    score: pointsText(score, locale),
    of: maximumText(of, locale),
  });
}

/** A share in percent, or a time in days. */
export function componentValueText(value: number, unit: MetricUnit, locale: Locale): string {
  const t = messages(locale).statistics.value;
  return unit === "days"
    ? t.days({ number: maximumText(value, locale) })
    : t.percent({ number: pointsText(value, locale) });
}
