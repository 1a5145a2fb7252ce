import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { keepOffered, paperOf } from "../../src/modules/dossier/ahead/pages.ts";
import { filePapersDue, openOffice, uploadOwner } from "../../src/modules/dossier/index.ts";
import { apiOffice, fresh, type Json } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import {
  boxesOf,
  digitisingDesk,
  legiblePaper,
  MARRIAGE,
  photoOf,
  SCANNED,
} from "../support/digitising-desk.ts";
import { at } from "../support/office-time.ts";
import { hasTool } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const filing = openOffice(office.services, []);
const { received, held, person } = digitisingDesk(office);

describe("digitising a paper at the counter", () => {
  test("a scan is kept under its legal name, with what it says and who compared it", async () => {
    const { id, code, path, browser, owner } = await received();
    const fields = {
      outcome: "DIGITISED",
      number: "12/2026",
      issuer: "UBND phường Ba Đình",
      "issuedOn.day": "5",
      "issuedOn.month": "2",
      "issuedOn.year": "2026",
      pages: await photoOf("red"),
    };
    const refused = await browser.send(`${path}/${SCANNED}`, boxesOf(fields));
    expect([refused.status, refused.text.includes("Chưa xác nhận đã đối chiếu với bản chính")]).toEqual([
      422,
      true,
    ]);
    const saved = await browser.send(`${path}/${SCANNED}`, boxesOf({ ...fields, compared: "true" }));
    expect(saved.location).toBe(path);
    const scanned = await held(id);
    expect(scanned).toMatchObject({
      digitisation: "DIGITISED",
      files: [{ name: `${code}.${SCANNED}.1.pdf`, mime: "application/pdf" }],
      scan: {
        number: "12/2026",
        issuer: "UBND phường Ba Đình",
        issuedOn: "2026-02-05",
        comparedBy: office.actor("intake").personId,
        comparedAt: office.clock.now(),
      },
    });
    const shown = await browser.open(path);
    expect(shown.text).toContain("Đối chiếu bản chính:");

    await filePapersDue(filing);
    const mine = await deskBrowser(office, aCitizen({ ...owner })).open("/my/papers");
    for (const fact of ["Bản số hóa đã đối chiếu với bản chính", "Số 12/2026", "UBND phường Ba Đình"])
      expect(mine).toContain(fact);
  });

  test("another scan in its place must be compared again; a corrected number leaves who compared it", async () => {
    const { id, path, browser } = await received();
    const save = (fields: Record<string, string | Blob>) =>
      browser.send(`${path}/${SCANNED}`, boxesOf({ outcome: "DIGITISED", ...fields }));
    await save({ pages: await photoOf("red"), compared: "true" });
    const first = (await held(id)).scan;
    const shown = await browser.open(path);
    const tick = /<input[^>]*name="[^"]*~compared"[^>]*>/.exec(shown.html)?.[0];
    expect(tick).not.toContain("checked");
    expect(shown.text).toContain("Bản đang lưu đã được đối chiếu");

    expect((await save({ number: "13/2026" })).location).toBe(path);
    expect((await held(id)).scan).toEqual({ ...first, number: "13/2026" });

    await browser.open(path);
    const refused = await save({ pages: await photoOf("blue") });
    expect([refused.status, refused.text.includes("Chưa xác nhận đã đối chiếu")]).toEqual([422, true]);
    expect((await held(id)).scan).toEqual({ ...first, number: "13/2026" });
  });

  test("a personal number put right takes the filed scan from the stranger to its owner", async () => {
    const { id, path, browser, owner } = await received();
    await browser.send(
      `${path}/${SCANNED}`,
      boxesOf({
        number: "12/2026",
        compared: "true",
        pages: await photoOf("red"),
      }),
    );
    await filePapersDue(filing);
    const papersOf = (personalId: string) =>
      deskBrowser(office, aCitizen({ ...owner, personalId })).open("/my/papers");
    expect(await papersOf(owner.personalId)).toContain("Số 12/2026");
    const right = person().personalId;
    const { applicant, form, dossier }: Json = await office.view(id);
    const amended = await (await office.desk("intake")).post(
      `/api/v1/dossiers/${id}/amendments`,
      {
        reason: "Gõ nhầm một chữ số",
        owner: { ...applicant.owner, personalId: right },
        submitter: null,
        form,
      },
      fresh(dossier.version),
    );
    expect(amended.status).toBe(200);
    await filePapersDue(filing);
    expect(await papersOf(right)).toContain("Số 12/2026");
    expect(await papersOf(owner.personalId)).not.toContain("Số 12/2026");
  });

  test("a day that is none and a scan that is missing are named together", async () => {
    const { path, browser } = await received();
    const refused = await browser.send(
      `${path}/${SCANNED}`,
      boxesOf({
        outcome: "DIGITISED",
        compared: "true",
        "issuedOn.day": "31",
        "issuedOn.month": "2",
        "issuedOn.year": "2026",
      }),
    );
    expect(refused.status).toBe(422);
    for (const said of ["Hãy quét hoặc chụp giấy tờ", "Ngày cấp: Ngày không đúng"])
      expect(refused.text).toContain(said);
  });

  test("pages photographed one by one become one PDF in their order", async () => {
    const { id, path, browser } = await received();
    const body = new FormData();
    for (const name of ["csrfToken", "idempotencyKey", "_version"]) body.set(name, browser.hidden(name));
    body.set(`${SCANNED}~compared`, "true");
    for (const colour of ["red", "green", "blue"])
      body.append(`${SCANNED}~pages`, await photoOf(colour), `${colour}.jpg`);
    const actor = office.browserOf(office.actor("intake"));
    const page = await (await actor.page(path)).text();
    body.set("csrfToken", present(/name="csrfToken" value="([^"]+)"/.exec(page)?.[1], "token"));
    const answer = await actor.send(`${path}/${SCANNED}`, {
      method: "POST",
      body,
      headers: { accept: "text/html" },
    });
    expect(answer.status).toBe(303);
    const [file, ...others] = (await held(id)).files;
    expect(others).toEqual([]);
    const bytes = await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/files/${file.sha256}`);
    expect((await PDFDocument.load(await bytes.arrayBuffer())).getPageCount()).toBe(3);
  });

  test("without a scan nothing is digitised; what need not be is said so", async () => {
    const { id, path, browser } = await received();
    const refused = await browser.send(
      `${path}/${SCANNED}`,
      boxesOf({ outcome: "DIGITISED", compared: "true" }),
    );
    expect([refused.status, refused.text.includes("Hãy quét hoặc chụp giấy tờ")]).toEqual([422, true]);
    expect((await browser.send(`${path}/${SCANNED}`, boxesOf({ outcome: "NOT_REQUIRED" }))).location).toBe(
      path,
    );
    expect(await held(id)).toMatchObject({ digitisation: "NOT_REQUIRED", files: [] });
  });

  test("what a machine read goes into the boxes only when somebody says so", async () => {
    const { path, browser, id } = await received();
    const suggested = JSON.stringify({ number: "7/KS", issuer: null, issuedOn: "2025-07-01" });
    const taken = await browser.send(`${path}/${SCANNED}`, boxesOf({ _do: "take", _suggested: suggested }));
    for (const value of ['value="7/KS"', 'value="01"', 'value="07"', 'value="2025"'])
      expect(taken.html).toContain(value);
    expect((await held(id))?.scan).toBeUndefined();
  });

  test.skipIf(!hasTool("tesseract"))(
    "what a machine reads on a picture is offered beside empty boxes",
    async () => {
      const { path, browser, id } = await received();
      const pages = await legiblePaper();
      const shown = await browser.send(`${path}/${SCANNED}`, boxesOf({ _do: "read", pages }));
      for (const fact of ["Máy đọc được: 15/GCS", "Máy đọc được: 20/11/2026"])
        expect(shown.text).toContain(fact);
      expect(shown.html).not.toContain('value="15/GCS"');
      expect((await held(id))?.scan).toBeUndefined();
    },
  );

  test("a stored paper is used again only with the owner's word, which is written down", async () => {
    const first = await received();
    await first.browser.send(
      `${first.path}/${SCANNED}`,
      boxesOf({
        outcome: "DIGITISED",
        number: "9/2026",
        compared: "true",
        pages: await photoOf("red"),
      }),
    );
    await filePapersDue(filing);
    const applicant = { owner: first.owner, submitter: null, relationship: "SELF" as const };
    const { id } = await office.receive(MARRIAGE, { applicant });
    const path = `/desk/dossiers/${id}/digitise`;
    const shown = await first.browser.open(path);
    expect(shown.text).toContain("Trong kho giấy tờ có:");
    const stored = present(
      /name="_reuse" value="([^"]+)"|value="([^"]+)"[^>]*name="_reuse"/
        .exec(shown.html)
        ?.slice(1)
        .find(Boolean),
      "offer",
    );
    const refused = await first.browser.send(`${path}/${SCANNED}`, boxesOf({ _reuse: stored }));
    expect([refused.status, refused.text.includes("khi chủ giấy tờ đồng ý")]).toEqual([422, true]);
    expect(
      (await first.browser.send(`${path}/${SCANNED}`, boxesOf({ _reuse: stored, consent: "true" }))).location,
    ).toBe(path);
    expect(await held(id)).toMatchObject({ digitisation: "REUSED", files: [{ mime: "application/pdf" }] });
    const mine = await deskBrowser(office, aCitizen({ ...first.owner })).open("/my/papers");
    for (const fact of ["Được gợi ý khi số hóa hồ sơ", "Dùng lại cho hồ sơ"]) expect(mine).toContain(fact);
  });

  test("over the API a scan nobody compared is refused with its code", async () => {
    const { id } = await received();
    const file = await (
      await office.upload(
        await office.desk("intake"),
        new TextEncoder().encode("%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF"),
      )
    ).json();
    const components = [{ componentCode: SCANNED, files: [file], digitisation: "DIGITISED" }];
    const scans = [{ componentCode: SCANNED, isCompared: false }];
    expect(await office.refusal("intake", id, "checkComponents", { components, scans })).toMatchObject({
      code: "SCAN_NOT_COMPARED",
      codes: [SCANNED],
    });
    const ahead = [{ componentCode: SCANNED, isCompared: true, issuedOn: "2099-02-28" }];
    expect(await office.refusal("intake", id, "checkComponents", { components, scans: ahead })).toMatchObject(
      {
        code: "SCAN_DATED_AHEAD",
        codes: [SCANNED],
      },
    );
  });
});

test("photographed pages become one file whose name says how many they are, in the language of whoever sent them", async () => {
  const owner = uploadOwner(aCitizen(), null);
  const offered = await Promise.all(
    ["red", "blue"].map(async (colour) => {
      const file = new File([await photoOf(colour)], `${colour}.jpg`);
      return { kind: "sent", file } as const;
    }),
  );
  const { pages } = await keepOffered(office.services, owner, offered);
  const nameIn = async (locale: "vi" | "en") => {
    const made = await paperOf(office.services, owner, { pages, locale });
    return made.ok ? made.value.map(({ name }) => name) : made.refusal;
  };
  expect(await nameIn("vi")).toEqual(["red (2 trang).pdf"]);
  expect(await nameIn("en")).toEqual(["red (2 pages).pdf"]);
});
