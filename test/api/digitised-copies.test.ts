import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { present } from "../../src/kernel/assert.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { scanResolution } from "../../src/platform/uploads/scan-resolution.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const filing = openOffice(office.services, []);
const invention = inventionFrom(512);
const MARRIAGE = "1.000894";
const PAPER = "marital-status";

function aPerson() {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const owner = { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate };
  return { owner, submitter: null, relationship: "SELF" as const };
}
const photo = async (height = 400) => {
  const create = { width: Math.round(height * 0.7), height, channels: 3 as const, background: "white" };
  return new Blob([new Uint8Array(await sharp({ create }).jpeg().toBuffer())]);
};

/** A paper scanned and compared at the counter. */
async function compared(pages: Blob, applicant = aPerson()) {
  const { id } = await office.receive(MARRIAGE, { applicant });
  const path = `/desk/dossiers/${id}/digitise`;
  const browser = openBrowser(office.browserOf(office.actor("intake")));
  await browser.open(path);
  const sent = await browser.send(`${path}/${PAPER}`, {
    [`${PAPER}~outcome`]: "DIGITISED",
    [`${PAPER}~compared`]: "true",
    [`${PAPER}~pages`]: pages,
  });
  expect(sent.location).toBe(path);
  await filePapersDue(filing);
  return { id, path, browser, applicant };
}
const storedOf = async (personalId: string) =>
  office.database.kysely
    .selectFrom("paperStorePaper")
    .selectAll()
    .where("ownerNumber", "=", personalId)
    .where("revokedAt", "is", null)
    .execute();
const certificates = (status: string) =>
  office.owner.kysely.updateTable("signatureCertificate").set({ status }).execute();

describe("a digitised copy", () => {
  test("is signed by the officer who compared it, says what it is, and is worth that", async () => {
    const { applicant, browser, path } = await compared(await photo());
    const [paper] = await storedOf(applicant.owner.personalId);
    expect(paper).toMatchObject({ trustLevel: 2, mime: "application/pdf" });
    const pdf = present(await office.services.files.get(present(paper, "paper").sha256), "file");
    const { verdict, signatures } = validatePdf(pdf, {
      trust: await loadTrust(office.database),
      now: office.clock.now(),
    });
    expect([verdict, signatures.map(({ signer }) => signer?.name)]).toEqual([
      "VALID",
      [expect.stringContaining("(DEMO)")],
    ]);
    expect(pdfText(pdf)).toContain("BẢN SỐ HÓA");
    expect((await browser.open(path)).text).toContain("Bản số hóa đã ký số lúc");
    const mine = await deskBrowser(
      office,
      aCitizen({ personalId: applicant.owner.personalId, fullName: applicant.owner.fullName }),
    ).open("/my/papers");
    expect(mine).toContain("cán bộ ký số");
  });

  test("that cannot be signed stops nothing, replaces nothing, and is signed later from the list", async () => {
    const applicant = aPerson();
    await certificates("SUSPENDED");
    const { id, browser, path } = await compared(await photo(), applicant).finally(() =>
      certificates("ACTIVE"),
    );
    const { personalId } = applicant.owner;
    expect(await storedOf(personalId)).toMatchObject([{ trustLevel: 3 }]);
    expect((await browser.open(path)).text).toContain("chưa có chứng thư ký");
    const next = await office.receive(MARRIAGE, { applicant });
    const nextPath = `/desk/dossiers/${next.id}/digitise`;
    expect((await browser.open(nextPath)).text).not.toContain("Trong kho giấy tờ có");

    const list = await browser.open("/desk/copies");
    expect(list.html).toContain(`/desk/dossiers/${id}/digitise`);
    const signed = await browser.send("/desk/copies", {});
    expect(signed.text).toContain("Đã ký 1 bản số hóa");
    expect(signed.text).toContain("Không còn bản nào chờ ký");
    await filePapersDue(filing);
    expect(await storedOf(personalId)).toMatchObject([{ trustLevel: 2 }]);
    expect((await browser.open(nextPath)).text).toContain("Trong kho giấy tờ có");
  });

  test("of a page that was scanned anew, or that nobody digitises any more, is never signed", async () => {
    await certificates("SUSPENDED");
    const { id, path, browser } = await compared(await photo(300)).finally(() => certificates("ACTIVE"));
    const copies = office.database.kysely
      .selectFrom("dossierDigitisedCopy")
      .selectAll()
      .where("dossierId", "=", id);
    const [wrong] = await copies.execute();
    await browser.open(path);
    const again = { [`${PAPER}~outcome`]: "DIGITISED", [`${PAPER}~compared`]: "true" };
    await browser.send(`${path}/${PAPER}`, { ...again, [`${PAPER}~pages`]: await photo(500) });
    const signedOf = async () =>
      (await copies.execute()).map((row) => [row.sha256 === wrong?.sha256, row.signedSha256 !== null]);
    expect((await signedOf()).toSorted()).toEqual([
      [false, true],
      [true, false],
    ]);
    await certificates("SUSPENDED");
    const other = await compared(await photo(320)).finally(() => certificates("ACTIVE"));
    await other.browser.open(other.path);
    await other.browser.send(`${other.path}/${PAPER}`, { [`${PAPER}~outcome`]: "NOT_REQUIRED" });
    expect((await browser.open("/desk/copies")).html).not.toContain(`/desk/dossiers/${other.id}/digitise`);
  });

  test("whose file breaks while it is signed says so and waits; the others are signed", async () => {
    await certificates("SUSPENDED");
    const broken = await compared(await photo(340)).finally(() => certificates("ACTIVE"));
    const { sha256 } = await office.database.kysely
      .selectFrom("dossierDigitisedCopy")
      .select("sha256")
      .where("dossierId", "=", broken.id)
      .executeTakeFirstOrThrow();
    const place = join(office.services.config.dataFolder, "files", sha256.slice(0, 2), sha256);
    writeFileSync(place, "damaged");
    await broken.browser.open("/desk/copies");
    const answer = await broken.browser.send("/desk/copies", {});
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("tệp lưu đã hỏng");
  });

  test("scanned below 200 dpi is warned about, by the pixels and the size of its page", async () => {
    const coarse = await compared(await photo(1_170));
    expect((await coarse.browser.open(coarse.path)).text).toContain("Bản quét chỉ 100 dpi, dưới 200 dpi");
    const fine = await compared(await photo(2_339));
    expect((await fine.browser.open(fine.path)).text).not.toContain("dpi, dưới");
    expect(await scanResolution(samplePaper("chu"))).toBeNull();
    expect(await scanResolution(Buffer.from("khong phai PDF"))).toBeNull();
  });
});

test("what is sent in is kept as just that, once it was received and once each, and replaces nothing", async () => {
  const applicant = aPerson();
  const { personalId, fullName } = applicant.owner;
  const citizen = office.as(aCitizen({ personalId, fullName }));
  const file: Json = await done(await office.upload(citizen, samplePaper("tu chup"), "anh.pdf"));
  const asked = await office.submission(MARRIAGE, { channelIn: "ONLINE", applicant });
  const others = asked.components.filter(({ componentCode }) => componentCode !== PAPER);
  const sent = { componentCode: PAPER, originals: 0, copies: 0, files: [file, file], digitisation: null };
  const { id } = await done(
    await citizen.post("/api/v1/dossiers", { ...asked, components: [...others, sent] }),
  );
  await filePapersDue(filing);
  expect(await storedOf(personalId)).toEqual([]);
  await office.act("intake", id, "accept", { components: [], custody: [] });
  await filePapersDue(filing);
  expect(await storedOf(personalId)).toMatchObject([{ trustLevel: 3, sha256: file.sha256 }]);
  const again = { ...sent, digitisation: "REUSED" };
  const owner = office.as(aCitizen({ personalId, fullName }));
  const answer = await owner.post("/api/v1/dossiers", { ...asked, components: [...others, again] });
  expect((await answer.json()).code).toBe("UPLOAD_UNKNOWN");
});
