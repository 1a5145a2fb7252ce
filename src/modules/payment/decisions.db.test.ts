import { describe, expect, test } from "vitest";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { present } from "../../kernel/assert.ts";
import type { Acted } from "../dossier/index.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { setAmount } from "./commands/set-amount.ts";
import { resumePaid } from "./jobs.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const till = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});
const nothingWrong = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);
const lastOf = async (dossier: Acted) => present((await ward.chargesOf(dossier)).at(-1), "a charge");

async function reduction(dossier: Acted, amountDong: number): Promise<string> {
  const { id: chargeId } = await lastOf(dossier);
  const ask = { chargeId, kind: "EXEMPTION", amountDong, ground: "Hộ nghèo" } as const;
  const asked = await askDecision(till("cashier"), ask);
  return present(asked.ok ? asked.value.id : null, "a decision asked for");
}

const approve = (id: string) =>
  answerDecision(till("leader"), { id, approved: true, reason: "Đúng đối tượng" });

describe("the amount of a fee", () => {
  test("stays while somebody decides on it, and an approval is never more than is owed", async () => {
    const dossier = await ward.copies();
    const { id: chargeId } = await lastOf(dossier);
    const decision = await reduction(dossier, 15_000);
    const raised = { chargeId, amountDong: 30_000, ground: "Đếm lại số trang" };
    expect(await setAmount(till("cashier"), raised)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    // Asked before amounts stood still: the fee has become less than what was asked off it.
    const { schema } = ward.database;
    await ward.owner.pool.query(`UPDATE ${schema}.payment_charge SET amount_dong = 10000 WHERE id = $1`, [
      chargeId,
    ]);
    expect(await approve(decision)).toMatchObject({
      refusal: { code: "DECISION_TOO_MUCH", amountDong: 10_000 },
    });
    await ward.owner.pool.query(`UPDATE ${schema}.payment_charge SET amount_dong = 21000 WHERE id = $1`, [
      chargeId,
    ]);
    const unsaid = { id: decision, approved: false, reason: "" };
    expect(await answerDecision(till("leader"), unsaid)).toMatchObject({
      refusal: { code: "DECISION_REASON_REQUIRED" },
    });
    expect(await approve(decision)).toMatchObject({ ok: true });
    expect(await lastOf(dossier)).toMatchObject({ state: "DUE", exempt_dong: 15_000 });
    await nothingWrong();
  });

  test("is never lowered by whoever takes it, and keeps the ground it was published on", async () => {
    const dossier = await ward.copies();
    const { id: chargeId, legal_ground: decree } = await lastOf(dossier);
    expect(decree).not.toBeNull();
    const said = { chargeId, amountDong: 1, ground: "Người nộp là người quen" };
    expect(await setAmount(till("cashier"), said)).toMatchObject({
      refusal: { code: "AMOUNT_LOWERED", amountDong: 21_000 },
    });
    expect(
      await setAmount(till("cashier"), { ...said, amountDong: 24_000, ground: "Đếm lại" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await lastOf(dossier)).toMatchObject({
      amount_dong: 24_000,
      legal_ground: decree,
      amount_ground: "Đếm lại",
    });
    await nothingWrong();
  });
});

describe("a dossier that waits for money", () => {
  test("goes on, exempt as a whole, though it was being withdrawn when that was decided", async () => {
    const dossier = await ward.waiting(100_000);
    const decision = await reduction(dossier, 100_000);
    await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Suy nghĩ lại" });
    expect(await approve(decision)).toMatchObject({ ok: true });
    await ward.act("leader", dossier, { act: "refuseWithdrawal", reason: "Người nộp đồng ý tiếp tục" });
    expect(await resumePaid(ward.office)).toBe(1);
    expect(await statusOf(dossier)).toBe("IN_PROGRESS");
    expect(await resumePaid(ward.office)).toBe(0);
    await nothingWrong();
  });

  test("is let go on by what settled its last obligation, not by the receipt of an earlier one", async () => {
    const dossier = await ward.waiting(50_000);
    const taken = await ward.take([dossier]);
    const receipt = taken.ok ? taken.value.receipt.name : "";
    ward.clock.set(at("2026-11-02 09:00"));
    await ward.act("specialist", dossier, {
      act: "requirePayment",
      amountDong: 70_000,
      reason: "Thu bổ sung",
    });
    const decision = await reduction(dossier, 70_000);
    await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Suy nghĩ lại" });
    await approve(decision);
    await ward.act("leader", dossier, { act: "refuseWithdrawal", reason: "Người nộp đồng ý tiếp tục" });
    expect(await resumePaid(ward.office)).toBe(1);
    const events = await ward.database.kysely
      .selectFrom("dossierEvent")
      .select("data")
      .where("dossierId", "=", dossier.id)
      .where("type", "=", "PaymentConfirmed")
      .orderBy("seq")
      .execute();
    expect(receipt).not.toBe("");
    expect(JSON.stringify(events[0])).toContain(receipt);
    expect(JSON.stringify(events[1])).toContain("Hộ nghèo");
    expect(JSON.stringify(events[1])).not.toContain(receipt);
    await nothingWrong();
  });
});

async function statusOf({ id }: Acted): Promise<string> {
  const found = await ward.database.kysely
    .selectFrom("dossier")
    .select("status")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return found.status;
}
