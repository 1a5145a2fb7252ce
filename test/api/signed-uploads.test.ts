import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { tellDoubtedSignatures } from "../../src/modules/dossier/signed-files.ts";
import { judgeWaiting } from "../../src/modules/dossier/signed-uploads.ts";
import { importTrust } from "../../src/modules/signature/index.ts";
import { openPdf } from "../../src/modules/signature/pdf/file.ts";
import { streamOf, updateOf } from "../../src/modules/signature/pdf/update.ts";
import { refTo } from "../../src/modules/signature/pdf/value.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice, done, refused } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { archiveOf, WORD, wordFile } from "../support/made-files.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { personalOrder, portsOf, signed, signers, smallPdf } from "../support/signing.ts";
import { ALGORITHM, handSigned, handSignedForm, pemOf, template, transform } from "../support/xmlsec.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-signed-uploads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const office = await apiOffice({ now: at("2026-11-25 08:30") });
const authority = await signers(folder);
await succeeds(
  importTrust(office.services, office.actor("admin"), { content: authority.authority.certificate.der }),
);
const intake = await office.desk("intake");
const desk = deskBrowser(office, office.actor("intake"));
const paper = await signed(portsOf(authority.authority), personalOrder(smallPdf("Dong y"), authority.leader));

async function succeeds(result: Promise<{ readonly ok: boolean }>): Promise<void> {
  expect((await result).ok).toBe(true);
}

/** A dossier received with this file as its first paper: what the intake officer then sees of it. */
async function received(bytes: Uint8Array) {
  const file = await done(await office.upload(intake, bytes, "giay-da-ky.pdf"));
  const asked = await office.submission("1.000894");
  const held = { componentCode: "marital-status", originals: 0, copies: 0, digitisation: null };
  const others = asked.components.filter(({ componentCode }) => componentCode !== held.componentCode);
  const components = [...others, { ...held, files: [file] }];
  const { id } = await done(await intake.post("/api/v1/dossiers/received", { ...asked, components }));
  const open = async () => (await desk.open(`/desk/dossiers/${id}`)).replace(/\s+/g, " ");
  return { id, file, open };
}

describe("a signed PDF that is handed in", () => {
  test("is judged when it comes, and the officer reads who signed it and what that is worth", async () => {
    const { open, id } = await received(paper);
    for (const page of [await open(), await desk.open(`/desk/dossiers/${id}/digitise`)])
      for (const fact of [
        "Chữ ký số: Hợp lệ, không có dấu thời gian",
        "Nguyễn Thị Ngọc Hằng",
        "Nội dung đúng như khi ký",
        "Chưa có danh sách thu hồi",
        "Kiểm tra lúc",
      ])
        expect(page).toContain(fact);
  });

  test("altered after signing it is flagged, however the page was shadowed", async () => {
    const update = updateOf(openPdf(paper));
    update.set(refTo(5), streamOf(Buffer.from("BT /F 20 Tf 72 700 Td (Tu choi) Tj ET"), {}));
    const { open } = await received(update.bytes());
    const page = await open();
    expect(page).toContain("Chữ ký số: Đã bị sửa sau khi ký");
    expect(page).toContain("thay đổi nội dung trang");
    const flipped = Buffer.from(paper);
    flipped[flipped.indexOf("Dong y")] = "X".charCodeAt(0);
    expect(await (await received(flipped)).open()).toContain("Nội dung không còn đúng như khi ký");
  });

  test("by somebody nobody here trusts says so", async () => {
    const foreign = await signers(join(folder, "khac"));
    const bytes = await signed(portsOf(foreign.authority), personalOrder(smallPdf("La"), foreign.leader));
    expect(await (await received(bytes)).open()).toContain("Chưa xác định được người ký đáng tin cậy");
  });

  test("one without a signature says nothing of signatures", async () => {
    expect(await (await received(samplePaper("khong ky"))).open()).not.toContain("Chữ ký số:");
  });
});

describe("while signatures cannot be judged", () => {
  test("the paper is taken, the page says that it was not checked, and the check is done later", async () => {
    const bytes = await signed(
      portsOf(authority.authority),
      personalOrder(smallPdf("Cho"), authority.leader),
    );
    await office.owner.kysely.schema.alterTable("signatureTrust").renameTo("signatureTrustAway").execute();
    const { open } = await received(bytes);
    expect(await open()).toContain("chưa kiểm được");
    await office.owner.kysely.schema.alterTable("signatureTrustAway").renameTo("signatureTrust").execute();
    expect(await judgeWaiting(office.services)).toBe(1);
    expect(await open()).toContain("Chữ ký số: Hợp lệ");
    expect(await judgeWaiting(office.services)).toBe(0);
  });
});

/** What a citizen sends as the first paper of a submission. */
async function submitting(bytes: Uint8Array, name = "giay-da-ky.pdf") {
  const citizen = office.as(aCitizen());
  const file = await done(await office.upload(citizen, bytes, name));
  const asked = await office.submission("1.001776", { channelIn: "ONLINE" });
  const components = asked.components.map((held, index) => (index === 0 ? { ...held, files: [file] } : held));
  return { citizen, send: () => citizen.post("/api/v1/dossiers", { ...asked, components }) };
}
const clerks = openOffice(office.services, WRITE_ATTACHMENTS, { ...OFFICE_PORTS });
const told = async (id: string) =>
  (await messagesOf(office).told(id, "OFFICER")).filter(({ kind }) => kind === "SIGNATURE_DOUBTED");
const queue = async () => (await desk.open("/desk/online")).replace(/\s+/g, " ");

describe("a signed file that a citizen sends", () => {
  test("is refused with the reason where it was altered after signing, and may be sent again as it was signed", async () => {
    const altered = Buffer.from(paper);
    altered[altered.indexOf("Dong y")] = "Y".charCodeAt(0);
    const { send } = await submitting(altered, "don-da-ky.pdf");
    const said = await refused(await send());
    expect(said).toMatchObject({ code: "SIGNED_FILE_ALTERED", status: 422 });
    expect(said.detail).toContain("don-da-ky.pdf");
    expect(said.detail).toContain("đã bị sửa sau khi ký");
    expect(await done(await (await submitting(paper)).send())).toMatchObject({ status: "SUBMITTED" });
  });

  test("is refused with the reason where its signature is of no format that can be read", async () => {
    const strange = Buffer.from(
      paper.toString("latin1").replace("/ETSI.CAdES.detached", "/XXXX.CAdES.detached"),
      "latin1",
    );
    const said = await refused(await (await submitting(strange)).send());
    expect(said).toMatchObject({ code: "SIGNED_FILE_UNREADABLE", status: 422 });
    expect(said.detail).toContain("PAdES");
  });

  test("is taken, marked in the queue and told to the desk once where its signer cannot be traced", async () => {
    const foreign = await signers(join(folder, "la"));
    const bytes = await signed(portsOf(foreign.authority), personalOrder(smallPdf("La"), foreign.leader));
    await tellDoubtedSignatures(clerks);
    const before = (await queue()).split("Chữ ký số trong tệp cần xem").length;
    const { id } = await done(await (await submitting(bytes)).send());
    expect((await queue()).split("Chữ ký số trong tệp cần xem").length).toBe(before + 1);
    expect(await tellDoubtedSignatures(clerks)).toBe(1);
    expect(await tellDoubtedSignatures(clerks)).toBe(0);
    expect(await told(id)).toMatchObject([{ role: "intake-officer" }]);
  });

  test("whose signature holds is neither marked nor told of", async () => {
    const { id } = await done(await (await submitting(paper)).send());
    expect(await tellDoubtedSignatures(clerks)).toBe(0);
    expect(await told(id)).toEqual([]);
  });

  test("that is of a word processor is taken with the words that its signature is not checked here, and told of", async () => {
    const word = wordFile([{ name: "_xmlsignatures/sig1.xml", content: "<Signature/>" }]);
    const { id } = await done(await (await submitting(word, "don.docx")).send());
    expect(await pageOf(id)).toContain("Chữ ký số: Không kiểm tra được");
    expect(await pageOf(id)).toContain("không được kiểm tra tại đây");
    expect(await tellDoubtedSignatures(clerks)).toBe(1);
    expect(await told(id)).toHaveLength(1);
  });

  test("that is of a word processor and was signed by a program on .NET, which has parts of its own, is told of too", async () => {
    const types = `<Types><Override ContentType="${WORD}"/><Override PartName="/package/services/digital-signature/xml-signature/a.psdsxs" ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>`;
    const word = archiveOf([
      { name: "[Content_Types].xml", content: types },
      { name: "word/document.xml", content: "<document/>" },
      { name: "package/services/digital-signature/xml-signature/a.psdsxs", content: "<Signature/>" },
    ]);
    const { id } = await done(await (await submitting(word, "don.docx")).send());
    expect(await pageOf(id)).toContain("đề nghị gửi bản PDF đã ký");
    expect(await tellDoubtedSignatures(clerks)).toBe(1);
    const plain = await done(await (await submitting(wordFile(), "don.docx")).send());
    expect(await pageOf(plain.id)).not.toContain("Chữ ký số:");
  });

  test("brought as a supplement is refused in the same way", async () => {
    const altered = Buffer.from(paper);
    altered[altered.indexOf("Dong y")] = "Z".charCodeAt(0);
    const { citizen, send } = await submitting(paper);
    const { id } = await done(await send());
    const first = (await office.submission("1.001776")).components[0]?.componentCode;
    const items = [{ componentCode: first, problem: "Thiếu" }];
    await office.act("intake", id, "requestIntakeSupplement", { items, reason: "Thiếu giấy đã ký" });
    const file = await done(await office.upload(citizen, altered, "bo-sung.pdf"));
    const { version } = (await office.view(id)).dossier;
    const body = {
      components: [{ componentCode: first, originals: 0, copies: 0, digitisation: null, files: [file] }],
    };
    const answer = await citizen.post(`/api/v1/dossiers/${id}/answerIntakeSupplement`, body, {
      "if-match": `"${version}"`,
    });
    expect(await refused(answer)).toMatchObject({ code: "SIGNED_FILE_ALTERED" });
  });
});

const pageOf = async (id: string) => (await desk.open(`/desk/dossiers/${id}`)).replace(/\s+/g, " ");
const leader = {
  der: authority.leader.der,
  keyPem: pemOf(authority.authority.keyOf(authority.leader)),
};
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const signedXml = handSignedForm("<don><ten>Lê Thị Hằng</ten><tien>100</tien>@</don>", leader);

describe("a signed XML file that a citizen sends", () => {
  test("is judged like a PDF, on the same page, is not told of, and is saved, never shown in place", async () => {
    const { id } = await done(await (await submitting(Buffer.from(HEAD + signedXml), "don.xml")).send());
    for (const fact of [
      "Chữ ký số: Hợp lệ, không có dấu thời gian",
      "Nguyễn Thị Ngọc Hằng",
      "Nội dung đúng như khi ký",
    ])
      expect(await pageOf(id)).toContain(fact);
    expect(await tellDoubtedSignatures(clerks)).toBe(0);
    expect(await told(id)).toEqual([]);
    const sha256 = createHash("sha256")
      .update(HEAD + signedXml)
      .digest("hex");
    const saved = await intake.get(`/api/v1/dossiers/${id}/files/${sha256}`);
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(saved.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is refused with the reason where it was altered after signing, or its signature is of no readable format", async () => {
    const altered = await submitting(Buffer.from(HEAD + signedXml.replace("100", "900")), "don.xml");
    expect(await refused(await altered.send())).toMatchObject({ code: "SIGNED_FILE_ALTERED", status: 422 });
    const strange = await submitting(
      Buffer.from(HEAD + signedXml.replaceAll("SignedInfo>", "Info>")),
      "don.xml",
    );
    const said = await refused(await strange.send());
    expect(said).toMatchObject({ code: "SIGNED_FILE_UNREADABLE", status: 422 });
    expect(said.detail).toContain("XAdES");
  });

  test("that no parser reads is refused as unreadable where it is signed, and taken as unsigned where it only speaks of it", async () => {
    const damaged = await submitting(Buffer.from(`${HEAD}${signedXml.replace("100", "&nbsp;")}`), "don.xml");
    const said = await refused(await damaged.send());
    expect(said).toMatchObject({ code: "SIGNED_FILE_UNREADABLE", status: 422 });
    expect(said.detail).toContain("tệp đã hỏng");
    const spoken = `${HEAD}<don><ten>Lê&nbsp;Hằng</ten><SignatureDate>20/11/2026</SignatureDate></don>`;
    const { id } = await done(await (await submitting(Buffer.from(spoken), "don.xml")).send());
    expect(await pageOf(id)).not.toContain("Chữ ký số:");
  });

  test("whose signature covers a part only is taken, says which part, and is told of", async () => {
    const part = '<hoa-don Id="p"><tien>100</tien></hoa-don>';
    const digest = createHash("sha256").update(part).digest("base64");
    const order = template({ references: [{ uri: "#p", transforms: transform(ALGORITHM.exclusive) }] });
    const xml = `${HEAD}<goi>${part}${handSigned(order, digest, leader)}</goi>`;
    const { id } = await done(await (await submitting(Buffer.from(xml), "hoa-don.xml")).send());
    expect(await pageOf(id)).toContain("Chữ ký số: Không kiểm tra được");
    expect(await pageOf(id)).toContain("chỉ bao trùm một phần của tệp (hoa-don)");
    expect(await pageOf(id)).toContain("Nguyễn Thị Ngọc Hằng");
    expect(await tellDoubtedSignatures(clerks)).toBe(1);
  });

  test("waits with its name while it cannot be judged, and is judged later", async () => {
    const xml = Buffer.from(HEAD + signedXml.replace("</don>", "</don>\n"));
    await office.owner.kysely.schema.alterTable("signatureTrust").renameTo("signatureTrustAway").execute();
    const { id } = await done(await (await submitting(xml, "don.xml")).send());
    expect(await pageOf(id)).toContain("chưa kiểm được");
    await office.owner.kysely.schema.alterTable("signatureTrustAway").renameTo("signatureTrust").execute();
    expect(await judgeWaiting(office.services)).toBe(1);
    expect(await pageOf(id)).toContain("Chữ ký số: Hợp lệ");
  });
});
