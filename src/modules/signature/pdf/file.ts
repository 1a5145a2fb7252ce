import { BrokenPdf } from "./broken-pdf.ts";
import { decoded } from "./filters.ts";
import { Lexer, latin } from "./lexer.ts";
import { readObjectAt } from "./object.ts";
import type { Place } from "./place.ts";
import { dictIn, isKind, itemsOf, type PdfDict, type PdfValue } from "./value.ts";
import { type CrossReferences, readCrossReferences } from "./xref.ts";

const OBJECTS_MAX = 500_000;
/** Trees of real files are some ten levels deep, however many their pages. */
const PAGE_DEPTH_MAX = 200;

/** A PDF as its cross-reference tables tell it, and as every careful viewer sees it: nothing is searched for. */
export type PdfFile = {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  readonly root: PdfDict;
  /** Where the last table stands: what an update points back to. */
  readonly lastTableAt: number;
  /** Whether the newest table is a stream; an update keeps the kind. */
  readonly isStreamed: boolean;
  /** The first object number never used. */
  readonly size: number;
  /** The value of an object; null where there is none. */
  readonly object: (number: number) => PdfValue;
  /** The value itself, or what it refers to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly dict: (value: PdfValue | undefined) => PdfDict | null;
  /** Whether the object stands in the file as text of its own, so that places in it are places in the file. */
  readonly isPlain: (number: number) => boolean;
};

/** Opens a file strictly by its tables. Throws `BrokenPdf`. */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (latin(bytes, 0, 5) !== "%PDF-") throw new BrokenPdf("the file does not begin as a PDF");
  const tables = readCrossReferences(bytes);
  if (tables.trailer.entries.has("Encrypt")) throw new BrokenPdf("the file is encrypted");
  const objects = objectReader(bytes, tables);
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let hops = 0; isKind(found, "ref"); hops += 1) {
      if (hops > 20) throw new BrokenPdf("references in a circle");
      found = objects(found.number, found.generation);
    }
    return found;
  };
  const dict = (value: PdfValue | undefined) => dictIn(resolve(value));
  const root = dict(tables.trailer.entries.get("Root"));
  if (root === null) throw new BrokenPdf("the file has no catalogue");
  const { trailer, lastTableAt, isStreamed, size } = tables;
  const object = (number: number) => objects(number, null);
  const isPlain = (number: number) => tables.places.get(number)?.kind === "plain";
  return { bytes, trailer, root, lastTableAt, isStreamed, size, object, resolve, dict, isPlain };
}

function objectReader(bytes: Uint8Array, tables: CrossReferences) {
  const known = new Map<number, PdfValue>();
  const bundles = new Map<number, ReadonlyMap<number, PdfValue>>();
  const read = (number: number, place: Place): PdfValue => {
    if (place.kind === "free") return null;
    if (place.kind === "plain") return readObjectAt(bytes, { number, place }, lengthOf);
    let bundle = bundles.get(place.bundle);
    if (bundle === undefined) {
      const holder = tables.places.get(place.bundle);
      if (holder?.kind !== "plain") throw new BrokenPdf("an object stream is missing");
      bundle = unbundled(read(place.bundle, holder));
      bundles.set(place.bundle, bundle);
    }
    return bundle.get(number) ?? null;
  };
  const lengthOf = (number: number): number | null => {
    const place = tables.places.get(number);
    if (place?.kind !== "plain") return null;
    const value = readObjectAt(bytes, { number, place }, () => null);
    return typeof value === "number" ? value : null;
  };
  return (number: number, generation: number | null): PdfValue => {
    const place = tables.places.get(number);
    if (place === undefined || (generation !== null && generationOf(place) !== generation)) return null;
    const remembered = known.get(number);
    if (remembered !== undefined) return remembered;
    if (known.size > OBJECTS_MAX) throw new BrokenPdf("too many objects");
    const value = read(number, place);
    known.set(number, value);
    return value;
  };
}

function generationOf(place: Place): number {
  return place.kind === "plain" ? place.generation : 0;
}

/** The objects kept together in an object stream (7.5.7). */
function unbundled(value: PdfValue): ReadonlyMap<number, PdfValue> {
  if (!isKind(value, "stream")) throw new BrokenPdf("an object stream is missing");
  const bytes = decoded(value);
  const [count, first] = ["N", "First"].map((key) => value.dict.entries.get(key));
  if (typeof count !== "number" || typeof first !== "number" || count > OBJECTS_MAX)
    throw new BrokenPdf("an object stream without index");
  const index = new Lexer(bytes);
  const objects = new Map<number, PdfValue>();
  const places = Array.from({ length: count }, () => [index.wholeNumber(), index.wholeNumber()] as const);
  for (const [number, offset] of places) objects.set(number, new Lexer(bytes, first + offset).value());
  return objects;
}

/** Every page, in order; a tree that turns in a circle or is too large is refused. */
export function pagesOf(file: PdfFile): { readonly number: number; readonly dict: PdfDict }[] {
  const pages: { number: number; dict: PdfDict }[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined, depth: number): void => {
    if (!isKind(value, "ref") || seen.has(value.number) || seen.size > 50_000 || depth > PAGE_DEPTH_MAX)
      throw new BrokenPdf("the page tree is broken");
    seen.add(value.number);
    const node = file.dict(value);
    if (node === null) throw new BrokenPdf("a page is missing");
    const kids = itemsOf(file.resolve(node.entries.get("Kids")));
    if (node.entries.has("Kids")) for (const kid of kids) walk(kid, depth + 1);
    else pages.push({ number: value.number, dict: node });
  };
  walk(file.root.entries.get("Pages"), 0);
  return pages;
}

/** What a page does not say itself is said by the node above it (7.7.3.4). */
export function inheritedOf(file: PdfFile, page: PdfDict, key: string): PdfValue | undefined {
  let node: PdfDict | null = page;
  for (let depth = 0; node !== null && depth < PAGE_DEPTH_MAX; depth += 1) {
    const found: PdfValue | undefined = node.entries.get(key);
    if (found !== undefined) return found;
    node = file.dict(node.entries.get("Parent"));
  }
  return undefined;
}
