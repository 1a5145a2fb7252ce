import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { ACCOUNT } from "../support/bank.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const bank = clientOf(createApp(office.services), {});
const [cashier, leader] = [
  deskBrowser(office, office.actor("cashier")),
  deskBrowser(office, office.actor("leader")),
];

async function tell(transactionId: string, amount: number, memo = "khong co ma"): Promise<void> {
  const message = { transactionId, ...{ bankBin: ACCOUNT.bankBin, accountNumber: ACCOUNT.number } };
  const body = JSON.stringify({
    ...message,
    amount,
    currency: "VND",
    bookedAt: at("2026-11-02 08:00"),
    memo,
  });
  const answered = await bank.send("/api/v1/payments/bank-messages", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-signature": signatureOf(office.services.config.bankSecret ?? "", Buffer.from(body)),
    },
  });
  expect(answered.status).toBe(200);
}
const movementPath = async (bankRef = "") =>
  new RegExp(`chưa khớp</caption>.*?${bankRef}.*?href="(/desk/cash/bank/movements/[^"]+)"`, "s").exec(
    await cashier.open("/desk/cash/bank"),
  )?.[1] ?? "";

const asked = async (): Promise<string> => {
  const shown = await leader.open("/desk/cash/decisions");
  return /action="([^"]+\/handings\/[^"]+\/answer)"/.exec(shown)?.[1] ?? "";
};
const agree = async () =>
  expect((await leader.send(await asked(), { answer: "APPROVED", reason: "" })).status).toBe(303);

/** The words of the page after the file was imported. */
async function load(text: string): Promise<string> {
  const browser = openBrowser(office.browserOf(office.actor("cashier")));
  const { html } = await browser.open("/desk/cash/bank");
  const accountId = /<option value="([^"]+)"[^>]*>VietinBank/.exec(html)?.[1] ?? "";
  const file = new File([text], "so-phu.csv", { type: "text/csv" });
  const sent = await browser.send("/desk/cash/bank/statements", { accountId, file });
  expect(sent.status).toBe(200);
  return sent.text;
}

test("money for the treasury is asked for on the bank's page, and answered where the leader decides", async () => {
  await tell("FT1", 90_000);
  const came = await movementPath();
  await cashier.open(came);
  expect((await cashier.send(came, { as: "POS", reason: "Sao kê thẻ" })).status).toBe(303);
  await agree();
  await tell("FT2", -90_000, "Nop NSNN");
  const path = await movementPath();
  expect(await cashier.open(path)).toContain("Chỉ được ghi sổ khi lãnh đạo hoặc trưởng đơn vị duyệt");
  expect((await cashier.send(path, { as: "TREASURY", reason: "Giấy nộp tiền số 12" })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Đã đề nghị: Nộp ngân sách, kho bạc");
  expect(await cashier.open(path)).not.toContain('name="as"');
  expect(await cashier.open("/desk/cash/decisions")).not.toContain("/handings/");
  const asked = await leader.open("/desk/cash/decisions");
  expect(asked).toContain("Giấy nộp tiền số 12");
  const [, answer = ""] = /action="([^"]+\/handings\/[^"]+\/answer)"/.exec(asked) ?? [];
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Mọi giao dịch đã khớp.");
});

test("money the bank announced and its statement does not have is listed with what it paid, and counted", async () => {
  const { form, applicant } = await office.submission("2.000815");
  const documents = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
  const dossier = await office.receive("2.000815", { applicant, form: { ...form, documents } });
  const [charge] = (
    await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${dossier.id}/charges`))
  ).items;
  const counted = async () =>
    Number(/href="\/desk\/cash".*?(\d+)</s.exec(await cashier.open("/desk"))?.[1] ?? 0);
  await tell("FT3", charge.amountDong);
  const came = await movementPath();
  await cashier.open(came);
  const matched = await cashier.send(came, { as: "CHARGES", charge: charge.id, reason: "Ủy nhiệm chi" });
  expect(matched.status).toBe(303);
  await agree();
  const before = await counted();
  expect(await cashier.open("/desk/cash/bank")).not.toContain("sổ phụ không có");
  const statement = `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\nFT1,02/11/2026,x,90000\nFT2,02/11/2026,Nop NSNN,-90000`;
  expect(await load(statement)).toContain("Ngân hàng đã báo nhưng sổ phụ không có");
  const shown = await cashier.open("/desk/cash/bank");
  expect(shown).toMatch(new RegExp(`FT3.*21\\.000 đồng.*${dossier.code}`, "s"));
  expect(await counted()).toBe(before + 1);
  expect(await load(`${statement}\nFT3,02/11/2026,x,${charge.amountDong}`)).not.toContain("sổ phụ không có");
  expect(await counted()).toBe(before);
});

test("a difference with the statement is settled by two, with the paper that proves it, and the charge is owed again", async () => {
  const { form, applicant } = await office.submission("2.000815");
  const documents = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
  const dossier = await office.receive("2.000815", { applicant, form: { ...form, documents } });
  const charges = async () =>
    (await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${dossier.id}/charges`))).items;
  const [charge] = await charges();
  await tell("FT4", charge.amountDong);
  const came = await movementPath("FT4<");
  await cashier.open(came);
  const matched = { as: "CHARGES", charge: charge.id, reason: "Ủy nhiệm chi" };
  expect((await cashier.send(came, matched)).status).toBe(303);
  await agree();
  await load("Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\nFT1,02/11/2026,x,90000");
  const path =
    /FT4.*?href="(\/desk\/cash\/bank\/missing\/[^"]+)"/s.exec(await cashier.open("/desk/cash/bank"))?.[1] ??
    "";
  expect(await cashier.open(path)).toContain(dossier.code);
  const nothing = await cashier.send(path, { cause: "", document: "", ground: "Hỏi rồi" });
  expect(nothing.status).toBe(422);
  const said = await nothing.text();
  expect(said).toContain("Hãy ghi số, ngày của văn bản hoặc chứng từ.");
  expect(said).toContain('value="Hỏi rồi"');
  await cashier.open(path);
  const settling = {
    cause: "REOPENED",
    document: "CV 12/VTB ngày 02/11",
    ground: "Ngân hàng trả lời không có",
  };
  expect((await cashier.send(path, settling)).status).toBe(303);
  expect(await cashier.open(path)).toContain("Đã đề nghị: Tiền không có thật: hủy lần thu, thu lại");
  const shown = await leader.open("/desk/cash/decisions");
  expect(shown).toContain("CV 12/VTB ngày 02/11");
  expect((await leader.send(await asked(), { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await charges()).toMatchObject([{ state: "DUE" }]);
  expect(await cashier.open("/desk/cash/bank")).toMatch(/Chênh lệch đã xử lý.*FT4.*CV 12\/VTB/s);
  expect((await cashier.open("/desk/cash")).includes(dossier.code)).toBe(true);
  await cashier.open("/desk/cash/bank");
  expect(
    await load(
      `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\nFT1,02/11/2026,x,90000\nFT4,02/11/2026,x,${charge.amountDong}`,
    ),
  ).not.toContain("Chênh lệch đã xử lý");
  expect(await movementPath("FT4<")).toBe(came);
  await cashier.open(came);
  expect((await cashier.send(came, matched)).status).toBe(303);
  await agree();
  expect(await charges()).toMatchObject([{ state: "PAID" }]);
});

test("what stood on an account before its books is asked for loudly, said with its day, and agreed to by another", async () => {
  const director = deskBrowser(office, office.actor("director"));
  const shown = await director.open("/desk/cash/accounts");
  expect(shown).not.toContain("Chưa theo dõi được số dư tài khoản");
  const unitId = /<option value="([^"]+)"/.exec(shown.replace('<option value=""', ""))?.[1] ?? "";
  const account = { unitId, bankName: "VietinBank", bankBin: "970415", number: "7777", holder: "TT PVHCC" };
  const opened = await director.send("/desk/cash/accounts", account);
  expect(opened.status).toBe(303);
  const path = opened.headers.get("location") ?? "";
  expect(await director.open("/desk/cash/accounts")).toContain("Chưa theo dõi được số dư tài khoản");
  expect(await director.open(path)).toContain("Giám đốc trung tâm hoặc người quản trị đơn vị ghi số dư");
  const said = {
    "fromOn.day": "1",
    "fromOn.month": "11",
    "fromOn.year": "2026",
    ground: "Xác nhận số dư 12",
  };
  const wrong = await director.send(path, { ...said, amountDong: "20k", "fromOn.month": "13" });
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain("Hãy ghi số đồng chẵn bằng chữ số");
  expect(again).toContain("Hãy ghi ngày có trong lịch");
  expect(again).toContain('value="Xác nhận số dư 12"');
  await director.open(path);
  expect((await director.send(path, { ...said, amountDong: "1.250.000" })).status).toBe(303);
  expect(await director.open(path)).toContain("Chờ duyệt");
  const shownToLeader = await leader.open("/desk/cash/decisions");
  expect(shownToLeader).toContain("Số dư khi bắt đầu ghi sổ: 1.250.000 đồng");
  const [, answer = ""] = /action="([^"]+\/openings\/[^"]+\/answer)"/.exec(shownToLeader) ?? [];
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await director.open(path)).toMatch(/01\/11\/2026.*1\.250\.000 đồng.*Xác nhận số dư 12.*Đã duyệt/s);
  expect(await cashier.open("/desk/cash/bank")).not.toContain("Chưa theo dõi được số dư tài khoản");
});

test("money that came in wrongly is agreed to where money is decided, and what left says what it pays", async () => {
  await tell("FT20", 55_000);
  const came = await movementPath("FT20<");
  await cashier.open(came);
  const receiver = { receiverNumber: "1903456789", receiverBank: "Agribank", receiverName: "Nguyễn Thị Hòa" };
  expect((await cashier.send(came, { as: "RETURN", reason: "Nộp hai lần", ...receiver })).status).toBe(303);
  const listed = await cashier.open("/desk/cash/bank");
  expect(listed).toMatch(/FT20.*Nộp hai lần.*1903456789 · Agribank.*Chờ người khác duyệt/s);
  await tell("FT21", -55_000, "TRA LAI TIEN FT20");
  const out = await movementPath("FT21<");
  expect(await cashier.open(out)).toContain("Chưa ai duyệt, chưa được chuyển");
  const decided = await leader.open("/desk/cash/decisions");
  expect(decided).toContain("1903456789 · Agribank · Nguyễn Thị Hòa");
  const answer = await asked();
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Đã duyệt, chuyển được");
  const proposed = await cashier.open(out);
  const returnId = /name="return" value="([^"]+)" checked/.exec(proposed)?.[1];
  expect(returnId).toBeDefined();
  const none = await cashier.send(out, { as: "REFUND", reason: "Ủy nhiệm chi" });
  expect(none.status).toBe(422);
  expect(await none.text()).toContain("Hãy chọn giao dịch này trả khoản nào.");
  await cashier.open(out);
  const sent = await cashier.send(out, {
    as: "REFUND",
    return: returnId ?? "",
    reason: "Ủy nhiệm chi",
  });
  expect(sent.status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Mọi giao dịch đã khớp.");
});

test("one order to the bank that pays two is matched with both, ticked where its words name them", async () => {
  for (const [bankRef, dong] of [
    ["FT23", 25_000],
    ["FT24", 30_000],
  ] as const) {
    await tell(bankRef, dong);
    const came = await movementPath(`${bankRef}<`);
    await cashier.open(came);
    expect((await cashier.send(came, { as: "RETURN", reason: "Nộp hai lần" })).status).toBe(303);
    const answer = await asked();
    expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  }
  await tell("FT25", -55_000, "TRA LAI TIEN FT23 VA FT24");
  const out = await movementPath("FT25<");
  const browser = openBrowser(office.browserOf(office.actor("cashier")));
  const { html: proposed } = await browser.open(out);
  const ticked = [...proposed.matchAll(/name="return" value="([^"]+)" checked/g)];
  const returnIds = ticked.map(([, id]) => id ?? "");
  expect(returnIds).toHaveLength(2);
  const refund = { as: "REFUND", reason: "Lệnh chi 7" };
  const one = await browser.send(out, { ...refund, return: returnIds.slice(0, 1) });
  expect(one.status).toBe(422);
  expect(one.text).toContain("Giao dịch khác tổng số tiền của các khoản đã chọn");
  expect(one.html).toContain('href="#return"');
  expect(one.html).toContain('value="Lệnh chi 7"');
  expect((await browser.send(out, { ...refund, return: returnIds })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Mọi giao dịch đã khớp.");
});

test("what does not fit is named at its field, and what was typed stays", async () => {
  await tell("FT30", 41_000);
  const path = await movementPath("FT30<");
  await cashier.open(path);
  const nothing = await cashier.send(path, { as: "CHARGES", reason: "" });
  expect(nothing.status).toBe(422);
  const html = await nothing.text();
  expect(html).toContain('href="#charge"');
  expect(html).toContain("Chưa chọn khoản thu nào.");
  expect(html).toMatch(/id="reason"[^>]*aria-invalid|aria-invalid[^>]*id="reason"/);
  await cashier.open(path);
  const half = await cashier.send(path, { as: "RETURN", reason: "Nhầm", receiverNumber: "19" });
  const again = await half.text();
  expect(again).toContain("Hãy ghi tên ngân hàng của người nhận.");
  expect(again).toContain('value="Nhầm"');
  expect(await cashier.open("/desk/cash/bank")).toMatch(
    /Chưa khớp: tiền vào.*41\.000 đồng.*Chưa khớp: tiền ra.*0 đồng/s,
  );
});

test("an answer that is not taken stays on its page with what was typed, and one's own requests have no buttons", async () => {
  await tell("FT31", -11_000, "PHI DICH VU TK");
  const path = await movementPath("FT31<");
  await cashier.open(path);
  expect((await cashier.send(path, { as: "FEE", reason: "Phí tháng 10" })).status).toBe(303);
  const answer = await asked();
  const refused = await leader.send(answer, { answer: "DECLINED", reason: "" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("Không duyệt thì phải ghi lý do");
  expect(html).toContain("Phí dịch vụ ngân hàng thu: 11.000 đồng");
  const neither = await leader.send(answer, { reason: "Đang xem" });
  expect(await neither.text()).toContain('value="Đang xem"');
  expect(await cashier.open("/desk/cash/decisions")).toContain("người khác duyệt");
  await leader.open("/desk/cash/decisions");
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
});
