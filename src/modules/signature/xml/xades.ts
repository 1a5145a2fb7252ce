import { createHash, type X509Certificate } from "node:crypto";
import { type Instant, parseInstant } from "../../../kernel/local-date.ts";
import { DEFAULT_FORM, formOf, XML_DIGESTS } from "./algorithms.ts";
import { canonical, type NodeSet } from "./canonical.ts";
import { attributeOf, isElement, isWithin, plainText, type XmlElement } from "./node.ts";
import { base64In, isDsig, type XmlSignature } from "./read-signature.ts";

/** What a signature says of itself by XAdES (EN 319 132-1): who signed, when as they say, and a time stamp. */
export type Qualities = {
  /** The digest of the signer's certificate; null where none is named. */
  readonly certificate: { readonly digest: string; readonly value: Buffer } | null;
  readonly claimedAt: Instant | null;
  /** A time stamp over the signature value, and the bytes it must be over. */
  readonly stamp: { readonly token: Buffer; readonly stamped: Buffer } | null;
};

const XADES = "http://uri.etsi.org/01903/";

export function qualifyingIn(element: XmlElement): boolean {
  return element.uri.startsWith(XADES) && element.local === "QualifyingProperties";
}

export function isUnsignedPart(element: XmlElement): boolean {
  return element.uri.startsWith(XADES) && element.local === "UnsignedProperties";
}

/**
 * The properties a signature has. Those it signs count only where one of its references is to that very element: said
 * beside a signature, anybody could have written them. `ATTRIBUTES_MISSING` where they are there and not signed.
 */
export function qualitiesOf(
  signature: XmlSignature,
  sets: readonly NodeSet[],
): Qualities | "ATTRIBUTES_MISSING" {
  const all = signature.objects.flatMap(({ children }) => children.filter(isElement)).filter(qualifyingIn);
  const [qualifying, ...more] = all;
  if (qualifying === undefined)
    return { certificate: null, claimedAt: plainTimeIn(signature, sets), stamp: null };
  const signed = xadesIn(qualifying, "SignedProperties");
  const isTargeted = signature.id !== null && attributeOf(qualifying, "Target") === `#${signature.id}`;
  if (more.length > 0 || signed === null || !isTargeted || !isSignedIn(sets, signed))
    return "ATTRIBUTES_MISSING";
  const properties = xadesIn(signed, "SignedSignatureProperties");
  const certificate = properties === null ? null : namedCertificate(properties);
  if (certificate === "UNREADABLE") return "ATTRIBUTES_MISSING";
  const time = properties === null ? null : xadesIn(properties, "SigningTime");
  return {
    certificate,
    claimedAt: time === null ? null : parseInstant(plainText(time)?.trim() ?? ""),
    stamp: stampIn(qualifying, signature),
  };
}

/** Named by a reference, and not inside what that very reference leaves out: of such an element nothing is signed. */
function isSignedIn(sets: readonly NodeSet[], element: XmlElement): boolean {
  return sets.some(({ apex, without }) => apex === element && !isWithin(element, without));
}

function xadesIn(element: XmlElement, local: string): XmlElement | null {
  const found = element.children
    .filter(isElement)
    .filter((each) => each.local === local && each.uri.startsWith(XADES));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The first named certificate is the signer's (EN 319 132-1, 5.2.2). */
function namedCertificate(properties: XmlElement): Qualities["certificate"] | "UNREADABLE" {
  const newer = xadesIn(properties, "SigningCertificateV2");
  const list = newer ?? xadesIn(properties, "SigningCertificate");
  if (list === null) return null;
  const first = list.children.find(isElement);
  const digest = first?.local === "Cert" ? xadesIn(first, "CertDigest") : null;
  const [method, stated] = digest?.children.filter(isElement) ?? [];
  const value = stated?.local === "DigestValue" ? base64In(stated) : null;
  if (method?.local !== "DigestMethod" || value === null) return "UNREADABLE";
  const name = attributeOf(method, "Algorithm") ?? "";
  // The older property was made when SHA-1 was the rule; it only says which certificate, the key itself has signed.
  const isOld = newer === null && name === "http://www.w3.org/2000/09/xmldsig#sha1";
  const hash = isOld ? "sha1" : XML_DIGESTS.get(name);
  return hash === undefined ? "UNREADABLE" : { digest: hash, value };
}

export function isNamed({ certificate }: Qualities, given: X509Certificate): boolean {
  if (certificate === null) return true;
  return createHash(certificate.digest).update(given.raw).digest().equals(certificate.value);
}

/** One time stamp over the signature value (EN 319 132-1, 5.3); null where there is none, or none that can be read. */
function stampIn(qualifying: XmlElement, { valueElement }: XmlSignature): Qualities["stamp"] {
  const unsigned = xadesIn(qualifying, "UnsignedProperties");
  const properties = unsigned === null ? null : xadesIn(unsigned, "UnsignedSignatureProperties");
  const stamp = properties === null ? null : xadesIn(properties, "SignatureTimeStamp");
  if (stamp === null) return null;
  const encapsulated = xadesIn(stamp, "EncapsulatedTimeStamp");
  const method = stamp.children.filter(isElement).find((each) => isDsig(each, "CanonicalizationMethod"));
  const form = method === undefined ? DEFAULT_FORM : formOf(method);
  const token = encapsulated === null ? null : base64In(encapsulated);
  // What cannot be read is a wrong time stamp, told as such, and not the same as none.
  if (form === null || token === null) return { token: Buffer.alloc(0), stamped: Buffer.alloc(0) };
  return { token, stamped: Buffer.from(canonical({ apex: valueElement, without: new Set() }, form)) };
}

/** Without XAdES a time may stand in a signed object of its own, as electronic invoices have it. */
function plainTimeIn({ objects }: XmlSignature, sets: readonly NodeSet[]): Instant | null {
  for (const object of objects) {
    if (!isSignedIn(sets, object)) continue;
    const time = descendants(object).find(({ local }) => local === "SigningTime");
    if (time !== undefined) return parseInstant(plainText(time)?.trim() ?? "");
  }
  return null;
}

function descendants(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement).flatMap((child) => [child, ...descendants(child)]);
}
