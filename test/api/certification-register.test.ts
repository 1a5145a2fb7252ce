import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { ERRORS } from "../../src/errors.ts";
import { brokenRegisters } from "../../src/modules/certification/index.ts";
import { verifyPaperSignatures } from "../../src/modules/document/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { PAPER_WITNESSES } from "../../src/paper-witnesses.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import { archiveFaults } from "../support/pdf-archive.ts";
import { pdfText } from "../support/pdf-text.ts";
import { searchedAddress } from "../support/search-desk.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const WHO = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
const SCAN = new Blob([Buffer.from(samplePaper("Bang tot nghiep"))]);
type Officer = Parameters<typeof office.actor>[0];
const browserOf = (name: Officer) => openBrowser(office.browserOf(office.actor(name)));
const REGISTER = "/desk/certify/register";

/** Two papers entered at the counter; the address of each line. */
async function entered(fullName = WHO.fullName) {
  const counter = browserOf("intake");
  await counter.open("/desk/certify");
  const page = await counter.send("/desk/certify", {
    ...WHO,
    fullName,
    "line.0.name": "bd",
    "line.0.pages": "2",
    "line.0.copies": "3",
    "line.1.name": "Hộ khẩu",
  });
  const rows = await office.database.kysely
    .selectFrom("certificationEntry")
    .select("number")
    .where("dossierId", "=", (page.location ?? "").split("/").at(-1) ?? "")
    .orderBy("number")
    .execute();
  return rows.map(({ number }) => `${page.location}/${number}`);
}

describe("the register of certified copies", () => {
  test("is read by day, number and person, with its totals", async () => {
    await entered();
    office.set("2026-11-26 09:00");
    await entered("Trần Văn Bình");
    const actor = office.actor("leader");
    const leader = openBrowser(office.browserOf(actor));
    const today = await leader.open(REGISTER);
    expect(today.text).toContain("Trần Văn Bình");
    expect(today.text).not.toContain("Lê Thị Thu");
    expect(today.text).toContain("2 giấy tờ, 4 bản sao");
    const both = await leader.open(`${REGISTER}?from=2026-11-25&to=2026-11-26`);
    for (const fact of ["01/2026-SCT/BS", "04/2026-SCT/BS", "Lê Thị Thu", "25/11/2026"])
      expect(both.text).toContain(fact);
    const numbered = await leader.open(`${REGISTER}?from=2026-11-25&to=2026-11-26&number=3`);
    expect(numbered.text).toContain("03/2026-SCT/BS");
    expect(numbered.text).not.toContain("04/2026-SCT/BS");
    const asked = { list: "certified", q: "thị thu", from: "2026-11-25", to: "2026-11-26" };
    const named = await leader.open(await searchedAddress(office, actor, asked));
    expect(named.text).toContain("Lê Thị Thu");
    expect(named.text).not.toContain("Trần Văn Bình");
    expect((await leader.open(`${REGISTER}?from=2020-01-01&to=2020-01-02`)).text).toContain(
      "Không có dòng nào",
    );
  });

  test("a line is struck out with its reason, once, and keeps its place and number", async () => {
    const [line = ""] = await entered("Người Vào Nhầm");
    const counter = browserOf("intake");
    await counter.open(line);
    const silent = await counter.send(`${line}/void`, { reason: "  " });
    expect([silent.status, silent.text.includes("Hãy ghi lý do gạch bỏ")]).toEqual([422, true]);
    expect((await counter.send(`${line}/void`, { reason: "Vào nhầm giấy tờ" })).location).toBe(line);
    expect((await counter.open(line)).text).toContain("Vào nhầm giấy tờ");
    await counter.open("/desk/certify");
    const again = await counter.send(`${line}/void`, { reason: "Lần nữa" });
    expect([again.status, again.text.includes("đã bị gạch bỏ")]).toEqual([409, true]);
    expect((await counter.open(REGISTER)).text).toMatch(/Đã gạch bỏ\s+Vào nhầm giấy tờ/);
    expect(await brokenRegisters(office.database)).toEqual([]);
    await expect(
      office.database.kysely.deleteFrom("certificationEntry").where("number", "=", 1).execute(),
    ).rejects.toThrow(/permission denied/);
  });
});

test("the declaration of a request marks the paper that was struck out, and no other", async () => {
  const [, second = ""] = await entered("Người Khai Hai Giấy");
  const counter = browserOf("intake");
  const dossier = second.replace("/desk/certify/", "/desk/dossiers/").replace(/\/\d+$/, "");
  expect((await counter.open(dossier)).text).not.toContain("gạch bỏ");
  await counter.open(second);
  await counter.send(`${second}/void`, { reason: "Vào nhầm giấy tờ" });
  const { text } = await counter.open(dossier);
  const number = `${second.split("/").at(-1)?.padStart(2, "0")}/2026-SCT/BS`;
  expect(text).toMatch(new RegExp(` 2\\s+Đã gạch bỏ trong sổ, số ${number}\\. [^.]*Hộ khẩu`, "i"));
  expect(text.match(/Đã gạch bỏ trong sổ/g)).toHaveLength(1);
});

describe("the fee of a line that is struck out", () => {
  const chargesPage = (line: string) =>
    line.replace("/desk/certify/", "/desk/cash/dossiers/").replace(/\/\d+$/, "");
  const strike = async (line: string) => {
    const counter = browserOf("intake");
    await counter.open(line);
    await counter.send(`${line}/void`, { reason: "Vào nhầm giấy tờ" });
    return counter.open(line);
  };
  /** What was asked about a line. */
  const approve = async (line: string) => {
    const { id } = await office.database.kysely
      .selectFrom("paymentDecision")
      .select("id")
      .where("about", "=", `certification 2026/${line.split("/").at(-1)}`)
      .executeTakeFirstOrThrow();
    const leader = browserOf("leader");
    await leader.open("/desk/cash/decisions");
    return leader.send(`/desk/cash/decisions/${id}/answer`, { answer: "APPROVED", reason: "Đúng" });
  };

  test("is asked off what is unpaid, told to the cashier, and gone once it is approved", async () => {
    const [, second = ""] = await entered("Người Bớt Một Giấy");
    expect((await strike(second)).text).toMatch(/Đã đề nghị giảm 2\.000 đồng/);
    const take = second.replace("/desk/certify/", "/desk/cash/take?dossier=").replace(/\/\d+$/, "");
    const cashier = browserOf("cashier");
    expect((await cashier.open(take)).text).toContain("Đang chờ quyết định giảm 2.000 đồng");
    expect((await cashier.open(take)).text).toContain("14.000 đồng");
    expect((await approve(second)).status).toBe(303);
    const after = await cashier.open(take);
    expect(after.text).toContain("12.000 đồng");
    expect(after.text).not.toContain("14.000 đồng");
    expect((await browserOf("intake").open(second)).text).toContain("Đã giảm 2.000 đồng");
  });

  test("is asked back where it was paid, and the rest of the fee stays paid", async () => {
    const [first = "", second = ""] = await entered("Người Đã Nộp Phí");
    const cashier = browserOf("cashier");
    const take = await cashier.open(
      second.replace("/desk/certify/", "/desk/cash/take?dossier=").replace(/\/\d+$/, ""),
    );
    const [, charge = ""] = /name="charge" value="([^"]+)"/.exec(take.html) ?? [];
    const [, amountDong = ""] = /name="amountDong" value="([^"]+)"/.exec(take.html) ?? [];
    const taken = await cashier.send("/desk/cash/take", { charge, amountDong, method: "CASH" });
    expect(taken.location).toContain("/desk/cash/receipts/");
    expect((await strike(second)).text).toContain("Đã đề nghị hoàn trả 2.000 đồng");
    expect((await strike(first)).text).toContain("Đã đề nghị hoàn trả 12.000 đồng");
    expect((await approve(second)).status).toBe(303);
    expect((await cashier.open(chargesPage(second))).text).toContain("Phải hoàn");
  });

  test("is asked back too while another line's money waits to be paid out", async () => {
    const [first = "", second = ""] = await entered("Người Bị Gạch Hai Lần");
    const cashier = browserOf("cashier");
    const take = await cashier.open(
      second.replace("/desk/certify/", "/desk/cash/take?dossier=").replace(/\/\d+$/, ""),
    );
    const [, charge = ""] = /name="charge" value="([^"]+)"/.exec(take.html) ?? [];
    const [, amountDong = ""] = /name="amountDong" value="([^"]+)"/.exec(take.html) ?? [];
    await cashier.send("/desk/cash/take", { charge, amountDong, method: "CASH" });
    await strike(second);
    expect((await approve(second)).status).toBe(303);
    expect((await strike(first)).text).toContain("Đã đề nghị hoàn trả 12.000 đồng");
  });
});

describe("a certified electronic copy", () => {
  test("is the compared scan with the words of certification, signed, sealed, and verified by its code", async () => {
    const [line = ""] = await entered();
    const leader = browserOf("leader");
    await leader.open(line);
    const uncompared = await leader.send(`${line}/electronic`, { scan: SCAN });
    expect([
      uncompared.status,
      uncompared.text.includes("đối chiếu bản chụp với bản chính và xác nhận"),
    ]).toEqual([422, true]);
    const made = await leader.send(`${line}/electronic`, { scan: SCAN, compared: "true" });
    expect([made.status, made.location]).toEqual([303, line]);
    const page = await leader.open(line);
    expect(page.text).toContain("Mở bản điện tử");
    const answer = await office.browserOf(office.actor("leader")).get(`${line}/copy.pdf`);
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const judged = validatePdf(pdf, { trust: await loadTrust(office.database), now: office.clock.now() });
    expect([judged.verdict, judged.signatures.length]).toEqual(["VALID", 2]);
    const said = pdfText(pdf);
    for (const fact of ["Chứng thực bản sao đúng với bản chính", "SCT/BS", "Lê Thị Thu", "bản sao điện tử"])
      expect(said).toContain(fact);
    expect(archiveFaults(pdf)).toEqual([]);
    const verify = /href="(\/verify\/[^"]+)"/.exec(page.html)?.[1] ?? "";
    const public_ = openBrowser(office.guest);
    const inForce = (await public_.open(verify)).text;
    expect(inForce).toContain("chứng thực bản sao đúng với bản chính");
    expect(inForce).toContain("đang có hiệu lực");
    expect((await verifyPaperSignatures(office.services, PAPER_WITNESSES)).wrong).toEqual([]);
    const { sha256: foreign } = await office.services.files.put(new Uint8Array(await SCAN.arrayBuffer()));
    const row = office.owner.kysely.updateTable("documentPaper").where("key", "=", "CERTIFIED_COPY");
    await row.where("eventSeq", "is", null).set({ sha256: foreign }).execute();
    expect((await public_.open(verify)).text).not.toContain("đang có hiệu lực");
    const { wrong } = await verifyPaperSignatures(office.services, PAPER_WITNESSES);
    expect(wrong.map(({ verdict }) => verdict)).toEqual(["OTHER_FILE", "UNSIGNED"]);
    const { sha256: issued } = await office.services.files.put(pdf);
    await row.where("eventSeq", "is", null).set({ sha256: issued }).execute();
    const twice = await leader.send(`${line}/electronic`, { scan: SCAN, compared: "true" });
    expect([twice.status, twice.text.includes("đã có bản sao chứng thực điện tử")]).toEqual([422, true]);

    await leader.open(line);
    await leader.send(`${line}/void`, { reason: "Bản chính bị tẩy xóa" });
    expect((await public_.open(verify)).text).toContain("thu hồi");
  });

  test("is refused where the scan cannot be one, the signer has no key, or the line is struck out", async () => {
    const [line = "", other = ""] = await entered();
    const leader = browserOf("leader");
    await leader.open(line);
    const xml = new Blob(['<?xml version="1.0"?><a/>']);
    const unfit = await leader.send(`${line}/electronic`, { scan: xml, compared: "true" });
    expect(unfit.text).toContain("Bản chụp phải là PDF hoặc ảnh");
    await office.owner.kysely.updateTable("signatureCertificate").set({ status: "SUSPENDED" }).execute();
    const keyless = await leader.send(`${line}/electronic`, { scan: SCAN, compared: "true" });
    expect(keyless.text).toContain("chưa có chứng thư số đang dùng");
    await leader.send(`${other}/void`, { reason: "Nhầm" });
    await leader.open(line);
    const struck = await leader.send(`${other}/electronic`, { scan: SCAN, compared: "true" });
    expect(struck.text).toContain("đã bị gạch bỏ");
  });

  test("is nobody's who does not lead the agency", async () => {
    const [line = ""] = await entered();
    const counter = browserOf("intake");
    expect((await counter.open(line)).text).not.toContain("Ký và cấp bản điện tử");
    expect((await counter.send(`${line}/electronic`, { scan: SCAN, compared: "true" })).status).toBe(403);
    expect((await browserOf("clerk").open(`${line}9`)).status).toBe(404);
  });
});

/** Each code of the register, as its texts above say it. */
test("the register's refusals are known by their codes", () => {
  for (const code of [
    "CERTIFICATION_VOIDED",
    "CERTIFICATION_ON_ISSUED_PAPER",
    "CERTIFICATION_MADE_ALREADY",
    "CERTIFICATION_SIGNER_WITHOUT_KEY",
    "CERTIFICATION_SCAN_UNFIT",
  ])
    expect(ERRORS.has(code)).toBe(true);
});
