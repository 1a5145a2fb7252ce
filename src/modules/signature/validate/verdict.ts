import type { Instant } from "../../../kernel/local-date.ts";
import type { Change } from "./changes.ts";

/** The answers there are (one-stop.md §1.6), from the worst to the best. */
const VERDICTS = [
  "TAMPERED",
  "REVOKED",
  "UNTRUSTED",
  "UNKNOWN",
  "CERT_EXPIRED",
  "VALID_NO_TIMESTAMP",
  "VALID",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why, in a form that is told in words. */
export type Reason =
  | {
      readonly code:
        | "FILE_UNREADABLE"
        | "FORMAT_UNKNOWN"
        | "KIND_NOT_CHECKED"
        | "BYTE_RANGE_WRONG"
        | "CONTENT_CHANGED"
        | "SIGNATURE_MISMATCH"
        | "CERTIFICATE_SWAPPED"
        | "SIGNER_CERTIFICATE_MISSING"
        | "ATTRIBUTES_MISSING"
        | "WEAK_DIGEST"
        | "ALGORITHM_UNKNOWN"
        | "CHAIN_MISSING"
        | "NOT_FOR_SIGNING"
        | "TIME_STAMP_WRONG"
        | "NO_TIME_STAMP"
        | "REVOCATION_UNKNOWN"
        | "COMMENT_UNSIGNED"
        | "ID_TWICE"
        | "REFERENCE_OUTSIDE"
        | "REFERENCE_BY_OTHER_NAME"
        | "TRANSFORM_UNKNOWN"
        | "SHARED_KEY"
        | "XML_TOO_LARGE"
        | "TOO_COMPLEX"
        | "SOUND";
    }
  | { readonly code: "PART_ONLY"; readonly parts: readonly string[] }
  | { readonly code: "CHANGED_AFTERWARDS"; readonly changes: readonly Change[] }
  | { readonly code: "EXPIRED" | "NOT_YET_VALID" | "REVOKED"; readonly on: Instant; readonly who: string };

/** Who signed, as the certificate says. */
export type SignerFacts = {
  readonly name: string;
  readonly organisation: string | null;
  readonly serial: string;
  readonly issuer: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly fingerprint: string;
};

export type SignatureFinding = {
  readonly field: string;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly signer: SignerFacts | null;
  /** By the time stamp, otherwise as the signer claims; null where neither says. */
  readonly signedAt: Instant | null;
  readonly isTimeStamped: boolean;
  /** The signed state ends with this byte of the file; `isWhole` where nothing follows. */
  readonly coveredBytes: number;
  readonly isWhole: boolean;
  /** What was done later and was allowed: further signatures, fields filled in, notes. */
  readonly later: readonly Change[];
};

export type Validation = {
  /** The worst of its signatures; null where the file carries none. */
  readonly verdict: Verdict | null;
  readonly signatures: readonly SignatureFinding[];
};

export function worstOf(verdicts: readonly Verdict[]): Verdict | null {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? null;
}
