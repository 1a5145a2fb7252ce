import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { der, integer, NULL, octets, oid, sequence, setOf, TAG } from "./der.ts";
import { OID } from "./oids.ts";
import { childrenOf, readDer } from "./read-der.ts";

type SubjectName = {
  readonly commonName: string;
  readonly organisation: string;
  /** What the certificate is, for whoever reads it: that it is for demonstration. */
  readonly unit: string;
};

export type CertificateUse = "authority" | "signer" | "time-stamps";

type CertificateOrder = {
  readonly subject: SubjectName;
  readonly subjectKey: KeyObject;
  readonly use: CertificateUse;
  /** The authority's certificate; null where it signs itself. */
  readonly issuer: Uint8Array | null;
  readonly issuerKey: KeyObject;
  readonly validFrom: Instant;
  readonly validTo: Instant;
};

const NAMES = {
  country: "2.5.4.6",
  organisation: "2.5.4.10",
  unit: "2.5.4.11",
  commonName: "2.5.4.3",
} as const;

/** An X.509 certificate signed with RSA and SHA-256 (RFC 5280). Names are UTF-8, with all their marks. */
export function issueCertificate(order: CertificateOrder): Buffer {
  const { subject, subjectKey, issuer, issuerKey, validFrom, validTo } = order;
  const algorithm = sequence(oid(OID.rsaSha256), NULL);
  const own = nameOf(subject);
  const publicKey = createPublicKey(subjectKey).export({ type: "spki", format: "der" });
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const body = sequence(
    der(TAG.context0, integer(2)),
    integer(serial),
    algorithm,
    issuer === null ? own : subjectOf(issuer),
    sequence(time(validFrom), time(validTo)),
    own,
    publicKey,
    der(0xa3, sequence(...extensionsOf(order, publicKey))),
  );
  return sequence(body, algorithm, bitString(sign("sha256", body, issuerKey)));
}

function extensionsOf({ use, issuer, issuerKey }: CertificateOrder, publicKey: Uint8Array): Buffer[] {
  const issuerPublic = createPublicKey(issuerKey).export({ type: "spki", format: "der" });
  const isAuthority = use === "authority";
  const purposes =
    use === "time-stamps" ? [extension("2.5.29.37", sequence(oid(OID.timeStamping)), true)] : [];
  return [
    extension("2.5.29.19", isAuthority ? sequence(der(TAG.boolean, Buffer.from([0xff]))) : sequence(), true),
    // keyCertSign and cRLSign, or digitalSignature and nonRepudiation.
    extension("2.5.29.15", der(0x03, isAuthority ? Buffer.from([1, 0x06]) : Buffer.from([6, 0xc0])), true),
    ...purposes,
    extension("2.5.29.14", octets(keyIdentifier(publicKey))),
    ...(issuer === null ? [] : [extension("2.5.29.35", sequence(der(0x80, keyIdentifier(issuerPublic))))]),
  ];
}

function extension(type: string, value: Uint8Array, isCritical = false): Buffer {
  const critical = isCritical ? [der(TAG.boolean, Buffer.from([0xff]))] : [];
  return sequence(oid(type), ...critical, octets(value));
}

function keyIdentifier(publicKey: Uint8Array): Buffer {
  const bits = childrenOf(readDer(publicKey))[1]?.body.subarray(1) ?? Buffer.alloc(0);
  return createHash("sha1").update(bits).digest();
}

function nameOf({ commonName, organisation, unit }: SubjectName): Buffer {
  const part = (type: string, value: Buffer) => setOf(TAG.set, [sequence(oid(type), value)]);
  const text = (value: string) => der(0x0c, Buffer.from(value.normalize("NFC"), "utf8"));
  return sequence(
    part(NAMES.country, der(0x13, Buffer.from("VN"))),
    part(NAMES.organisation, text(organisation)),
    part(NAMES.unit, text(unit)),
    part(NAMES.commonName, text(commonName)),
  );
}

function subjectOf(certificate: Uint8Array): Buffer {
  const fields = childrenOf(childrenOf(readDer(certificate))[0]).filter(({ tag }) => tag !== TAG.context0);
  return fields[4]?.raw ?? sequence();
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
function time(at: Instant): Buffer {
  const digits = `${at.slice(0, 19).replace(/[-T:]/g, "")}Z`;
  return at < "2050" ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

export function bitString(bytes: Uint8Array): Buffer {
  return der(0x03, Buffer.from([0]), bytes);
}
