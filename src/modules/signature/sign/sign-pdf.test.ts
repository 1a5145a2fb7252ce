import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdfText } from "../../../../test/support/pdf-text.ts";
import {
  hasTool,
  issuedPaper,
  pdfOf,
  pdfsig,
  personalOrder,
  portsOf,
  SIGNED_AT,
  signed,
  signers,
  smallPdf,
  trustIn,
} from "../../../../test/support/signing.ts";
import { accept } from "../../../kernel/result.ts";
import { der, TAG } from "../cms/der.ts";
import { OID } from "../cms/oids.ts";
import { childrenOf, oidOf, readDer } from "../cms/read-der.ts";
import { openPdf } from "../pdf/file.ts";
import { isKind } from "../pdf/value.ts";
import { validatePdf } from "../validate/validate-pdf.ts";
import { formFields } from "./acro-form.ts";
import { fillFields, withOpenFields } from "./fields.ts";
import { signPdf } from "./sign-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-sign-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let office: Awaited<ReturnType<typeof signers>>;
beforeAll(async () => {
  office = await signers(folder);
});

const NUMBER = {
  name: "number",
  place: { page: 1, x: 72, y: 740, width: 160, height: 18 },
  face: "regular",
  size: 13,
} as const;

const issued = (pdf?: Uint8Array) => issuedPaper(office, pdf);

/** The CMS of each signature and what it covers, cut out by the byte range, as any other program would. */
function cutOut(pdf: Buffer) {
  const file = openPdf(pdf);
  return formFields(file).flatMap(({ dict }) => {
    const value = file.dict(dict.entries.get("V"));
    const contents = value?.entries.get("Contents");
    const [, start = 0, end = 0, rest = 0] =
      /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/
        .exec(pdf.toString("latin1").slice(isKind(contents, "string") ? contents.start - 400 : 0))
        ?.slice(1)
        .map(Number) ?? [];
    if (!isKind(contents, "string")) return [];
    const cms = readDer(contents.bytes)?.raw ?? Buffer.alloc(0);
    return [{ cms, content: Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, end + rest)]) }];
  });
}

describe("a paper signed by a person and an agency", () => {
  test("keeps both signatures valid: the number is filled in between, nothing is rewritten", async () => {
    const pdf = await issued();
    const { verdict, signatures } = validatePdf(pdf, { trust: trustIn(office.authority), now: SIGNED_AT });
    expect(verdict).toBe("VALID_NO_TIMESTAMP");
    expect(signatures.map(({ field, verdict: each, isWhole }) => [field, each, isWhole])).toEqual([
      ["person", "VALID_NO_TIMESTAMP", false],
      ["agency", "VALID_NO_TIMESTAMP", true],
    ]);
    expect(signatures[0]?.later.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      "FIELD_FILLED number",
      "SIGNED agency",
    ]);
    expect(signatures.map(({ signer }) => signer?.name)).toEqual([
      "Nguyễn Thị Ngọc Hằng (DEMO)",
      "Ủy ban nhân dân phường Tây Hồ (DEMO)",
    ]);
  });

  test("each update only appends to the one before", async () => {
    const { authority, leader } = office;
    const open = withOpenFields(smallPdf(), [NUMBER]);
    const one = await signed(portsOf(authority), personalOrder(open, leader));
    expect(one.subarray(0, open.length).equals(open)).toBe(true);
    const filled = fillFields(one, { number: "05/QĐ-UBND" });
    expect(filled.ok && filled.value.subarray(0, one.length).equals(one)).toBe(true);
  });

  test("reads as it was written: names and numbers with every mark, the mark of the demonstration, time and zone", async () => {
    const text = pdfText(await issued());
    for (const part of [
      "05/QĐ-UBND",
      "Ký bởi: Nguyễn Thị Ngọc Hằng",
      "20-11-2026 10:00:00 +07:00",
      "CHỮ KÝ DÙNG THỬ – DEMO",
      "Ủy ban nhân dân phường Tây Hồ",
    ])
      expect(text).toContain(part);
  });

  test.skipIf(!hasTool("pdfsig"))("is found valid by poppler, names with diacritics included", async () => {
    const said = pdfsig(await issued());
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2);
    expect(said).toContain("CN=Nguyễn Thị Ngọc Hằng (DEMO)");
    expect(said.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(2);
    expect(said).toContain("Total document signed");
  });

  test.skipIf(!hasTool("openssl"))("is found valid by OpenSSL as CAdES, up to the authority", async () => {
    writeFileSync(join(folder, "ca.der"), office.authority.certificate.der);
    execFileSync("openssl", [
      "x509",
      "-inform",
      "der",
      "-in",
      join(folder, "ca.der"),
      "-out",
      join(folder, "ca.pem"),
    ]);
    const parts = cutOut(await issued());
    expect(parts).toHaveLength(2);
    for (const { cms, content } of parts) {
      writeFileSync(join(folder, "cms.der"), cms);
      writeFileSync(join(folder, "content"), content);
      const run = () =>
        execFileSync(
          "openssl",
          [
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "der",
            "-in",
            "cms.der",
            "-content",
            "content",
            "-CAfile",
            "ca.pem",
            "-purpose",
            "any",
            "-attime",
            "1795147200",
            "-out",
            "out",
          ],
          { cwd: folder, stdio: "pipe" },
        );
      expect(run).not.toThrow();
      writeFileSync(join(folder, "content"), Buffer.concat([content, Buffer.from(" ")]));
      expect(run).toThrow();
    }
  });

  test.skipIf(!hasTool("qpdf"))("is a sound file for qpdf", async () => {
    writeFileSync(join(folder, "issued.pdf"), await issued());
    expect(execFileSync("qpdf", ["--check", join(folder, "issued.pdf")], { encoding: "utf8" })).toContain(
      "No syntax",
    );
  });

  test("signs content type, digest and certificate, and not the time: that stands in the dictionary", async () => {
    const [first] = cutOut(await issued());
    const signer = childrenOf(
      childrenOf(childrenOf(childrenOf(readDer(first?.cms ?? Buffer.alloc(0)))[1])[0]).at(-1),
    )[0];
    const attributes = childrenOf(childrenOf(signer).find(({ tag }) => tag === 0xa0)).map((each) =>
      oidOf(childrenOf(each)[0]),
    );
    expect(attributes.sort()).toEqual([OID.contentType, OID.messageDigest, OID.signingCertificateV2].sort());
  });
});

describe("papers of other programs", () => {
  test.skipIf(!hasTool("qpdf"))(
    "with packed objects and a table as stream are signed and judged alike",
    async () => {
      writeFileSync(join(folder, "plain.pdf"), smallPdf());
      execFileSync("qpdf", [
        "--object-streams=generate",
        join(folder, "plain.pdf"),
        join(folder, "packed.pdf"),
      ]);
      const packed = readFileSync(join(folder, "packed.pdf"));
      expect(openPdf(packed).isStreamed).toBe(true);
      const pdf = await issued(packed);
      const { verdict, signatures } = validatePdf(pdf, { trust: trustIn(office.authority), now: SIGNED_AT });
      expect([verdict, signatures.length]).toEqual(["VALID_NO_TIMESTAMP", 2]);
      writeFileSync(join(folder, "packed-signed.pdf"), pdf);
      expect(
        execFileSync("qpdf", ["--check", join(folder, "packed-signed.pdf")], { encoding: "utf8" }),
      ).toContain("No syntax");
      if (hasTool("pdfsig")) expect(pdfsig(pdf).match(/Signature is Valid/g)).toHaveLength(2);
    },
  );

  test("what is no PDF, or is signed in that place already, is refused", async () => {
    const { authority, leader } = office;
    const ports = portsOf(authority);
    const signOnce = (pdf: Uint8Array) => signPdf(ports, personalOrder(pdf, leader));
    expect(await signOnce(Buffer.from("no paper"))).toEqual({
      ok: false,
      refusal: { code: "PAPER_UNREADABLE" },
    });
    const one = await signed(ports, personalOrder(smallPdf(), leader));
    expect(await signOnce(one)).toEqual({ ok: false, refusal: { code: "PAPER_FIELD_TAKEN" } });
    expect(fillFields(one, { number: "1" })).toEqual({
      ok: false,
      refusal: { code: "PAPER_FIELD_MISSING", field: "number" },
    });
  });
});

describe("the room for a signature", () => {
  const stamping = (bytes: number) => ({
    stamp: async () => accept(der(TAG.octets, Buffer.alloc(bytes, 1))),
  });
  const signedWith = (bytes: number) =>
    signPdf(portsOf(office.authority, stamping(bytes)), personalOrder(smallPdf(), office.leader));

  test("holds a time stamp that brings a long chain", async () => {
    const done = await signedWith(20_000);
    expect(done.ok).toBe(true);
    if (done.ok) expect(formFields(openPdf(done.value)).map(({ name }) => name)).toEqual(["person"]);
  });

  test("is kept to: what answers more than fits gave a wrong answer, and nothing is signed", async () => {
    expect(await signedWith(60_000)).toMatchObject({ refusal: { code: "SIGNING_WRONG_ANSWER" } });
  });
});

test("a page tree nested without end is a broken paper, not a fault of ours", async () => {
  const depth = 30_000;
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>"];
  for (let at = 2; at < depth; at += 1) objects.push(`<< /Type /Pages /Kids [${at + 1} 0 R] /Count 1 >>`);
  objects.push("<< /Type /Page /MediaBox [0 0 595 842] >>");
  const order = personalOrder(pdfOf(objects), office.leader);
  expect(await signPdf(portsOf(office.authority), order)).toMatchObject({
    refusal: { code: "PAPER_UNREADABLE" },
  });
});
