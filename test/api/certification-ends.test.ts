import { describe, expect, test } from "vitest";
import { brokenRegisters, numberedByRegister } from "../../src/modules/certification/index.ts";
import { verifyPapers } from "../../src/modules/document/index.ts";
import { aPaper, apiOffice, done, fresh } from "../support/api-office.ts";
import { certifyingDesk, inRegister, RETURN, WHO } from "../support/certifying-desk.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const COPIES = "2.000815";
const GROUND = "Nghị định 30/2020/NĐ-CP, Điều 18";
const { counter, certified, linesOf, numbersOf, carried, issued } = certifyingDesk(office);

describe("a request of the counter", () => {
  test("refused by the leader bears a number of the refusals", async () => {
    const id = await certified("cc");
    await carried(id, "sign");
    const no = { outcome: "NEGATIVE", summary: "Bản chính bị tẩy xóa", legalGround: "NĐ 23/2015, Đ.22" };
    await office.act("leader", id, "signResult", no);
    const { number } = await issued(id);
    expect(number).toMatch(/TB-UBND$/);
    expect(await linesOf(id)).toMatchObject([
      { reason: `Từ chối chứng thực, văn bản số ${number}: Bản chính bị tẩy xóa` },
    ]);
    expect(await brokenRegisters(office.database)).toEqual([]);
  });

  test("refused, and then signed after all, is entered under the next number", async () => {
    const id = await certified("cc");
    await carried(id, "sign");
    const no = { outcome: "NEGATIVE", summary: "Chưa đủ bản chính", legalGround: "NĐ 23/2015, Đ.22" };
    await office.act("leader", id, "signResult", no);
    await issued(id);
    await office.act("leader", id, "reopen", { reason: "Đã xuất trình bản chính" });
    await carried(id, "sign");
    await office.act("leader", id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý" });
    const { number } = await issued(id);
    const [struck, again] = await linesOf(id);
    expect([struck?.reason === null, again?.reason]).toEqual([false, null]);
    expect(number).toBe(inRegister(again?.number ?? 0));
  });

  test("that is withdrawn keeps its line, struck out with what was said", async () => {
    const id = await certified("cc");
    await office.act("intake", id, "requestWithdrawal", { reason: "Không cần nữa" });
    const back = { refundDecision: "Không thu phí", papersReturned: [] };
    await office.act("leader", id, "approveWithdrawal", back);
    expect(await linesOf(id)).toMatchObject([{ reason: "Hồ sơ kết thúc, không chứng thực: Không cần nữa" }]);
  });
});

describe("a scan of the paper that was signed by hand", () => {
  const scanned = async (id: string) => {
    const scan = await done(await office.upload(await office.desk("clerk"), aPaper(), "ban-quet.pdf"));
    await office.act("clerk", id, "issueResult", { files: [scan], comparedScans: true });
    return (await office.view(id)).dossier.result;
  };

  test("bears the number its line of the counter has, and the register says so", async () => {
    const id = await certified("cc");
    const [number = 0] = await numbersOf(id);
    await carried(id, "issue");
    expect((await scanned(id)).number).toBe(inRegister(number));
    expect(await linesOf(id)).toMatchObject([{ number, reason: null }]);
    expect(await brokenRegisters(office.database)).toEqual([]);
    expect((await verifyPapers(office.database, numberedByRegister)).wrong).toEqual([]);
  });

  test("of a request that came otherwise is entered when it is issued, and struck out when it is recalled", async () => {
    const { id } = await office.reach(COPIES, "issue");
    const { number } = await scanned(id);
    const [line] = await linesOf(id);
    expect(number).toBe(inRegister(line?.number ?? 0));
    await payAll(office, id);
    await office.act("intake", id, "returnResult", RETURN);
    await office.act("leader", id, "revokeResult", { reason: "Bản chính giả", legalGround: GROUND });
    expect(await linesOf(id)).toMatchObject([{ reason: "Bản chính giả" }]);
    expect(await brokenRegisters(office.database)).toEqual([]);
  });
});

test("a name put right after the papers were entered is noted beside each line, which keeps number and words", async () => {
  const id = await certified("cc", "ks");
  const [first = 0] = await numbersOf(id);
  const { applicant, form, dossier } = await office.view(id);
  const owner = { ...applicant.owner, fullName: "Lê Thị Thư" };
  const declared = { owner, submitter: null, form: { ...form, requesterFullName: "Lê Thị Thư" } };
  const body = { reason: "Thiếu dấu", ...declared };
  const intake = await office.desk("intake");
  await done(await intake.post(`/api/v1/dossiers/${id}/amendments`, body, fresh(dossier.version)));
  const lines = await linesOf(id);
  expect(lines).toMatchObject([{ number: first, requester: WHO.fullName }, { requester: WHO.fullName }]);
  const browser = counter();
  const register = (await browser.open("/desk/certify/register")).text;
  expect(register).toContain(
    "Đính chính người yêu cầu: “Lê Thị Thu” sửa thành “Lê Thị Thư”, ngày 25/11/2026",
  );
  expect(register).toContain("(Thiếu dấu)");
  expect((await browser.open(`/desk/certify/${id}/${first}`)).text).toContain("sửa thành “Lê Thị Thư”");
  expect(await brokenRegisters(office.database)).toEqual([]);
});
