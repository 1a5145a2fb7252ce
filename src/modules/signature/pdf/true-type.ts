import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { assert, present } from "../../../kernel/assert.ts";

/** A face of letters as its file tells it: which glyph a sign has, how wide it is, and a file with some glyphs only. */
export type Face = {
  readonly name: string;
  readonly glyphOf: (codePoint: number) => number;
  /** In thousandths of the size. */
  readonly widthOf: (glyph: number) => number;
  readonly metrics: { readonly ascent: number; readonly descent: number; readonly box: readonly number[] };
  readonly subset: (glyphs: ReadonlySet<number>) => Buffer;
};

/** The faces of official papers (NĐ 30/2020: Times New Roman or its metric twin). */
export type FaceName = "regular" | "italic" | "bold";
const FILES = {
  regular: { path: "400Regular/Tinos_400Regular.ttf", name: "Tinos-Regular" },
  italic: { path: "400Regular_Italic/Tinos_400Regular_Italic.ttf", name: "Tinos-Italic" },
  bold: { path: "700Bold/Tinos_700Bold.ttf", name: "Tinos-Bold" },
} as const satisfies Record<FaceName, { readonly path: string; readonly name: string }>;

const loaded = new Map<FaceName, Face>();

export function face(name: FaceName): Face {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { path, name: title } = FILES[name];
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${path}`);
  const made = readFace(readFileSync(file), title);
  loaded.set(name, made);
  return made;
}

type Tables = ReadonlyMap<string, Buffer>;

function readFace(bytes: Buffer, name: string): Face {
  const tables = tablesOf(bytes);
  const table = (tag: string) => present(tables.get(tag), `table ${tag}`);
  const [head, hhea, maxp] = [table("head"), table("hhea"), table("maxp")];
  const unitsPerEm = head.readUInt16BE(18);
  const thousandths = (units: number) => Math.round((units * 1000) / unitsPerEm);
  const wideCount = hhea.readUInt16BE(34);
  const hmtx = table("hmtx");
  const glyphs = charactersOf(table("cmap"));
  return {
    name,
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    widthOf: (glyph) => thousandths(hmtx.readUInt16BE(Math.min(glyph, wideCount - 1) * 4)),
    metrics: {
      ascent: thousandths(hhea.readInt16BE(4)),
      descent: thousandths(hhea.readInt16BE(6)),
      box: [36, 38, 40, 42].map((at) => thousandths(head.readInt16BE(at))),
    },
    subset: (wanted) => subsetOf(tables, { wanted, glyphCount: maxp.readUInt16BE(4) }),
  };
}

function tablesOf(bytes: Buffer): Tables {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    const offset = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString("latin1", at, at + 4),
      bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

/** Sign → glyph from the Unicode table of format 4, which every face of text has. */
function charactersOf(cmap: Buffer): ReadonlyMap<number, number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(8 + index * 8),
  );
  const at = present(
    offsets.find((offset) => cmap.readUInt16BE(offset) === 4),
    "a table of signs",
  );
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const field = (list: number, segment: number) =>
    at + 14 + list * segments * 2 + (list > 0 ? 2 : 0) + segment * 2;
  const found = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const end = cmap.readUInt16BE(field(0, segment));
    const start = cmap.readUInt16BE(field(1, segment));
    const delta = cmap.readUInt16BE(field(2, segment));
    const range = cmap.readUInt16BE(field(3, segment));
    for (let sign = start; sign <= end && sign < 0xffff; sign += 1) {
      const listed = range === 0 ? sign : cmap.readUInt16BE(field(3, segment) + range + (sign - start) * 2);
      if (range === 0 || listed !== 0) found.set(sign, (listed + delta) & 0xffff);
    }
  }
  return found;
}

const KEPT = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"] as const;
const COMPOSITE_MORE = 0x20;

/** The same face with the outlines of some glyphs only; numbers stay, so that widths and references need no change. */
function subsetOf(
  tables: Tables,
  { wanted, glyphCount }: { readonly wanted: ReadonlySet<number>; readonly glyphCount: number },
): Buffer {
  const [loca, glyf, head] = ["loca", "glyf", "head"].map((tag) => present(tables.get(tag), tag));
  assert(loca !== undefined && glyf !== undefined && head !== undefined);
  const isLong = head.readInt16BE(50) === 1;
  const offset = (index: number) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2;
  const outline = (glyph: number) => glyf.subarray(offset(glyph), offset(glyph + 1));
  const kept = withParts(new Set([0, ...wanted]), outline);
  const outlines: Buffer[] = [];
  const places = Buffer.alloc((glyphCount + 1) * 4);
  let at = 0;
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    places.writeUInt32BE(at, glyph * 4);
    if (!kept.has(glyph)) continue;
    const shape = outline(glyph);
    outlines.push(shape, Buffer.alloc((4 - (shape.length % 4)) % 4));
    at += shape.length + ((4 - (shape.length % 4)) % 4);
  }
  places.writeUInt32BE(at, glyphCount * 4);
  const longHead = Buffer.from(head);
  longHead.writeInt16BE(1, 50);
  const changed = new Map(tables)
    .set("glyf", Buffer.concat(outlines))
    .set("loca", places)
    .set("head", longHead);
  return fileOf(changed);
}

/** A letter with a tone mark is drawn from two glyphs: both are needed. */
function withParts(glyphs: ReadonlySet<number>, outline: (glyph: number) => Buffer): ReadonlySet<number> {
  const all = new Set(glyphs);
  for (const glyph of all) {
    const shape = outline(glyph);
    if (shape.length < 10 || shape.readInt16BE(0) >= 0) continue;
    for (let at = 10, flags = COMPOSITE_MORE; (flags & COMPOSITE_MORE) !== 0; ) {
      flags = shape.readUInt16BE(at);
      all.add(shape.readUInt16BE(at + 2));
      at += 4 + ((flags & 1) === 0 ? 2 : 4);
      if ((flags & 0x8) !== 0) at += 2;
      else if ((flags & 0x40) !== 0) at += 4;
      else if ((flags & 0x80) !== 0) at += 8;
    }
  }
  return all;
}

function fileOf(tables: Tables): Buffer {
  const present = KEPT.flatMap((tag) => {
    const body = tables.get(tag);
    return body === undefined ? [] : [{ tag, body }];
  });
  const power = 2 ** Math.floor(Math.log2(present.length));
  const header = Buffer.alloc(12 + present.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(present.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE(present.length * 16 - power * 16, 10);
  const bodies: Buffer[] = [];
  let offset = header.length;
  present.forEach(({ tag, body }, index) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const at = 12 + index * 16;
    header.write(tag, at, "latin1");
    header.writeUInt32BE(checksum(padded), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(body.length, at + 12);
    offset += padded.length;
    bodies.push(padded);
  });
  return Buffer.concat([header, ...bodies]);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
