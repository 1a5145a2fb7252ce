import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** One line of a text file, from 1. A line longer than `LINE_MAX` is cut there and marked. */
export type FileLine = { readonly number: number; readonly text: string; readonly isTooLong: boolean };

const LINE_MAX = 65_536;
const BLOCK_BYTES = 1_048_576;
const NEWLINE = 10;

/** The SHA-256 of a file of any size, and how many lines it has. */
export async function measureFile(
  path: string,
): Promise<{ readonly sha256: string; readonly lines: number }> {
  const hash = createHash("sha256");
  let lines = 0;
  let last = NEWLINE;
  for await (const block of blocksOf(path)) {
    hash.update(block);
    for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
    last = block.at(-1) ?? last;
  }
  return { sha256: hash.digest("hex"), lines: last === NEWLINE ? lines : lines + 1 };
}

/** The lines of a UTF-8 file of any size, some thousands at a time; without their ends, and without a byte order mark. */
export async function* fileLines(path: string): AsyncGenerator<readonly FileLine[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let isCut = false;
  let number = 0;
  const lineOf = (text: string): FileLine => {
    number += 1;
    const whole = number === 1 ? text.replace(/^\uFEFF/, "") : text;
    const isTooLong = isCut || whole.length > LINE_MAX;
    isCut = false;
    return { number, text: whole.slice(0, LINE_MAX).replace(/\r$/, ""), isTooLong };
  };
  for await (const block of blocksOf(path)) {
    const pieces = (rest + decoder.write(block)).split("\n");
    rest = pieces.pop() ?? "";
    const lines = pieces.map(lineOf);
    if (rest.length > LINE_MAX) {
      // What comes after cannot make it fit: it is not kept.
      isCut = true;
      rest = rest.slice(0, LINE_MAX);
    }
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== "") yield [lineOf(rest)];
}

async function* blocksOf(path: string): AsyncGenerator<Buffer> {
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES }))
    if (Buffer.isBuffer(block)) yield block;
}
