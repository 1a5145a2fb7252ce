import { createHash } from "node:crypto";
import { digestFault, XML_DIGESTS } from "./algorithms.ts";
import { canonical, type NodeSet } from "./canonical.ts";
import { isElement, isWithin, type XmlDocument, type XmlElement } from "./node.ts";
import { isDsig, type XmlReference, type XmlSignature } from "./read-signature.ts";
import { isUnsignedPart, qualifyingIn } from "./xades.ts";

/** Why what a signature names is not what was signed, or cannot be told. */
type ReferenceFault =
  | "REFERENCE_OUTSIDE"
  | "ID_TWICE"
  | "REFERENCE_BY_OTHER_NAME"
  | "TRANSFORM_UNKNOWN"
  | "WEAK_DIGEST"
  | "ALGORITHM_UNKNOWN"
  | "CONTENT_CHANGED";

/**
 * Looks up what each reference names, and compares its digest; what is covered where all hold. What one of them proves
 * to be altered is altered, whatever cannot be told of the others.
 */
export function checkReferences(
  document: XmlDocument,
  signature: XmlSignature,
): readonly NodeSet[] | ReferenceFault {
  const all = new Set(document.elements.filter((each) => isDsig(each, "Signature")));
  const left = { nothing: new Set<XmlElement>(), itself: new Set([signature.element]), signatures: all };
  const checked = signature.references.map((each) => setOf(document, each, left[each.leavesOut]));
  const faults = checked.filter((each) => typeof each === "string");
  const proven = faults.find((fault) => fault === "CONTENT_CHANGED" || fault === "ID_TWICE");
  return proven ?? faults[0] ?? checked.filter((each) => typeof each !== "string");
}

function setOf(
  document: XmlDocument,
  reference: XmlReference,
  without: NodeSet["without"],
): NodeSet | ReferenceFault {
  const fault = digestFault(reference.digest);
  if (fault !== null) return fault;
  const apex = named(document, reference.uri);
  if (typeof apex === "string") return apex;
  // Canonical XML 1.1 puts addresses together that stand around an element; nobody signs papers so.
  if (reference.form.inherits === "language-and-space" && hasBase(document)) return "TRANSFORM_UNKNOWN";
  const set = { apex, without };
  return isStated(set, reference) ? set : "CONTENT_CHANGED";
}

function isStated(set: NodeSet, reference: XmlReference): boolean {
  const hash = XML_DIGESTS.get(reference.digest) ?? "sha256";
  return createHash(hash).update(canonical(set, reference.form)).digest().equals(reference.stated);
}

function hasBase({ elements }: XmlDocument): boolean {
  return elements.some(({ attributes }) => attributes.some(({ name }) => name === "xml:base"));
}

type NamingFault = Extract<
  ReferenceFault,
  "REFERENCE_OUTSIDE" | "ID_TWICE" | "REFERENCE_BY_OTHER_NAME" | "CONTENT_CHANGED"
>;

/** What an address of this document names: all of it, or the one element of that Id. No other address is followed. */
function named(document: XmlDocument, uri: string | null): XmlDocument | XmlElement | NamingFault {
  if (uri === "") return document;
  const id = /^#([\p{L}_][\p{L}\p{M}\p{N}._:-]*)$/u.exec(uri ?? "")?.[1];
  if (id === undefined) return "REFERENCE_OUTSIDE";
  const [found, ...more] = document.elements.filter((each) => hasId(each, id));
  if (found !== undefined) return more.length === 0 ? found : "ID_TWICE";
  // Which attribute is an Id is for the schema of the document to say: nothing is proven to be missing.
  return document.elements.some((each) => hasValue(each, id)) ? "REFERENCE_BY_OTHER_NAME" : "CONTENT_CHANGED";
}

function hasValue({ attributes }: XmlElement, id: string): boolean {
  return attributes.some(({ value }) => value.trim() === id);
}

function hasId({ attributes }: XmlElement, id: string): boolean {
  return attributes.some(({ name, value }) => value.trim() === id && /^(id|Id|ID|xml:id)$/.test(name));
}

/** What a signature covers of a document: every element and instruction but signatures, or the elements named. */
type Coverage = { readonly isWhole: boolean; readonly parts: readonly string[] };

export function coverageOf(
  document: XmlDocument,
  signature: XmlSignature,
  sets: readonly NodeSet[],
): Coverage {
  const covered = new Set<XmlElement>();
  for (const { apex, without } of sets) {
    if (apex.kind === "document" || !isWithin(apex, without))
      mark(apex.kind === "document" ? apex.root : apex, { covered, without });
  }
  const own = { covered, signature };
  const isRootWhole = isAllCovered(document.root, own);
  const hasLoose = document.children.some(({ kind }) => kind === "instruction");
  const isWhole = isRootWhole && (!hasLoose || sets.some(({ apex }) => apex.kind === "document"));
  const names = sets.flatMap(({ apex }) =>
    apex.kind === "document" || isWithin(apex, new Set([signature.element])) ? [] : [apex.name],
  );
  return { isWhole, parts: isWhole ? [] : [...new Set(names)] };
}

type Marking = { readonly covered: Set<XmlElement>; readonly without: ReadonlySet<XmlElement> };

function mark(element: XmlElement, marking: Marking): void {
  if (marking.without.has(element)) return;
  marking.covered.add(element);
  for (const child of element.children) if (isElement(child)) mark(child, marking);
}

type Own = { readonly covered: ReadonlySet<XmlElement>; readonly signature: XmlSignature };

function isAllCovered(element: XmlElement, own: Own): boolean {
  const { signature, covered } = own;
  if (element === signature.element)
    return isKeyOnly(element) && signature.objects.every((each) => isObjectCovered(each, own));
  if (!covered.has(element)) return isSignatureOnly(element);
  return element.children.every((child) => !isElement(child) || isAllCovered(child, own));
}

/**
 * Another signature that was left out, as one made later has to be. It is judged itself; content that it brings along
 * was never before this signer.
 */
function isSignatureOnly(element: XmlElement): boolean {
  if (!isDsig(element, "Signature")) return false;
  const objects = element.children.filter(isElement).filter((each) => isDsig(each, "Object"));
  if (!isKeyOnly(element)) return false;
  return objects.every(({ children }) =>
    children.every((child) =>
      isElement(child)
        ? qualifyingIn(child) && isOfSignatures(child)
        : child.kind === "text" && child.text.trim() === "",
    ),
  );
}

/** Whom the key belongs to, and nothing that could be read as content: nobody signs what stands there. */
function isKeyOnly(signature: XmlElement): boolean {
  return signature.children
    .filter(isElement)
    .filter((each) => isDsig(each, "KeyInfo"))
    .every(isOfSignatures);
}

/** Of the vocabularies of signatures, all through: what was added beside those properties is content of somebody else. */
function isOfSignatures(element: XmlElement): boolean {
  const isKnown =
    element.uri.startsWith("http://www.w3.org/2000/09/xmldsig#") ||
    element.uri.startsWith("http://www.w3.org/2009/xmldsig11#") ||
    element.uri.startsWith("http://uri.etsi.org/01903/");
  return isKnown && element.children.filter(isElement).every(isOfSignatures);
}

/** What a signature brings with it is covered too, but for what is added to it later: time stamps and the like. */
function isObjectCovered(object: XmlElement, own: Own): boolean {
  if (own.covered.has(object)) return isAllCovered(object, own);
  return object.children.every((child) => {
    if (!isElement(child)) return child.kind === "text" && child.text.trim() === "";
    if (qualifyingIn(child))
      return child.children.every(
        (each) =>
          !isElement(each) || (isUnsignedPart(each) && isOfSignatures(each)) || isCoveredIn(each, own),
      );
    return isCoveredIn(child, own);
  });
}

function isCoveredIn(element: XmlElement, own: Own): boolean {
  return own.covered.has(element) && isAllCovered(element, own);
}
