import type { UploadRefusal } from "./refusals.ts";

/** A file that cannot be read to the end within the limits; caught by `inspectPdf`. */
export class PdfStopped extends Error {
  readonly refusal: UploadRefusal;
  constructor(refusal: UploadRefusal) {
    super(refusal.code);
    this.name = "PdfStopped";
    this.refusal = refusal;
  }
}

/** Ends the reading of a file that is not written as everybody reads it. */
export function damagedUnless(holds: boolean): asserts holds {
  if (!holds) throw new PdfStopped({ code: "UPLOAD_DAMAGED" });
}
