import { createHash, X509Certificate } from "node:crypto";
import { Certificate } from "pkijs";
import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { termOf } from "./read-time.ts";

/** What a certificate (chứng thư chữ ký số) says, with its bytes. Names keep their diacritics. */
export type CertificateFacts = {
  readonly der: Uint8Array;
  /** SHA-256 of its bytes: its identity. */
  readonly fingerprint: string;
  readonly serial: string;
  readonly subjectName: string;
  readonly organisation: string | null;
  readonly issuerName: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  /** May sign other certificates. */
  readonly isAuthority: boolean;
};

const COMMON_NAME = "2.5.4.3";
const ORGANISATION = "2.5.4.10";

/**
 * The certificate that these bytes are, or none. One whose term cannot be read was issued by nobody: OpenSSL hands it over,
 * and whoever asks whether it was in force would get no answer.
 */
export function parsedCertificate(der: Uint8Array): X509Certificate[] {
  try {
    const certificate = new X509Certificate(der);
    const { from, to } = termOf(certificate);
    return from === null || to === null ? [] : [certificate];
  } catch {
    // OpenSSL names many causes; for whoever looks for a certificate it is one: these bytes are none.
    return [];
  }
}

type CertificateRefusal = { readonly code: "CERTIFICATE_UNREADABLE" };

/** Reads a certificate from DER or PEM. */
export function readCertificate(bytes: Uint8Array): Result<CertificateFacts, CertificateRefusal> {
  try {
    const native = new X509Certificate(bytes);
    const { from, to } = termOf(native);
    if (from !== null && to !== null)
      return accept({ ...namesOf(native), validFrom: from, validTo: to, isAuthority: native.ca });
  } catch {
    // OpenSSL names many causes; for whoever uploads it is one: this is no certificate.
  }
  return refuse({ code: "CERTIFICATE_UNREADABLE" });
}

function namesOf(native: X509Certificate): Omit<CertificateFacts, "validFrom" | "validTo" | "isAuthority"> {
  const parsed = Certificate.fromBER(native.raw);
  return {
    der: native.raw,
    fingerprint: createHash("sha256").update(native.raw).digest("hex"),
    serial: native.serialNumber.toLowerCase(),
    subjectName: nameIn(parsed.subject, COMMON_NAME) ?? nameIn(parsed.subject, ORGANISATION) ?? "",
    organisation: nameIn(parsed.subject, ORGANISATION),
    issuerName: nameIn(parsed.issuer, COMMON_NAME) ?? nameIn(parsed.issuer, ORGANISATION) ?? "",
  };
}

type Name = Certificate["subject"];

function nameIn(name: Name, type: string): string | null {
  const value: unknown = name.typesAndValues.find((each) => each.type === type)?.value.valueBlock.value;
  return typeof value === "string" ? value.normalize("NFC") : null;
}
