import { inflateSync } from "node:zlib";
import { UPLOAD_LIMITS } from "./limits.ts";
import { nextToken, type PdfToken } from "./pdf-tokens.ts";
import type { UploadRefusal } from "./refusals.ts";

/** An object or a stretch of a PDF between objects: its tokens, and the stream that follows them, if any. */
export type PdfPart = {
  /** The object's number; null for what stands outside objects (trailers). */
  readonly number: number | null;
  readonly tokens: readonly PdfToken[];
  readonly stream: Buffer | null;
};

/** A file that cannot be read to the end within the limits; caught by `inspectPdf`. */
export class PdfStopped extends Error {
  readonly refusal: UploadRefusal;
  constructor(refusal: UploadRefusal) {
    super(refusal.code);
    this.name = "PdfStopped";
    this.refusal = refusal;
  }
}

type Budget = { tokens: number; bytes: number };

/** More tokens than this in one object (a table of links) are read in pieces: names are judged all the same. */
const PART_TOKENS_MAX = 50_000;

/**
 * Every object of a file in the order of its bytes, objects packed into object streams included. Reads all bytes
 * between streams, whether or not a table of contents points there, so that nothing hides from it.
 */
export function* pdfParts(bytes: Buffer): Generator<PdfPart> {
  const budget = { tokens: UPLOAD_LIMITS.pdfTokens, bytes: UPLOAD_LIMITS.pdfObjectBytes };
  for (const part of partsOf(bytes, budget)) {
    yield part;
    if (part.stream !== null && isObjectStream(part.tokens)) yield* packedParts(part, part.stream, budget);
  }
}

function* partsOf(bytes: Buffer, budget: Budget): Generator<PdfPart> {
  let tokens: PdfToken[] = [];
  let number: number | null = null;
  let at = 0;
  for (;;) {
    const token = nextToken(bytes, at);
    if (token === null) break;
    spend(budget);
    at = token.end;
    if (token.kind === "word" && token.text === "obj") {
      yield { number, tokens: tokens.slice(0, -2), stream: null };
      number = Number(tokens.at(-2)?.text ?? Number.NaN);
      tokens = [];
    } else if (token.kind === "word" && token.text === "stream") {
      const end = bytes.indexOf("endstream", at);
      const start = at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1);
      yield { number, tokens, stream: bytes.subarray(start, end < 0 ? bytes.length : end) };
      [tokens, number, at] = [[], null, end < 0 ? bytes.length : end + "endstream".length];
    } else if (token.kind === "word" && token.text === "endobj") {
      yield { number, tokens, stream: null };
      [tokens, number] = [[], null];
    } else {
      tokens.push(token);
      if (tokens.length > PART_TOKENS_MAX) {
        yield { number, tokens, stream: null };
        tokens = tokens.slice(-8);
      }
    }
  }
  yield { number, tokens, stream: null };
}

function spend(budget: Budget): void {
  budget.tokens -= 1;
  if (budget.tokens < 0) throw new PdfStopped({ code: "UPLOAD_TOO_COMPLEX" });
}

function isObjectStream(tokens: readonly PdfToken[]): boolean {
  const has = (name: string) => tokens.some((token) => token.kind === "name" && token.text === name);
  return has("ObjStm") || (has("N") && has("First"));
}

/** The objects of an object stream: pairs of number and place, then the objects themselves. */
function* packedParts({ tokens }: PdfPart, stream: Buffer, budget: Budget): Generator<PdfPart> {
  const unpacked = unpackedStream(tokens, stream, budget.bytes);
  budget.bytes -= unpacked.length;
  const count = numberAfter(tokens, "N");
  const first = numberAfter(tokens, "First");
  const heads: { number: number; at: number }[] = [];
  let place = 0;
  for (let index = 0; index < count; index += 1) {
    const number = nextToken(unpacked, place);
    const offset = number === null ? null : nextToken(unpacked, number.end);
    if (number === null || offset === null) throw new PdfStopped({ code: "UPLOAD_DAMAGED" });
    spend(budget);
    place = offset.end;
    heads.push({ number: Number(number.text), at: first + Number(offset.text) });
  }
  for (const [index, head] of heads.entries()) {
    const body = unpacked.subarray(head.at, heads[index + 1]?.at ?? unpacked.length);
    for (const part of partsOf(body, budget)) yield { ...part, number: head.number };
  }
  // What stands outside the objects it names could still be read by somebody.
  for (const part of partsOf(unpacked, budget)) yield { ...part, number: null };
}

/** The bytes of a stream as they were before compression; a kind of packing we cannot look into is refused. */
export function unpackedStream(tokens: readonly PdfToken[], stream: Buffer, bytesMax: number): Buffer {
  const filters = filtersOf(tokens);
  if (filters.length === 0) return stream;
  if (filters.length > 1 || filters[0] !== "FlateDecode" || hasPredictor(tokens))
    throw new PdfStopped({ code: "UPLOAD_DAMAGED" });
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, bytesMax), finishFlush: 2 });
  } catch (cause) {
    const tooFar = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw new PdfStopped({ code: tooFar ? "UPLOAD_UNPACKS_TOO_FAR" : "UPLOAD_DAMAGED" });
  }
}

function filtersOf(tokens: readonly PdfToken[]): string[] {
  const at = tokens.findIndex(({ kind, text }) => kind === "name" && text === "Filter");
  if (at < 0) return [];
  const names: string[] = [];
  for (const token of tokens.slice(at + 1)) {
    if (token.kind === "name") names.push(token.text);
    if (token.text !== "[" && (token.kind !== "name" || tokens[at + 1]?.text !== "[")) break;
  }
  return names;
}

function hasPredictor(tokens: readonly PdfToken[]): boolean {
  return numberAfter(tokens, "Predictor") > 1;
}

function numberAfter(tokens: readonly PdfToken[], name: string): number {
  const at = tokens.findIndex(({ kind, text }) => kind === "name" && text === name);
  const value = at < 0 ? 0 : Number(tokens[at + 1]?.text);
  return Number.isSafeInteger(value) ? value : 0;
}
