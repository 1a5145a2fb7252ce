/** What one uploaded file may be (one-stop.md §7.7): where a limit is passed, the refusal says which. */
export const UPLOAD_LIMITS = {
  bytes: 20 * 1_048_576,
  pages: 500,
  /** A phone's 50-megapixel photo fits; a picture made to fill the memory does not. */
  pixels: 64_000_000,
  /** Of an office document: parts, bytes once unpacked, and how far one part may unpack. */
  entries: 2_000,
  unpackedBytes: 200 * 1_048_576,
  ratio: 200,
  xmlDepth: 256,
  pdfTokens: 5_000_000,
  /** Of the compressed object lists of a PDF, together. */
  pdfObjectBytes: 100 * 1_048_576,
} as const;
