import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hasTool, SIGNED_AT, trustIn } from "../../../../test/support/signing.ts";
import {
  ALGORITHM,
  DSIG,
  ENVELOPED,
  handSigned,
  type TemplateOrder,
  template,
  transform,
  WITHOUT_SIGNATURES,
  withXmlSigners,
  XADES,
  xadesTemplate,
  xmlsecSigned,
} from "../../../../test/support/xmlsec.ts";
import { validateFile } from "./validate-file.ts";

const office = await withXmlSigners();
const { signer, second } = office;
const CONTENT = `<ten>Lê Thị Hằng</ten><tien>100</tien>`;
const aForm = (signature: string) => `<don Id="d">${CONTENT}${signature}</don>`;
const signedForm = (order?: TemplateOrder) => xmlsecSigned(aForm(template(order)), signer).toString();
const signedXades = () => xmlsecSigned(aForm(xadesTemplate({ certificate: signer.der })), signer).toString();

function judged(xml: string) {
  const { verdict, signatures } = validateFile(Buffer.from(xml), {
    trust: trustIn(office.authority),
    now: SIGNED_AT,
  });
  const [reason] = signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code));
  return { verdict, reason };
}
const TAMPERED = (reason: string) => ({ verdict: "TAMPERED", reason });
const UNKNOWN = (reason: string) => ({ verdict: "UNKNOWN", reason });

/** Without the line every XML file begins with. */
const bare = (xml: string) => xml.replace(/^<\?xml[^>]*>\s*/, "");

function replaced(xml: string, from: string | RegExp, to: string): string {
  const done = xml.replace(from, to);
  expect(done, `${from} is in the file`).not.toBe(xml);
  return done;
}

const body = (element: string, xml: string) =>
  new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(xml)?.[1] ?? "";

describe.skipIf(!hasTool("xmlsec1"))("a file altered after signing", () => {
  test.each([
    ["a figure", "100", "900"],
    ["an attribute more", "<tien>", `<tien don-vi="USD">`],
    ["an element more", "<tien>", "<ghi-chu>x</ghi-chu><tien>"],
    ["a text replaced by an instruction of the same words", "<tien>100</tien>", "<tien><?x 100?></tien>"],
    ["a vocabulary of its own", "<tien>", `<tien xmlns="urn:khac">`],
    ["an instruction before the root", "<don Id", "<?in-kem x?><don Id"],
  ])("by %s is TAMPERED", (_, from, to) => {
    expect(judged(replaced(signedXades(), from, to))).toEqual(TAMPERED("CONTENT_CHANGED"));
  });

  test("by a comment, which no signature covers, is never valid: readers differ in what they read then", () => {
    for (const [from, to] of [
      ["100", "1<!-- -->00"],
      ["<don", "<!-- Đã duyệt --><don"],
    ] as const)
      expect(judged(replaced(signedXades(), from, to))).toEqual(UNKNOWN("COMMENT_UNSIGNED"));
    const inDigest = replaced(signedForm(), /<ds:DigestValue>/, "<ds:DigestValue><!--x-->");
    expect(judged(inDigest)).toEqual(UNKNOWN("FORMAT_UNKNOWN"));
  });

  test("by its signed properties, its digest or its value is TAMPERED", () => {
    expect(judged(replaced(signedXades(), "2026-11-20T10", "2020-11-20T10"))).toEqual(
      TAMPERED("CONTENT_CHANGED"),
    );
    const signed = signedForm();
    const forged = createHash("sha256").update(aForm("").replace("100", "900")).digest("base64");
    const redigested = replaced(replaced(signed, "100", "900"), body("ds:DigestValue", signed), forged);
    expect(judged(redigested)).toEqual(TAMPERED("SIGNATURE_MISMATCH"));
    const value = body("ds:SignatureValue", signed);
    expect(judged(replaced(signed, value, `AAAA${value.slice(4)}`))).toEqual(TAMPERED("SIGNATURE_MISMATCH"));
  });

  test("by a second SignedInfo or anything else beside what is signed is not read", () => {
    const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(signedForm())?.[0] ?? "";
    expect(judged(replaced(signedForm(), info, info + info))).toEqual(UNKNOWN("FORMAT_UNKNOWN"));
    expect(judged(replaced(signedForm(), "<ds:KeyInfo>", "x<ds:KeyInfo>"))).toEqual(
      UNKNOWN("FORMAT_UNKNOWN"),
    );
  });
});

describe.skipIf(!hasTool("xmlsec1"))("a signature over a part", () => {
  const overPart = () =>
    xmlsecSigned(
      `<don><phan Id="p">${CONTENT}</phan>${template({ references: [{ uri: "#p", transforms: transform(ALGORITHM.exclusive) }] })}</don>`,
      signer,
    ).toString();

  test("is not valid for the file, and says which part it covers", () => {
    const { verdict, signatures } = validateFile(Buffer.from(overPart()), {
      trust: trustIn(office.authority),
      now: SIGNED_AT,
    });
    expect(verdict).toBe("UNKNOWN");
    expect(signatures[0]).toMatchObject({
      isWhole: false,
      reasons: [{ code: "PART_ONLY", parts: ["phan"] }, {}, {}],
    });
  });

  test("moved aside with another in its place is not valid (wrapping)", () => {
    const signed = overPart();
    const part = /<phan.*<\/phan>/.exec(signed)?.[0] ?? "";
    const other = part.replace("100", "900").replace(`Id="p"`, `Id="q"`);
    expect(judged(replaced(signed, part, `${other}<kho>${part}</kho>`))).toEqual(UNKNOWN("PART_ONLY"));
    const inObject = replaced(
      replaced(signed, part, other),
      "</ds:Signature>",
      `<ds:Object>${part}</ds:Object></ds:Signature>`,
    );
    expect(judged(inObject)).toEqual(UNKNOWN("PART_ONLY"));
  });

  test("by an Id that stands twice is TAMPERED, in whatever letters it is written", () => {
    const signed = overPart();
    const part = /<phan.*<\/phan>/.exec(signed)?.[0] ?? "";
    for (const name of ["Id", "ID", "id", "xml:id"]) {
      const other = part.replace("100", "900").replace("Id=", `${name}=`);
      for (const both of [other + part, part + other])
        expect(judged(replaced(signed, part, both)), name).toEqual(TAMPERED("ID_TWICE"));
    }
    expect(judged(replaced(signed, part, ""))).toEqual(TAMPERED("CONTENT_CHANGED"));
  });

  test("named by an attribute that is no Id proves nothing altered, and is not judged", () => {
    const signed = overPart();
    for (const name of ["ma", "AssertionID", "x:Id"]) {
      const renamed = replaced(signed, `<phan Id="p">`, `<phan xmlns:x="urn:x" ${name}="p">`);
      expect(judged(renamed), name).toEqual(UNKNOWN("REFERENCE_BY_OTHER_NAME"));
    }
  });

  test("and over something else that is altered is TAMPERED, whatever cannot be told of the part", () => {
    const references = [{ uri: "#p", transforms: transform(ALGORITHM.exclusive) }, {}];
    const xml = `<don><phan Id="p">${CONTENT}</phan>${template({ references })}</don>`;
    const signed = xmlsecSigned(xml, signer).toString();
    expect(judged(replaced(signed, `Id="p"`, `ma="p"`))).toEqual(TAMPERED("CONTENT_CHANGED"));
  });

  test("of the whole, wrapped into another root, is not valid", () => {
    const form = ALGORITHM.exclusive;
    const byId = bare(
      signedForm({ form, references: [{ uri: "#d", transforms: ENVELOPED + transform(form) }] }),
    );
    expect(judged(`<don><tien>900</tien>${byId}</don>`)).toEqual(UNKNOWN("PART_ONLY"));
    const inSignature = `<ds:Signature xmlns:ds="${DSIG}"><ds:Object>${byId}</ds:Object></ds:Signature>`;
    const { signatures } = validateFile(Buffer.from(inSignature), {
      trust: trustIn(office.authority),
      now: SIGNED_AT,
    });
    expect(signatures.map(({ isWhole, reasons }) => [isWhole, reasons[0]?.code])).toEqual([
      [false, "FORMAT_UNKNOWN"],
      [false, "PART_ONLY"],
    ]);
  });

  test("that leaves other signatures out is not valid with content hidden in one of them", () => {
    const signed = signedForm({ references: [{ transforms: WITHOUT_SIGNATURES }] });
    expect(judged(signed).verdict).toBe("VALID_NO_TIMESTAMP");
    const hidden = template({
      id: "two",
      references: [{ transforms: WITHOUT_SIGNATURES }, { uri: "#o", transforms: "" }],
      objects: `<ds:Object Id="o"><tien>900</tien></ds:Object>`,
    });
    const both = xmlsecSigned(replaced(signed, "<ten>", `${hidden}<ten>`), second);
    const { signatures } = validateFile(both, { trust: trustIn(office.authority), now: SIGNED_AT });
    expect(signatures.map(({ field, isWhole }) => [field, isWhole])).toEqual([
      ["two", true],
      ["sig", false],
    ]);
    expect(judged(both.toString()).verdict).toBe("UNKNOWN");
  });

  test("that leaves itself out of what stands within it covers nothing", () => {
    const nothing = template({
      references: [{ uri: "#o", transforms: ENVELOPED }],
      objects: `<ds:Object Id="o"><tien>100</tien></ds:Object>`,
    });
    const empty = createHash("sha256").update("").digest("base64");
    const signed = handSigned(nothing, empty, signer);
    expect(judged(signed)).toEqual(UNKNOWN("PART_ONLY"));
    expect(judged(replaced(signed, "<tien>100", "<tien>900"))).toEqual(UNKNOWN("PART_ONLY"));
  });

  test("with an object beside that it does not sign is not valid", () => {
    const more = `<ds:Object><ghi-chu>Đã duyệt</ghi-chu></ds:Object></ds:Signature>`;
    expect(judged(replaced(signedXades(), "</ds:Signature>", more))).toEqual(UNKNOWN("PART_ONLY"));
  });

  test.each([
    ["the key", "</ds:KeyInfo>", ""],
    ["the unsigned properties", "</xades:QualifyingProperties>", "xades:UnsignedProperties"],
  ])("content written beside %s is covered by nobody", (_, before, around) => {
    const content = "<don><tien>900</tien></don>";
    const added = around === "" ? content : `<${around}>${content}</${around}>`;
    expect(judged(replaced(signedXades(), before, `${added}${before}`))).toEqual(UNKNOWN("PART_ONLY"));
  });
});

describe.skipIf(!hasTool("xmlsec1"))("a certificate that is not the one the signed properties name", () => {
  test("is TAMPERED, whoever's it is", () => {
    const signed = signedXades();
    const other = Buffer.from(second.der).toString("base64");
    const swapped = replaced(signed, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${other}`);
    expect(judged(swapped)).toEqual(TAMPERED("CERTIFICATE_SWAPPED"));
    const named = xmlsecSigned(aForm(xadesTemplate({ certificate: second.der })), signer).toString();
    expect(judged(named)).toEqual(TAMPERED("CERTIFICATE_SWAPPED"));
  });

  test("is not told from properties that nobody signed", () => {
    const beside = xadesTemplate({ certificate: signer.der }).replace(
      /<ds:Reference URI="#sig-p".*?<\/ds:Reference>/,
      "",
    );
    expect(judged(xmlsecSigned(aForm(beside), signer).toString())).toEqual(UNKNOWN("ATTRIBUTES_MISSING"));
    const elsewhere = xadesTemplate({ certificate: signer.der }).replace(`Target="#sig"`, `Target="#other"`);
    expect(judged(xmlsecSigned(aForm(elsewhere), signer).toString())).toEqual(UNKNOWN("ATTRIBUTES_MISSING"));
  });

  test("is not told from properties that their own reference leaves out: of those nothing is signed", () => {
    const references = (order: string) =>
      replaced(order, /(<ds:Reference URI="#sig-p"[^>]*><ds:Transforms>)/, `$1${ENVELOPED}`);
    const signed = xmlsecSigned(aForm(references(xadesTemplate({ certificate: signer.der }))), signer);
    const later = replaced(signed.toString(), "2026-11-20T10", "2020-01-01T10");
    const { signatures } = validateFile(Buffer.from(later), {
      trust: trustIn(office.authority),
      now: SIGNED_AT,
    });
    expect(signatures).toMatchObject([{ signedAt: null, reasons: [{ code: "ATTRIBUTES_MISSING" }] }]);
    expect(judged(later)).toEqual(UNKNOWN("ATTRIBUTES_MISSING"));
  });

  test("of a time in an object that its own reference leaves out, no time is told", () => {
    const order = template({
      references: [{}, { uri: "#o" }],
      objects: `<ds:Object Id="o"><SigningTime>2026-11-20T10:00:00+07:00</SigningTime></ds:Object>`,
    });
    const signed = xmlsecSigned(aForm(order), signer).toString();
    const { signatures } = validateFile(Buffer.from(replaced(signed, "2026-11-20T10", "2020-01-01T10")), {
      trust: trustIn(office.authority),
      now: SIGNED_AT,
    });
    expect(signatures).toMatchObject([{ signedAt: null, verdict: "UNKNOWN" }]);
  });

  test("may stand beside it: the one that is named is the signer", () => {
    const extra = `<ds:X509Data><ds:X509Certificate>${Buffer.from(second.der).toString("base64")}</ds:X509Certificate>`;
    expect(judged(replaced(signedXades(), "<ds:X509Data>", extra)).verdict).toBe("VALID_NO_TIMESTAMP");
    expect(signedXades()).toContain(XADES);
  });
});
