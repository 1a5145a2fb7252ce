import type { X509Certificate } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { readList, saidByList } from "./crl.ts";
import { readAnswer, saidByAnswer } from "./ocsp.ts";

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
  const standsElsewhere = (responder: X509Certificate) => {
    const known = worstOf(saidByLists({ ...asked, certificate: responder }, lists));
    return known === null ? null : known.revokedAt === null;
  };
  return worstOf([
    ...saidByLists(asked, lists),
    ...lists.ocspAnswers.map((answer) => saidByAnswer(answer, { ...asked, standsElsewhere })),
  ]);
}

/** What the authority's lists and the office's own register say. */
function saidByLists(asked: Asked, lists: RevocationLists) {
  const fingerprint = asked.certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  const own = lists.revokedByUs.get(fingerprint);
  return [...lists.crls.map((crl) => saidByList(crl, asked)), own === undefined ? null : { revokedAt: own }];
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
  const list = readList(bytes);
  if (list !== null) return { kind: "CRL", issuedAt: list.issuedAt, nextAt: list.nextAt };
  const answer = readAnswer(bytes);
  return answer === null ? null : { kind: "OCSP", ...answer };
}
