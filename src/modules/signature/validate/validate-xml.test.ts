import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { revocationList } from "../../../../test/support/revocation-list.ts";
import { hasTool, instant, SIGNED_AT, trustIn } from "../../../../test/support/signing.ts";
import {
  ALGORITHM,
  DSIG,
  template,
  WITHOUT_SIGNATURES,
  withXmlSigners,
  type XmlSigner,
  xadesTemplate,
  xmlsecSigned,
} from "../../../../test/support/xmlsec.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { openDemoAuthority } from "../provider/demo/authority.ts";
import { demoTimeStamps } from "../provider/demo/time-stamps.ts";
import type { Trust } from "./trust.ts";
import { validateFile } from "./validate-file.ts";

const office = await withXmlSigners();
const { signer, second } = office;
const YEARS_LATER = instant("2031-01-05T02:00:00Z");

const aForm = (signature: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<don xmlns="urn:don" Id="d"><ten>Lê Thị Hằng</ten><tien>100</tien>${signature}</don>`;
const xades = (by: XmlSigner = signer) => xadesTemplate({ certificate: by.der });

type Change = { readonly trust?: Partial<Trust>; readonly now?: Instant };

function judged(xml: Uint8Array | string, { trust, now = SIGNED_AT }: Change = {}) {
  const { verdict, signatures } = validateFile(Buffer.from(xml), {
    trust: trustIn(office.authority, trust),
    now,
  });
  return { verdict, reasons: signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code)) };
}

const list = (serial: string, at: Instant) =>
  revocationList({
    ...{ folder: office.folder, authority: office.authority.certificate, at: SIGNED_AT },
    revoked: [{ serial, at }],
  });

/** The signed form with a time stamp over its value, put in as whoever keeps it would. */
async function stamped(folder: string | null = null) {
  const empty = "<xades:UnsignedProperties/>";
  const signed = xmlsecSigned(
    aForm(xadesTemplate({ certificate: signer.der, unsigned: empty })),
    signer,
  ).toString();
  const value = /<ds:SignatureValue>([^<]*)<\/ds:SignatureValue>/.exec(signed)?.[1] ?? "";
  const written = `<ds:SignatureValue xmlns="urn:don" xmlns:ds="${DSIG}">${value}</ds:SignatureValue>`;
  const by = folder === null ? office.authority : await openDemoAuthority(folder, SIGNED_AT);
  const stamps = demoTimeStamps({ ...(await by.stamper()), chain: [], clock: setClock(SIGNED_AT) });
  const token = await stamps.stamp(Buffer.from(written));
  const bytes = Buffer.from(token.ok ? token.value : "").toString("base64");
  const properties = `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm="${ALGORITHM.c14n}"/><xades:EncapsulatedTimeStamp>${bytes}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;
  return signed.replace(empty, properties);
}

describe.skipIf(!hasTool("xmlsec1"))("the verdict on an XML file that xmlsec1 signed", () => {
  test("says who signed, when as they claim, and that all of it is signed", () => {
    const signed = xmlsecSigned(aForm(xades()), signer);
    const { verdict, signatures } = validateFile(signed, {
      trust: trustIn(office.authority),
      now: SIGNED_AT,
    });
    expect(verdict).toBe("VALID_NO_TIMESTAMP");
    expect(signatures).toMatchObject([
      {
        ...{
          field: "sig",
          signedAt: SIGNED_AT,
          isTimeStamped: false,
          isWhole: true,
          coveredBytes: signed.length,
        },
        signer: { name: "Nguyễn Thị Ngọc Hằng (DEMO)", serial: office.leader.serial },
        reasons: [{ code: "SOUND" }, { code: "NO_TIME_STAMP" }, { code: "REVOCATION_UNKNOWN" }],
      },
    ]);
  });

  test("is the same for plain XMLDSig with a certificate, the root by its Id, and content within the signature", () => {
    expect(judged(xmlsecSigned(aForm(template()), signer)).verdict).toBe("VALID_NO_TIMESTAMP");
    const byId = template({ references: [{ uri: "#d" }] });
    expect(judged(xmlsecSigned(aForm(byId), signer)).verdict).toBe("VALID_NO_TIMESTAMP");
    const enveloping = template({
      references: [{ uri: "#o", transforms: "" }],
      objects: `<ds:Object Id="o"><don><ten>Lê</ten></don></ds:Object>`,
    });
    expect(judged(xmlsecSigned(enveloping, signer)).verdict).toBe("VALID_NO_TIMESTAMP");
  });

  test("knows each method that binds, of RSA with two paddings and of elliptic curves", () => {
    for (const hash of ["sha384", "sha512"])
      for (const method of [
        `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`,
        `http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`,
      ]) {
        const tried = () => xmlsecSigned(aForm(template({ method })), signer);
        // Debian's xmlsec1 1.2 does not know every method; what it cannot sign is not asked for.
        const signed = isSignable(tried) ? judged(tried()).verdict : "VALID_NO_TIMESTAMP";
        expect(signed, method).toBe("VALID_NO_TIMESTAMP");
      }
  });

  test("is VALID with a time stamp over the signature value, for as long as anybody asks", async () => {
    const signed = await stamped();
    expect(judged(signed)).toEqual({ verdict: "VALID", reasons: ["SOUND", "REVOCATION_UNKNOWN"] });
    expect(judged(signed, { now: YEARS_LATER }).verdict).toBe("VALID");
  });

  test("does not count a time stamp of a stranger, or over another value", async () => {
    const strange = await stamped(mkdtempSync(join(office.folder, "stamps-")));
    expect(judged(strange).reasons).toContain("TIME_STAMP_WRONG");
    const [one, other] = [await stamped(), await stamped()];
    const token = /<xades:EncapsulatedTimeStamp>.*?<\/xades:EncapsulatedTimeStamp>/;
    const [foreign = ""] = token.exec(other) ?? [];
    const broken = one.replace(token, foreign.replace(/>.{8}/, ">AAAAAAAA"));
    expect(judged(broken)).toMatchObject({ verdict: "VALID_NO_TIMESTAMP" });
    expect(judged(broken).reasons).toContain("TIME_STAMP_WRONG");
  });

  test("is CERT_EXPIRED where the certificate has run out, or was not yet in force", () => {
    const signed = xmlsecSigned(aForm(xades()), signer);
    expect(judged(signed, { now: YEARS_LATER })).toEqual({
      verdict: "CERT_EXPIRED",
      reasons: ["EXPIRED", "NO_TIME_STAMP"],
    });
    expect(judged(signed, { now: instant("2020-01-01T00:00:00Z") }).reasons).toContain("NOT_YET_VALID");
  });

  test("is REVOKED by a list or by the register, and UNTRUSTED where no chain leads to anybody we trust", async () => {
    const signed = xmlsecSigned(aForm(xades()), signer);
    const { serial, fingerprint } = office.leader;
    expect(judged(signed, { trust: { crls: [list(serial, SIGNED_AT)] } }).verdict).toBe("REVOKED");
    const revokedByUs = new Map([[fingerprint, SIGNED_AT]]);
    expect(judged(signed, { trust: { revokedByUs } }).verdict).toBe("REVOKED");
    const stranger = await openDemoAuthority(mkdtempSync(join(office.folder, "stranger-")), SIGNED_AT);
    expect(judged(signed, { trust: { anchors: [stranger.certificate.der] } })).toEqual({
      verdict: "UNTRUSTED",
      reasons: ["CHAIN_MISSING", "NO_TIME_STAMP"],
    });
  });

  test("of a file that two people signed one after the other is that of the worst", () => {
    const references = [{ transforms: WITHOUT_SIGNATURES }];
    const order = (id: string, by: XmlSigner) => xadesTemplate({ id, certificate: by.der, references });
    const one = xmlsecSigned(aForm(order("one", signer)), signer).toString();
    // xmlsec1 fills in the first signature that it finds.
    const two = xmlsecSigned(one.replace("<ten>", `${order("two", second)}<ten>`), second);
    expect(judged(two).verdict).toBe("VALID_NO_TIMESTAMP");
    const crls = [list(office.agency.serial, SIGNED_AT)];
    const { verdict, signatures } = validateFile(two, {
      trust: trustIn(office.authority, { crls }),
      now: SIGNED_AT,
    });
    expect([verdict, ...signatures.map((each) => `${each.field} ${each.verdict}`)]).toEqual([
      "REVOKED",
      "two REVOKED",
      "one VALID_NO_TIMESTAMP",
    ]);
  });

  test("is the same in each encoding a file may come in", () => {
    const signed = xmlsecSigned(aForm(xades()), signer).toString();
    const wide = signed.replace("UTF-8", "UTF-16");
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(wide, "utf16le")]);
    expect(judged(little).verdict).toBe("VALID_NO_TIMESTAMP");
    expect(judged(Buffer.from(little).swap16()).verdict).toBe("VALID_NO_TIMESTAMP");
    expect(judged(`\u{feff}${signed}`).verdict).toBe("VALID_NO_TIMESTAMP");
  });
});

describe("the verdict on XML", () => {
  test("is none without a signature, and UNKNOWN for what is no XML or too much of it", () => {
    expect(judged(aForm(""))).toEqual({ verdict: null, reasons: [] });
    expect(judged(aForm("<Signature/>"))).toEqual({ verdict: null, reasons: [] });
    expect(judged(aForm(`<ds:Signature xmlns:ds="${DSIG}"/>`)).reasons).toEqual(["FORMAT_UNKNOWN"]);
    expect(judged(aForm(template().repeat(21))).reasons).toEqual(["XML_TOO_LARGE"]);
    expect(judged(aForm(`${"<x/>".repeat(100_000)}${template()}`)).reasons).toEqual(["XML_TOO_LARGE"]);
    const prefixes = Array.from({ length: 101 }, (_, index) => `xmlns:p${index}="urn:${index}"`).join(" ");
    expect(judged(aForm(`<x ${prefixes}/>${template()}`)).reasons).toEqual(["XML_TOO_LARGE"]);
    const references = Array.from({ length: 20 }, () => ({}));
    const often = aForm(`${"x".repeat(2 * 1_048_576)}${template({ references })}`);
    expect(judged(often).reasons).toEqual(["XML_TOO_LARGE"]);
    expect(judged(aForm(`${"x".repeat(5 * 1_048_576)}${template()}`)).reasons).toEqual(["XML_TOO_LARGE"]);
  });
});

describe("XML that no parser reads", () => {
  const broken = (content: string) => `<don><ten>Lê &nbsp; Hằng</ten>${content}</don>`;

  test("is unreadable where a signature begins in it, whatever its prefix", () => {
    for (const tag of ["<Signature>", "<ds:Signature Id='s'>", "<đ:Signature/>"])
      expect(judged(broken(tag)), tag).toEqual({ verdict: "UNKNOWN", reasons: ["FILE_UNREADABLE"] });
  });

  test("is unsigned where it only speaks of signatures, as is what is too large", () => {
    const words = `<SignatureDate>20/11</SignatureDate><!-- <Signature/> --><![CDATA[<Signature/>]]><a b="<Signature/>"/>`;
    expect(judged(broken(words)).verdict).toBeNull();
    expect(judged(aForm(words.repeat(60_000))).verdict).toBeNull();
  });
});

function isSignable(sign: () => unknown): boolean {
  try {
    sign();
    return true;
  } catch {
    // xmlsec1 ends with a failure for a method it does not know.
    return false;
  }
}
