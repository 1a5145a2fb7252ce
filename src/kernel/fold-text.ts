const MARKS = /\p{Mn}/gu;
/** Space that is not one plain blank between words. */
const UNEVEN = /^\s|\s\s|\s$|[^\S ]/;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * Search key of Vietnamese text: tone and vowel marks stripped, đ to d, lower case, one space between words.
 * "Nguyễn Thị Hòa" and "nguyen thi hoa" give the same key; so do Hòa and Hoà.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(NOT_WORD, " ")
    .trim();
}

/** The folded whole words, for the token index. */
export function foldedWords(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : [...new Set(folded.split(" "))];
}

/** What stands between the words of a name; the same code points as in `person_name_key` of the database. */
const BETWEEN_NAMES = /[\t\n\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a0\u2000-\u206f\u3000]+/g;
const TONE_AND_REST = /(\u0300|\u0301|\u0303|\u0309|\u0323)([^ ]*)/g;

/**
 * Whether two names are written alike: case, spaces and where the tone mark stands (hòa, hoà) say nothing, the marks
 * themselves do. Hòa and Hoa are two people. The database has the same as `person_name_key`; a test compares them.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0110\u00d0\u00f0]/g, "\u0111")
    .toLowerCase()
    .replace(BETWEEN_NAMES, " ")
    .replace(TONE_AND_REST, "$2$1")
    .trim();
}

/** NFC and single spaces: how every text is kept once it has crossed the border. */
export function normaliseText(text: string): string {
  const composed = text.normalize("NFC");
  return UNEVEN.test(composed) ? composed.replace(/\s+/g, " ").trim() : composed;
}

/** The same line by line, for what is written as lines: blank ones at both ends go, between two that say something one stays. */
export function normaliseLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(normaliseText);
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}
