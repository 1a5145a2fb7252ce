/** Where a text stops being JSON, or where each of its values begins, by path (`fees.0.kind`). */
type JsonPlaces =
  | { readonly ok: true; readonly places: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly offset: number };

/** A place as people find it in a box of text; both from 1. */
type TextPlace = { readonly line: number; readonly column: number };

const SPACE = /[\t\n\r ]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Deeper than any procedure; what nests further stops being read there. */
const DEPTH_MAX = 100;

type Reading = { readonly text: string; readonly places: Map<string, number>; at: number };

/** The engine's own message names no place we could rely on, and speaks English: hence a reader that keeps count. */
export function jsonPlaces(text: string): JsonPlaces {
  const reading: Reading = { text, places: new Map(), at: 0 };
  const fits = readValue(reading, "", 0) && reading.at === text.length;
  return fits ? { ok: true, places: reading.places } : { ok: false, offset: reading.at };
}

export function placeIn(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function readValue(reading: Reading, path: string, depth: number): boolean {
  skip(reading, SPACE);
  reading.places.set(path, reading.at);
  const fits = depth <= DEPTH_MAX && readAny(reading, path, depth);
  if (fits) skip(reading, SPACE);
  return fits;
}

function readAny(reading: Reading, path: string, depth: number): boolean {
  switch (reading.text[reading.at]) {
    case "{":
      return readItems(reading, "}", () => readMember(reading, path, depth));
    case "[": {
      let index = 0;
      return readItems(reading, "]", () => readValue(reading, below(path, String(index++)), depth + 1));
    }
    case '"':
      return take(reading, STRING) !== null;
    default:
      return take(reading, SCALAR) !== null;
  }
}

/** What stands between brackets, with a comma between one and the next. */
function readItems(reading: Reading, end: "}" | "]", readItem: () => boolean): boolean {
  reading.at += 1;
  skip(reading, SPACE);
  if (sign(reading, end)) return true;
  while (readItem()) {
    if (sign(reading, end)) return true;
    if (!sign(reading, ",")) return false;
  }
  return false;
}

function readMember(reading: Reading, path: string, depth: number): boolean {
  skip(reading, SPACE);
  const name = take(reading, STRING);
  if (name === null) return false;
  skip(reading, SPACE);
  return sign(reading, ":") && readValue(reading, below(path, name.slice(1, -1)), depth + 1);
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function sign(reading: Reading, expected: string): boolean {
  if (reading.text[reading.at] !== expected) return false;
  reading.at += 1;
  return true;
}

function take(reading: Reading, pattern: RegExp): string | null {
  pattern.lastIndex = reading.at;
  const [found] = pattern.exec(reading.text) ?? [];
  if (found === undefined || found === "") return null;
  reading.at += found.length;
  return found;
}

function skip(reading: Reading, pattern: RegExp): void {
  take(reading, pattern);
}
