import type { SignatureFinding, Validation } from "./verdict.ts";

/** What is known of a signature of which nothing could be read yet. */
export const NOTHING_KNOWN = {
  ...{ field: "", signer: null, signedAt: null, isTimeStamped: false },
  ...{ coveredBytes: 0, isWhole: false, later: [] },
} satisfies Partial<SignatureFinding>;

type Why = "FILE_UNREADABLE" | "KIND_NOT_CHECKED" | "XML_TOO_LARGE" | "TOO_COMPLEX";

/** A file that carries a signature nobody here can judge: said so with the reason, never taken in silence. */
export function unjudged(code: Why): Validation {
  return { verdict: "UNKNOWN", signatures: [{ ...NOTHING_KNOWN, verdict: "UNKNOWN", reasons: [{ code }] }] };
}

export const UNSIGNED: Validation = { verdict: null, signatures: [] };
