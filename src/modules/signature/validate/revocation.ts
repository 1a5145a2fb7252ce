import type { X509Certificate } from "node:crypto";
import { CertificateRevocationList } from "pkijs";
import type { Instant } from "../../../kernel/local-date.ts";
import { childrenOf, readDer } from "../cms/read-der.ts";
import { instantIn } from "../cms/read-time.ts";
import { isSignedBy, readAnswer, saidByAnswer, serialOf, withoutSign } from "./ocsp.ts";

/** Lists of revoked certificates and answers about single ones, imported by hand; no network is asked. */
export type RevocationLists = {
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
  /** What the office's own register knows, by SHA-256 of the certificate. */
  readonly revokedByUs: ReadonlyMap<string, Instant>;
};

/** When the certificate was revoked; null inside where it stands, null where nothing is known of it. */
type Revocation = { readonly revokedAt: Instant | null };

type Asked = {
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate;
  /** The time the answer is for: that of the signature where it is proven. */
  readonly at: Instant;
};

export function revocationOf(asked: Asked, lists: RevocationLists): Revocation | null {
  const { issuer } = asked;
  const standsElsewhere = (responder: X509Certificate) => {
    const known = worstOf(saidByLists(responder, issuer, lists));
    return known === null ? null : known.revokedAt === null;
  };
  return worstOf([
    ...saidByLists(asked.certificate, issuer, lists),
    ...lists.ocspAnswers.map((answer) => saidByAnswer(answer, { ...asked, standsElsewhere })),
  ]);
}

/** What the authority's lists and the office's own register say. */
function saidByLists(certificate: X509Certificate, issuer: X509Certificate, lists: RevocationLists) {
  const fingerprint = certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  const own = lists.revokedByUs.get(fingerprint);
  return [
    ...lists.crls.map((crl) => fromList(crl, certificate, issuer)),
    own === undefined ? null : { revokedAt: own },
  ];
}

function worstOf(all: readonly (Revocation | null)[]): Revocation | null {
  const said = all.filter((each) => each !== null);
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
    const issuedAt = instantIn(crl.thisUpdate.value);
    const nextAt = crl.nextUpdate === undefined ? null : instantIn(crl.nextUpdate.value);
    return issuedAt === null ? null : { kind: "CRL", issuedAt, nextAt };
  }
  const answer = readAnswer(bytes);
  return answer === null ? null : { kind: "OCSP", ...answer };
}

function fromList(
  bytes: Uint8Array,
  certificate: X509Certificate,
  issuer: X509Certificate,
): Revocation | null {
  const crl = parsedList(bytes);
  if (crl === null || !isSignedBy(childrenOf(readDer(bytes)), issuer)) return null;
  const serial = serialOf(certificate);
  const entry = (crl.revokedCertificates ?? []).find(({ userCertificate }) =>
    serial.equals(withoutSign(userCertificate.valueBlock.valueHexView)),
  );
  if (entry === undefined) return { revokedAt: null };
  const revokedAt = instantIn(entry.revocationDate.value);
  return revokedAt === null ? null : { revokedAt };
}

function parsedList(bytes: Uint8Array): CertificateRevocationList | null {
  try {
    return CertificateRevocationList.fromBER(new Uint8Array(bytes));
  } catch {
    // pkijs throws on any other structure: it is no list.
    return null;
  }
}
