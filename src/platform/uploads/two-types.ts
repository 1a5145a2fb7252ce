import { hasMarkup } from "./programs.ts";

const END_OF_ARCHIVE = Buffer.from("PK\u0005\u0006");
/** An archive's last record, with its longest comment. */
const ARCHIVE_TAIL = 22 + 65_535;

/**
 * Whether a file of one type is also one of another (polyglot): a page of script inside a picture or a PDF, an archive
 * after it, a PDF inside a picture. One of the two is what is checked, the other is what somebody's machine opens.
 */
export function isTwoTypes(bytes: Buffer, kind: "pdf" | "image"): boolean {
  if (endsAsArchive(bytes)) return true;
  if (kind === "image" && bytes.indexOf("%PDF-") >= 0) return true;
  return hasMarkup(bytes.toString("latin1"));
}

/** The last record of an archive says how long its comment is: only where that leads to the very end is it one. */
function endsAsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(-ARCHIVE_TAIL);
  for (let at = tail.indexOf(END_OF_ARCHIVE); at >= 0; at = tail.indexOf(END_OF_ARCHIVE, at + 1)) {
    if (at + 22 > tail.length) return false;
    if (at + 22 + tail.readUInt16LE(at + 20) <= tail.length && tail.readUInt16LE(at + 10) > 0) return true;
  }
  return false;
}
