import { constants, type KeyObject, verify } from "node:crypto";
import type { CanonicalForm } from "./canonical.ts";
import { attributeOf, partsOf, type XmlElement } from "./node.ts";

const PREFIXES_LISTED_MAX = 20;
export const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

type Hash = "sha256" | "sha384" | "sha512";

/** Digests that still bind (XML Encryption, RFC 6931). */
export const XML_DIGESTS: ReadonlyMap<string, Hash> = new Map([
  ["http://www.w3.org/2001/04/xmlenc#sha256", "sha256"],
  ["http://www.w3.org/2001/04/xmldsig-more#sha384", "sha384"],
  ["http://www.w3.org/2001/04/xmlenc#sha512", "sha512"],
]);

type Method = { readonly kind: "rsa" | "rsa-pss" | "ec"; readonly hash: Hash };

const METHODS: ReadonlyMap<string, Method> = new Map(
  (["sha256", "sha384", "sha512"] as const).flatMap((hash): (readonly [string, Method])[] => [
    [`http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`, { kind: "rsa", hash }],
    [`http://www.w3.org/2001/04/xmldsig-more#ecdsa-${hash}`, { kind: "ec", hash }],
    [`http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`, { kind: "rsa-pss", hash }],
  ]),
);

/** Why an algorithm proves nothing; null where it is one of those that do. */
export function methodFault(method: XmlElement): "SHARED_KEY" | "WEAK_DIGEST" | "ALGORITHM_UNKNOWN" | null {
  const name = attributeOf(method, "Algorithm") ?? "";
  // Who can check a keyed hash can also make one: with a key that everybody knows, everybody signs.
  if (/hmac/i.test(name)) return "SHARED_KEY";
  if (isWeak(name)) return "WEAK_DIGEST";
  return METHODS.has(name) && method.children.length === 0 ? null : "ALGORITHM_UNKNOWN";
}

export function digestFault(name: string): "WEAK_DIGEST" | "ALGORITHM_UNKNOWN" | null {
  if (XML_DIGESTS.has(name)) return null;
  return isWeak(name) ? "WEAK_DIGEST" : "ALGORITHM_UNKNOWN";
}

function isWeak(name: string): boolean {
  return /(sha1|md[245]|ripemd\d*)(-rsa-MGF1)?$/i.test(name);
}

type SignedValue = { readonly method: string; readonly signed: Buffer; readonly value: Buffer };

/** Whether the value is this key's; a key of another kind than the algorithm says never made it. */
export function isValueOf({ method, signed, value }: SignedValue, key: KeyObject): boolean {
  const known = METHODS.get(method);
  const kind = key.asymmetricKeyType;
  if (known === undefined || (known.kind === "ec" ? kind !== "ec" : kind !== "rsa" && kind !== "rsa-pss"))
    return false;
  try {
    if (known.kind === "ec") return verify(known.hash, signed, { key, dsaEncoding: "ieee-p1363" }, value);
    if (known.kind === "rsa") return verify(known.hash, signed, key, value);
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return verify(known.hash, signed, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, value);
  } catch {
    // A key that is bound to another algorithm than the signature's.
    return false;
  }
}

/** The canonical form a method or transform names; null where it is none that is known. */
export function formOf(method: XmlElement): CanonicalForm | null {
  const name = (attributeOf(method, "Algorithm") ?? "").replace(/#?WithComments$/, "");
  if (name === "http://www.w3.org/TR/2001/REC-xml-c14n-20010315") return without(method, { inherits: "all" });
  if (name === "http://www.w3.org/2006/12/xml-c14n11")
    return without(method, { inherits: "language-and-space" });
  if (name !== EXCLUSIVE && `${name}#` !== EXCLUSIVE) return null;
  const parts = partsOf(method);
  if (parts === null || parts.length > 1) return null;
  const [listed] = parts;
  if (listed !== undefined && (listed.local !== "InclusiveNamespaces" || listed.uri !== EXCLUSIVE))
    return null;
  const words = (listed === undefined ? "" : (attributeOf(listed, "PrefixList") ?? "")).split(/\s+/);
  const prefixes = words.filter((word) => word !== "").map((word) => (word === "#default" ? "" : word));
  // Each is looked for on every element.
  return prefixes.length > PREFIXES_LISTED_MAX ? null : { isExclusive: true, prefixes, inherits: "none" };
}

function without(method: XmlElement, { inherits }: Pick<CanonicalForm, "inherits">): CanonicalForm | null {
  return method.children.some(({ kind }) => kind === "element")
    ? null
    : { isExclusive: false, prefixes: [], inherits };
}

/** What is signed where nothing else is said. */
export const DEFAULT_FORM: CanonicalForm = { isExclusive: false, prefixes: [], inherits: "all" };
