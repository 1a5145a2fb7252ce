import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { recordsReferences, verifyRecordsSignatures } from "../../src/modules/records/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { namedAmong } from "../../src/platform/files/file-references.ts";
import { apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";
import { actOnDocument } from "../support/records.ts";
import { hasTool, pdfOf, pdfsig, smallPdf } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
const base = "/api/v1/records";
type Who = Parameters<typeof office.desk>[0];
const act = (who: Who, id: string, name: string, body: Json) =>
  actOnDocument(office, who, { id, act: name, body });
const view = async (id: string): Promise<Json> =>
  done(await (await office.desk("clerk")).get(`${base}/documents/${id}`));

/** A draft of the division whose words are a PDF, which was attached. */
async function withFile(pdf: Uint8Array): Promise<{ readonly id: string; readonly sourceSha256: string }> {
  const specialist = await office.desk("specialist");
  const draft = { unitId: office.unit("cultureDivision"), kindCode: "QD", subject: "Phân công trực" };
  const { id } = await done(await specialist.post(`${base}/outgoing`, draft));
  return { id, sourceSha256: await attach(id, pdf) };
}
/** The hash under which it is kept. */
async function attach(id: string, pdf: Uint8Array): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(pdf)]), "quyet-dinh.pdf");
  const specialist = await office.desk("specialist");
  await done(await specialist.send(`${base}/documents/${id}/files`, { method: "POST", body: form }));
  return createHash("sha256").update(pdf).digest("hex");
}
const unfitOf = async (pdf: Uint8Array): Promise<string> => {
  const { id, sourceSha256 } = await withFile(pdf);
  const { code, why } = await refused(await act("specialist", id, "place", { sourceSha256 }));
  expect(code).toBe("PAPER_UNFIT");
  return why;
};
const bytesOf = async (sha256: string) => present(await office.services.files.get(sha256), sha256);
const SIGNING = { authority: "KT", title: "Phó Chủ tịch" };
/** A page as a word processor leaves it: places for number and day between its own words. */
const WORD = smallPdf("So:      /QD-UBND");

describe("a draft that is a PDF", () => {
  test("is signed by the leader where it was said, numbered, dated and sealed, and holds when it is checked", async () => {
    const { id, sourceSha256 } = await withFile(WORD);
    await done(
      await act("specialist", id, "place", { sourceSha256, numberForm: "WHOLE", dateForm: "WHOLE" }),
    );
    await done(await act("leader", id, "sign", SIGNING));
    expect((await view(id)).files.map(({ sha256 }: Json) => sha256)).toEqual([sourceSha256]);
    const { numberText } = await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
    const { files } = await view(id);
    expect(files.map(({ name }: Json) => name)).toEqual([`${numberText.replace("/", "-")}.pdf`]);
    const draft = await namedAmong(office.database, [recordsReferences], [sourceSha256]);
    expect([...draft]).toEqual([sourceSha256]);
    const pdf = await bytesOf(files[0].sha256);
    expect(Buffer.from(pdf.subarray(0, WORD.length))).toEqual(WORD);
    const trust = await loadTrust(office.database);
    const { signatures } = validatePdf(pdf, { trust, now: office.clock.now() });
    expect(signatures.map(({ verdict }) => verdict)).toEqual(["VALID", "VALID"]);
    if (hasTool("pdftotext")) {
      const text = pdfText(pdf);
      for (const part of ["/QD-UBND", numberText, "ngày 24 tháng 11 năm 2026", "Đặng Thị Mai Anh"])
        expect(text).toContain(part);
    }
    expect((await verifyRecordsSignatures(office.services)).wrong).toEqual([]);
  });

  test.skipIf(!hasTool("pdfsig"))("holds for poppler as well, both signatures", async () => {
    const { id, sourceSha256 } = await withFile(smallPdf("Poppler"));
    await done(await act("specialist", id, "place", { sourceSha256 }));
    await done(await act("leader", id, "sign", SIGNING));
    await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
    const said = pdfsig(await bytesOf((await view(id)).files[0].sha256));
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    expect(said).toContain("Total document signed");
  });

  test("whose tables may be read in two ways, as some word processors write them, is written anew and signed", async () => {
    const hybrid = Buffer.from(
      smallPdf("Word").toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R /XRefStm 9"),
      "latin1",
    );
    const { id, sourceSha256 } = await withFile(hybrid);
    await done(await act("specialist", id, "place", { sourceSha256 }));
    await done(await act("leader", id, "sign", SIGNING));
    await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
    expect((await verifyRecordsSignatures(office.services)).wrong).toEqual([]);
  });

  test("that cannot be signed here says why: signed already, with fields of its own, turned", async () => {
    const signed = await withFile(smallPdf("Once"));
    await done(await act("specialist", signed.id, "place", { sourceSha256: signed.sourceSha256 }));
    await done(await act("leader", signed.id, "sign", SIGNING));
    await done(await act("clerk", signed.id, "publish", { medium: "ELECTRONIC" }));
    expect(await unfitOf(await bytesOf((await view(signed.id)).files[0].sha256))).toBe("SIGNED");
    const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]";
    const pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    const turned = ["<< /Type /Catalog /Pages 2 0 R >>", pages, `${page} /Rotate 90 >>`];
    expect(await unfitOf(pdfOf(turned))).toBe("TURNED");
    const root = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>";
    const field = "<< /FT /Tx /T (ten) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>";
    expect(await unfitOf(pdfOf([root, pages, `${page} >>`, field]))).toBe("FORM");
  });

  test("has its places said by whoever drafts or signs it, on the page, of a file of its own, until it is signed", async () => {
    const { id, sourceSha256 } = await withFile(WORD);
    const codeOf = async (answer: Promise<Response>) => (await refused(await answer)).code;
    expect(await codeOf(act("intake", id, "place", { sourceSha256 }))).toBe("NOT_FOUND");
    expect(await codeOf(act("specialist", id, "place", { sourceSha256: "0".repeat(64) }))).toBe(
      "RECORDS_PLACE_SOURCE",
    );
    expect(await codeOf(act("specialist", id, "place", { sourceSha256, numberLeft: 500 }))).toBe(
      "RECORDS_PLACE_OUTSIDE",
    );
    await done(await act("leader", id, "place", { sourceSha256, anchor: "LEFT_BOTTOM" }));
    await done(await act("leader", id, "sign", SIGNING));
    expect(await codeOf(act("specialist", id, "place", { sourceSha256 }))).toBe("RECORDS_STATE");
  });

  test("is neither sent up nor signed where another PDF came after its places, until they are said again", async () => {
    const { id, sourceSha256 } = await withFile(smallPdf("Du thao"));
    await done(await act("specialist", id, "place", { sourceSha256 }));
    const newer = await attach(id, smallPdf("Du thao da sua"));
    const { personId } = office.actor("leader");
    const send = () => act("specialist", id, "submit", { leaderId: personId });
    expect(await refused(await send())).toMatchObject({ code: "RECORDS_PLACES_OLDER", status: 409 });
    expect((await refused(await act("leader", id, "sign", SIGNING))).code).toBe("RECORDS_PLACES_OLDER");
    await done(await act("specialist", id, "place", { sourceSha256: newer }));
    await done(await send());
    await done(await act("leader", id, "sign", SIGNING));
  });

  test("with a PDF that only goes along is signed once its places were said again", async () => {
    const { id, sourceSha256 } = await withFile(smallPdf("Co phu luc"));
    await done(await act("specialist", id, "place", { sourceSha256 }));
    await attach(id, smallPdf("Phu luc"));
    await done(await act("specialist", id, "place", { sourceSha256 }));
    await attach(id, smallPdf("Co phu luc"));
    await done(await act("leader", id, "sign", SIGNING));
  });

  test("without places is signed outside: it is only written down, and the screen says so", async () => {
    const { id } = await withFile(WORD);
    const leader = deskBrowser(office, office.actor("leader"));
    const page = `/records/documents/${id}`;
    expect(await leader.open(page)).toContain("bằng tay hoặc bằng phần mềm khác");
    await leader.send(`${page}/sign`, SIGNING);
    const clerk = deskBrowser(office, office.actor("clerk"));
    expect(await clerk.open(page)).toContain("Phần mềm không ghi số, ngày và dấu lên tệp này");
  });
});

describe("the page where the places are said", () => {
  test("shows where they are, keeps them, and leads to the preview and back to signing", async () => {
    const { id, sourceSha256 } = await withFile(WORD);
    const page = `/records/documents/${id}`;
    const specialist = deskBrowser(office, office.actor("specialist"));
    expect(await specialist.open(page)).toContain(`${page}/places`);
    const fresh = await specialist.open(`${page}/places`);
    expect(fresh).toContain('role="img"');
    expect(fresh).not.toContain("preview.pdf");
    const wrong = await specialist.send(`${page}/places`, { sourceSha256, anchor: "FREE", left: "199" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Chỗ ký và đóng dấu nằm ngoài trang giấy");
    const kept = await specialist.send(`${page}/places`, { sourceSha256, anchor: "RIGHT_MIDDLE" });
    expect([kept.status, kept.headers.get("location")]).toEqual([303, `${page}/places`]);
    expect(await specialist.open(`${page}/places`)).toContain(`${page}/preview.pdf`);
    const preview = await office.browserOf(office.actor("specialist")).page(`${page}/preview.pdf`);
    const bytes = new Uint8Array(await preview.arrayBuffer());
    expect([preview.status, preview.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(
      validatePdf(bytes, { trust: await loadTrust(office.database), now: office.clock.now() }),
    ).toMatchObject({
      signatures: [],
    });
    if (hasTool("pdftotext")) expect(pdfText(bytes)).toContain("BẢN XEM TRƯỚC, CHƯA KÝ");
    const leader = deskBrowser(office, office.actor("leader"));
    const shown = await leader.open(page);
    expect(shown).toContain(`${page}/preview.pdf`);
    expect((await leader.send(`${page}/sign`, SIGNING)).status).toBe(303);
  });

  test("is for the draft's own people, and for drafts that are files", async () => {
    const { id } = await withFile(WORD);
    const stranger = office.browserOf(office.actor("intake"));
    expect((await stranger.page(`/records/documents/${id}/places`)).status).toBe(404);
    const specialist = await office.desk("specialist");
    const draft = {
      unitId: office.unit("cultureDivision"),
      kindCode: "QD",
      subject: "x",
      content: "Điều 1.",
    };
    const set = await done(await specialist.post(`${base}/outgoing`, draft));
    const browser = office.browserOf(office.actor("specialist"));
    expect((await browser.page(`/records/documents/${set.id}/places`)).status).toBe(404);
    const preview = await browser.page(`/records/documents/${set.id}/preview.pdf`);
    expect(preview.headers.get("content-type")).toBe("application/pdf");
  });
});
