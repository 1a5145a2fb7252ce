import type { X509Certificate } from "node:crypto";
import { parsedCertificate } from "../cms/certificate.ts";
import { DEFAULT_FORM, DSIG, formOf } from "./algorithms.ts";
import type { CanonicalForm } from "./canonical.ts";
import { attributeOf, partsOf, plainText, vocabularyOf, type XmlElement } from "./node.ts";
import { XML_LIMITS } from "./read-tree.ts";

/** What a signature says it signs: something of this document, in a form, with a digest. */
export type XmlReference = {
  readonly uri: string | null;
  readonly form: CanonicalForm;
  /** What is left out: nothing, this signature, or every signature of the document. */
  readonly leavesOut: "nothing" | "itself" | "signatures";
  readonly digest: string;
  readonly stated: Buffer;
};

/** One ds:Signature as it stands. */
export type XmlSignature = {
  readonly element: XmlElement;
  readonly id: string | null;
  readonly signedInfo: XmlElement;
  readonly form: CanonicalForm;
  readonly method: XmlElement;
  readonly references: readonly XmlReference[];
  readonly valueElement: XmlElement;
  readonly value: Buffer;
  readonly keyInfo: XmlElement | null;
  readonly certificates: readonly X509Certificate[];
  readonly objects: readonly XmlElement[];
};

type ReadFault = "FORMAT_UNKNOWN" | "TRANSFORM_UNKNOWN";

const TRANSFORMS = {
  enveloped: "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
  xpath: "http://www.w3.org/TR/1999/REC-xpath-19991116",
  filter: "http://www.w3.org/2002/06/xmldsig-filter2",
} as const;
const CERTIFICATES_MAX = 20;

export function isDsig(element: XmlElement | undefined, local: string): element is XmlElement {
  return element?.uri === DSIG && element.local === local;
}

/** Reads a signature by its scheme, in its order, with nothing beside: what is read is what is signed. */
export function readSignature(element: XmlElement): XmlSignature | ReadFault {
  const [signedInfo, valueElement, third, ...rest] = partsOf(element) ?? [];
  if (!isDsig(signedInfo, "SignedInfo") || !isDsig(valueElement, "SignatureValue")) return "FORMAT_UNKNOWN";
  const keyInfo = isDsig(third, "KeyInfo") ? third : null;
  const objects = keyInfo === null && third !== undefined ? [third, ...rest] : rest;
  const [formElement, method, ...named] = partsOf(signedInfo) ?? [];
  const value = base64In(valueElement);
  if (
    !isDsig(formElement, "CanonicalizationMethod") ||
    !isDsig(method, "SignatureMethod") ||
    value === null ||
    !objects.every((each) => isDsig(each, "Object")) ||
    named.length === 0 ||
    named.length > XML_LIMITS.references
  )
    return "FORMAT_UNKNOWN";
  const form = formOf(formElement);
  if (form === null) return "TRANSFORM_UNKNOWN";
  const references: XmlReference[] = [];
  for (const each of named) {
    const read = readReference(each);
    if (typeof read === "string") return read;
    references.push(read);
  }
  const id = attributeOf(element, "Id");
  const certificates = keyInfo === null ? [] : certificatesIn(keyInfo);
  return {
    element,
    id,
    signedInfo,
    form,
    method,
    references,
    valueElement,
    value,
    keyInfo,
    certificates,
    objects,
  };
}

function readReference(element: XmlElement): XmlReference | ReadFault {
  const parts = partsOf(element) ?? [];
  const transforms = isDsig(parts[0], "Transforms") ? parts[0] : null;
  const [method, stated, ...more] = transforms === null ? parts : parts.slice(1);
  if (!isDsig(element, "Reference") || !isDsig(method, "DigestMethod") || !isDsig(stated, "DigestValue"))
    return "FORMAT_UNKNOWN";
  const value = base64In(stated);
  if (more.length > 0 || value === null) return "FORMAT_UNKNOWN";
  const way = wayOf(transforms === null ? [] : (partsOf(transforms) ?? [null]));
  if (way === null) return "TRANSFORM_UNKNOWN";
  const digest = attributeOf(method, "Algorithm") ?? "";
  return { uri: attributeOf(element, "URI"), ...way, digest, stated: value };
}

type Way = Pick<XmlReference, "form" | "leavesOut">;

/** What the transforms do: leave signatures out, then write canonically. Anything else could hide or replace something. */
function wayOf(transforms: readonly (XmlElement | null)[]): Way | null {
  let leavesOut: XmlReference["leavesOut"] = "nothing";
  for (const [index, transform] of transforms.entries()) {
    if (transform === null || !isDsig(transform, "Transform")) return null;
    const form = formOf(transform);
    if (form !== null) return index === transforms.length - 1 ? { form, leavesOut } : null;
    if (isOwnLeftOut(transform)) leavesOut = leavesOut === "signatures" ? leavesOut : "itself";
    else if (areSignaturesLeftOut(transform)) leavesOut = "signatures";
    else return null;
  }
  return { form: DEFAULT_FORM, leavesOut };
}

function isOwnLeftOut(transform: XmlElement): boolean {
  return attributeOf(transform, "Algorithm") === TRANSFORMS.enveloped && transform.children.length === 0;
}

/**
 * The one path that is taken, in its two spellings, and taken by its letters only: "without any signature", by which
 * several people sign one document after each other.
 */
function areSignaturesLeftOut(transform: XmlElement): boolean {
  const algorithm = attributeOf(transform, "Algorithm");
  const [path, ...more] = partsOf(transform) ?? [];
  const said = path === undefined ? null : plainText(path);
  if (path?.local !== "XPath" || said === null || more.length > 0) return false;
  if (algorithm === TRANSFORMS.xpath && path.uri === DSIG) {
    const prefix = /^\s*not\s*\(\s*ancestor-or-self::([\w.-]+):Signature\s*\)\s*$/.exec(said)?.[1];
    return prefix !== undefined && vocabularyOf(path, prefix) === DSIG;
  }
  if (algorithm !== TRANSFORMS.filter || path.uri !== TRANSFORMS.filter) return false;
  const prefix = /^\s*(?:\/descendant::|\/\/)([\w.-]+):Signature\s*$/.exec(said)?.[1];
  return (
    attributeOf(path, "Filter") === "subtract" && prefix !== undefined && vocabularyOf(path, prefix) === DSIG
  );
}

function certificatesIn(keyInfo: XmlElement): readonly X509Certificate[] {
  const data = (partsOf(keyInfo) ?? []).filter((each) => isDsig(each, "X509Data"));
  const written = data
    .flatMap((each) => partsOf(each) ?? [])
    .filter((each) => isDsig(each, "X509Certificate"));
  return written
    .slice(0, CERTIFICATES_MAX)
    .flatMap((each) => parsedCertificate(base64In(each) ?? Buffer.alloc(0)));
}

/** The bytes an element holds in base 64, written by the letter; null where it holds anything else. */
export function base64In(element: XmlElement): Buffer | null {
  const text = plainText(element)?.replace(/\s+/g, "") ?? "";
  return text !== "" && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
    ? Buffer.from(text, "base64")
    : null;
}
