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
