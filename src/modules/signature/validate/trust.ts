import type { X509Certificate } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { parsedCertificate } from "../cms/certificate.ts";
import { mayIssue, maySign } from "../cms/extensions.ts";
import { termOf } from "../cms/read-time.ts";
import { type RevocationLists, revocationOf } from "./revocation.ts";

/** Whom the office trusts, as an administrator imported it; nothing is fetched from anywhere. */
export type Trust = RevocationLists & {
  /** Certificates (DER) that are believed as they are: roots of the authorities. */
  readonly anchors: readonly Uint8Array[];
  /** Further certificates of authorities, for signatures that bring no chain. */
  readonly intermediates: readonly Uint8Array[];
};

export type ChainFinding =
  | { readonly code: "TRUSTED"; readonly chain: readonly X509Certificate[] }
  | { readonly code: "CHAIN_MISSING" | "NOT_FOR_SIGNING" }
  | { readonly code: "EXPIRED"; readonly on: Instant; readonly who: string }
  | { readonly code: "NOT_YET_VALID"; readonly on: Instant; readonly who: string };

const CHAIN_MAX = 8;
/** More than any authority needs; whoever brings hundreds wants to keep us busy. */
const BROUGHT_MAX = 20;

/** Walks from the signer to an anchor; every link signed, in force at the instant, and allowed to sign the one below. */
export function chainOf(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  { trust, at }: { readonly trust: Trust; readonly at: Instant },
): ChainFinding {
  const anchors = trust.anchors.flatMap(parsedCertificate);
  const known = [...others.slice(0, BROUGHT_MAX), ...trust.intermediates.flatMap(parsedCertificate)];
  const chain = linked(signer, { anchors, known });
  if (chain === null) return { code: "CHAIN_MISSING" };
  if (!maySign(signer)) return { code: "NOT_FOR_SIGNING" };
  for (const link of chain) {
    const { from, to } = termOf(link);
    if (to !== null && at > to) return { code: "EXPIRED", on: to, who: commonName(link) };
    if (from !== null && at < from) return { code: "NOT_YET_VALID", on: from, who: commonName(link) };
  }
  return { code: "TRUSTED", chain };
}

type Sources = { readonly anchors: readonly X509Certificate[]; readonly known: readonly X509Certificate[] };

/** The shortest way from the signer to an anchor; each certificate is visited once, however they name each other. */
function linked(signer: X509Certificate, { anchors, known }: Sources): readonly X509Certificate[] | null {
  const visited = new Set([signer.fingerprint256]);
  let ways: readonly (readonly [X509Certificate, ...X509Certificate[]])[] = [[signer]];
  for (let length = 1; length < CHAIN_MAX && ways.length > 0; length += 1) {
    const longer: (readonly [X509Certificate, ...X509Certificate[]])[] = [];
    for (const way of ways)
      for (const issuer of [...anchors, ...known]) {
        const last = way.at(-1) ?? signer;
        if (visited.has(issuer.fingerprint256) || !hasIssued(issuer, last, length - 1)) continue;
        if (anchors.some((anchor) => anchor.raw.equals(issuer.raw))) return [...way, issuer];
        visited.add(issuer.fingerprint256);
        longer.push([...way, issuer]);
      }
    ways = longer;
  }
  return null;
}

/** `between`: how many authorities stand between the issuer and the signer. */
function hasIssued(issuer: X509Certificate, issued: X509Certificate, between: number): boolean {
  return issued.checkIssued(issuer) && mayIssue(issuer, between) && issued.verify(issuer.publicKey);
}

/** The name people know a certificate by. */
function commonName(certificate: X509Certificate): string {
  const line = certificate.subject.split("\n").find((each) => each.startsWith("CN="));
  return (line ?? certificate.subject).replace(/^CN=/, "").normalize("NFC");
}

type Standing =
  | { readonly code: "GOOD" | "UNKNOWN" }
  | { readonly code: "REVOKED"; readonly on: Instant; readonly who: string };

/** Lists are asked as of `at`; what they say was revoked after `by` had not been when it signed. */
type StandingAsked = { readonly at: Instant; readonly by: Instant };

/** Whether any link but the anchor was revoked by the instant; UNKNOWN where a list for the signer is missing. */
export function standingOf(
  chain: readonly X509Certificate[],
  trust: Trust,
  { at, by }: StandingAsked,
): Standing {
  let worst: Standing = { code: "GOOD" };
  for (const [index, link] of chain.slice(0, -1).entries()) {
    const issuer = chain[index + 1];
    const found = issuer === undefined ? null : revocationOf({ certificate: link, issuer, at }, trust);
    if (found !== null && found.revokedAt !== null && found.revokedAt <= by)
      return { code: "REVOKED", on: found.revokedAt, who: commonName(link) };
    if (found === null && index === 0) worst = { code: "UNKNOWN" };
  }
  return worst;
}
