const GROUPED = /^\d{1,3}(?:([.,\s])\d{3}(?:\1\d{3})*)?$/;
const PLAIN = /^\d{1,13}$/;

/**
 * An amount as people type it: `1.250.000`, `1,250,000`, `1 250 000 đ`, `21000`; whole đồng. Null for anything else: of `1.25`,
 * `20k` or `2000.00` nobody may guess how much was meant.
 */
export function parseDong(text: string): number | null {
  const figures = text
    .normalize("NFC")
    .replace(/(?:đồng|đ|vnđ|vnd)\s*$/iu, "")
    .trim();
  if (PLAIN.test(figures)) return Number(figures);
  return figures.length <= 17 && GROUPED.test(figures) ? Number(figures.replace(/[.,\s]/g, "")) : null;
}
