import { createHash, type X509Certificate } from "node:crypto";
import { parsedCertificate } from "./certificate.ts";
import { OID } from "./oids.ts";
import { childrenOf, type DerNode, oidOf, readDer } from "./read-der.ts";

/** A CMS signed data with one signer, as it stands. */
export type ReadCms = {
  readonly certificates: readonly X509Certificate[];
  readonly signer: X509Certificate | null;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: { readonly oid: string; readonly parameters: DerNode | undefined };
  readonly signature: Buffer;
  /** The signed attributes as they were hashed; null where the content was signed directly. */
  readonly attributes: Buffer | null;
  readonly attribute: (type: string) => DerNode | null;
  readonly timeStampToken: Buffer | null;
  /** The content, where it stands inside (time stamps). */
  readonly content: Buffer | null;
  readonly contentType: string;
};

/** Reads one signed data with exactly one signer (RFC 5652); null where it is none. Zeros may follow it, nothing else. */
export function readCms(bytes: Uint8Array): ReadCms | null {
  const outer = readDer(bytes);
  if (outer === null || bytes.subarray(outer.raw.length).some((byte) => byte !== 0)) return null;
  const [type, wrapped] = childrenOf(outer);
  if (oidOf(type) !== OID.signedData) return null;
  const parts = childrenOf(childrenOf(wrapped)[0]);
  const [, , content, ...rest] = parts;
  const certificates = childrenOf(rest.find(({ tag }) => tag === 0xa0)).flatMap(certificateIn);
  const signers = childrenOf(rest.find(({ tag }) => tag === 0x31));
  const [signer] = signers;
  if (content === undefined || signer === undefined || signers.length !== 1) return null;
  return readSigner(childrenOf(signer), { content: childrenOf(content), certificates });
}

type Around = { readonly content: readonly DerNode[]; readonly certificates: readonly X509Certificate[] };

function readSigner(fields: readonly DerNode[], { content, certificates }: Around): ReadCms | null {
  const [, identifier, digest, ...rest] = fields;
  const signed = rest.find(({ tag }) => tag === 0xa0);
  const unsigned = rest.find(({ tag }) => tag === 0xa1);
  const algorithm = childrenOf(rest.find(({ tag }) => tag === 0x30));
  const signature = rest.find(({ tag }) => tag === 0x04);
  if (identifier === undefined || signature === undefined) return null;
  const attributes = attributesIn(signed);
  if (attributes === null) return null;
  const token = attributesIn(unsigned)?.get(OID.timeStampToken)?.raw ?? null;
  return {
    certificates,
    signer: certificates.find((each) => isNamedBy(each, identifier)) ?? null,
    digestAlgorithm: oidOf(childrenOf(digest)[0]),
    signatureAlgorithm: { oid: oidOf(algorithm[0]), parameters: algorithm[1] },
    signature: signature.body,
    attributes: signed === undefined ? null : Buffer.concat([Buffer.from([0x31]), signed.raw.subarray(1)]),
    attribute: (type) => attributes.get(type) ?? null,
    timeStampToken: token,
    content: content[1] === undefined ? null : (childrenOf(content[1])[0]?.body ?? null),
    contentType: oidOf(content[0]),
  };
}

/** Other kinds of certificates may stand in the list; they sign nothing here. */
function certificateIn({ raw }: DerNode): X509Certificate[] {
  return parsedCertificate(raw);
}

/** Attribute type → its single value. One that stands twice makes the signature ambiguous: it is not read. */
function attributesIn(set: DerNode | undefined): ReadonlyMap<string, DerNode> | null {
  const found = new Map<string, DerNode>();
  for (const each of childrenOf(set)) {
    const [type, values] = childrenOf(each);
    const [value, ...more] = childrenOf(values);
    const name = oidOf(type);
    if (value === undefined || (more.length > 0 && name !== OID.timeStampToken) || found.has(name))
      return null;
    found.set(name, value);
  }
  return found;
}

/** Issuer and serial number, or the key identifier. */
function isNamedBy(certificate: X509Certificate, identifier: DerNode): boolean {
  const body = childrenOf(childrenOf(readDer(certificate.raw))[0]).filter(({ tag }) => tag !== 0xa0);
  const [serial, , issuer] = body;
  if (identifier.tag === 0x80) return keyIdentifier(certificate)?.equals(identifier.body) ?? false;
  const [namedIssuer, namedSerial] = childrenOf(identifier);
  if (serial === undefined || issuer === undefined || namedIssuer === undefined || namedSerial === undefined)
    return false;
  return issuer.raw.equals(namedIssuer.raw) && serial.raw.equals(namedSerial.raw);
}

function keyIdentifier(certificate: X509Certificate): Buffer | null {
  const extensions = childrenOf(childrenOf(readDer(certificate.raw))[0]).find(({ tag }) => tag === 0xa3);
  for (const extension of childrenOf(childrenOf(extensions)[0])) {
    const parts = childrenOf(extension);
    const value = parts.at(-1);
    if (oidOf(parts[0]) === "2.5.29.14" && value !== undefined) return readDer(value.body)?.body ?? null;
  }
  return null;
}

/** Whether the signed attributes name this very certificate (RFC 5035); null where they name none. */
export function namesCertificate(cms: ReadCms, certificate: X509Certificate): boolean | null {
  const newer = cms.attribute(OID.signingCertificateV2);
  const older = cms.attribute(OID.signingCertificate);
  const first = childrenOf(childrenOf(childrenOf(newer ?? older)[0])[0]);
  if (newer === null && older === null) return null;
  const hash = first.find(({ tag }) => tag === 0x04)?.body;
  const named = first[0]?.tag === 0x30 ? oidOf(childrenOf(first[0])[0]) : OID.sha256;
  const algorithm = newer === null ? "sha1" : HASHES.get(named);
  if (hash === undefined || algorithm === undefined) return false;
  return createHash(algorithm).update(certificate.raw).digest().equals(hash);
}

const HASHES: ReadonlyMap<string, string> = new Map([
  [OID.sha256, "sha256"],
  [OID.sha384, "sha384"],
  [OID.sha512, "sha512"],
]);
