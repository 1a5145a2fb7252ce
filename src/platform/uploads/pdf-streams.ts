import { constants, inflateSync } from "node:zlib";
import { damagedUnless, PdfStopped } from "./pdf-stopped.ts";
import type { PdfToken } from "./pdf-tokens.ts";

/** A stream within a stream begins so; compressed bytes do not hold this by chance. */
const INNER = /stream\r?\n/;
const END = "endstream";

/**
 * The bytes of the stream that begins after `at`, and where reading goes on. A stream ends at its length; where the word
 * that ends it does not stand there, at that word. Not so an object stream: whoever reads it by its length would see
 * other objects than we. Nor is a stream taken that holds another: a table of contents may point there.
 */
export function streamIn(
  bytes: Buffer,
  at: number,
  tokens: readonly PdfToken[],
): { readonly stream: Buffer; readonly end: number } {
  const isLine = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] === 10);
  const start = at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1);
  const length = lengthOf(bytes, tokens);
  const word = length === null ? -1 : wordAfter(bytes, start + length);
  const isWhole = length !== null && word >= 0;
  damagedUnless((isWhole && isLine) || !isObjectStream(tokens));
  const found = isWhole ? word : bytes.indexOf(END, start);
  const stream = bytes.subarray(start, isWhole ? start + length : found < 0 ? bytes.length : found);
  damagedUnless(!INNER.test(stream.toString("latin1")));
  return { stream, end: found < 0 ? bytes.length : found + END.length };
}

/** Where the word that ends a stream stands, if nothing but space is before it. */
function wordAfter(bytes: Buffer, from: number): number {
  let at = from;
  while (at < from + 4 && [9, 10, 13, 32].includes(bytes[at] ?? 0)) at += 1;
  return bytes.toString("latin1", at, at + END.length) === END ? at : -1;
}

/** The length a stream gives itself; null where it gives none, or could mean more than one. */
function lengthOf(bytes: Buffer, tokens: readonly PdfToken[]): number | null {
  const values = valuesOf(tokens, "Length");
  const [at] = values;
  if (at === undefined || values.length > 1) return null;
  const length = wholeNumber(tokens[at]?.text);
  if (length === null || tokens[at + 2]?.text !== "R") return length;
  if (!isObjectStream(tokens)) return null;
  return numberOfObject(bytes, length);
}

/** The number that an object is, if all objects of this name in the file are the same. */
function numberOfObject(bytes: Buffer, name: number): number | null {
  const found = new Set<number>();
  for (let at = bytes.indexOf(`${name} `); at >= 0; at = bytes.indexOf(`${name} `, at + 1)) {
    const said = /^[0-9]+ +[0-9]+ +obj\s+([0-9]{1,10})\s+endobj/.exec(bytes.toString("latin1", at, at + 100));
    const isName = !/[0-9]/.test(bytes.toString("latin1", Math.max(0, at - 1), at));
    if (said !== null && isName) found.add(Number(said[1]));
  }
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

export function isObjectStream(tokens: readonly PdfToken[]): boolean {
  const has = (name: string) => tokens.some((token) => token.kind === "name" && token.text === name);
  return has("ObjStm") || (has("N") && has("First"));
}

type Unpacking = {
  readonly bytesMax: number;
  /** Whether all of it is needed: where an attached file is only looked at, its beginning is enough. */
  readonly isWhole: boolean;
};

/** The bytes of a stream as they were before compression; a kind of packing we cannot look into is refused. */
export function unpackedStream(
  tokens: readonly PdfToken[],
  stream: Buffer,
  { bytesMax, isWhole }: Unpacking,
): Buffer {
  const filters = filtersOf(tokens);
  if (filters.length === 0) return stream;
  damagedUnless(filters.length === 1 && filters[0] === "FlateDecode" && !hasPredictor(tokens));
  try {
    return inflateSync(stream, {
      maxOutputLength: Math.max(1, bytesMax),
      finishFlush: isWhole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    });
  } catch (cause) {
    const tooFar = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw new PdfStopped({ code: tooFar ? "UPLOAD_UNPACKS_TOO_FAR" : "UPLOAD_DAMAGED" });
  }
}

/** The names of how a stream is packed; named elsewhere or twice, nobody knows which holds. */
function filtersOf(tokens: readonly PdfToken[]): string[] {
  const values = valuesOf(tokens, "Filter");
  const [at] = values;
  if (at === undefined || tokens[at]?.text === "null") return [];
  const first = tokens[at];
  damagedUnless(values.length === 1 && first !== undefined && (first.kind === "name" || first.text === "["));
  if (first.kind === "name") return [first.text];
  const names: string[] = [];
  for (const token of tokens.slice(at + 1)) {
    if (token.text === "]") break;
    damagedUnless(token.kind === "name");
    names.push(token.text);
  }
  return names;
}

function hasPredictor(tokens: readonly PdfToken[]): boolean {
  return valuesOf(tokens, "Predictor").some((at) => (wholeNumber(tokens[at]?.text) ?? 2) > 1);
}

/** The one number that stands after a name, written there and not elsewhere. */
export function onlyNumber(tokens: readonly PdfToken[], name: string): number {
  const values = valuesOf(tokens, name);
  const [at] = values;
  const value = at === undefined ? null : wholeNumber(tokens[at]?.text);
  damagedUnless(at !== undefined && value !== null && values.length === 1 && tokens[at + 2]?.text !== "R");
  return value;
}

/** The places of the tokens after this name, wherever it stands as a key. */
function valuesOf(tokens: readonly PdfToken[], name: string): readonly number[] {
  return tokens.flatMap(({ kind, text }, index) => (kind === "name" && text === name ? [index + 1] : []));
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^[0-9]{1,10}$/.test(text) ? Number(text) : null;
}
