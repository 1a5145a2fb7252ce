import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { apiOffice } from "../support/api-office.ts";
import { ACCOUNT } from "../support/bank.ts";
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
const movementPath = async () =>
  /href="(\/desk\/cash\/bank\/movements\/[^"]+)"/.exec(await cashier.open("/desk/cash/bank"))?.[1] ?? "";

test("money for the treasury is asked for on the bank's page, and answered where the leader decides", async () => {
  await tell("FT1", 90_000);
  const came = await movementPath();
  await cashier.open(came);
  expect((await cashier.send(came, { as: "POS", reason: "Sao kê thẻ" })).status).toBe(303);
  await tell("FT2", -90_000, "Nop NSNN");
  const path = await movementPath();
  expect(await cashier.open(path)).toContain("chỉ được ghi sổ khi lãnh đạo hoặc trưởng đơn vị duyệt");
  expect((await cashier.send(path, { as: "TREASURY", reason: "Giấy nộp tiền số 12" })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Đã đề nghị ghi là nộp ngân sách, kho bạc");
  expect(await cashier.open(path)).not.toContain('name="as"');
  expect(await cashier.open("/desk/cash/decisions")).not.toContain("/handings/");
  const asked = await leader.open("/desk/cash/decisions");
  expect(asked).toContain("Giấy nộp tiền số 12");
  const [, answer = ""] = /action="([^"]+\/handings\/[^"]+\/answer)"/.exec(asked) ?? [];
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await cashier.open("/desk/cash/bank")).toContain("Mọi giao dịch đã khớp.");
});

test("what stood on an account before its books is whole đồng, or not said", async () => {
  const director = deskBrowser(office, office.actor("director"));
  const shown = await director.open("/desk/cash/accounts");
  expect(shown).toContain("Số dư khi bắt đầu ghi sổ");
  const unitId = /<option value="([^"]+)"/.exec(shown.replace('<option value=""', ""))?.[1] ?? "";
  const account = { unitId, bankName: "VietinBank", bankBin: "970415", number: "7777", holder: "TT PVHCC" };
  const wrong = await director.send("/desk/cash/accounts", { ...account, openingDong: "20k" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("Hãy ghi số đồng chẵn bằng chữ số");
  await director.open("/desk/cash/accounts");
  const sent = await director.send("/desk/cash/accounts", { ...account, openingDong: "1.250.000" });
  expect(sent.status).toBe(303);
  expect(await director.open("/desk/cash/accounts")).toContain("1.250.000 đồng");
});
