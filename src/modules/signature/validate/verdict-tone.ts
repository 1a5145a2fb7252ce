import type { Tone } from "../../../web/components/index.ts";
import type { Verdict } from "./verdict.ts";

/** How loudly a verdict is shown. */
export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  VALID: "success",
  VALID_NO_TIMESTAMP: "success",
  CERT_EXPIRED: "warning",
  UNKNOWN: "warning",
  UNTRUSTED: "warning",
  REVOKED: "danger",
  TAMPERED: "danger",
};
