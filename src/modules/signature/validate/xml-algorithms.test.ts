import { createHmac, generateKeyPairSync, sign, X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SIGNED_AT, trustIn } from "../../../../test/support/signing.ts";
import {
  ALGORITHM,
  DSIG,
  ENVELOPED,
  handSignedForm,
  pemOf,
  type TemplateOrder,
  transform,
  WITHOUT_SIGNATURES,
  withXmlSigners,
} from "../../../../test/support/xmlsec.ts";
import { validateFile } from "./validate-file.ts";

const office = await withXmlSigners();
const { signer } = office;
const FORM = `<don Id="d"><ten>Lê Thị Hằng</ten><tien>100</tien>@</don>`;

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

function replaced(xml: string, from: string | RegExp, to: string): string {
  const done = xml.replace(from, to);
  expect(done, `${from} is in the file`).not.toBe(xml);
  return done;
}

const body = (element: string, xml: string) =>
  new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(xml)?.[1] ?? "";

const byHand = (order: TemplateOrder) => handSignedForm(FORM, signer, order);

describe("a signature made by hand", () => {
  test("with OpenSSL over bytes written by hand is valid, its text altered is not", () => {
    expect(judged(byHand({})).verdict).toBe("VALID_NO_TIMESTAMP");
    expect(judged(byHand({}).replace("100", "900"))).toEqual(TAMPERED("CONTENT_CHANGED"));
  });

  test.each([
    ["a file on the network", { uri: "http://example.org/don.xml", transforms: "" }, "REFERENCE_OUTSIDE"],
    ["a file of this machine", { uri: "file:///etc/passwd", transforms: "" }, "REFERENCE_OUTSIDE"],
    ["a file beside", { uri: "don.xml", transforms: "" }, "REFERENCE_OUTSIDE"],
    ["a pointer", { uri: "#xpointer(/)" }, "REFERENCE_OUTSIDE"],
    [
      "a style sheet",
      { transforms: transform("http://www.w3.org/TR/1999/REC-xslt-19991116") },
      "TRANSFORM_UNKNOWN",
    ],
    ["base 64", { transforms: transform("http://www.w3.org/2000/09/xmldsig#base64") }, "TRANSFORM_UNKNOWN"],
    [
      "a path of one's own",
      {
        transforms: WITHOUT_SIGNATURES.replace(
          "not(ancestor-or-self::ds:Signature)",
          "not(ancestor-or-self::tien)",
        ),
      },
      "TRANSFORM_UNKNOWN",
    ],
    [
      "the path of signatures by a prefix of something else",
      {
        transforms: WITHOUT_SIGNATURES.replace("<ds:XPath>", `<ds:XPath xmlns:x="urn:x">`).replace(
          "self::ds",
          "self::x",
        ),
      },
      "TRANSFORM_UNKNOWN",
    ],
    [
      "something after the canonical form",
      { transforms: transform(ALGORITHM.c14n) + ENVELOPED },
      "TRANSFORM_UNKNOWN",
    ],
    ["a digest of SHA-1", { digest: `${DSIG}sha1` }, "WEAK_DIGEST"],
    ["a digest of MD5", { digest: "http://www.w3.org/2001/04/xmldsig-more#md5" }, "WEAK_DIGEST"],
    ["a digest nobody knows", { digest: "urn:x" }, "ALGORITHM_UNKNOWN"],
  ])("over %s is told as such and never valid", (_, reference, reason) => {
    expect(judged(byHand({ references: [reference] }))).toEqual(UNKNOWN(reason));
  });

  test.each([
    ["SHA-1", `${DSIG}rsa-sha1`, "WEAK_DIGEST"],
    ["MD5", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5", "WEAK_DIGEST"],
    ["DSA", `${DSIG}dsa-sha1`, "WEAK_DIGEST"],
    ["a shared key", `${DSIG}hmac-sha1`, "SHARED_KEY"],
    ["a shared key of a strong hash", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "SHARED_KEY"],
    ["nothing anybody knows", "urn:x", "ALGORITHM_UNKNOWN"],
  ])("by %s is told as such and never valid", (_, method, reason) => {
    expect(judged(byHand({ method }))).toEqual(UNKNOWN(reason));
  });

  test("with the certificate's public key as a shared key is not believed", () => {
    const order = byHand({ method: "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256" });
    const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(order)?.[0] ?? "";
    const key = new X509Certificate(signer.der).publicKey.export({ type: "spki", format: "pem" });
    const value = createHmac("sha256", key).update(info).digest("base64");
    expect(judged(replaced(order, body("ds:SignatureValue", order), value))).toEqual(UNKNOWN("SHARED_KEY"));
  });

  test("by a method of another kind of key than the certificate's is TAMPERED", () => {
    const method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    expect(judged(byHand({ method }))).toEqual(TAMPERED("SIGNATURE_MISMATCH"));
  });

  test("with a key but no certificate names nobody", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const { n = "" } = privateKey.export({ format: "jwk" });
    const modulus = Buffer.from(n, "base64url").toString("base64");
    const keyInfo = `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${modulus}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;
    expect(judged(byHand({ keyInfo }))).toEqual(UNKNOWN("SIGNER_CERTIFICATE_MISSING"));
    expect(judged(byHand({ keyInfo: `<ds:KeyName>Lê</ds:KeyName>` })).reason).toBe(
      "SIGNER_CERTIFICATE_MISSING",
    );
  });

  test("by a key that is not the certificate's is TAMPERED", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const order = byHand({});
    const value = sign("sha256", Buffer.from("x"), pemOf(privateKey)).toString("base64");
    expect(judged(replaced(order, body("ds:SignatureValue", order), value))).toEqual(
      TAMPERED("SIGNATURE_MISMATCH"),
    );
  });
});
