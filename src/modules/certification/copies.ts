import shortNames from "./data/short-names.json" with { type: "json" };

/** One line of the counter's form: a paper, how long it is, how many copies are wanted. */
export type CopyLine = { readonly name: string; readonly pages: number; readonly copies: number };

/** How many lines a request may have at most; the e-form of the procedure may publish fewer. */
const LINES_MAX = 40;
/** How many lines stand on the form at first, and how many are added at a time. */
export const LINES_AT_A_TIME = 10;

/** What two letters stand for: the Vietnamese name goes into the register, the English one only explains it. */
type ShortName = { readonly short: string; readonly name: string; readonly nameEn: string };
const SHORT: readonly ShortName[] = Object.entries(shortNames).map(([short, names]) => ({ short, ...names }));

/** The two letters an officer types for a common paper, and what they stand for: shown beside the form. */
export function shortNamesList(): readonly ShortName[] {
  return SHORT;
}

/** The full name of a paper typed in short; anything else stays as it was typed. */
function fullName(typed: string): string {
  const text = typed.trim();
  return SHORT.find(({ short }) => short === text.toLowerCase())?.name ?? text;
}

/**
 * The lines that were filled in, in their order. A line without a name is none; pages and copies not typed are one.
 * A number that is none comes back as NaN, for the form's own rules to refuse.
 */
export function readLines(typed: (name: string) => string): CopyLine[] {
  const whole = (text: string) => (text.trim() === "" ? 1 : Number(text));
  return Array.from({ length: LINES_MAX }, (_, index) => ({
    name: fullName(typed(`line.${index}.name`)),
    pages: whole(typed(`line.${index}.pages`)),
    copies: whole(typed(`line.${index}.copies`)),
  })).filter(({ name }) => name !== "");
}

/** What looks like a short name and is none: a slip of the hand, or a paper that is really called so. */
export function unknownShortNames(lines: readonly CopyLine[]): readonly string[] {
  return [...new Set(lines.map(({ name }) => name).filter((name) => /^[\p{L}\p{N}]{1,4}$/u.test(name)))];
}

/** How many lines the form shows: those asked for, and all that something stands in. */
export function linesShown(typed: (name: string) => string): number {
  const asked = Number(typed("_lines"));
  const filled = Array.from({ length: LINES_MAX }, (_, index) => typed(`line.${index}.name`).trim() !== "");
  const needed = filled.lastIndexOf(true) + 1;
  const wanted = Math.max(LINES_AT_A_TIME, needed, Number.isSafeInteger(asked) ? asked : 0);
  return Math.min(LINES_MAX, Math.ceil(wanted / LINES_AT_A_TIME) * LINES_AT_A_TIME);
}
