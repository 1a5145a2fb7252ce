import { BrokenPdf } from "./broken-pdf.ts";
import { decoded } from "./filters.ts";
import { Lexer, latin } from "./lexer.ts";
import { readObjectAt } from "./object.ts";
import type { Place } from "./place.ts";
import { isKind, itemsOf, nameIn, type PdfDict, type PdfStream, type PdfValue } from "./value.ts";

export type CrossReferences = {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
  readonly lastTableAt: number;
  readonly isStreamed: boolean;
  readonly size: number;
};

const UPDATES_MAX = 200;
const NUMBER_MAX = 8_388_607;

/** All tables from the last to the first (7.5.4, 7.5.8); the newest place of an object counts. */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const lastTableAt = lastTable(bytes);
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  let newest: Table | null = null;
  let size = 0;
  for (let at: number | null = lastTableAt; at !== null; ) {
    if (seen.has(at) || seen.size >= UPDATES_MAX) throw new BrokenPdf("tables in a circle");
    seen.add(at);
    const table: Table = readTable(bytes, at);
    newest ??= table;
    for (const [number, place] of table.places) if (!places.has(number)) places.set(number, place);
    size = Math.max(size, numberOf(table.trailer.entries.get("Size")) ?? 0);
    for (const number of table.places.keys()) size = Math.max(size, number + 1);
    at = numberOf(table.trailer.entries.get("Prev"));
  }
  if (newest === null) throw new BrokenPdf("no table");
  return { places, trailer: newest.trailer, lastTableAt, isStreamed: newest.isStreamed, size };
}

type Table = {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
  readonly isStreamed: boolean;
};

function lastTable(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 1_500);
  const tail = latin(bytes, from, bytes.length);
  const found = /startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF[\r\n ]*$/.exec(tail)?.[1];
  if (found === undefined) throw new BrokenPdf("the file does not end as a PDF");
  return Number(found);
}

function readTable(bytes: Uint8Array, at: number): Table {
  if (at >= bytes.length) throw new BrokenPdf("a table beyond the end");
  const lexer = new Lexer(bytes, at);
  return lexer.takes("xref") ? plainTable(lexer) : streamedTable(bytes, at);
}

function plainTable(lexer: Lexer): Table {
  const places = new Map<number, Place>();
  while (!lexer.takes("trailer")) {
    const [first, count] = [lexer.wholeNumber(), lexer.wholeNumber()];
    if (first + count > NUMBER_MAX) throw new BrokenPdf("a table too large");
    for (let index = 0; index < count; index += 1) {
      const [offset, generation, kind] = [lexer.wholeNumber(), lexer.wholeNumber(), lexer.word()];
      if (kind !== "n" && kind !== "f") throw new BrokenPdf("an unreadable table");
      places.set(first + index, kind === "n" ? { kind: "plain", offset, generation } : { kind: "free" });
    }
  }
  const trailer = lexer.value();
  if (!isKind(trailer, "dict")) throw new BrokenPdf("a table without trailer");
  // Two tables for two kinds of reader: they may show two different papers.
  if (trailer.entries.has("XRefStm")) throw new BrokenPdf("a hybrid table");
  return { places, trailer, isStreamed: false };
}

function streamedTable(bytes: Uint8Array, at: number): Table {
  const number = new Lexer(bytes, at).wholeNumber();
  const place = { kind: "plain", offset: at, generation: 0 } as const;
  const stream = readObjectAt(bytes, { number, place }, () => null);
  if (!isKind(stream, "stream") || nameIn(stream.dict.entries.get("Type")) !== "XRef")
    throw new BrokenPdf("a table is missing");
  return { places: streamedPlaces(stream), trailer: stream.dict, isStreamed: true };
}

function streamedPlaces(stream: PdfStream): ReadonlyMap<number, Place> {
  const { entries } = stream.dict;
  const widths = itemsOf(entries.get("W")).map(numberOf);
  const [a, b, c] = widths;
  if (widths.length !== 3 || a == null || b == null || c == null || a > 2 || b > 6 || c > 4)
    throw new BrokenPdf("a table of unusual width");
  const size = numberOf(entries.get("Size")) ?? 0;
  const index = itemsOf(entries.get("Index")).map(numberOf);
  const ranges = index.length === 0 ? [0, size] : index;
  const bytes = decoded(stream);
  const places = new Map<number, Place>();
  let at = 0;
  const field = (width: number, otherwise: number) => {
    let value = width === 0 ? otherwise : 0;
    for (let i = 0; i < width; i += 1) value = value * 256 + (bytes[at + i] ?? 0);
    at += width;
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first, count] = [ranges[range] ?? 0, ranges[range + 1] ?? 0];
    if (first + count > NUMBER_MAX || at + count * (a + b + c) > bytes.length)
      throw new BrokenPdf("a table shorter than it says");
    for (let i = 0; i < count; i += 1) {
      const [kind, second, third] = [field(a, 1), field(b, 0), field(c, 0)];
      if (kind === 0) places.set(first + i, { kind: "free" });
      if (kind === 1) places.set(first + i, { kind: "plain", offset: second, generation: third });
      if (kind === 2) places.set(first + i, { kind: "bundled", bundle: second });
    }
  }
  return places;
}

function numberOf(value: PdfValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
