import type { Circumstances } from "./believed.ts";
import { validatePdf } from "./validate-pdf.ts";
import { validateXml } from "./validate-xml.ts";
import type { Validation } from "./verdict.ts";

/** Judges a file that was taken as a PDF or as XML, by its first bytes as it was taken. */
export function validateFile(bytes: Uint8Array, circumstances: Circumstances): Validation {
  return beginsAsXml(bytes) ? validateXml(bytes, circumstances) : validatePdf(bytes, circumstances);
}

/** `<` after the mark of an encoding, if any; a PDF begins with `%`. */
function beginsAsXml(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff\0)?</.test(
    Buffer.from(bytes.subarray(0, 8)).toString("latin1"),
  );
}
