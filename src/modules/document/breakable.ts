/** More signs than a column of text holds beside each other. */
const RUN_MAX = 8;
const LONG_WORD = new RegExp(`[^\\s]{${RUN_MAX + 1},}`, "g");
const PART = new RegExp(`[^-./]{1,${RUN_MAX}}[-./]*|[-./]+`, "g");

/** Words too long for a column, codes above all, may go on in the next line: after their signs, else after eight letters. */
export function breakable(text: string): string {
  return text.replace(LONG_WORD, (word) => (word.match(PART) ?? [word]).join("\u200b"));
}
