import { constants, createHash, verify, type X509Certificate } from "node:crypto";
import { DIGESTS, OID } from "./oids.ts";
import { namesCertificate, type ReadCms } from "./read-cms.ts";
import { oidOf } from "./read-der.ts";

/** Why a signature does not hold over its content, whoever made it. */
export type SignerFault =
  | "SIGNER_CERTIFICATE_MISSING"
  | "WEAK_DIGEST"
  | "ALGORITHM_UNKNOWN"
  | "CONTENT_CHANGED"
  | "SIGNATURE_MISMATCH"
  | "CERTIFICATE_SWAPPED"
  | "ATTRIBUTES_MISSING";

const RSA_PSS = "1.2.840.113549.1.1.10";
const RSA: ReadonlySet<string> = new Set([
  OID.rsa,
  OID.rsaSha256,
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
]);
const ECDSA: ReadonlySet<string> = new Set([OID.ecdsaSha256, "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"]);

/** Checks digest, attributes and signature value; null where all hold. Trust in the certificate is another question. */
export function signerFault(
  cms: ReadCms,
  content: readonly Uint8Array[],
  contentType: string,
): SignerFault | null {
  const { signer } = cms;
  if (signer === null) return "SIGNER_CERTIFICATE_MISSING";
  const algorithm = DIGESTS.get(cms.digestAlgorithm);
  if (algorithm === undefined) return "WEAK_DIGEST";
  const hashed = createHash(algorithm);
  for (const part of content) hashed.update(part);
  const stated = cms.attribute(OID.messageDigest);
  if (cms.attributes === null || stated === null) return "ATTRIBUTES_MISSING";
  if (oidOf(cms.attribute(OID.contentType) ?? undefined) !== contentType) return "ATTRIBUTES_MISSING";
  if (!hashed.digest().equals(stated.body)) return "CONTENT_CHANGED";
  if (namesCertificate(cms, signer) === false) return "CERTIFICATE_SWAPPED";
  const holds = valueHolds(cms, { algorithm, signer, attributes: cms.attributes });
  if (holds === null) return "ALGORITHM_UNKNOWN";
  return holds ? null : "SIGNATURE_MISMATCH";
}

type Value = { readonly algorithm: string; readonly signer: X509Certificate; readonly attributes: Buffer };

function valueHolds(cms: ReadCms, { algorithm, signer, attributes }: Value): boolean | null {
  const { oid } = cms.signatureAlgorithm;
  const key = signer.publicKey;
  try {
    if (RSA.has(oid)) return verify(algorithm, attributes, key, cms.signature);
    if (ECDSA.has(oid)) return verify(algorithm, attributes, key, cms.signature);
    if (oid !== RSA_PSS) return null;
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
    return verify(algorithm, attributes, pss, cms.signature);
  } catch {
    // A key of another kind than the algorithm says: the value cannot be this key's.
    return false;
  }
}
