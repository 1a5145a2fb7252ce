import { createHash, verify, type X509Certificate } from "node:crypto";
import { BasicOCSPResponse, OCSPResponse } from "pkijs";
import type { Instant } from "../../../kernel/local-date.ts";
import { parsedCertificate } from "../cms/certificate.ts";
import { extendedKeyUsages, extensionOf, maySign } from "../cms/extensions.ts";
import { DIGEST_OF_SIGNATURE, OID } from "../cms/oids.ts";
import { childrenOf, type DerNode, oidOf, readDer } from "../cms/read-der.ts";
import { generalizedTime, instantIn, termOf } from "../cms/read-time.ts";

/** What an answer says of a certificate: when it was revoked, or (null) that it stood when the answer was made. */
type Said = { readonly revokedAt: Instant | null };

/** What an answer is asked about, and until when the office must be able to rely on it. */
type Question = {
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate;
  readonly at: Instant;
  /** Whether another source of the issuer's says that a responder's certificate stands; null where none knows it. */
  readonly standsElsewhere: (responder: X509Certificate) => boolean | null;
};

type Answer = {
  readonly made: Instant;
  readonly basic: BasicOCSPResponse;
  /** Byte for byte: what is signed, how, the signature, and the certificates that came along. */
  readonly parts: readonly DerNode[];
};

/**
 * What an imported answer (OCSP) says of a certificate; null where it is not about it or is not to be believed: it must be
 * signed by the authority that issued the certificate, or by a responder which that authority named for this.
 * @law RFC 6960, 3.2: the certificate asked about, an authorised signer, an answer that is recent enough
 */
export function saidByAnswer(bytes: Uint8Array, question: Question): Said | null {
  const answer = parsedAnswer(bytes);
  if (answer === null || !isAuthorised(answer, question)) return null;
  const single = answer.basic.tbsResponseData.responses.find(({ certID }) => isAbout(certID, question));
  if (single === undefined) return null;
  const status = readDer(new Uint8Array(single.certStatus.toBER()));
  if (status?.tag === 0xa1) {
    const revokedAt = generalizedTime(childrenOf(status)[0]);
    return revokedAt === null ? null : { revokedAt };
  }
  // What stood once says nothing of a day after the answer itself asks not to be relied on.
  const until = single.nextUpdate === undefined ? null : instantIn(single.nextUpdate);
  const isRecent = until === null || question.at <= until;
  return status?.tag === 0x80 && isRecent ? { revokedAt: null } : null;
}

/** When an answer was made and until when it may be relied on; null where the bytes are no answer. */
export function readAnswer(
  bytes: Uint8Array,
): { readonly issuedAt: Instant; readonly nextAt: Instant | null } | null {
  const answer = parsedAnswer(bytes);
  if (answer === null) return null;
  const next = answer.basic.tbsResponseData.responses[0]?.nextUpdate;
  return { issuedAt: answer.made, nextAt: next === undefined ? null : instantIn(next) };
}

function parsedAnswer(bytes: Uint8Array): Answer | null {
  try {
    const outer = OCSPResponse.fromBER(new Uint8Array(bytes));
    // Any other status is an error without a signature (RFC 6960, 4.2.1).
    if (outer.responseBytes === undefined || outer.responseStatus.valueBlock.valueDec !== 0) return null;
    const [, wrapped] = childrenOf(readDer(bytes));
    const inner = childrenOf(childrenOf(wrapped)[0])[1];
    if (inner === undefined) return null;
    const basic = BasicOCSPResponse.fromBER(new Uint8Array(inner.body));
    const made = instantIn(basic.tbsResponseData.producedAt);
    return made === null ? null : { made, basic, parts: childrenOf(readDer(inner.body)) };
  } catch {
    // pkijs throws on any other structure: it is no answer about a certificate.
    return null;
  }
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ["1.3.14.3.2.26", "sha1"],
  [OID.sha256, "sha256"],
  [OID.sha384, "sha384"],
  [OID.sha512, "sha512"],
]);

type CertId = BasicOCSPResponse["tbsResponseData"]["responses"][number]["certID"];

/** The same number may be given by every authority: name and key of the issuer decide as well. */
function isAbout(certId: CertId, { certificate, issuer }: Question): boolean {
  const hash = HASHES.get(certId.hashAlgorithm.algorithmId);
  if (hash === undefined) return false;
  const isHash = (stated: Uint8Array, of: Uint8Array) => createHash(hash).update(of).digest().equals(stated);
  return (
    serialOf(certificate).equals(withoutSign(certId.serialNumber.valueBlock.valueHexView)) &&
    isHash(certId.issuerNameHash.valueBlock.valueHexView, subjectOf(issuer)) &&
    isHash(certId.issuerKeyHash.valueBlock.valueHexView, keyBitsOf(issuer))
  );
}

function isAuthorised(answer: Answer, question: Question): boolean {
  const { issuer } = question;
  if (isSignedBy(answer.parts, issuer)) return true;
  return certificatesOf(answer).some(
    (responder) =>
      isNamedBy(answer, responder) &&
      mayAnswerFor(responder, issuer, answer.made) &&
      isSignedBy(answer.parts, responder) &&
      stands(responder, question),
  );
}

/**
 * A delegated responder: issued by the very authority, for this use, and in force when it answered.
 * @law RFC 6960, 4.2.2.2: id-kp-OCSPSigning, issued directly by the authority that issued the certificate in question
 */
function mayAnswerFor(responder: X509Certificate, issuer: X509Certificate, made: Instant): boolean {
  const { from, to } = termOf(responder);
  return (
    issuer.ca &&
    responder.checkIssued(issuer) &&
    responder.verify(issuer.publicKey) &&
    extendedKeyUsages(responder).includes(OID.ocspSigning) &&
    maySign(responder) &&
    from != null &&
    to != null &&
    from <= made &&
    made <= to
  );
}

/**
 * The authority says that nobody need ask about the responder itself (id-pkix-ocsp-nocheck), or another source of the
 * authority's says that it stands. Where neither does, nobody knows whether its key was stolen.
 * @law RFC 6960, 4.2.2.2.1
 */
function stands(responder: X509Certificate, { standsElsewhere }: Question): boolean {
  const known = standsElsewhere(responder);
  return known ?? extensionOf(responder, OID.ocspNoCheck) !== null;
}

/** Whether the answer says that this one made it: by its name, or by the hash of its key. */
function isNamedBy({ parts }: Answer, responder: X509Certificate): boolean {
  const named = childrenOf(parts[0]).find(({ tag }) => tag === 0xa1 || tag === 0xa2);
  const [value] = childrenOf(named);
  if (value === undefined) return false;
  if (named?.tag === 0xa1) return value.raw.equals(subjectOf(responder));
  return value.body.equals(createHash("sha1").update(keyBitsOf(responder)).digest());
}

function certificatesOf({ parts }: Answer): X509Certificate[] {
  return childrenOf(childrenOf(parts[3])[0]).flatMap(({ raw }) => parsedCertificate(raw));
}

/** CRL and basic response have one shape: what is signed, how, and the signature. */
export function isSignedBy(
  [signed, algorithm, signature]: readonly DerNode[],
  signer: X509Certificate,
): boolean {
  const digest = DIGEST_OF_SIGNATURE.get(oidOf(childrenOf(algorithm)[0]));
  if (signed === undefined || signature === undefined || digest === undefined) return false;
  try {
    return verify(digest, signed.raw, signer.publicKey, signature.body.subarray(1));
  } catch {
    // A key of another kind than the algorithm says: not signed by this one.
    return false;
  }
}

export function serialOf(certificate: X509Certificate): Buffer {
  const hex = certificate.serialNumber;
  return withoutSign(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex"));
}

export function withoutSign(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return Buffer.from(bytes.subarray(Math.max(0, first)));
}

/** The fields of a certificate after its version: number, algorithm, issuer, validity, subject, key. */
function fieldsOf(certificate: X509Certificate): DerNode[] {
  return childrenOf(childrenOf(readDer(certificate.raw))[0]).filter(({ tag }) => tag !== 0xa0);
}

export function subjectOf(certificate: X509Certificate): Buffer {
  return fieldsOf(certificate)[4]?.raw ?? Buffer.alloc(0);
}

function keyBitsOf(certificate: X509Certificate): Buffer {
  return childrenOf(fieldsOf(certificate)[5])[1]?.body.subarray(1) ?? Buffer.alloc(0);
}
