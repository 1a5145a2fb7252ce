import { verify, type X509Certificate } from "node:crypto";
import { BasicOCSPResponse, CertificateRevocationList, OCSPResponse } from "pkijs";
import { type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { DIGEST_OF_SIGNATURE } from "../cms/oids.ts";
import { childrenOf, oidOf, readDer } from "../cms/read-der.ts";

/** Lists of revoked certificates and answers about single ones, imported by hand; no network is asked. */
export type RevocationLists = {
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
  /** What the office's own register knows, by SHA-256 of the certificate. */
  readonly revokedByUs: ReadonlyMap<string, Instant>;
};

/** When the certificate was revoked; null inside where it stands, null where nothing is known of it. */
type Revocation = { readonly revokedAt: Instant | null };

export function revocationOf(
  certificate: X509Certificate,
  issuer: X509Certificate,
  lists: RevocationLists,
): Revocation | null {
  const fingerprint = certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  const own = lists.revokedByUs.get(fingerprint);
  const said = [
    ...lists.crls.map((crl) => fromList(crl, certificate, issuer)),
    ...lists.ocspAnswers.map((answer) => fromAnswer(answer, certificate, issuer)),
    own === undefined ? null : { revokedAt: own },
  ].filter((each) => each !== null);
  const revoked = said.flatMap(({ revokedAt }) => (revokedAt === null ? [] : [revokedAt])).sort();
  if (revoked[0] !== undefined) return { revokedAt: revoked[0] };
  return said.length === 0 ? null : { revokedAt: null };
}

/** What an imported file is, and of whom; null where it is neither. */
export function readRevocationList(
  bytes: Uint8Array,
): { readonly kind: "CRL" | "OCSP"; readonly issuedAt: Instant; readonly nextAt: Instant | null } | null {
  const crl = parsedList(bytes);
  if (crl !== null) {
    const next = crl.nextUpdate === undefined ? null : instantOfEpoch(crl.nextUpdate.value.getTime());
    return { kind: "CRL", issuedAt: instantOfEpoch(crl.thisUpdate.value.getTime()), nextAt: next };
  }
  const answer = parsedAnswer(bytes);
  if (answer === null) return null;
  const next = answer.tbsResponseData.responses[0]?.nextUpdate;
  return {
    kind: "OCSP",
    issuedAt: instantOfEpoch(answer.tbsResponseData.producedAt.getTime()),
    nextAt: next === undefined ? null : instantOfEpoch(next.getTime()),
  };
}

function fromList(
  bytes: Uint8Array,
  certificate: X509Certificate,
  issuer: X509Certificate,
): Revocation | null {
  const crl = parsedList(bytes);
  if (crl === null || !isSignedBy(bytes, issuer)) return null;
  const serial = serialOf(certificate);
  const entry = (crl.revokedCertificates ?? []).find(({ userCertificate }) =>
    serial.equals(withoutSign(userCertificate.valueBlock.valueHexView)),
  );
  return { revokedAt: entry === undefined ? null : instantOfEpoch(entry.revocationDate.value.getTime()) };
}

function fromAnswer(
  bytes: Uint8Array,
  certificate: X509Certificate,
  issuer: X509Certificate,
): Revocation | null {
  const answer = parsedAnswer(bytes);
  const basic = basicBytes(bytes);
  if (answer === null || basic === null || !isSignedBy(basic, issuer)) return null;
  const serial = serialOf(certificate);
  const single = answer.tbsResponseData.responses.find(({ certID }) =>
    serial.equals(withoutSign(certID.serialNumber.valueBlock.valueHexView)),
  );
  if (single === undefined) return null;
  const status = readDer(new Uint8Array(single.certStatus.toBER()));
  if (status?.tag === 0x80) return { revokedAt: null };
  const time = status?.tag === 0xa1 ? childrenOf(status)[0]?.body.toString("latin1") : undefined;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(time ?? "") ?? [];
  if (year === undefined) return null;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return { revokedAt: instantOfEpoch(at) };
}

function parsedList(bytes: Uint8Array): CertificateRevocationList | null {
  try {
    return CertificateRevocationList.fromBER(new Uint8Array(bytes));
  } catch {
    // pkijs throws on any other structure: it is no list.
    return null;
  }
}

function parsedAnswer(bytes: Uint8Array): BasicOCSPResponse | null {
  try {
    const inner = OCSPResponse.fromBER(new Uint8Array(bytes)).responseBytes;
    return inner === undefined
      ? null
      : BasicOCSPResponse.fromBER(new Uint8Array(inner.response.valueBlock.valueHexView));
  } catch {
    // pkijs throws on any other structure: it is no answer about a certificate.
    return null;
  }
}

/** The basic response inside an OCSP answer, byte for byte: what its signature was made over. */
function basicBytes(bytes: Uint8Array): Buffer | null {
  const [, wrapped] = childrenOf(readDer(bytes));
  return childrenOf(childrenOf(wrapped)[0])[1]?.body ?? null;
}

/** CRL and basic response have one shape: what is signed, how, and the signature. */
function isSignedBy(bytes: Uint8Array, issuer: X509Certificate): boolean {
  const [signed, algorithm, signature] = childrenOf(readDer(bytes));
  const digest = DIGEST_OF_SIGNATURE.get(oidOf(childrenOf(algorithm)[0]));
  if (signed === undefined || signature === undefined || digest === undefined) return false;
  try {
    return verify(digest, signed.raw, issuer.publicKey, signature.body.subarray(1));
  } catch {
    // A key of another kind than the algorithm says: not signed by this issuer.
    return false;
  }
}

function serialOf(certificate: X509Certificate): Buffer {
  const hex = certificate.serialNumber;
  return withoutSign(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex"));
}

function withoutSign(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return Buffer.from(bytes.subarray(Math.max(0, first)));
}
