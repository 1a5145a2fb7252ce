import { createHash, verify, X509Certificate } from "node:crypto";
import { present } from "../../../kernel/assert.ts";
import { der, integer, NULL, octets, oid, sequence, setOf, TAG } from "./der.ts";
import { OID } from "./oids.ts";
import { childrenOf, readDer } from "./read-der.ts";

/** The signature value as a provider gives it. */
export type SignatureValue = {
  readonly bytes: Uint8Array;
  readonly algorithm: "RSA-SHA256" | "ECDSA-SHA256";
};

/**
 * The attributes a PAdES baseline signature signs: content type, digest of the paper, and which certificate. The time
 * is not among them: it stands in the signature dictionary, as EN 319 142-1 wants it.
 */
export function attributesToSign(
  contentDigest: Uint8Array,
  certificate: Uint8Array,
  contentType: string = OID.data,
): Buffer {
  const certificateDigest = createHash("sha256").update(certificate).digest();
  return setOf(TAG.set, [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octets(contentDigest)),
    // The hash algorithm is left out: SHA-256 is the default, and defaults are not written.
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(certificateDigest))))),
  ]);
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(oid(type), der(TAG.set, value));
}

type Parts = {
  /** What is signed: of this type, and inside or, where null, beside the signature. */
  readonly contentType: string;
  readonly content: Uint8Array | null;
  readonly attributes: Uint8Array;
  readonly certificate: Uint8Array;
  /** Certificates between the signer's and the root, so that a verifier needs only the root. */
  readonly chain: readonly Uint8Array[];
  readonly signature: SignatureValue;
  /** An RFC 3161 token over the signature value. */
  readonly timeStamp: Uint8Array | null;
};

/** The whole CMS signed data (RFC 5652, 5.1). */
export function signedData(parts: Parts): Buffer {
  const { contentType, content, attributes, certificate, chain, signature, timeStamp } = parts;
  const sha256 = sequence(oid(OID.sha256), NULL);
  const unsigned =
    timeStamp === null ? [] : [der(TAG.context1, attribute(OID.timeStampToken, Buffer.from(timeStamp)))];
  const signer = sequence(
    integer(1),
    issuerAndSerial(certificate),
    sha256,
    Buffer.concat([Buffer.from([TAG.context0]), attributes.subarray(1)]),
    signature.algorithm === "RSA-SHA256" ? sequence(oid(OID.rsa), NULL) : sequence(oid(OID.ecdsaSha256)),
    octets(signature.bytes),
    ...unsigned,
  );
  const inside = content === null ? [] : [der(TAG.context0, octets(content))];
  const body = sequence(
    integer(contentType === OID.data ? 1 : 3),
    der(TAG.set, sha256),
    sequence(oid(contentType), ...inside),
    setOf(
      TAG.context0,
      [certificate, ...chain].map((each) => Buffer.from(each)),
    ),
    der(TAG.set, signer),
  );
  return sequence(oid(OID.signedData), der(TAG.context0, body));
}

/** As the certificate itself writes them: names with diacritics are not written anew. */
function issuerAndSerial(certificate: Uint8Array): Buffer {
  const fields = childrenOf(childrenOf(readDer(certificate))[0]).filter(({ tag }) => tag !== TAG.context0);
  const [serial, , issuer] = fields;
  return sequence(present(issuer, "issuer").raw, present(serial, "serial number").raw);
}

/** Whether the value really is the certificate's signature over these attributes: what a provider says is never believed. */
export function isSignatureOf(
  { bytes }: SignatureValue,
  attributes: Uint8Array,
  certificate: Uint8Array,
): boolean {
  return verify("sha256", attributes, new X509Certificate(certificate).publicKey, bytes);
}
