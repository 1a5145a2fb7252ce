import type { X509Certificate } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { readCertificate } from "../cms/certificate.ts";
import { readTimeStamp } from "../cms/time-stamp-token.ts";
import { type ChainFinding, chainOf, standingOf, type Trust } from "./trust.ts";
import type { Reason, SignatureFinding, SignerFacts, Verdict } from "./verdict.ts";

export type Circumstances = {
  readonly trust: Trust;
  readonly now: Instant;
  /** When the signatures of a file of ours were made, as a history beside the file has it. */
  readonly made?: SigningMoments;
};

/**
 * When a file of ours was signed by whom it names, and by whom it was sealed and given out; null where no history says so.
 * It decides one question only: whether a certificate was revoked before or after. Without it that is judged today.
 */
export type SigningMoments = { readonly signedAt: Instant | null; readonly issuedAt: Instant | null };

/** Who signed, with what else was brought, whatever the format of the signature. */
type Signed = {
  readonly signer: X509Certificate;
  readonly others: readonly X509Certificate[];
  /** A time stamp token and the bytes it must be over. */
  readonly stamp: { readonly token: Uint8Array; readonly stamped: Uint8Array } | null;
  readonly claimedAt: Instant | null;
  /** As a history of ours says; null or absent where none does. */
  readonly madeAt?: Instant | null;
};

type Believed = Pick<SignatureFinding, "verdict" | "reasons" | "signedAt" | "isTimeStamped">;

/**
 * Trust in the certificate, at the time that is proven: that of the time stamp, or today. A revocation of later than the act
 * of ours that made the signature does not touch it (ADR 0244).
 */
export function believed(signed: Signed, { trust, now }: Circumstances): Believed {
  const stamp = stampOf(signed, trust);
  const at = stamp.at ?? now;
  const time = { signedAt: stamp.at ?? signed.claimedAt, isTimeStamped: stamp.at !== null };
  const chain = chainOf(signed.signer, signed.others, { trust, at });
  if (chain.code !== "TRUSTED")
    return { ...time, verdict: VERDICT_OF_CHAIN[chain.code], reasons: [chain, ...stamp.reasons] };
  const by = stamp.at ?? signed.madeAt ?? now;
  const standing = standingOf(chain.chain, trust, { at, by });
  if (standing.code === "REVOKED")
    return { ...time, verdict: "REVOKED", reasons: [standing, ...stamp.reasons] };
  const unknown: Reason[] = standing.code === "UNKNOWN" ? [{ code: "REVOCATION_UNKNOWN" }] : [];
  const verdict = stamp.at === null ? "VALID_NO_TIMESTAMP" : "VALID";
  return { ...time, verdict, reasons: [{ code: "SOUND" }, ...stamp.reasons, ...unknown] };
}

const VERDICT_OF_CHAIN: Readonly<Record<Exclude<ChainFinding["code"], "TRUSTED">, Verdict>> = {
  CHAIN_MISSING: "UNTRUSTED",
  NOT_FOR_SIGNING: "UNTRUSTED",
  EXPIRED: "CERT_EXPIRED",
  NOT_YET_VALID: "CERT_EXPIRED",
};

/** A time stamp counts only where its own authority is trusted at that time. */
function stampOf(
  { stamp }: Signed,
  trust: Trust,
): { readonly at: Instant | null; readonly reasons: readonly Reason[] } {
  if (stamp === null) return { at: null, reasons: [{ code: "NO_TIME_STAMP" }] };
  const wrong = { at: null, reasons: [{ code: "TIME_STAMP_WRONG" }] } as const;
  const read = readTimeStamp(stamp.token, stamp.stamped);
  if (read === null) return wrong;
  const chain = chainOf(read.authority, read.certificates, { trust, at: read.at });
  if (
    chain.code !== "TRUSTED" ||
    standingOf(chain.chain, trust, { at: read.at, by: read.at }).code === "REVOKED"
  )
    return wrong;
  return { at: read.at, reasons: [] };
}

export function signerFacts(certificate: X509Certificate): SignerFacts | null {
  const read = readCertificate(certificate.raw);
  if (!read.ok) return null;
  const {
    subjectName: name,
    organisation,
    serial,
    issuerName: issuer,
    validFrom,
    validTo,
    fingerprint,
  } = read.value;
  return { name, organisation, serial, issuer, validFrom, validTo, fingerprint };
}
