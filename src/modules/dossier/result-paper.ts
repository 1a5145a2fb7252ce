import type { Instant } from "../../kernel/local-date.ts";
import type { PersonId } from "../access/index.ts";
import type { PaperId } from "../document/index.ts";
import type { FileRef } from "./dossier.ts";

/** The paper that the result is to be, as drafted: which one, and the hash of what stands on it. */
export type ResultDraft = {
  readonly paperId: PaperId;
  /** Kind of paper by its stable key. */
  readonly key: string;
  readonly outcome: "POSITIVE" | "NEGATIVE";
  /** SHA-256 of the canonical JSON of its values: the content is personal and stands beside the chain. */
  readonly contentSha256: string;
};

export type ResultPaper = {
  readonly outcome: "POSITIVE" | "NEGATIVE";
  readonly signedBy: PersonId;
  readonly signedAt: Instant;
  /** Signature authority word: TM., KT., TL., TUQ., Q. (NĐ 30/2020). */
  readonly authorityWord: "TM" | "KT" | "TL" | "TUQ" | "Q" | null;
  readonly summary: string;
  readonly legalGround: string | null;
  readonly number: string | null;
  readonly issuedAt: Instant | null;
  readonly files: readonly FileRef[];
  /** Hashes of those that are scans of a paper signed by hand. */
  readonly scans?: readonly string[];
  readonly lateCause?: string;
  /** Why nobody may rely on it any more; absent while it is in force. */
  readonly ended?: {
    readonly kind: "REVOKED" | "SUPERSEDED";
    readonly at: Instant;
    readonly reason: string;
    readonly legalGround: string;
    /** Number and symbol of the paper that replaced it; null where it was revoked. */
    readonly replacementNumber: string | null;
  };
  /** What the leader signed, as bytes; absent where the result was made outside and uploaded. */
  readonly paper?: { readonly paperId: PaperId; readonly sha256: string };
};
