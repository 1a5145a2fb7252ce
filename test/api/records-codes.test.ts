import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { typedLines } from "../../src/modules/document/index.ts";
import { verifyRecordsSignatures } from "../../src/modules/records/index.ts";
import { loadTrust, stampCode, validatePdf } from "../../src/modules/signature/index.ts";
import { drawPage } from "../../src/platform/uploads/draw-page.ts";
import { apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { hasWriter, writerDrafts } from "../support/office-writer.ts";
import { pdfText } from "../support/pdf-text.ts";
import { actOnDocument } from "../support/records.ts";
import { hasTool, pdfsig, smallPdf } from "../support/signing.ts";

const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr").default;
const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
const base = "/api/v1/records";
type Who = Parameters<typeof office.desk>[0];
const act = (who: Who, id: string, name: string, body: Json) =>
  actOnDocument(office, who, { id, act: name, body });

/** A draft of the division, with a file attached to it. */
async function draft(): Promise<string> {
  const specialist = await office.desk("specialist");
  const words = { unitId: office.unit("cultureDivision"), kindCode: "QD", subject: "Phân công trực" };
  return (await done(await specialist.post(`${base}/outgoing`, words))).id;
}
async function attached(id: string, bytes: Uint8Array, name = "quyet-dinh.pdf"): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(bytes)]), name);
  const specialist = await office.desk("specialist");
  return specialist.send(`${base}/documents/${id}/files`, { method: "POST", body: form });
}

/** The published file of a draft that was this PDF, signed at its places. */
async function published(pdf: Uint8Array, places: Json = {}): Promise<Uint8Array> {
  const id = await draft();
  await done(await attached(id, pdf));
  const sourceSha256 = createHash("sha256").update(pdf).digest("hex");
  await done(await act("specialist", id, "place", { sourceSha256, ...places }));
  await done(await act("leader", id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
  await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
  const { files } = await done(await (await office.desk("clerk")).get(`${base}/documents/${id}`));
  const file = files.find(({ mime }: Json) => mime === "application/pdf");
  return present(await office.services.files.get(file.sha256), "published file");
}

/** What a telephone reads off a print of the page that is signed. */
async function codeOn(pdf: Uint8Array, page = 1): Promise<string | null> {
  const png = present(await drawPage(pdf, { page, size: ["-r", "200"] }), "drawn page");
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
const verdictsOf = async (pdf: Uint8Array) => {
  const trust = await loadTrust(office.database);
  return validatePdf(pdf, { trust, now: office.clock.now() }).signatures.map(({ verdict }) => verdict);
};

describe.skipIf(!hasTool("pdftoppm"))("a PDF drafted elsewhere", () => {
  test.each([
    ["in the lower margin, where nothing is said", {}],
    ["in another corner", { codeAnchor: "RIGHT_TOP" }],
    ["where its drafter says", { codeAnchor: "FREE", codeLeft: 100, codeTop: 120 }],
  ])("bears a code that opens its page of verification: %s", async (_where, places) => {
    const pdf = await published(smallPdf("So:      /QD-UBND"), places);
    const url = present(await codeOn(pdf), "code on the page");
    expect(url).toContain("/verify/");
    const page = await office.guest.get(new URL(url).pathname);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Quyết định");
    expect(await verdictsOf(pdf)).toEqual(["VALID", "VALID"]);
    for (const line of typedLines(url)) expect(pdfText(pdf)).toContain(line);
  });

  test("with another code put over it after the signatures is altered", async () => {
    const pdf = await published(smallPdf("Sua ma"));
    const spot = { name: "code", page: 1, x: 85, y: 785, width: 176, height: 45, pageHeight: 842 } as const;
    const modules = [
      [true, false],
      [false, true],
    ];
    const other = stampCode(pdf, spot, { modules, caption: "Ma khac", lines: ["https://x.example", "1"] });
    expect(await verdictsOf(other)).toContain("TAMPERED");
  });

  test("is not signed where signature or seal would cover the code", async () => {
    const id = await draft();
    const pdf = smallPdf("De len ma");
    await done(await attached(id, pdf));
    const sourceSha256 = createHash("sha256").update(pdf).digest("hex");
    const covering = { sourceSha256, anchor: "FREE", left: 30, top: 253 };
    expect(await refused(await act("specialist", id, "place", covering))).toMatchObject({
      code: "RECORDS_CODE_COVERED",
    });
  });
});

/** LibreOffice starts anew for each file. */
const EXPORT_MS = 180_000;

const WRITER = hasWriter
  ? "LibreOffice"
  : "skipped: Writer is missing (apt-get install libreoffice-writer-nogui)";

describe.skipIf(!hasWriter || !hasTool("pdfsig"))(WRITER, () => {
  test(
    "a draft is taken, signed, numbered, sealed, read and verified, however it was exported",
    async () => {
      const { pdfs, hybrid, odt, docx } = writerDrafts();
      for (const { name, pdf } of pdfs) {
        const issued = await published(pdf);
        expect(Buffer.from(issued.subarray(0, pdf.length)).equals(pdf), name).toBe(true);
        expect(await verdictsOf(issued), name).toEqual(["VALID", "VALID"]);
        expect(pdfsig(issued).match(/Signature is Valid/g), name).toHaveLength(2);
        expect(await codeOn(issued), name).toContain("/verify/");
        const text = pdfText(issued);
        for (const part of ["Nguyễn Văn Quyết", "Đặng Thị Ngọc Hằng", "/QĐ-UBND"])
          expect(text, name).toContain(part);
      }
      expect((await verifyRecordsSignatures(office.services)).wrong).toEqual([]);
      const id = await draft();
      const told = await refused(await attached(id, hybrid));
      expect(told.code).toBe("UPLOAD_TWO_TYPES");
      expect(told.detail).toContain("PDF lai ghép");
      expect((await refused(await attached(id, odt, "quyet-dinh.odt"))).code).toBe("UPLOAD_TYPE_REFUSED");
      await done(await attached(id, docx, "quyet-dinh.docx"));
    },
    EXPORT_MS,
  );
});
