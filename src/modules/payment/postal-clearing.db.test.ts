import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { PROOF, postDesk } from "../../../test/support/posted.ts";
import { testWard } from "../../../test/support/ward.ts";
import { assert, present } from "../../kernel/assert.ts";
import { setCashOnDelivery } from "../post/commands/prepare.ts";
import { verifyPost } from "../post/verify.ts";
import { listChargesOf } from "./charge-store.ts";
import { assignPostalCash } from "./commands/assign-postal-cash.ts";
import { closeDay } from "./commands/close-day.ts";
import { answerPostalCash, askPostalCash, payPostalCash } from "./commands/decide-postal-cash.ts";
import { findPostalCash } from "./postal-cash-store.ts";
import { leftDong } from "./postal-cod.ts";
import { listClearings, listUnmatchedCash } from "./queries/postal-cash.ts";
import { moneyWaitingFor } from "./queries/waiting.ts";
import { verifyMoney } from "./verify.ts";

const ward = await testWard();
const desk = postDesk(ward);
const as = desk.as;
const unitId = desk.units.officeUnitId;
const OWED = 16_000;

/** Delivered: the post collected so much more than was owed. */
async function parcelWith(moreDong: number) {
  const dossier = await desk.posted({ isUnpaid: true });
  const { code } = await desk.parcelOf(dossier);
  await setCashOnDelivery(as("intake"), { code, amountDong: OWED + moreDong });
  await desk.handedOver(dossier);
  await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: OWED + moreDong }));
  return { dossier, code };
}
const leftOf = async (code: string) =>
  leftDong(present(await findPostalCash(ward.database, code), "money of a parcel"));
const owedCharge = async () => {
  const dossier = await desk.posted({ isUnpaid: true });
  return present((await listChargesOf(ward.database, [dossier.id]))[0], "a charge");
};
const stateOf = async (charge: { readonly dossier_id: Parameters<typeof listChargesOf>[1][number] }) =>
  (await listChargesOf(ward.database, [charge.dossier_id])).map(({ state }) => state);
const isListed = async (code: string) =>
  (await listUnmatchedCash(ward.database, [unitId])).find(({ parcel_code }) => parcel_code === code)
    ?.standing;
async function sound(): Promise<void> {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyPost(ward.database)).wrong).toEqual([]);
}
const ask = (code: string, kind: "RETURN" | "KEEP", amountDong: number) =>
  askPostalCash(as("cashier"), { parcelCode: code, kind, amountDong, ground: "Thu thừa khi phát" });
const idOf = (done: Awaited<ReturnType<typeof ask>>) => (done.ok ? done.value.id : JSON.stringify(done));
const answer = (id: string, approved: boolean) =>
  answerPostalCash(as("leader"), { id, approved, reason: "Đã xem" });

describe("money of the post that fits no charge", () => {
  test("is spent by hand on a charge that it pays in full, with a receipt, and by whom and why", async () => {
    const { code } = await parcelWith(OWED + 2_000);
    const [charge, other] = [await owedCharge(), await owedCharge()];
    const assign = (chargeIds: readonly string[], name: "cashier" | "intake" = "cashier") =>
      assignPostalCash(as(name), { parcelCode: code, chargeIds, reason: "Phiếu ghi hai hồ sơ" });
    expect(await assign([charge.id, other.id])).toMatchObject({
      refusal: { code: "POSTAL_CASH_EXCEEDED", amountDong: OWED + 2_000 },
    });
    expect(await assign([charge.id], "intake")).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    const asked = await assign([charge.id]);
    assert(asked.ok, "asked");
    expect(await stateOf(charge)).toEqual(["DUE"]);
    expect(await isListed(code)).toBe("ASKED");
    expect(await assign([other.id])).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    expect(await answer(asked.value.id, false)).toMatchObject({ ok: true });
    expect([await stateOf(charge), await leftOf(code)]).toEqual([["DUE"], OWED + 2_000]);
    const again = await assign([charge.id]);
    assert(again.ok, "asked again");
    const cashier = ward.officer("cashier");
    const both = { ...cashier, grants: [...cashier.grants, ...ward.officer("leader").grants] };
    const own = { id: again.value.id, approved: true, reason: "" };
    expect(await answerPostalCash({ ...as("cashier"), actor: both }, own)).toMatchObject({
      refusal: { code: "DECISION_OWN" },
    });
    expect(await answer(again.value.id, true)).toMatchObject({ ok: true });
    expect(await answer(again.value.id, true)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
    expect(await assign([charge.id])).toMatchObject({ refusal: { code: "CHARGE_NOT_DUE" } });
    expect(await stateOf(charge)).toEqual(["PAID"]);
    expect(await leftOf(code)).toBe(2_000);
    expect(await listClearings(ward.database, code)).toMatchObject([
      { kind: "CHARGES", answer: "DECLINED", receipt_id: null },
      {
        kind: "CHARGES",
        answer: "APPROVED",
        amount_dong: OWED,
        ground: "Phiếu ghi hai hồ sơ",
        asked_by: ward.officer("cashier").personId,
      },
    ]);
    expect((await listClearings(ward.database, code))[1]?.receipt_id).not.toBeNull();
    await sound();
  });

  test("is spent once where two spend it at one instant", async () => {
    const { code } = await parcelWith(OWED);
    const charges = [await owedCharge(), await owedCharge()];
    const done = await Promise.all(
      charges.map(({ id }) =>
        assignPostalCash(as("cashier"), { parcelCode: code, chargeIds: [id], reason: "Hai người cùng lúc" }),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    const id = done.map((each) => (each.ok ? each.value.id : "")).join("");
    const answers = await Promise.all([answer(id, true), answer(id, true)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
    expect(await leftOf(code)).toBe(0);
    await sound();
  });

  test("goes back to the payer when a second person agrees, who is told, and is paid out once", async () => {
    const { code, dossier } = await parcelWith(5_000);
    expect(await ask(code, "RETURN", 5_001)).toMatchObject({ refusal: { code: "POSTAL_CASH_EXCEEDED" } });
    const id = idOf(await ask(code, "RETURN", 5_000));
    expect(await ask(code, "KEEP", 1_000)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    const { id: chargeId } = await owedCharge();
    const assigned = { parcelCode: code, chargeIds: [chargeId], reason: "x" };
    expect(await assignPostalCash(as("cashier"), assigned)).toMatchObject({
      refusal: { code: "DECISION_OPEN" },
    });
    expect(await isListed(code)).toBe("ASKED");
    const waiting = moneyWaitingFor(ward.services);
    expect((await waiting(ward.officer("leader"))).deciding).toBe(1);
    const { cash: before } = await waiting(ward.officer("cashier"));
    const cashier = ward.officer("cashier");
    const both = { ...cashier, grants: [...cashier.grants, ...ward.officer("leader").grants] };
    const own = { id, approved: true, reason: "" };
    expect(await answerPostalCash({ ...as("cashier"), actor: both }, own)).toMatchObject({
      refusal: { code: "DECISION_OWN" },
    });
    expect(await answerPostalCash(as("cashier"), own)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    expect(await answerPostalCash(as("leader"), { ...own, approved: false, reason: "" })).toMatchObject({
      refusal: { code: "DECISION_REASON_REQUIRED" },
    });
    expect(await payPostalCash(as("cashier"), { id, method: "CASH" })).toMatchObject({
      refusal: { code: "REFUND_NOT_DUE" },
    });
    expect(await answer(id, true)).toMatchObject({ ok: true });
    expect(await answer(id, false)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
    expect(await isListed(code)).toBe("TO_PAY");
    expect((await waiting(ward.officer("leader"))).deciding).toBe(0);
    expect((await waiting(ward.officer("cashier"))).cash).toBe(before + 1);
    await sound();
    expect(await payPostalCash(as("cashier"), { id, method: "CASH" })).toMatchObject({ ok: true });
    expect(await payPostalCash(as("cashier"), { id, method: "CASH" })).toMatchObject({
      refusal: { code: "REFUND_NOT_DUE" },
    });
    expect(await isListed(code)).toBeUndefined();
    const told = await ward.database.kysely
      .selectFrom("notificationMessage")
      .select("kind")
      .where("dossierId", "=", dossier.id)
      .where("occasion", "=", `decision ${id}`)
      .orderBy("at")
      .execute();
    expect(told.map(({ kind }) => kind).sort()).toEqual(["REFUND_APPROVED", "REFUND_PAID"]);
    await sound();
  });

  test("is kept for the budget when a second person agrees; declined, it lies there as before", async () => {
    const { code } = await parcelWith(3_000);
    expect(await answer(idOf(await ask(code, "KEEP", 3_000)), false)).toMatchObject({ ok: true });
    expect([await leftOf(code), await isListed(code)]).toEqual([3_000, "OPEN"]);
    const id = idOf(await ask(code, "KEEP", 3_000));
    expect(await answer(id, true)).toMatchObject({ ok: true });
    expect([await leftOf(code), await isListed(code)]).toEqual([0, undefined]);
    expect(await payPostalCash(as("cashier"), { id, method: "BANK" })).toMatchObject({
      refusal: { code: "RECEIVER_REQUIRED" },
    });
    const receiver = { bank: "Agribank", number: "123456789", name: "Nguyen Thi Hoa" };
    expect(await payPostalCash(as("cashier"), { id, method: "BANK", receiver })).toMatchObject({
      refusal: { code: "REFUND_NOT_DUE" },
    });
    await sound();
  });

  test("is not paid out of a drawer that was counted; nobody's parcel is not found", async () => {
    const { code } = await parcelWith(1_000);
    const id = idOf(await ask(code, "RETURN", 1_000));
    await answer(id, true);
    const day = ward.services.clock.today();
    await closeDay(as("cashier"), { unitId, day, countedDong: 0, note: "Đếm" });
    expect(await payPostalCash(as("cashier"), { id, method: "CASH" })).toMatchObject({
      refusal: { code: "DAY_CLOSED" },
    });
    expect(await ask("BC0000000000", "KEEP", 1)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    await sound();
  });
});

test.each([
  [
    "money cleared that nobody agreed to",
    "UPDATE $s.payment_postal_cod SET cleared_dong = 1 WHERE settled_dong + cleared_dong < collected_dong",
  ],
  [
    "money agreed to go back that is nowhere",
    "UPDATE $s.payment_postal_clearing SET paid_at = now() WHERE kind = 'RETURN' AND answer = 'APPROVED'",
  ],
  ["an agreement that was lost", "DELETE FROM $s.payment_postal_clearing WHERE answer = 'APPROVED'"],
])("counting again finds %s", async (_what, text) => {
  await parcelWith(500);
  const { code } = await parcelWith(700);
  await answer(idOf(await ask(code, "RETURN", 700)), true);
  const undone = new Error("undone");
  const rules: string[] = [];
  await ward.owner
    .transaction(async (tx) => {
      await sql.raw(text.replaceAll("$s", `"${ward.owner.schema}"`)).execute(tx.kysely);
      rules.push(...(await verifyMoney(tx)).wrong.map(({ rule }) => rule));
      throw undone;
    })
    .catch((cause: unknown) => {
      if (cause !== undone) throw cause;
    });
  expect(new Set(rules)).toEqual(new Set(["POST_IN_BOOKS"]));
});
