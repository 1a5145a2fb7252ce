/** Widths of letters of the page's font at twelve points, a little more rather than less. */
const NARROW = /[iljftrI.,:;'’()|/ -]/;
const WIDE = /[mwMWQO@%]/;
const CAPITAL = /[A-Z]/;
const MARKS = /\p{Mark}/gu;

/** About how wide a word is drawn. Nobody measures letters on the server; what stands beside it keeps away so far. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of plainLetters(text)) width += letterWidth(letter);
  return width;
}

/** As much of a name as finds room; the table beside the picture names it whole. */
export function shortened(text: string, widest: number): string {
  if (widthOf(text) <= widest) return text;
  let width = widthOf("…");
  let kept = "";
  for (const letter of text.normalize("NFC")) {
    width += widthOf(letter);
    if (width > widest) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

function plainLetters(text: string): string {
  return text.normalize("NFD").replace(MARKS, "");
}

function letterWidth(letter: string): number {
  if (NARROW.test(letter)) return 4.2;
  if (WIDE.test(letter)) return 10.5;
  return CAPITAL.test(letter) ? 8.4 : 7;
}
