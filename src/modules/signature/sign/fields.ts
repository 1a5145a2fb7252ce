import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { drawing, textWidth } from "../pdf/drawing.ts";
import { embedFace } from "../pdf/embed-font.ts";
import { openPdf } from "../pdf/file.ts";
import { updateOf } from "../pdf/update.ts";
import {
  bytesString,
  dictOf,
  isKind,
  itemsOf,
  nameOf,
  type PdfValue,
  textString,
  withEntries,
} from "../pdf/value.ts";
import { addField, formFields, type Place } from "./acro-form.ts";

/** Room on a paper for what is known only later: its number, its date. */
type OpenField = {
  readonly name: string;
  readonly place: Place;
  readonly face: FieldFace;
  readonly size: number;
};
type FieldFace = "regular" | "italic";

const READ_ONLY = 1;
const PRINTED = 4;
/** Every sign a number or a date may need, so that viewers can show the field as they like. */
const SIGNS = [
  [0x20, 0x7e],
  [0xc0, 0x1b0],
  [0x1ea0, 0x1ef9],
]
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
  .map((sign) => String.fromCodePoint(sign))
  .join("");

/**
 * Adds empty fields before anything is signed. The signature that follows allows filling them, and nothing else of the
 * page. Only the program fills them: for readers they are closed.
 */
export function withOpenFields(pdf: Uint8Array, fields: readonly OpenField[]): Buffer {
  const update = updateOf(openPdf(pdf));
  const faces = [...new Set(fields.map(({ face }) => face))];
  const fonts = faces.map((face) => [face, embedFace(update, face, SIGNS)] as const);
  const form = {
    DR: dictOf({ Font: dictOf(Object.fromEntries(fonts)) }),
    DA: bytesString(Buffer.from("/regular 0 Tf 0 g")),
  };
  for (const { name, place, face, size } of fields) {
    addField(update, {
      place,
      form,
      field: {
        FT: nameOf("Tx"),
        T: textString(name),
        Ff: READ_ONLY,
        F: PRINTED,
        DA: bytesString(Buffer.from(`/${face} ${size} Tf 0 g`)),
        AP: dictOf({ N: drawing().form(update, place) }),
      },
    });
  }
  return update.bytes();
}

/** Fills open fields by an appended update: signatures that allow it stay valid. */
export function fillFields(
  pdf: Uint8Array,
  values: Readonly<Record<string, string>>,
): Result<Buffer, { readonly code: "PAPER_FIELD_MISSING"; readonly field: string }> {
  const file = openPdf(pdf);
  const update = updateOf(file);
  const fields = formFields(file);
  for (const [name, text] of Object.entries(values)) {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return refuse({ code: "PAPER_FIELD_MISSING", field: name });
    const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(
      file.resolve(field.dict.entries.get("Rect")),
    ).map((value) => (typeof value === "number" ? value : 0));
    const [width, height] = [right - left, top - bottom];
    const style = styleOf(field.dict.entries.get("DA"));
    const { face } = style;
    const size = fittingSize(text, style, width);
    const drawn = drawing();
    drawn.raw("/Tx BMC q");
    drawn.text(text, { x: 0, y: (height - size) / 2 + size * 0.22 }, { face, size });
    drawn.raw("Q EMC");
    const appearance = drawn.form(update, { width, height });
    update.set(field.ref, withEntries(field.dict, { V: textString(text), AP: dictOf({ N: appearance }) }));
  }
  return accept(update.bytes());
}

type FieldStyle = { readonly face: FieldFace; readonly size: number };

/** As the field says, or smaller where the words would be cut off at its end: several numbers may stand on one paper. */
export function fittingSize(text: string, { face, size }: FieldStyle, width: number): number {
  const natural = textWidth(text, { face, size });
  return natural <= width ? size : Math.floor((size * width * 100) / natural) / 100;
}

/** Face and size as the field says it is to be written (12.7.3.3). */
function styleOf(value: PdfValue | undefined): FieldStyle {
  const said = isKind(value, "string") ? Buffer.from(value.bytes).toString("latin1") : "";
  const [, face, size] = /\/(\w+) ([\d.]+) Tf/.exec(said) ?? [];
  return { face: face === "italic" ? "italic" : "regular", size: Number(size ?? 13) };
}
