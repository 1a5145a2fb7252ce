import { openPdf, type PdfFile } from "../pdf/file.ts";
import { isKind, itemsOf, type PdfString } from "../pdf/value.ts";
import { type FormField, formFields } from "../sign/acro-form.ts";

/** What a signature covers: a whole state of the file, all of it but the signature's own text. */
export type SignedRange = {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly contents: Uint8Array;
  /** The file as it was when signed. */
  readonly revision: PdfFile;
  readonly end: number;
};

/**
 * The range of a signature; null where it is not exactly that. A range that leaves out anything but the signature's own
 * text, whose text stands elsewhere than the range says, or that is no whole file by itself, hides something (wrapping).
 */
export function signedRange(file: PdfFile, field: FormField): SignedRange | null {
  const contents = contentsOf(file, field);
  const range = rangeOf(file, field);
  if (contents === null || range === null) return null;
  const [first, gapStart, gapEnd, rest] = range;
  if (first !== 0 || gapStart !== contents.start || gapEnd !== contents.end) return null;
  const end = gapEnd + rest;
  if (end > file.bytes.length) return null;
  const revision = openPdf(file.bytes.subarray(0, end));
  const then = formFields(revision).find(
    ({ name, ref }) => name === field.name && ref.number === field.ref.number,
  );
  const own = then === undefined ? null : contentsOf(revision, then);
  if (own === null || own.start !== contents.start || own.end !== contents.end) return null;
  return {
    before: file.bytes.subarray(0, gapStart),
    after: file.bytes.subarray(gapEnd, end),
    contents: contents.bytes,
    revision,
    end,
  };
}

/** The signature's text, where its object stands in the file as such: places in a packed object would mean nothing. */
function contentsOf(file: PdfFile, { ref, dict }: FormField): PdfString | null {
  const value = dict.entries.get("V");
  const holder = isKind(value, "ref") ? value.number : ref.number;
  const contents = file.dict(value)?.entries.get("Contents");
  return file.isPlain(holder) && isKind(contents, "string") && contents.isHex ? contents : null;
}

function rangeOf(file: PdfFile, { dict }: FormField): readonly [number, number, number, number] | null {
  const numbers = itemsOf(file.dict(dict.entries.get("V"))?.entries.get("ByteRange"));
  const [a, b, c, d] = numbers.map((each) =>
    typeof each === "number" && Number.isInteger(each) ? each : -1,
  );
  if (numbers.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined)
    return null;
  return Math.min(a, b, c, d) < 0 ? null : [a, b, c, d];
}
