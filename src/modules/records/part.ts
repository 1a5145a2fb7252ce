import type { DocumentFile } from "./file-store.ts";

/** What a file is to its document: the document itself, what goes with it (phụ lục), or a draft that stayed with its history. */
export const FILE_PARTS = ["DOCUMENT", "ANNEX", "DRAFT"] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/**
 * Where the office signed and sealed a paper itself, that paper is the document: whatever else was attached is its annex if
 * its unit said so before the signature, or nobody's signature stands under it. Of what came in, or was signed outside, each
 * file may be the document.
 * @law Nghị định 30/2020/NĐ-CP, Đ.3 k.7–12, Đ.25: a draft is neither the original nor its copy; copies are made of what was signed
 */
export function partOf(
  { sha256, isAnnex }: Pick<DocumentFile, "sha256" | "isAnnex">,
  publishedSha256: string | null,
): FilePart {
  if (sha256 === publishedSha256) return "DOCUMENT";
  if (isAnnex) return "ANNEX";
  return publishedSha256 === null ? "DOCUMENT" : "DRAFT";
}
