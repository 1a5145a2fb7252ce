import { UPLOAD_LIMITS } from "./limits.ts";
import { damagedUnless, PdfStopped } from "./pdf-stopped.ts";
import { isObjectStream, onlyNumber, streamIn, unpackedStream } from "./pdf-streams.ts";
import { nextToken, type PdfToken } from "./pdf-tokens.ts";

/** An object or a stretch of a PDF between objects: its tokens, and the stream that follows them, if any. */
export type PdfPart = {
  /** The object's number; null for what stands outside objects (trailers). */
  readonly number: number | null;
  readonly tokens: readonly PdfToken[];
  readonly stream: Buffer | null;
};

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
  let isSplit = false;
  for (;;) {
    const token = nextToken(bytes, at);
    if (token === null) break;
    spend(budget);
    at = token.end;
    if (token.kind === "word" && token.text === "obj") {
      yield { number, tokens: tokens.slice(0, -2), stream: null };
      number = Number(tokens.at(-2)?.text ?? Number.NaN);
      [tokens, isSplit] = [[], false];
    } else if (token.kind === "word" && token.text === "stream") {
      // What a stream is stands before it, all of it or it cannot be told.
      damagedUnless(!isSplit);
      const found = streamIn(bytes, at, tokens);
      yield { number, tokens, stream: found.stream };
      [tokens, number, at] = [[], null, found.end];
    } else if (token.kind === "word" && token.text === "endobj") {
      yield { number, tokens, stream: null };
      [tokens, number, isSplit] = [[], null, false];
    } else {
      tokens.push(token);
      if (tokens.length > PART_TOKENS_MAX) {
        yield { number, tokens, stream: null };
        [tokens, isSplit] = [tokens.slice(-8), true];
      }
    }
  }
  yield { number, tokens, stream: null };
}

function spend(budget: Budget): void {
  budget.tokens -= 1;
  if (budget.tokens < 0) throw new PdfStopped({ code: "UPLOAD_TOO_COMPLEX" });
}

/** The objects of an object stream: pairs of number and place, then each object from its place to its own end. */
function* packedParts({ tokens }: PdfPart, stream: Buffer, budget: Budget): Generator<PdfPart> {
  const unpacked = unpackedStream(tokens, stream, { bytesMax: budget.bytes, isWhole: true });
  budget.bytes -= unpacked.length;
  const [count, first] = [onlyNumber(tokens, "N"), onlyNumber(tokens, "First")];
  const heads: { number: number; at: number }[] = [];
  let place = 0;
  for (let index = 0; index < count; index += 1) {
    const number = nextToken(unpacked, place);
    const offset = number === null ? null : nextToken(unpacked, number.end);
    if (number === null || offset === null) throw new PdfStopped({ code: "UPLOAD_DAMAGED" });
    damagedUnless(/^[0-9]{1,10}$/.test(number.text) && /^[0-9]{1,10}$/.test(offset.text));
    spend(budget);
    place = offset.end;
    heads.push({ number: Number(number.text), at: first + Number(offset.text) });
  }
  for (const { number, at } of heads) {
    damagedUnless(at < unpacked.length);
    yield* objectAt(unpacked.subarray(at), number, budget);
  }
  // What stands outside the objects it names could still be read by somebody.
  for (const part of partsOf(unpacked, budget)) yield { ...part, number: null };
}

/** One object from its first token to where it closes, wherever the next one is said to begin. */
function* objectAt(bytes: Buffer, number: number, budget: Budget): Generator<PdfPart> {
  let tokens: PdfToken[] = [];
  let [at, depth] = [0, 0];
  do {
    const token = nextToken(bytes, at);
    if (token === null) throw new PdfStopped({ code: "UPLOAD_DAMAGED" });
    spend(budget);
    at = token.end;
    tokens.push(token);
    if (token.kind === "bracket" && (token.text === "<<" || token.text === "[")) depth += 1;
    if (token.kind === "bracket" && (token.text === ">>" || token.text === "]")) depth -= 1;
    if (tokens.length > PART_TOKENS_MAX) {
      yield { number, tokens, stream: null };
      tokens = tokens.slice(-8);
    }
  } while (depth > 0);
  yield { number, tokens, stream: null };
}
