import { xmlText } from "../../../platform/uploads/inspect-xml.ts";
import type { Circumstances } from "./believed.ts";
import { isPackage, isSignedPackage } from "./signed-package.ts";
import { UNSIGNED, unjudged } from "./unjudged.ts";
import { validatePdf } from "./validate-pdf.ts";
import { validateXml } from "./validate-xml.ts";
import type { Validation } from "./verdict.ts";

/**
 * Judges a file of any kind that may carry signatures, by its first bytes: a PDF, XML, or an Office file, of whose
 * signatures it is said that they are not judged (ADR 0241). What carries none has no verdict.
 */
export function validateFile(bytes: Uint8Array, circumstances: Circumstances): Validation {
  if (!mayBeSigned(bytes)) return UNSIGNED;
  if (isPackage(bytes)) return unjudged("KIND_NOT_CHECKED");
  if (beginsAsXml(bytes)) return validateXml(bytes, circumstances);
  const judged = validatePdf(bytes, circumstances);
  // Where a signature was written and no reader of ours finds it, silence would pass for "unsigned".
  return judged.verdict !== null && judged.signatures.length === 0 ? unjudged("FILE_UNREADABLE") : judged;
}

/** Whether a file can carry a signature at all: said quickly, and never wrong where it says no. */
export function mayBeSigned(bytes: Uint8Array): boolean {
  if (isPackage(bytes)) return isSignedPackage(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The name of an element can be written in one way only, unlike the address of its vocabulary.
  if (beginsAsXml(bytes)) return xmlText(buffer)?.includes("Signature") ?? true;
  // The range a signature covers is always written plainly: whatever reads it must find it before it can read more.
  return buffer.subarray(0, PDF_BEGINS_WITHIN).includes("%PDF-") && buffer.includes("/ByteRange");
}

/** Where readers still look for the beginning of a PDF. */
const PDF_BEGINS_WITHIN = 1_024;

/** `<` after the mark of an encoding, if any; a PDF begins with `%`. */
function beginsAsXml(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff\0)?</.test(
    Buffer.from(bytes.subarray(0, 8)).toString("latin1"),
  );
}
