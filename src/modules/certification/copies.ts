import shortNames from "./data/short-names.json" with { type: "json" };

/** One line of the counter's form: a paper, how long it is, how many copies are wanted. */
export type CopyLine = { readonly name: string; readonly pages: number; readonly copies: number };

/** How many lines a form holds, and the copies of one request: what the e-form of the procedure publishes. */
export const LINES_MAX = 10;

const SHORT: ReadonlyMap<string, string> = new Map(Object.entries(shortNames));

/** The two letters an officer types for a common paper, and what they stand for: shown beside the form. */
export function shortNamesList(): readonly (readonly [string, string])[] {
  return [...SHORT];
}

/** The full name of a paper typed in short; anything else stays as it was typed. */
function fullName(typed: string): string {
  const text = typed.trim();
  return SHORT.get(text.toLowerCase()) ?? text;
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
