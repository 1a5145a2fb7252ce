import { describe, expect, test } from "vitest";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { present } from "../../kernel/assert.ts";
import { type Acted, runAct } from "../dossier/index.ts";
import { askForStruck, listAskedForStruck } from "./commands/ask-for-struck.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { payRefund } from "./commands/pay-refund.ts";
import { feesBook } from "./fees-book.ts";
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

describe("while an agreed part of a fee has not gone back yet", () => {
  /** Asked at the counter and agreed by the leader; not paid out. */
  const agreed = async (chargeId: string, amountDong: number) => {
    const asked = { chargeId, kind: "REFUND" as const, amountDong, ground: "Bớt một giấy" };
    const done = await askDecision(till("intake"), asked);
    const id = done.ok ? done.value.id : JSON.stringify(done.refusal);
    const answered = await answerDecision(till("leader"), { id, approved: true, reason: "Đồng ý" });
    return { id, answered };
  };
  const payOut = (id: string) => payRefund(till("cashier"), { id, method: "CASH" });
  const paidCopies = async () => {
    const dossier = await ward.copies();
    await ward.take([dossier]);
    return { dossier, chargeId: (await firstOf(dossier)).id };
  };

  test("another part may be agreed too; each is paid out by itself and the rest stays paid", async () => {
    const { dossier, chargeId } = await paidCopies();
    const first = await agreed(chargeId, 4_000);
    const second = await agreed(chargeId, 7_000);
    expect(second.answered).toMatchObject({ ok: true });
    expect(
      await askDecision(till("intake"), { chargeId, kind: "REFUND", amountDong: 10_001, ground: "x" }),
    ).toMatchObject({
      refusal: { code: "DECISION_TOO_MUCH", amountDong: 10_000 },
    });
    await nothingWrong();
    expect(await payOut(second.id)).toMatchObject({ ok: true });
    expect(await firstOf(dossier)).toMatchObject({ state: "REFUND_DUE", refunded_dong: 7_000 });
    await nothingWrong();
    expect(await payOut(first.id)).toMatchObject({ ok: true });
    expect(await firstOf(dossier)).toMatchObject({ state: "PAID", refunded_dong: 11_000 });
    await nothingWrong();
  });

  test("the dossier withdrawn with its fees gives back the rest as well", async () => {
    const { dossier, chargeId } = await paidCopies();
    const part = await agreed(chargeId, 4_000);
    expect(await feesBook(ward.database, dossier.id)).toMatchObject({ paidDong: 17_000 });
    await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Nộp nhầm" });
    await ward.act("leader", dossier, {
      act: "approveWithdrawal",
      refundDecision: "Theo quy định",
      papersReturned: [],
      refundFees: true,
    });
    await nothingWrong();
    const waiting = await ward.database.kysely
      .selectFrom("paymentDecision")
      .select(["id", "amountDong"])
      .where("chargeId", "=", chargeId)
      .where("paidAt", "is", null)
      .orderBy("amountDong")
      .execute();
    expect(waiting).toEqual([
      { id: part.id, amountDong: 4_000 },
      { id: waiting[1]?.id, amountDong: 17_000 },
    ]);
    for (const { id } of waiting) expect(await payOut(id)).toMatchObject({ ok: true });
    expect(await firstOf(dossier)).toMatchObject({ state: "REFUNDED", refunded_dong: 21_000 });
    await nothingWrong();
  });
});

describe("a struck line asks for what it cost the payer", () => {
  const struck = async (dossier: Acted, feeDong: number) => {
    const about = `certification 2026/${feeDong}`;
    const by = ward.officer("intake").personId;
    const fees = [{ code: null, dong: feeDong }];
    const asked = { dossierId: dossier.id, about, fees, ground: "Vào nhầm", by, at: ward.clock.now() };
    await ward.database.transaction((tx) => askForStruck(tx, asked));
    const [first, ...more] = await listAskedForStruck(ward.database, asked);
    expect(more).toEqual([]);
    return first;
  };

  test("where the fee was demanded and paid", async () => {
    const dossier = await ward.appraised("1.001612");
    const charge = await firstOf(dossier);
    const demanded = await runAct(ward.office, ward.officer("specialist2"), {
      dossierId: dossier.id,
      command: { act: "requirePayment", reason: "Nộp trước", amountDong: 0, chargeIds: [charge.id] },
      expectedVersion: null,
      key: null,
    });
    expect(demanded).toMatchObject({ value: { status: "FINANCIAL_WAIT" } });
    await ward.take([dossier]);
    expect(await struck(dossier, 1_000)).toMatchObject({ kind: "REFUND", amountDong: 1_000 });
  });

  test("less its part of what was let off the whole, whether the rest is paid or not", async () => {
    const dossier = await ward.copies();
    const { id: chargeId } = await firstOf(dossier);
    const asked = { chargeId, kind: "EXEMPTION" as const, amountDong: 7_000, ground: "Hộ nghèo" };
    const done = await askDecision(till("intake"), asked);
    const id = done.ok ? done.value.id : "";
    await answerDecision(till("leader"), { id, approved: true, reason: "Đúng" });
    expect(await struck(dossier, 6_000)).toMatchObject({ kind: "EXEMPTION", amountDong: 4_000 });
    await ward.take([dossier]);
    expect(await struck(dossier, 9_000)).toMatchObject({ kind: "REFUND", amountDong: 6_000 });
  });
});
