import { inflateSync } from "node:zlib";
import { BrokenPdf } from "./broken-pdf.ts";
import { dictIn, isKind, itemsOf, nameIn, type PdfDict, type PdfStream, type PdfValue } from "./value.ts";

/** Tables of a file are small; more than this is a bomb. */
const DECODED_BYTES_MAX = 30_000_000;

/** The content of a table or object stream: plain or FlateDecode, with the PNG predictor (7.4.4.4). */
export function decoded(stream: PdfStream): Uint8Array {
  const filters = listed(stream.dict.entries.get("Filter")).map(nameIn);
  const parameters = dictIn(listed(stream.dict.entries.get("DecodeParms"))[0]);
  if (filters.length === 0) return stream.raw;
  if (filters.length > 1 || filters[0] !== "FlateDecode") throw new BrokenPdf("a table in an unusual filter");
  return unpredicted(inflated(stream.raw), parameters);
}

function listed(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isKind(value, "array") ? itemsOf(value) : [value];
}

function inflated(raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: DECODED_BYTES_MAX });
  } catch {
    // zlib says only that the bytes are no deflate stream or too long: for the reader the file is broken.
    throw new BrokenPdf("a stream that cannot be inflated");
  }
}

function unpredicted(bytes: Uint8Array, parameters: PdfDict | null): Uint8Array {
  const predictor = numberOr(parameters?.entries.get("Predictor"), 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new BrokenPdf("an unusual predictor");
  const columns = numberOr(parameters?.entries.get("Columns"), 1);
  const rowBytes = columns * numberOr(parameters?.entries.get("Colors"), 1);
  if (rowBytes < 1 || rowBytes > 1_000) throw new BrokenPdf("a table of unusual width");
  const rows = Math.floor(bytes.length / (rowBytes + 1));
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (rowBytes + 1)] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column === 0 ? 0 : (out[at - 1] ?? 0);
      const up = row === 0 ? 0 : (out[at - rowBytes] ?? 0);
      const upLeft = row === 0 || column === 0 ? 0 : (out[at - rowBytes - 1] ?? 0);
      const given = bytes[row * (rowBytes + 1) + 1 + column] ?? 0;
      out[at] = given + predicted(filter, { left, up, upLeft });
    }
  }
  return out;
}

type Around = { readonly left: number; readonly up: number; readonly upLeft: number };

function predicted(filter: number, { left, up, upLeft }: Around): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) throw new BrokenPdf("an unusual row filter");
  const [a, b, c] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

function numberOr(value: PdfValue | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
