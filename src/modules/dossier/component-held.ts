import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId } from "../access/index.ts";

/** A file in the content-addressed store, named by the SHA-256 of its bytes. */
export type FileRef = {
  readonly sha256: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mime: string;
};

/**
 * What an officer read on a paper and found beside its original (§7.1). Compared by nobody: the scan is only a picture.
 */
export type PaperScan = {
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly comparedBy: PersonId | null;
  readonly comparedAt: Instant | null;
};

/** A paper handed in: counts of originals and copies, and the files scanned or uploaded for it. */
export type ComponentHeld = {
  readonly componentCode: string;
  readonly originals: number;
  readonly copies: number;
  readonly files: readonly FileRef[];
  /** §7.1: how the component was digitised at intake; null before the officer decided. */
  readonly digitisation: "REUSED" | "DIGITISED" | "NOT_REQUIRED" | null;
  readonly scan?: PaperScan;
};
