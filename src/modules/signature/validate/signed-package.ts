import { inflateRawSync } from "node:zlib";

const BEGINS = Buffer.from("PK\u0003\u0004");
const TYPES = "[Content_Types].xml";
const HEADER_BYTES = 30;
const TYPES_BYTES_MAX = 1_048_576;

/** Whether a file is a package of parts, as Office files (docx, xlsx) are. */
export function isPackage(bytes: Uint8Array): boolean {
  return BEGINS.equals(bytes.subarray(0, BEGINS.length));
}

/**
 * Whether an Office file carries a signature: in the folder Office uses, or wherever else a part is of that type, as
 * signing programs built on .NET have it (ISO/IEC 29500-2, 13).
 */
export function isSignedPackage(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes("_xmlsignatures/") || typesOf(buffer).includes("digital-signature");
}

/** What the parts are, as the package lists it; empty where that cannot be read. */
function typesOf(buffer: Buffer): string {
  for (let at = buffer.indexOf(TYPES); at >= 0; at = buffer.indexOf(TYPES, at + 1)) {
    const head = at - HEADER_BYTES;
    if (head < 0 || !BEGINS.equals(buffer.subarray(head, head + BEGINS.length))) continue;
    const data = buffer.subarray(at + TYPES.length + buffer.readUInt16LE(head + 28));
    if (buffer.readUInt16LE(head + 8) === 0)
      return data.toString("utf8", 0, Math.min(TYPES_BYTES_MAX, buffer.readUInt32LE(head + 18)));
    return inflated(data);
  }
  return "";
}

function inflated(packed: Buffer): string {
  try {
    return inflateRawSync(packed, { maxOutputLength: TYPES_BYTES_MAX }).toString("utf8");
  } catch {
    // Damaged, or larger than any such list: an upload like that was refused before, for that reason.
    return "";
  }
}
