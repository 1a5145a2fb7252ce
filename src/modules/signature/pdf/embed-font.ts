import { deflateSync } from "node:zlib";
import { type Face, type FaceName, face } from "./true-type.ts";
import { type PdfUpdate, streamOf } from "./update.ts";
import { arrayOf, bytesString, dictOf, nameOf, type PdfDict, type PdfName, type PdfRef } from "./value.ts";

/** Embeds a face with the signs of a text, for forms that are filled later. */
export function embedFace(update: PdfUpdate, name: FaceName, signs: string): PdfRef {
  const from = face(name);
  const glyphs = [...signs].map((sign) => [from.glyphOf(sign.codePointAt(0) ?? 0), sign] as const);
  return embeddedFont(update, from, new Map(glyphs));
}

/** The glyphs used, embedded as a composite font that says which sign each is, so that text can be copied and read aloud. */
export function embeddedFont(update: PdfUpdate, from: Face, glyphs: ReadonlyMap<number, string>): PdfRef {
  const subset = from.subset(new Set(glyphs.keys()));
  const title = nameOf(`${subsetTag([...glyphs.keys()])}+${from.name}`);
  const file = update.add(
    streamOf(deflateSync(subset), { Filter: nameOf("FlateDecode"), Length1: subset.length }),
  );
  const descriptor = update.add(descriptorOf(from, { title, file }));
  const widths = [...glyphs.keys()]
    .sort((a, b) => a - b)
    .flatMap((glyph) => [glyph, arrayOf(from.widthOf(glyph))]);
  const descendant = update.add(
    dictOf({
      Type: nameOf("Font"),
      Subtype: nameOf("CIDFontType2"),
      BaseFont: title,
      CIDSystemInfo: dictOf({
        Registry: bytesString(Buffer.from("Adobe")),
        Ordering: bytesString(Buffer.from("Identity")),
        Supplement: 0,
      }),
      FontDescriptor: descriptor,
      CIDToGIDMap: nameOf("Identity"),
      W: arrayOf(...widths),
    }),
  );
  const signs = update.add(
    streamOf(deflateSync(Buffer.from(signMap(glyphs))), { Filter: nameOf("FlateDecode") }),
  );
  return update.add(
    dictOf({
      Type: nameOf("Font"),
      Subtype: nameOf("Type0"),
      BaseFont: title,
      Encoding: nameOf("Identity-H"),
      DescendantFonts: arrayOf(descendant),
      ToUnicode: signs,
    }),
  );
}

function subsetTag(glyphs: readonly number[]): string {
  let mixed = glyphs.reduce((sum, glyph) => (sum * 31 + glyph) >>> 0, 7);
  let tag = "";
  for (let index = 0; index < 6; index += 1) {
    tag += String.fromCharCode(65 + (mixed % 26));
    mixed = Math.floor(mixed / 26);
  }
  return tag;
}

function signMap(glyphs: ReadonlyMap<number, string>): string {
  const hex = (value: number) => value.toString(16).padStart(4, "0");
  const lines = [...glyphs].map(([glyph, sign]) => {
    const units = Array.from({ length: sign.length }, (_, index) => hex(sign.charCodeAt(index)));
    return `<${hex(glyph)}> <${units.join("")}>`;
  });
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const part = lines.slice(index * 100, index * 100 + 100);
    return `${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`;
  });
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

function descriptorOf(
  { metrics }: Face,
  { title, file }: { readonly title: PdfName; readonly file: PdfRef },
): PdfDict {
  return dictOf({
    Type: nameOf("FontDescriptor"),
    FontName: title,
    Flags: 4,
    FontBBox: arrayOf(...metrics.box),
    ItalicAngle: 0,
    Ascent: metrics.ascent,
    Descent: metrics.descent,
    CapHeight: metrics.ascent,
    StemV: 80,
    FontFile2: file,
  });
}
