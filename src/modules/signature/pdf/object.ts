import { BrokenPdf } from "./broken-pdf.ts";
import { Lexer } from "./lexer.ts";
import type { Place } from "./place.ts";
import { isKind, type PdfDict, type PdfStream, type PdfValue } from "./value.ts";

type Wanted = { readonly number: number; readonly place: Extract<Place, { readonly kind: "plain" }> };

/** `12 0 obj … endobj` exactly where the table says, with the number the table says. */
export function readObjectAt(
  bytes: Uint8Array,
  { number, place }: Wanted,
  lengthOf: (number: number) => number | null,
): PdfValue {
  const lexer = new Lexer(bytes, place.offset);
  if (lexer.wholeNumber() !== number || lexer.wholeNumber() !== place.generation)
    throw new BrokenPdf(`object ${number} is not where the table says`);
  lexer.expect("obj");
  const value = lexer.value();
  if (isKind(value, "dict") && lexer.takes("stream")) {
    const stream = streamAt(lexer, value, lengthOf);
    lexer.expect("endstream");
    lexer.expect("endobj");
    return stream;
  }
  lexer.expect("endobj");
  return value;
}

function streamAt(lexer: Lexer, dict: PdfDict, lengthOf: (number: number) => number | null): PdfStream {
  const { bytes } = lexer;
  if (bytes[lexer.at] === 13) lexer.at += 1;
  if (bytes[lexer.at] === 10) lexer.at += 1;
  const stated = dict.entries.get("Length");
  const length = isKind(stated, "ref") ? lengthOf(stated.number) : stated;
  if (typeof length !== "number" || length < 0 || lexer.at + length > bytes.length)
    throw new BrokenPdf("a stream without length");
  const raw = bytes.subarray(lexer.at, lexer.at + length);
  lexer.at += length;
  return { kind: "stream", dict, raw };
}
