import type { Id } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { Authority, OfficialDocument, OfficialDocumentId } from "./official-document.ts";
import { isSecret } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

export type CopyId = Id<"copy">;
export const COPY_KINDS = ["SY", "SL", "TRS"] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** A copy as the register of copies keeps it (`records_copy`). */
export type OfficialCopy = {
  readonly id: CopyId;
  readonly documentId: OfficialDocumentId;
  readonly agencyId: UnitId;
  readonly kindCode: CopyKind;
  readonly medium: "ELECTRONIC" | "PAPER";
  readonly year: number;
  readonly number: number;
  readonly numberText: string;
  /** How many are handed out. */
  readonly sheets: number;
  readonly pages: string;
  readonly extract: string | null;
  readonly recipients: string;
  readonly authority: Authority;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly token: string;
  readonly sourceSha256: string;
  /** The number of the true copy that came in and was copied further. */
  readonly sourceCopyNumber: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly madeBy: PersonId;
  readonly madeAt: Instant;
};

export type CopySource = {
  /** What the file is: the document itself, a true copy of it that the office made, also under the number of another, or one that another sent. */
  readonly kind: "FILE" | "TRUE_COPY" | "TRUE_COPY_MISNUMBERED" | "TRUE_COPY_RECEIVED";
  readonly pages: number;
};

/**
 * What stands against a copy. A true copy (sao y) and an extract are made from the document itself; a further copy (sao
 * lục) from a true copy, made here or come from another, under the number that one bears. A secret document is copied by rules of its own.
 * @law Nghị định 30/2020/NĐ-CP, Đ.25, Đ.27: forms of copies; Luật Bảo vệ bí mật nhà nước 29/2018/QH14
 */
export function copyRefusal(
  document: Pick<OfficialDocument, "direction" | "state" | "secrecy">,
  kind: CopyKind,
  source: CopySource | null,
): RecordsRefusal | null {
  if (isSecret(document)) return { code: "RECORDS_SECRET_STUB" };
  if (document.state !== "REGISTERED" && document.state !== "PUBLISHED")
    return { code: "RECORDS_STATE", state: document.state };
  if (source === null) return { code: "RECORDS_COPY_SOURCE" };
  if (source.kind === "TRUE_COPY_MISNUMBERED") return { code: "RECORDS_COPY_NUMBER_OURS" };
  const isTrueCopy = source.kind !== "FILE";
  const isFromElsewhere = source.kind === "TRUE_COPY_RECEIVED";
  if (kind === "SL" && (!isTrueCopy || (isFromElsewhere && document.direction !== "INCOMING")))
    return { code: "RECORDS_COPY_OF_COPY" };
  return kind !== "SL" && isTrueCopy ? { code: "RECORDS_COPY_OF_ORIGINAL" } : null;
}

/** `1-3, 5` as pages in their order, each once; null where it names none, or one that is not there. */
export function pagesNamed(text: string, count: number): readonly number[] | null {
  const trimmed = text.trim();
  if (trimmed === "") return Array.from({ length: count }, (_, index) => index + 1);
  const pages = new Set<number>();
  for (const part of trimmed.split(",")) {
    const [, from = "", to = from] = /^\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === "" || first < 1 || last < first || last > count) return null;
    for (let page = first; page <= last; page += 1) pages.add(page);
  }
  return [...pages].toSorted((a, b) => a - b);
}

/** The same pages as a person writes them: `1-3, 5`. */
export function pagesText(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
}
