/** What a PDF file is made of (ISO 32000-1, 7.3). Reading never fails halfway: a value is whole or the file is refused. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream;
export type PdfName = { readonly kind: "name"; readonly name: string };
/** `start` and `end` are where its text stands in the file, delimiters included; -1 where it was made by us. */
export type PdfString = {
  readonly kind: "string";
  readonly bytes: Uint8Array;
  readonly isHex: boolean;
  readonly start: number;
  readonly end: number;
};
export type PdfRef = { readonly kind: "ref"; readonly number: number; readonly generation: number };
type PdfArray = { readonly kind: "array"; readonly items: readonly PdfValue[] };
export type PdfDict = { readonly kind: "dict"; readonly entries: ReadonlyMap<string, PdfValue> };
export type PdfStream = { readonly kind: "stream"; readonly dict: PdfDict; readonly raw: Uint8Array };

export function nameOf(name: string): PdfName {
  return { kind: "name", name };
}

export function refTo(number: number, generation = 0): PdfRef {
  return { kind: "ref", number, generation };
}

export function arrayOf(...items: readonly PdfValue[]): PdfArray {
  return { kind: "array", items };
}

/** A dictionary of what is given; a value of `undefined` is left out. */
export function dictOf(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const given = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { kind: "dict", entries: new Map(given) };
}

export function bytesString(bytes: Uint8Array, isHex = false): PdfString {
  return { kind: "string", bytes, isHex, start: -1, end: -1 };
}

/** Text as PDF keeps it: plain where ASCII suffices, UTF-16 with its mark otherwise (7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return bytesString(Buffer.from(text, "latin1"));
  const body = Buffer.from(text, "utf16le").swap16();
  return bytesString(Buffer.concat([Buffer.from([0xfe, 0xff]), body]), true);
}

/** The text of a string; UTF-8 and UTF-16 by their marks, otherwise byte by byte. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!isKind(value, "string")) return null;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString("utf8");
  return bytes.toString("latin1");
}

type Tagged = Exclude<PdfValue, null | boolean | number>;
type Kind = Tagged["kind"];

export function isKind<K extends Kind>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<Tagged, { kind: K }> {
  return typeof value === "object" && value !== null && value.kind === kind;
}

/** The dictionary of a value: its own, or that of a stream; null for anything else. */
export function dictIn(value: PdfValue | undefined): PdfDict | null {
  if (isKind(value, "dict")) return value;
  return isKind(value, "stream") ? value.dict : null;
}

export function itemsOf(value: PdfValue | undefined): readonly PdfValue[] {
  return isKind(value, "array") ? value.items : [];
}

export function nameIn(value: PdfValue | undefined): string | null {
  return isKind(value, "name") ? value.name : null;
}

/** The dictionary with some entries set; `undefined` removes one. */
export function withEntries(dict: PdfDict, changes: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const entries = new Map(dict.entries);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  return { kind: "dict", entries };
}
