/** One token of PDF syntax, with where the next one begins. Names are decoded (`/J#53` is `JS`). */
export type PdfToken = {
  readonly kind: "name" | "word" | "string" | "bracket";
  readonly text: string;
  readonly end: number;
};

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const [PERCENT, SLASH, OPEN, CLOSE, LESS, GREATER, BACKSLASH] = [37, 47, 40, 41, 60, 62, 92];
/** Longer strings are cut: what is looked for in them (a file's name) is short. */
const STRING_MAX = 1_000;
/** A string that does not end within this would hide what follows it. */
const STRING_BYTES_MAX = 1_048_576;

/** A string without an end: the file cannot be read as its makers wrote it. Caught by `inspectPdf`. */
export class StringWithoutEnd extends Error {}

/** The next token from `at`; null at the end. What is not PDF comes out as words. */
export function nextToken(bytes: Buffer, at: number): PdfToken | null {
  const start = skipSpace(bytes, at);
  const first = bytes[start];
  if (first === undefined) return null;
  if (first === SLASH) {
    const end = regularEnd(bytes, start + 1);
    return { kind: "name", text: decodedName(bytes.toString("latin1", start + 1, end)), end };
  }
  if (first === OPEN) return literalString(bytes, start);
  if (first === LESS && bytes[start + 1] !== LESS) return hexString(bytes, start);
  if (first === LESS || (first === GREATER && bytes[start + 1] === GREATER))
    return { kind: "bracket", text: first === LESS ? "<<" : ">>", end: start + 2 };
  if (DELIMITER.has(first)) return { kind: "bracket", text: String.fromCharCode(first), end: start + 1 };
  const end = regularEnd(bytes, start);
  return { kind: "word", text: bytes.toString("latin1", start, Math.min(end, start + 40)), end };
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const sign = bytes[at];
    if (sign === undefined) return at;
    if (sign === PERCENT) at = lineEnd(bytes, at);
    else if (WHITE.has(sign)) at += 1;
    else return at;
  }
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

function regularEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const sign = bytes[at] ?? 0;
    if (WHITE.has(sign) || DELIMITER.has(sign)) break;
  }
  return at;
}

function decodedName(raw: string): string {
  if (!raw.includes("#")) return raw;
  return raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function literalString(bytes: Buffer, start: number): PdfToken {
  let depth = 0;
  let at = start;
  const last = Math.min(bytes.length, start + STRING_BYTES_MAX);
  for (; at < last; at += 1) {
    const sign = bytes[at];
    if (sign === BACKSLASH) at += 1;
    else if (sign === OPEN) depth += 1;
    else if (sign === CLOSE) {
      depth -= 1;
      if (depth === 0) break;
    }
  }
  if (depth !== 0) throw new StringWithoutEnd();
  const text = bytes.toString("latin1", start + 1, Math.min(at, start + STRING_MAX));
  return { kind: "string", text: plainText(text), end: at + 1 };
}

function hexString(bytes: Buffer, start: number): PdfToken {
  const end = bytes.indexOf(GREATER, start);
  if (end < 0) throw new StringWithoutEnd();
  const digits = bytes
    .toString("latin1", start + 1, Math.min(end, start + STRING_MAX))
    .replace(/[^0-9a-fA-F]/g, "");
  return { kind: "string", text: plainText(Buffer.from(digits, "hex").toString("latin1")), end: end + 1 };
}

/** UTF-16 as PDF writes it, read as the Latin letters in it: enough for the ending of a file's name. */
function plainText(text: string): string {
  return text.replaceAll("\0", "");
}
