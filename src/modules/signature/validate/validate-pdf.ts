import type { Instant } from "../../../kernel/local-date.ts";
import { OID } from "../cms/oids.ts";
import { readCms } from "../cms/read-cms.ts";
import { type SignerFault, signerFault } from "../cms/verify-signer.ts";
import { BrokenPdf } from "../pdf/broken-pdf.ts";
import { openPdf, type PdfFile } from "../pdf/file.ts";
import { nameIn, textOf } from "../pdf/value.ts";
import { type FormField, formFields } from "../sign/acro-form.ts";
import { believed, type Circumstances, signerFacts } from "./believed.ts";
import { rulesOf } from "./change-rules.ts";
import { type Change, changesSince } from "./changes.ts";
import { claimedTime } from "./claimed-time.ts";
import { type SignedRange, signedRange } from "./signed-range.ts";
import { type SignatureFinding, type Validation, type Verdict, worstOf } from "./verdict.ts";

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
    const ends = fields.map((field) => signedRange(file, field)?.end ?? file.bytes.length);
    const signatures = fields.map((field, place) => {
      // Whom a paper names signs first; the seal and whatever else comes with its issue follows.
      const isFirst = ends[place] === Math.min(...ends);
      return judge(file, field, { ...circumstances, madeAt: madeAt(circumstances, isFirst) });
    });
    return { verdict: worstOf(signatures.map(({ verdict }) => verdict)), signatures };
  } catch (cause) {
    if (cause instanceof BrokenPdf) return UNREADABLE;
    throw cause;
  }
}

function madeAt({ made }: Circumstances, isFirst: boolean): Instant | null {
  return (isFirst ? made?.signedAt : null) ?? made?.issuedAt ?? null;
}

type Judging = Circumstances & { readonly madeAt: Instant | null };

function judge(file: PdfFile, field: FormField, circumstances: Judging): SignatureFinding {
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
  if (cms.signer === null)
    return { ...known, verdict: "UNKNOWN", reasons: [{ code: "SIGNER_CERTIFICATE_MISSING" }] };
  const stamp = cms.timeStampToken === null ? null : { token: cms.timeStampToken, stamped: cms.signature };
  const { madeAt } = circumstances;
  const signed = { signer: cms.signer, others: cms.certificates, stamp, claimedAt: claimed, madeAt };
  return { ...known, later: changes, ...believed(signed, circumstances) };
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
