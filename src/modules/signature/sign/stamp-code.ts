import { type Drawing, drawing, textWidth } from "../pdf/drawing.ts";
import { inheritedOf, openPdf } from "../pdf/file.ts";
import { type PdfUpdate, streamOf, updateOf } from "../pdf/update.ts";
import { arrayOf, dictIn, dictOf, isKind, itemsOf, type PdfRef, refTo, withEntries } from "../pdf/value.ts";
import { numeral } from "../pdf/write-value.ts";
import { placeOf, type Spot } from "../spot.ts";
import { type Place, pageAt } from "./acro-form.ts";

type Code = {
  /** Rows of the square, dark ones true; the white around it is added here. */
  readonly modules: readonly (readonly boolean[])[];
  /** What the code is for. */
  readonly caption: string;
  /** Where it may be typed, and what. */
  readonly lines: readonly string[];
};

/**
 * Puts the code that opens the paper's page of verification on a page, before anything is signed. It becomes part of the
 * page and no field of a form: a field may be filled in after a signature, and another code with it.
 */
export function stampCode(pdf: Uint8Array, spot: Spot, code: Code): Uint8Array {
  const update = updateOf(openPdf(pdf));
  const place = placeOf(spot);
  drawOnPage(update, place, codeDrawing(place, code).form(update, place));
  return update.bytes();
}

/** White that readers need around a code, in modules. */
const QUIET = 4;
const GAP = 4;
const SMALL = { face: "regular", size: 6.5 } as const;
const TYPED = { face: "bold", size: 8 } as const;
const LEADING = 1.25;

function codeDrawing({ width, height }: Place, { modules, caption, lines }: Code): Drawing {
  const drawn = drawing();
  const module = height / (modules.length + 2 * QUIET);
  const at = (place: number) => numeral((place + QUIET) * module);
  drawn.raw(`q 1 g 0 0 ${numeral(width)} ${numeral(height)} re f 0 g`);
  modules.forEach((row, index) => {
    const y = at(modules.length - 1 - index);
    for (const [from, length] of runsOf(row))
      drawn.raw(`${at(from)} ${y} ${numeral(length * module)} ${numeral(module)} re`);
  });
  drawn.raw("f");
  const left = height + GAP;
  const [address = "", typed = ""] = lines;
  const room = width - left;
  const written = [
    ...folded(caption, room).map((text) => ({ text, style: SMALL })),
    { text: address, style: fitting(address, SMALL, room) },
    { text: typed, style: fitting(typed, TYPED, room) },
  ];
  let y = height - QUIET * module;
  for (const { text, style } of written) {
    y -= style.size * LEADING;
    drawn.text(text, { x: left, y }, style);
  }
  drawn.raw("Q");
  return drawn;
}

/** Dark modules that follow each other: where they begin, and how many. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((isDark, index) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else runs.push([index, 1]);
  });
  return runs;
}

type Style = { readonly face: "regular" | "bold"; readonly size: number };

function fitting(text: string, style: Style, room: number): Style {
  const natural = textWidth(text, style);
  return natural <= room ? style : { ...style, size: (style.size * room) / natural };
}

function folded(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, SMALL) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Over what the page shows, whatever state its own strokes leave behind; outside of the tagged text, as decree and
 * standard want what is no part of the words (14.8.2.2).
 */
function drawOnPage(update: PdfUpdate, { page: number, x, y }: Place, form: PdfRef): void {
  const page = pageAt(update.file, number);
  const resources = dictIn(update.now(inheritedOf(update.file, page.dict, "Resources"))) ?? dictOf({});
  const objects = dictIn(update.now(resources.entries.get("XObject"))) ?? dictOf({});
  const name = `VerifyCode${form.number}`;
  const contents = page.dict.entries.get("Contents");
  const own = update.now(contents);
  const strokes = isKind(own, "array") ? itemsOf(own) : contents === undefined ? [] : [contents];
  const before = update.add(streamOf(Buffer.from("q\n"), {}));
  const drawn = `\nQ /Artifact BMC q 1 0 0 1 ${numeral(x)} ${numeral(y)} cm /${name} Do Q EMC\n`;
  const after = update.add(streamOf(Buffer.from(drawn), {}));
  update.set(
    refTo(page.number),
    withEntries(page.dict, {
      Contents: arrayOf(before, ...strokes, after),
      Resources: withEntries(resources, { XObject: withEntries(objects, { [name]: form }) }),
    }),
  );
}
