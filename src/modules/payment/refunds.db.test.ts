import { expect, test } from "vitest";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { present } from "../../kernel/assert.ts";
import type { Acted } from "../dossier/index.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { payRefund } from "./commands/pay-refund.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const till = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});
const nothingWrong = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);
const firstOf = async (dossier: Acted) => present((await ward.chargesOf(dossier))[0], "a charge");

test("a refund is decided by somebody who took none of it, and paid out once", async () => {
  const dossier = await ward.copies();
  await ward.take([dossier]);
  const charge = await firstOf(dossier);
  const asked = { chargeId: charge.id, kind: "REFUND" as const, amountDong: 21_000, ground: "Thu nhầm" };
  expect(await askDecision(till("cashier"), { ...asked, amountDong: 22_000 })).toMatchObject({
    refusal: { code: "DECISION_TOO_MUCH" },
  });
  const done = await askDecision(till("intake"), asked);
  const id = done.ok ? done.value.id : "";
  expect(await payRefund(till("cashier"), { id, method: "CASH" })).toMatchObject({
    refusal: { code: "REFUND_NOT_DUE" },
  });
  await answerDecision(till("leader"), { id, approved: true, reason: "Đồng ý" });
  expect(await payRefund(till("cashier"), { id, method: "CASH" })).toMatchObject({ ok: true });
  expect(await payRefund(till("cashier"), { id, method: "CASH" })).toMatchObject({
    refusal: { code: "REFUND_NOT_DUE" },
  });
  expect(await firstOf(dossier)).toMatchObject({ state: "REFUNDED" });
  await nothingWrong();
});

test("a part of what was paid goes back, the rest stays paid and may go back later", async () => {
  const dossier = await ward.copies();
  await ward.take([dossier]);
  const { id: chargeId } = await firstOf(dossier);
  const giveBack = async (amountDong: number) => {
    const asked = { chargeId, kind: "REFUND" as const, amountDong, ground: "Bớt một giấy" };
    const done = await askDecision(till("intake"), asked);
    if (!done.ok) return done;
    await answerDecision(till("leader"), { id: done.value.id, approved: true, reason: "Đồng ý" });
    await nothingWrong();
    return payRefund(till("cashier"), { id: done.value.id, method: "CASH" });
  };
  expect(await giveBack(4_000)).toMatchObject({ ok: true });
  expect(await firstOf(dossier)).toMatchObject({ state: "PAID", refunded_dong: 4_000 });
  expect(await giveBack(18_000)).toMatchObject({
    refusal: { code: "DECISION_TOO_MUCH", amountDong: 17_000 },
  });
  expect(await giveBack(17_000)).toMatchObject({ ok: true });
  expect(await firstOf(dossier)).toMatchObject({ state: "REFUNDED", refunded_dong: 21_000 });
  await nothingWrong();
});

test("what is let off after all of it was paid meanwhile goes back to the payer", async () => {
  const dossier = await ward.copies();
  const { id: chargeId } = await firstOf(dossier);
  const asked = { chargeId, kind: "EXEMPTION" as const, amountDong: 4_000, ground: "Bớt một giấy" };
  const done = await askDecision(till("intake"), asked);
  const id = done.ok ? done.value.id : "";
  await ward.take([dossier]);
  expect(await answerDecision(till("leader"), { id, approved: true, reason: "Đồng ý" })).toMatchObject({
    ok: true,
  });
  await nothingWrong();
  expect(await payRefund(till("cashier"), { id, method: "CASH" })).toMatchObject({ ok: true });
  expect(await firstOf(dossier)).toMatchObject({ state: "PAID", exempt_dong: 0, refunded_dong: 4_000 });
  await nothingWrong();
});
