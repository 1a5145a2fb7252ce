import { execFileSync } from "node:child_process";
import { createHash, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { CertificateFacts } from "../../src/modules/signature/cms/certificate.ts";
import { signers } from "./signing.ts";

/** Who signs XML here: a certificate with its key, both as they stand in files. */
export type XmlSigner = { readonly der: Uint8Array; readonly keyPem: string };

export const DSIG = "http://www.w3.org/2000/09/xmldsig#";
export const XADES = "http://uri.etsi.org/01903/v1.3.2#";
export const ALGORITHM = {
  c14n: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  c14n11: "http://www.w3.org/2006/12/xml-c14n11",
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
  enveloped: `${DSIG}enveloped-signature`,
  rsaSha256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
} as const;

type ReferenceOrder = {
  readonly uri?: string;
  /** Transforms as XML. */
  readonly transforms?: string;
  readonly digest?: string;
  readonly type?: string;
};

export type TemplateOrder = {
  readonly id?: string;
  readonly form?: string;
  readonly method?: string;
  readonly references?: readonly ReferenceOrder[];
  readonly objects?: string;
  readonly keyInfo?: string;
};

export const transform = (algorithm: string, inside = "") =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
export const ENVELOPED = transform(ALGORITHM.enveloped);
/** "Without any signature", by which several people sign one document. */
export const WITHOUT_SIGNATURES = transform(
  "http://www.w3.org/TR/1999/REC-xpath-19991116",
  "<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>",
);

/** A signature to be filled in by xmlsec1: over the whole document, without itself, unless said otherwise. */
export function template(order: TemplateOrder = {}): string {
  const { id = "sig", form = ALGORITHM.c14n, method = ALGORITHM.rsaSha256, objects = "" } = order;
  const { references = [{}], keyInfo = "<ds:X509Data/>" } = order;
  return `<ds:Signature xmlns:ds="${DSIG}" Id="${id}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${form}"/><ds:SignatureMethod Algorithm="${method}"/>${references
    .map(referenceOf)
    .join(
      "",
    )}</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo>${keyInfo}</ds:KeyInfo>${objects}</ds:Signature>`;
}

function referenceOf({ uri = "", transforms = ENVELOPED, digest = ALGORITHM.sha256, type }: ReferenceOrder) {
  const kind = type === undefined ? "" : ` Type="${type}"`;
  const ways = transforms === "" ? "" : `<ds:Transforms>${transforms}</ds:Transforms>`;
  return `<ds:Reference URI="${uri}"${kind}>${ways}<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference>`;
}

type Baseline = {
  readonly id?: string;
  readonly certificate: Uint8Array;
  readonly time?: string;
  readonly references?: readonly ReferenceOrder[];
  readonly unsigned?: string;
};

/** A XAdES baseline (B-B) signature: signs its time and the digest of its certificate too. */
export function xadesTemplate({
  id = "sig",
  certificate,
  time,
  references,
  unsigned = "",
}: Baseline): string {
  const digest = createHash("sha256").update(certificate).digest("base64");
  const named = `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${ALGORITHM.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`;
  const signed = `<xades:SignedProperties Id="${id}-p"><xades:SignedSignatureProperties><xades:SigningTime>${time ?? "2026-11-20T10:00:00+07:00"}</xades:SigningTime>${named}</xades:SignedSignatureProperties></xades:SignedProperties>`;
  return template({
    id,
    references: [
      ...(references ?? [{}]),
      {
        uri: `#${id}-p`,
        transforms: transform(ALGORITHM.exclusive),
        type: "http://uri.etsi.org/01903#SignedProperties",
      },
    ],
    objects: `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#${id}">${signed}${unsigned}</xades:QualifyingProperties></ds:Object>`,
  });
}

export const pemOf = (key: KeyObject | null) =>
  String(present(key, "key").export({ type: "pkcs8", format: "pem" }));

/** An authority with two who sign XML, in a folder that goes when the tests of the file are over. */
export async function withXmlSigners() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-xml-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const office = await signers(folder);
  const signerOf = (certificate: CertificateFacts): XmlSigner => ({
    der: certificate.der,
    keyPem: pemOf(office.authority.keyOf(certificate)),
  });
  return { ...office, folder, signer: signerOf(office.leader), second: signerOf(office.agency) };
}

/** Elements whose Id xmlsec1 must know as one: it takes none for granted. */
const IDS = [`${XADES}:SignedProperties`, `${DSIG}:Object`, `${DSIG}:Signature`, "don", "phan", "DLHDon"];
const idWords = IDS.flatMap((name) => ["--id-attr:Id", name]);

/** Signs with xmlsec1, which shares no line with us. */
export function xmlsecSigned(xml: string, { der, keyPem }: XmlSigner): Buffer {
  return inFolder((folder) => {
    const body = Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n");
    writeFileSync(join(folder, "key.pem"), keyPem);
    writeFileSync(
      join(folder, "certificate.pem"),
      `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    );
    writeFileSync(join(folder, "in.xml"), xml);
    const key = `${join(folder, "key.pem")},${join(folder, "certificate.pem")}`;
    const words = [
      "--sign",
      "--privkey-pem",
      key,
      ...idWords,
      "--output",
      join(folder, "out.xml"),
      join(folder, "in.xml"),
    ];
    execFileSync("xmlsec1", words, { stdio: "pipe" });
    return readFileSync(join(folder, "out.xml"));
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "motcua-xmlsec-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signed by OpenSSL over bytes written canonically by hand: what another program would refuse to make. */
export function handSigned(order: string, digest: string, { der, keyPem }: XmlSigner): string {
  const filled = order.replaceAll("<ds:DigestValue/>", `<ds:DigestValue>${digest}</ds:DigestValue>`);
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(filled)?.[0] ?? "";
  const written = info
    .replace("<ds:SignedInfo>", `<ds:SignedInfo xmlns:ds="${DSIG}">`)
    .replace(/<([\w:]+)([^<>]*)\/>/g, "<$1$2></$1>");
  const value = sign("sha256", Buffer.from(written), keyPem).toString("base64");
  const certificate = Buffer.from(der).toString("base64");
  return filled
    .replace("<ds:SignatureValue/>", `<ds:SignatureValue>${value}</ds:SignatureValue>`)
    .replace(
      "<ds:X509Data/>",
      `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`,
    );
}

/** A form signed whole, without any tool of the machine; `@` is where the signature stands, the rest is canonical already. */
export function handSignedForm(form: string, signer: XmlSigner, order?: TemplateOrder): string {
  const digest = createHash("sha256").update(form.replace("@", "")).digest("base64");
  return form.replace("@", handSigned(template(order), digest, signer));
}
