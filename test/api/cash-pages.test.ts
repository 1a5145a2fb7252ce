import { createRequire } from "node:module";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { decodeVietQr } from "../../src/modules/payment/vietqr.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { searchedAddress } from "../support/search-desk.ts";

const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr").default;
const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const cashierActor = office.actor("cashier");
const cashier = deskBrowser(office, cashierActor);
const copies = async () => {
  const { form, applicant } = await office.submission(COPIES);
  const dossier = await office.receive(COPIES, { applicant, form: { ...form, documents: DOCUMENTS } });
  return { ...dossier, applicant };
};
const chargesOf = async (id: string) =>
  (await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${id}/charges`))).items;

test("the cashier finds who owes, takes the money, gives change and prints the receipt", async () => {
  const dossier = await copies();
  const { fullName } = dossier.applicant.owner;
  const queue = await cashier.open(
    await searchedAddress(office, cashierActor, { list: "cash", q: fullName }),
  );
  expect(queue).toContain(dossier.code);
  expect(queue).toContain("21.000 đồng");
  const page = await cashier.open(`/desk/cash/take?dossier=${dossier.id}`);
  expect(page).toContain(`value="${fullName}"`);
  const [charge] = await chargesOf(dossier.id);
  const typed = { charge: charge.id, amountDong: "21000", method: "CASH", payerName: fullName };
  const short = await cashier.send("/desk/cash/take", { ...typed, tendered: "20000" });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain("Số tiền đưa ít hơn số phải thu");
  for (const tendered of ["abc", "20k", "500.00"]) {
    const unread = await cashier.send("/desk/cash/take", { ...typed, tendered });
    expect(unread.status).toBe(422);
    expect(await unread.text()).toContain("Số tiền ghi không đọc được");
  }
  const taken = await cashier.send("/desk/cash/take", { ...typed, tendered: "50.000" });
  const to = taken.headers.get("location") ?? "";
  const receipt = await cashier.open(to);
  expect(receipt).toContain("Trả lại: 29.000 đồng");
  expect(to).not.toContain("?");
  expect(receipt).toContain("Hai mươi mốt nghìn đồng");
  const paper = await office.browserOf(office.actor("cashier")).page(`${to}/paper.pdf`);
  expect(paper.headers.get("content-type")).toBe("application/pdf");
  expect(await cashier.open("/desk/cash")).not.toContain(dossier.code);
  expect(await cashier.open("/desk/cash/day")).toContain("AA-26E/0000001");
});

test("a citizen pays on a phone from tracking: says so, and the bank confirms", async () => {
  const { code, id, applicant } = await copies();
  const phone = openBrowser(aGuest(office));
  await phone.open("/track");
  const lastFour = (applicant.owner.personalId ?? "").slice(-4);
  const tracked = await phone.send("/track", { code, lastFour });
  expect(tracked.html).toContain("Thanh toán bằng VietQR");
  const begun = await phone.send("/track/pay", { code, lastFour });
  const started = await phone.open(begun.location ?? "");
  expect(started.html).toContain("113366668888");
  expect(started.html).not.toContain(applicant.owner.fullName);
  const token = /\/pay\/([A-Za-z0-9_-]{22})\/claimed/.exec(started.html)?.[1] ?? "";
  // Nobody simulates a bank where the installation is no demonstration.
  expect((await phone.send(`/pay/${token}/simulate`, {})).status).toBe(404);
  await phone.open(`/pay/${token}`);
  await phone.send(`/pay/${token}/claimed`, {});
  const claimed = await phone.open(`/pay/${token}`);
  expect(claimed.html).toContain("Đã ghi nhận ông/bà báo chuyển tiền");
  expect((await chargesOf(id))[0].state).toBe("DUE");
  const reference = /MC[0-9A-Z]{10}/.exec(claimed.html)?.[0] ?? "";
  const body = JSON.stringify({
    transactionId: "FT1",
    bankBin: "970415",
    accountNumber: "113366668888",
    amount: 21_000,
    currency: "VND",
    bookedAt: office.clock.now(),
    memo: reference,
  });
  const secret = office.services.config.bankSecret ?? "";
  const told = (signature: string) =>
    office.guest.send("/api/v1/payments/bank-messages", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-signature": signature },
    });
  expect((await told("sha256=00")).status).toBe(401);
  expect((await told(signatureOf(secret, Buffer.from(body)))).status).toBe(200);
  expect((await chargesOf(id))[0].state).toBe("PAID");
  const paid = await phone.open(`/pay/${token}`);
  expect(paid.html).toContain("Ngân hàng đã xác nhận thanh toán");
  // The receipt, and the way back to the dossier, which says what was paid and how.
  expect(paid.html).toContain(`/track?code=${code}`);
  const [receipt = ""] = /\/pay\/[A-Za-z0-9_-]{22}\/receipt\.pdf/.exec(paid.html) ?? [];
  const paper = await aGuest(office).page(receipt);
  expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  // Nobody was asked who paid: the cashier reads whose dossier it was for, whoever holds the key of the page does not.
  const row = (await cashier.open("/desk/cash/day")).split("<tr").find((each) => each.includes(code)) ?? "";
  expect(row).toContain(applicant.owner.fullName);
  const [desk = ""] = /\/desk\/cash\/receipts\/[0-9a-f-]{36}/.exec(row) ?? [];
  expect(await cashier.open(desk)).toMatch(new RegExp(`Người nộp tiền.*${applicant.owner.fullName}`, "s"));
  await phone.open("/track");
  const after = await phone.send("/track", { code, lastFour });
  expect(after.text).toMatch(/Đã nộp\s+21\.000 đồng · Chuyển khoản VietQR/);
  expect(after.html).toContain(receipt);
  expect(after.text).toMatch(/Biên lai số AA-26E\/\d{7}/);
});

test("the code of a payment page is a picture that a bank's app reads, and its lines can be copied", async () => {
  const { id } = await copies();
  const page = await cashier.open(`/desk/cash/take?dossier=${id}`);
  const [, charge = ""] = /name="charge" value="([^"]+)"/.exec(page) ?? [];
  const { headers } = await cashier.send("/desk/cash/transfer", { charge });
  const address = headers.get("location") ?? "";
  const shown = await cashier.open(address);
  for (const copied of ["113366668888", "21000"]) expect(shown).toContain(`data-copy="${copied}"`);
  // The cashier goes back to the payment, and does not say for the payer that the money was sent.
  expect(shown).toContain(`/desk/cash/take?dossier=${id}`);
  expect(shown).not.toContain("Tôi đã chuyển tiền");
  expect((await openBrowser(aGuest(office)).open(address)).html).toContain("Tôi đã chuyển tiền");
  const picture = await aGuest(office).page(`${address}/qr.png`);
  expect(picture.headers.get("content-type")).toBe("image/png");
  const { data, width, height } = PNG.sync.read(Buffer.from(await picture.arrayBuffer()));
  expect([width, height]).toEqual([720, 720]);
  const read = decodeVietQr(jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "");
  expect(read).toMatchObject({ number: "113366668888", amountDong: 21_000 });
  expect((await aGuest(office).page(`${address}/receipt.pdf`)).status).toBe(404);
});

test("who tracks a dossier reads what of its money is to go back, and what went back", async () => {
  const { code, id, applicant } = await copies();
  const [charge] = await chargesOf(id);
  await cashier.open(`/desk/cash/take?dossier=${id}`);
  const taking = { charge: charge.id, amountDong: "21000", method: "CASH" };
  const taken = await cashier.send("/desk/cash/take", taking);
  expect(taken.status).toBe(303);
  const tracked = async () => {
    const phone = openBrowser(aGuest(office));
    await phone.open("/track");
    const lastFour = (applicant.owner.personalId ?? "").slice(-4);
    return (await phone.send("/track", { code, lastFour })).text;
  };
  expect(await tracked()).not.toContain("hoàn trả");
  const leader = deskBrowser(office, office.actor("leader"));
  const agreeTo = async (amountDong: string) => {
    await cashier.open(`/desk/cash/dossiers/${id}`);
    const asked = { kind: "REFUND", chargeId: charge.id, amountDong, ground: "Bớt giấy" };
    expect((await cashier.send(`/desk/cash/dossiers/${id}`, asked)).status).toBe(303);
    const [, answer = ""] = /action="([^"]+\/answer)"/.exec(await leader.open("/desk/cash/decisions")) ?? [];
    await leader.send(answer, { answer: "APPROVED", reason: "Đúng" });
  };
  const payOut = async () => {
    const queue = await cashier.open("/desk/cash/decisions");
    expect(queue).toContain("Người duyệt");
    const [, pay = ""] = /action="([^"]+\/pay)"/.exec(queue) ?? [];
    await cashier.send(pay, { method: "CASH" });
  };
  const onDesk = async () => deskBrowser(office, office.actor("intake")).open(`/desk/dossiers/${id}`);
  await agreeTo("4.000");
  expect(await tracked()).toContain("Chờ hoàn trả 4.000 đồng");
  expect(await cashier.open(`/desk/cash/dossiers/${id}`)).toContain("Chờ hoàn trả 4.000 đồng");
  expect(await onDesk()).toContain("17.000 đồng (đã nộp); đã duyệt hoàn 4.000 đồng, chờ chi trả");
  await payOut();
  const after = await tracked();
  expect(after).toMatch(/Đã hoàn 4\.000 đồng, [^<]*02\/11\/2026/);
  expect(after).not.toContain("Chờ hoàn trả");
  expect(await onDesk()).toContain("17.000 đồng (đã nộp); đã hoàn 4.000 đồng ngày 02/11/2026");
  await agreeTo("17.000");
  await payOut();
  expect(await onDesk()).toContain("đã hoàn 21.000 đồng ngày 02/11/2026");
  expect(await onDesk()).not.toContain("Không thu");
  expect(await cashier.open(taken.headers.get("location") ?? "")).toMatch(
    /Đã hoàn 17\.000 đồng, [^<]*02\/11\/2026/,
  );
  expect(await cashier.open(`/desk/cash/dossiers/${id}`)).toMatch(
    /Đã hoàn<.*Đã hoàn 4\.000 đồng.*Đã hoàn 17\.000 đồng/s,
  );
  const [told] = await chargesOf(id);
  expect(told).toMatchObject({ state: "REFUNDED", refundedDong: 21_000, refundDueDong: 0 });
  expect(told.refundedAt).toContain("2026-11-02");
});

test("a refund by transfer says whose account it goes to, and another agrees to it before it leaves", async () => {
  const { id } = await copies();
  const [charge] = await chargesOf(id);
  await cashier.open(`/desk/cash/take?dossier=${id}`);
  const taking = { charge: charge.id, amountDong: "21000", method: "CASH", payerName: "Lê Văn Nộp" };
  expect((await cashier.send("/desk/cash/take", taking)).status).toBe(303);
  await cashier.open(`/desk/cash/dossiers/${id}`);
  const asked = { kind: "REFUND", chargeId: charge.id, amountDong: "21.000", ground: "Nộp nhầm" };
  expect((await cashier.send(`/desk/cash/dossiers/${id}`, asked)).status).toBe(303);
  const leader = deskBrowser(office, office.actor("leader"));
  const [, answer = ""] = /action="([^"]+\/answer)"/.exec(await leader.open("/desk/cash/decisions")) ?? [];
  await leader.send(answer, { answer: "APPROVED", reason: "" });
  const [, pay = ""] = /action="([^"]+\/pay)"/.exec(await cashier.open("/desk/cash/decisions")) ?? [];
  const receiver = { receiverNumber: "1903456789", receiverBank: "Agribank", receiverName: "Trần Thị Khác" };
  expect((await cashier.send(pay, { method: "BANK", ...receiver })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Chờ duyệt người nhận");
  // Ordered is not given back: the bank has not said that it left.
  expect(await cashier.open(`/desk/cash/dossiers/${id}`)).toContain(
    "Đã lập lệnh chuyển khoản hoàn 21.000 đồng",
  );
  const onDesk = await deskBrowser(office, office.actor("intake")).open(`/desk/dossiers/${id}`);
  expect(onDesk).toContain("đã lập lệnh chuyển khoản hoàn 21.000 đồng ngày 02/11/2026");
  expect(onDesk).not.toContain("đã hoàn");
  const seen = await leader.open("/desk/cash/decisions");
  expect(seen).toContain("1903456789 · Agribank · Trần Thị Khác");
  expect(seen).toContain("Người nhận khác người đã nộp");
  expect(seen).toContain("Lê Văn Nộp");
  const own = await cashier.open("/desk/cash/decisions");
  const [, change = ""] = /action="([^"]+\/receiver)"/.exec(own) ?? [];
  const half = await cashier.send(change, { receiverNumber: "12" });
  expect(half.status).toBe(422);
  expect(await half.text()).toContain("Hãy ghi số tài khoản người nhận");
  await cashier.open("/desk/cash/decisions");
  expect((await cashier.send(change, { ...receiver, receiverName: "LE VAN NOP" })).status).toBe(303);
  const again = await leader.open("/desk/cash/decisions");
  expect(again).not.toContain("Người nhận khác người đã nộp");
  const [, agree = ""] = /action="([^"]+\/receiver\/answer)"/.exec(again) ?? [];
  // The account that is agreed to is the one that stood on the page: number, bank and holder.
  const accountOn = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/name="(seen\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
  const stale = await leader.send(agree, { answer: "APPROVED", reason: "", ...accountOn(seen) });
  expect([stale.status, (await stale.text()).includes("vừa được ghi lại")]).toEqual([422, true]);
  await leader.open("/desk/cash/decisions");
  expect((await leader.send(agree, { answer: "APPROVED", reason: "", ...accountOn(again) })).status).toBe(
    303,
  );
  expect(await cashier.open("/desk/cash/bank")).toContain("Đã duyệt, chuyển được");
});

test("at the till whoever came today stands above the charges of other days, the last to come on top, with how long they wait", async () => {
  const sentToTill = async () => {
    const dossier = await copies();
    await office.owner.pool.query(
      `UPDATE ${office.services.database.schema}.payment_charge SET collect_when = 'ON_RECEIPT' WHERE dossier_id = $1`,
      [dossier.id],
    );
    return dossier;
  };
  office.set("2026-11-05 09:00");
  const old = await sentToTill();
  office.set("2026-11-10 08:00");
  const early = await sentToTill();
  office.set("2026-11-10 09:20");
  const late = await sentToTill();
  const withResult = await copies();
  office.set("2026-11-10 09:25");
  const queue = await cashier.open("/desk/cash");
  const [before = "", today = "", others = ""] = (queue.split("<main")[1] ?? "").split("<h2");
  expect(before).not.toContain(late.code);
  expect(today).toContain("Phải nộp hôm nay: 2 hồ sơ");
  expect(today.indexOf(late.code)).toBeLessThan(today.indexOf(early.code));
  expect(today).toContain("5 phút trước");
  expect(today).toContain("1 giờ 25 phút trước");
  for (const { code } of [old, withResult]) {
    expect(today).not.toContain(code);
    expect(others).toContain(code);
  }
  expect(others).toContain("5 ngày");
});
