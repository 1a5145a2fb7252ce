type Digits = { readonly min?: number; readonly max?: number };

const FORMATS = new Map<string, Intl.NumberFormat>();

/**
 * A number as people write it: `1.234,5` in Vietnamese, `1,234.5` in English; at most three decimals, or as many as said.
 * A format is made once: making it costs fifty times what writing a number does, and a page writes hundreds.
 */
export function numberText(value: number, locale: "vi" | "en", { min = 0, max = 3 }: Digits = {}): string {
  const key = `${locale} ${min} ${max}`;
  const format =
    FORMATS.get(key) ??
    new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", {
      minimumFractionDigits: min,
      maximumFractionDigits: max,
    });
  FORMATS.set(key, format);
  return format.format(value);
}
