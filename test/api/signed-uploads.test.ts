import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { judgeWaiting } from "../../src/modules/dossier/signed-uploads.ts";
import { importTrust, loadTrust } from "../../src/modules/signature/index.ts";
import { openPdf } from "../../src/modules/signature/pdf/file.ts";
import { streamOf, updateOf } from "../../src/modules/signature/pdf/update.ts";
import { refTo } from "../../src/modules/signature/pdf/value.ts";
import { validateAside } from "../../src/modules/signature/validate/validate-aside.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { personalOrder, portsOf, signed, signers, smallPdf } from "../support/signing.ts";

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

  test("a file that takes too long costs its own thread only", async () => {
    const trust = await loadTrust(office.database);
    expect(await validateAside({ bytes: paper, trust, now: office.clock.now(), msMax: 1 })).toBeNull();
  });
});
