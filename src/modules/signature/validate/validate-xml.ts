import type { X509Certificate } from "node:crypto";
import { startTags, xmlText } from "../../../platform/uploads/inspect-xml.ts";
import { isValueOf, methodFault } from "../xml/algorithms.ts";
import { canonical, type NodeSet } from "../xml/canonical.ts";
import { checkReferences, coverageOf } from "../xml/covered.ts";
import { attributeOf, type XmlDocument, type XmlElement } from "../xml/node.ts";
import { isDsig, readSignature, type XmlSignature } from "../xml/read-signature.ts";
import { readTree, XML_LIMITS } from "../xml/read-tree.ts";
import { isNamed, type Qualities, qualitiesOf } from "../xml/xades.ts";
import { believed, type Circumstances, signerFacts } from "./believed.ts";
import { NOTHING_KNOWN, UNSIGNED, unjudged } from "./unjudged.ts";
import { type Reason, type SignatureFinding, type Validation, type Verdict, worstOf } from "./verdict.ts";

/**
 * Judges every signature of an XML file (XMLDSig and XAdES): is the file the one that was signed, all of it, who signed
 * it, and may that certificate be believed? Asks no network; whatever cannot be decided is UNKNOWN, never VALID.
 * @law one-stop.md §1.6: XAdES for XML; the seven verdicts of a digital signature, with their reasons.
 */
export function validateXml(bytes: Uint8Array, circumstances: Circumstances): Validation {
  if (!mayHoldSignature(bytes)) return UNSIGNED;
  if (bytes.length > XML_LIMITS.bytes) return unjudged("XML_TOO_LARGE");
  const document = readTree(bytes);
  if (document === null) return unjudged("FILE_UNREADABLE");
  const found = document.elements.filter((each) => isDsig(each, "Signature"));
  if (found.length === 0) return UNSIGNED;
  if (found.length > XML_LIMITS.signatures || isTooMuch(document, bytes.length))
    return unjudged("XML_TOO_LARGE");
  const file = { document, sizeBytes: bytes.length };
  const signatures = found.map((element) => judge(element, file, circumstances));
  return { verdict: worstOf(signatures.map(({ verdict }) => verdict)), signatures };
}

/**
 * Whether an element of that name begins anywhere, in whatever vocabulary: also in a file that no parser reads, so that
 * one that only speaks of signatures is not taken for a signed one.
 */
function mayHoldSignature(bytes: Uint8Array): boolean {
  const text = xmlText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (text === null) return true;
  for (const tag of startTags(text)) if (/^<(?:[^\s:/>]+:)?Signature[\s/>]/.test(tag)) return true;
  return false;
}

/** What would keep its thread busy until it is ended: never judged then, and tried again and again. */
function isTooMuch({ elements }: XmlDocument, sizeBytes: number): boolean {
  const references = elements.filter((each) => isDsig(each, "Reference")).length;
  const prefixes = new Set(elements.flatMap(({ declared }) => [...declared.keys()]));
  return (
    elements.length > XML_LIMITS.elements ||
    prefixes.size > XML_LIMITS.prefixes ||
    elements.some(({ attributes }) => attributes.length > XML_LIMITS.attributes) ||
    elements.length * (references + 1) * (prefixes.size + 1) > XML_LIMITS.written ||
    references * sizeBytes > XML_LIMITS.referredBytes
  );
}

type XmlFile = { readonly document: XmlDocument; readonly sizeBytes: number };

function judge(element: XmlElement, file: XmlFile, circumstances: Circumstances): SignatureFinding {
  const bare = { ...NOTHING_KNOWN, field: attributeOf(element, "Id") ?? "" };
  const signature = readSignature(element);
  if (typeof signature === "string") return faulty(bare, signature);
  const fault = methodFault(signature.method);
  if (fault !== null) return faulty(bare, fault);
  const sets = checkReferences(file.document, signature);
  if (!isList(sets)) return faulty(bare, sets);
  const qualities = qualitiesOf(signature, sets);
  if (typeof qualities === "string") return faulty(bare, qualities);
  const signer = signerOf(signature, qualities);
  if (typeof signer === "string") return faulty(bare, signer);
  const known = { ...bare, signer: signerFacts(signer), signedAt: qualities.claimedAt };
  if (!isSignedBy(signature, signer)) return faulty(known, "SIGNATURE_MISMATCH");
  const others = signature.certificates.filter((each) => each !== signer);
  const said = believed(
    { signer, others, stamp: qualities.stamp, claimedAt: qualities.claimedAt },
    circumstances,
  );
  return { ...known, ...said, ...limited(said, reachOf(signature, { file, sets })) };
}

function isList(sets: ReturnType<typeof checkReferences>): sets is readonly NodeSet[] {
  return typeof sets !== "string";
}

type Fault =
  | Exclude<ReturnType<typeof readSignature>, XmlSignature>
  | Exclude<ReturnType<typeof methodFault>, null>
  | Exclude<ReturnType<typeof checkReferences>, readonly NodeSet[]>
  | Exclude<ReturnType<typeof qualitiesOf>, Qualities>
  | Exclude<ReturnType<typeof signerOf>, X509Certificate>
  | "SIGNATURE_MISMATCH";

const VERDICT_OF_FAULT: Readonly<Record<Fault, Verdict>> = {
  CONTENT_CHANGED: "TAMPERED",
  SIGNATURE_MISMATCH: "TAMPERED",
  CERTIFICATE_SWAPPED: "TAMPERED",
  ID_TWICE: "TAMPERED",
  REFERENCE_BY_OTHER_NAME: "UNKNOWN",
  FORMAT_UNKNOWN: "UNKNOWN",
  TRANSFORM_UNKNOWN: "UNKNOWN",
  REFERENCE_OUTSIDE: "UNKNOWN",
  SIGNER_CERTIFICATE_MISSING: "UNKNOWN",
  ATTRIBUTES_MISSING: "UNKNOWN",
  WEAK_DIGEST: "UNKNOWN",
  ALGORITHM_UNKNOWN: "UNKNOWN",
  SHARED_KEY: "UNKNOWN",
};

type Facts = Omit<SignatureFinding, "verdict" | "reasons">;

function faulty(facts: Facts, code: Fault): SignatureFinding {
  return { ...facts, verdict: VERDICT_OF_FAULT[code], reasons: [{ code }] };
}

/**
 * The certificate that signed: the one the signed properties name, or where they name none the one whose key made the
 * value. A key that comes without a certificate is anybody's.
 */
function signerOf(
  signature: XmlSignature,
  qualities: Qualities,
): X509Certificate | "SIGNER_CERTIFICATE_MISSING" | "CERTIFICATE_SWAPPED" {
  const { certificates } = signature;
  const [first] = certificates;
  if (first === undefined) return "SIGNER_CERTIFICATE_MISSING";
  const named = certificates.filter((each) => isNamed(qualities, each));
  if (named[0] === undefined) return "CERTIFICATE_SWAPPED";
  return named.find((each) => isSignedBy(signature, each)) ?? named[0];
}

function isSignedBy(
  { method, value, signedInfo, form }: XmlSignature,
  certificate: X509Certificate,
): boolean {
  const signed = Buffer.from(canonical({ apex: signedInfo, without: new Set() }, form));
  const name = attributeOf(method, "Algorithm") ?? "";
  return isValueOf({ method: name, signed, value }, certificate.publicKey);
}

type Reach = { readonly missing: readonly Reason[]; readonly coveredBytes: number };
type Around = { readonly file: XmlFile; readonly sets: readonly NodeSet[] };

/** What of the file the signature does not cover: what stands there may come from anybody. */
function reachOf(signature: XmlSignature, { file, sets }: Around): Reach {
  const { isWhole, parts } = coverageOf(file.document, signature, sets);
  const missing: Reason[] = [];
  if (!isWhole)
    missing.push({ code: "PART_ONLY", parts: parts.map((name) => name.slice(0, 40)).slice(0, 5) });
  if (file.document.hasComments) missing.push({ code: "COMMENT_UNSIGNED" });
  return { missing, coveredBytes: missing.length === 0 ? file.sizeBytes : 0 };
}

/** A signature over a part says nothing of the rest: it is never valid for the file. */
function limited(
  { verdict, reasons }: Pick<SignatureFinding, "verdict" | "reasons">,
  { missing, coveredBytes }: Reach,
): Pick<SignatureFinding, "verdict" | "reasons" | "coveredBytes" | "isWhole"> {
  if (missing.length === 0) return { verdict, reasons, coveredBytes, isWhole: true };
  const rest = reasons.filter(({ code }) => code !== "SOUND");
  return {
    ...{ coveredBytes, isWhole: false },
    verdict: worstOf([verdict, "UNKNOWN"]) ?? "UNKNOWN",
    reasons: [...missing, ...rest],
  };
}
