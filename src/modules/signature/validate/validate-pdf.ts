import type { X509Certificate } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { readCertificate } from "../cms/certificate.ts";
import { OID } from "../cms/oids.ts";
import { type ReadCms, readCms } from "../cms/read-cms.ts";
import { readTimeStamp } from "../cms/time-stamp-token.ts";
import { type SignerFault, signerFault } from "../cms/verify-signer.ts";
import { BrokenPdf } from "../pdf/broken-pdf.ts";
import { openPdf, type PdfFile } from "../pdf/file.ts";
import { nameIn, textOf } from "../pdf/value.ts";
import { type FormField, formFields } from "../sign/acro-form.ts";
import { rulesOf } from "./change-rules.ts";
import { type Change, changesSince } from "./changes.ts";
import { claimedTime } from "./claimed-time.ts";
import { type SignedRange, signedRange } from "./signed-range.ts";
import { type ChainFinding, chainOf, standingOf, type Trust } from "./trust.ts";
import {
  type Reason,
  type SignatureFinding,
  type SignerFacts,
  type Validation,
  type Verdict,
  worstOf,
} from "./verdict.ts";

type Circumstances = { readonly trust: Trust; readonly now: Instant };

const UNREADABLE: Validation = { verdict: "UNKNOWN", signatures: [] };

/**
 * Judges every signature of a PDF: is the paper the one that was signed, who signed it, and may that certificate be
 * believed? Asks no network; whatever cannot be decided is UNKNOWN, never VALID.
 * @law one-stop.md §1.6: the seven verdicts of a digital signature, with their reasons.
 */
export function validatePdf(bytes: Uint8Array, circumstances: Circumstances): Validation {
  try {
    const file = openPdf(bytes);
    const fields = formFields(file).filter(
      ({ dict }) => nameIn(dict.entries.get("FT")) === "Sig" && file.resolve(dict.entries.get("V")) !== null,
    );
    const signatures = fields.map((field) => judge(file, field, circumstances));
    return { verdict: worstOf(signatures.map(({ verdict }) => verdict)), signatures };
  } catch (cause) {
    if (cause instanceof BrokenPdf) return UNREADABLE;
    throw cause;
  }
}

function judge(file: PdfFile, field: FormField, circumstances: Circumstances): SignatureFinding {
  const dict = file.dict(field.dict.entries.get("V"));
  const range = signedRange(file, field);
  const claimed = claimedTime(textOf(dict?.entries.get("M")));
  const bare = {
    field: field.name,
    signer: null,
    signedAt: claimed,
    isTimeStamped: false,
    coveredBytes: range?.end ?? 0,
    isWhole: range !== null && range.end === file.bytes.length,
    later: [],
  };
  if (range === null) return { ...bare, verdict: "TAMPERED", reasons: [{ code: "BYTE_RANGE_WRONG" }] };
  const format = nameIn(dict?.entries.get("SubFilter"));
  if (format !== "ETSI.CAdES.detached" && format !== "adbe.pkcs7.detached")
    return { ...bare, verdict: "UNKNOWN", reasons: [{ code: "FORMAT_UNKNOWN" }] };
  const cms = readCms(range.contents);
  if (cms === null) return { ...bare, verdict: "UNKNOWN", reasons: [{ code: "FORMAT_UNKNOWN" }] };
  const signer = cms.signer === null ? null : signerFacts(cms.signer);
  const known = { ...bare, signer };
  const fault = signerFault(cms, [range.before, range.after], OID.data);
  if (fault !== null) return { ...known, verdict: VERDICT_OF_FAULT[fault], reasons: [{ code: fault }] };
  const changes = changesAfter(file, range);
  const forbidden = changes.filter(({ isAllowed }) => !isAllowed);
  if (forbidden.length > 0)
    return { ...known, verdict: "TAMPERED", reasons: [{ code: "CHANGED_AFTERWARDS", changes: forbidden }] };
  return { ...known, later: changes, ...believed(cms, claimed, circumstances) };
}

const VERDICT_OF_FAULT: Readonly<Record<SignerFault, Verdict>> = {
  CONTENT_CHANGED: "TAMPERED",
  SIGNATURE_MISMATCH: "TAMPERED",
  CERTIFICATE_SWAPPED: "TAMPERED",
  SIGNER_CERTIFICATE_MISSING: "UNKNOWN",
  ATTRIBUTES_MISSING: "UNKNOWN",
  WEAK_DIGEST: "UNKNOWN",
  ALGORITHM_UNKNOWN: "UNKNOWN",
};

function changesAfter(file: PdfFile, range: SignedRange): readonly Change[] {
  if (range.end === file.bytes.length) return [];
  return changesSince(range.revision, file, rulesOf(range.revision));
}

type Believed = Pick<SignatureFinding, "verdict" | "reasons" | "signedAt" | "isTimeStamped">;

/** Trust in the certificate, at the time that is proven: that of the time stamp, or today. */
function believed(cms: ReadCms, claimed: Instant | null, { trust, now }: Circumstances): Believed {
  const stamp = stampOf(cms, { trust, now });
  const at = stamp.at ?? now;
  const time = { signedAt: stamp.at ?? claimed, isTimeStamped: stamp.at !== null };
  if (cms.signer === null)
    return { ...time, verdict: "UNKNOWN", reasons: [{ code: "SIGNER_CERTIFICATE_MISSING" }] };
  const chain = chainOf(cms.signer, cms.certificates, { trust, at });
  if (chain.code !== "TRUSTED")
    return { ...time, verdict: VERDICT_OF_CHAIN[chain.code], reasons: [chain, ...stamp.reasons] };
  const standing = standingOf(chain.chain, trust, at);
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
  cms: ReadCms,
  { trust }: Circumstances,
): { readonly at: Instant | null; readonly reasons: readonly Reason[] } {
  if (cms.timeStampToken === null) return { at: null, reasons: [{ code: "NO_TIME_STAMP" }] };
  const wrong = { at: null, reasons: [{ code: "TIME_STAMP_WRONG" }] } as const;
  const stamp = readTimeStamp(cms.timeStampToken, cms.signature);
  if (stamp === null) return wrong;
  const chain = chainOf(stamp.authority, stamp.certificates, { trust, at: stamp.at });
  if (chain.code !== "TRUSTED" || standingOf(chain.chain, trust, stamp.at).code === "REVOKED") return wrong;
  return { at: stamp.at, reasons: [] };
}

function signerFacts(certificate: X509Certificate): SignerFacts | null {
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
