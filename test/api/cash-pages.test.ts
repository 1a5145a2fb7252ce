import { expect, test } from "vitest";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const cashier = deskBrowser(office, office.actor("cashier"));
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
  const queue = await cashier.open("/desk/cash?q=" + encodeURIComponent(fullName));
  expect(queue).toContain(dossier.code);
  expect(queue).toContain("21.000 đồng");
  const page = await cashier.open(`/desk/cash/take?dossier=${dossier.id}`);
  expect(page).toContain(`value="${fullName}"`);
  const [charge] = await chargesOf(dossier.id);
  const typed = { charge: charge.id, amountDong: "21000", method: "CASH", payerName: fullName };
  const short = await cashier.send("/desk/cash/take", { ...typed, tendered: "20000" });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain("Số tiền đưa ít hơn số phải thu");
  const taken = await cashier.send("/desk/cash/take", { ...typed, tendered: "50.000" });
  const to = taken.headers.get("location") ?? "";
  const receipt = await cashier.open(to);
  expect(receipt).toContain("Thối lại: 29.000 đồng");
  expect(receipt).toContain("Hai mươi mốt nghìn đồng");
  const paper = await office.browserOf(office.actor("cashier")).page(`${to.split("?")[0]}/paper.pdf`);
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
  expect((await phone.open(`/pay/${token}`)).html).toContain("Ngân hàng đã xác nhận thanh toán");
});
