import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { opensslAuthority } from "../../../../test/support/openssl-authority.ts";
import { hasTool, instant, pdfOf } from "../../../../test/support/signing.ts";
import { template, xmlsecSigned } from "../../../../test/support/xmlsec.ts";
import { validateFile } from "./validate-file.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-ecdsa-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const authority = opensslAuthority(folder);
const openssl = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });

/** Somebody with a key of this curve, known to the authority. */
function holder(curve: string): X509Certificate {
  openssl(
    ...["req", "-x509", "-CA", "authority.pem", "-CAkey", "authority.key", "-newkey", "ec", "-nodes"],
    ...["-pkeyopt", `ec_paramgen_curve:${curve}`, "-keyout", `${curve}.key`, "-out", `${curve}.pem`],
    ...["-subj", `/CN=${curve}`, "-days", "20", "-addext", "keyUsage=critical,digitalSignature"],
  );
  return new X509Certificate(readFileSync(join(folder, `${curve}.pem`)));
}

function judged(bytes: Buffer, signer: X509Certificate): string | null {
  const anchors = [new X509Certificate(authority.certificate("authority")).raw];
  const trust = { anchors, intermediates: [], crls: [], ocspAnswers: [], revokedByUs: new Map() };
  return validateFile(bytes, { trust, now: instant(signer.validFromDate.toISOString()) }).verdict;
}

const ROOM = 6_000;
/** The smallest signed paper, its signature by OpenSSL alone. */
function signedPdf(curve: string, hash: string): Buffer {
  const blank = `<${"0".repeat(ROOM)}>`;
  const range = "0000000000";
  const pdf = pdfOf([
    "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (person) /V 5 0 R /Rect [0 0 0 0] /P 3 0 R >>",
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${range} ${range} ${range}] /Contents ${blank} >>`,
  ]).toString("latin1");
  const from = pdf.indexOf(blank);
  const to = from + blank.length;
  const places = [from, to, pdf.length - to].map((each) => String(each).padStart(range.length, "0"));
  const placed = pdf.replace(`[0 ${range} ${range} ${range}]`, `[0 ${places.join(" ")}]`);
  writeFileSync(join(folder, "content"), placed.slice(0, from) + placed.slice(to), "latin1");
  const cms = openssl(
    ...["cms", "-sign", "-binary", "-cades", "-md", hash, "-in", "content", "-outform", "der"],
    ...["-signer", `${curve}.pem`, "-inkey", `${curve}.key`],
  );
  return Buffer.from(placed.replace(blank, `<${cms.toString("hex").padEnd(ROOM, "0")}>`), "latin1");
}

const CURVES = [
  ["P-256", "sha256"],
  ["P-384", "sha384"],
] as const;

describe.skipIf(!hasTool("openssl"))("a signature of elliptic curves that others made", () => {
  test.skipIf(!hasTool("xmlsec1")).each(CURVES)(
    "on XML, %s with %s, holds and tells a change",
    (curve, hash) => {
      const signer = holder(curve);
      const method = `http://www.w3.org/2001/04/xmldsig-more#ecdsa-${hash}`;
      const keyPem = readFileSync(join(folder, `${curve}.key`), "utf8");
      const xml = `<don><tien>100</tien>${template({ method })}</don>`;
      const signed = xmlsecSigned(xml, { der: signer.raw, keyPem });
      expect(judged(signed, signer)).toBe("VALID_NO_TIMESTAMP");
      expect(judged(Buffer.from(signed.toString().replace("100", "900")), signer)).toBe("TAMPERED");
    },
  );

  test.each(CURVES)("on a PDF, %s with %s, holds and tells a change", (curve, hash) => {
    const signer = holder(curve);
    const signed = signedPdf(curve, hash);
    expect(judged(signed, signer)).toBe("VALID_NO_TIMESTAMP");
    const flipped = Buffer.from(signed.toString("latin1").replace("595 842", "595 841"), "latin1");
    expect(judged(flipped, signer)).toBe("TAMPERED");
  });
});
