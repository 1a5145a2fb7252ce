import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Officer } from "../access/index.ts";
import { answerReceiver, sayReceiver } from "./commands/agree-receiver.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { answerMovement, askMovement } from "./commands/decide-movement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import { payRefund } from "./commands/pay-refund.ts";
import { listOnItsWayBack } from "./queries/on-its-way-back.ts";
import { isAnotherThanPayer } from "./queries/receivers.ts";
import { listToAnswer } from "./queries/to-answer.ts";
import { moneyWaitingFor } from "./queries/waiting.ts";
import type { Receiver } from "./receiver.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { cashier, leader } = { cashier: ward.officer("cashier"), leader: ward.officer("leader") };
const both: Officer = { ...cashier, grants: [...cashier.grants, ...leader.grants] };
const call = (actor: Officer) => ({ office: ward.office, services: ward.services, actor });
const { unitId } = await ward.database.kysely
  .selectFrom("paymentAccount")
  .select("unitId")
  .where("id", "=", bank.accountId)
  .executeTakeFirstOrThrow();
const accountUnit = unitIdOf(unitId);
const receiver = { bank: "Agribank", number: "1903456789", name: "Nguyễn Thị Hòa" };

async function moved(amount: number): Promise<string> {
  const message = bank.told({ memo: "khong co ma", amount });
  await bank.send(message);
  const movement = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  return present(movement, "a movement").id;
}
const waiting = () => listOnItsWayBack({ services: ward.services, executor: ward.database }, [accountUnit]);
const open = async () => (await waiting()).map(({ amount_dong, is_agreed }) => [amount_dong, is_agreed]);
const wrong = async () => (await verifyMoney(ward.database)).wrong;
const answer = (id: string, actor: Officer = leader, approved = true) =>
  answerMovement(call(actor), { id, approved, reason: "Đã xem sao kê" });

/** Money that came in wrongly, which the cashier says is to go back; nobody else has answered. */
async function cameWrongly(amount: number, actor: Officer = cashier) {
  const movementId = await moved(amount);
  const asked = await askMovement(call(actor), {
    movementId,
    kind: "RETURN",
    ground: "Nộp hai lần",
    receiver,
  });
  assert(asked.ok, "asked");
  const row = (await waiting()).find(({ is_agreed, amount_dong }) => !is_agreed && amount_dong === amount);
  return { movementId, askedId: asked.value.id, returnId: present(row, "to go back").id };
}

/** A refund that two agreed to, with whose account it goes to, and the cashier ordered the bank to send. */
async function refundOrdered(): Promise<string> {
  const id = await refundTyped();
  const agreed = { id, approved: true, reason: "", seen: receiver };
  expect(await answerReceiver(call(leader), agreed)).toMatchObject({ ok: true });
  return id;
}

/** The same, whose receiver nobody but the cashier has seen. */
async function refundTyped(): Promise<string> {
  const dossier = await ward.copies();
  await ward.take([dossier], {}, "cashier");
  const chargeId = present((await ward.chargesOf(dossier))[0], "a charge").id;
  const refund = { chargeId, kind: "REFUND" as const, amountDong: 21_000, ground: "Thu nhầm" };
  const asked = await askDecision(call(ward.officer("intake")), refund);
  assert(asked.ok, "asked");
  const { id } = asked.value;
  assert((await answerDecision(call(leader), { id, approved: true, reason: "" })).ok, "agreed");
  expect(await payRefund(call(cashier), { id, method: "BANK" })).toMatchObject({
    refusal: { code: "RECEIVER_REQUIRED" },
  });
  assert((await payRefund(call(cashier), { id, method: "BANK", receiver })).ok, "ordered");
  const row = (await waiting()).find(({ dossier_code }) => dossier_code === asked.value.dossierCode);
  return present(row, "to go back").id;
}

const left = (movementId: string, ...returnIds: readonly string[]) =>
  matchMovement(call(cashier), {
    movementId,
    as: "REFUND",
    chargeIds: [],
    returnIds,
    reason: "Ủy nhiệm chi số 4",
  });

test("money that came in wrongly goes back on the word of two, and until then nothing leaves for it", async () => {
  const { movementId, askedId, returnId } = await cameWrongly(55_000, both);
  expect(await open()).toEqual([[55_000, false]]);
  const out = await moved(-55_000);
  expect(await left(out, returnId)).toMatchObject({ refusal: { code: "REFUND_NOT_AGREED" } });
  expect(await answer(askedId, both)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
  expect(await answer(askedId)).toMatchObject({ ok: true });
  expect((await bank.movements()).find(({ id }) => id === movementId)).toMatchObject({ matchedAs: "RETURN" });
  expect(await open()).toEqual([[55_000, true]]);
  expect(await wrong()).toEqual([]);
  expect(await left(out, returnId)).toMatchObject({ ok: true });
  expect(await open()).toEqual([]);
  expect(await wrong()).toEqual([]);
});

test("what a second person declines is to be matched again, and may be asked again", async () => {
  const { movementId, askedId } = await cameWrongly(12_000);
  expect(await answer(askedId, leader, false)).toMatchObject({ ok: true });
  expect(await open()).toEqual([]);
  expect((await bank.movements()).find(({ id }) => id === movementId)).toMatchObject({ state: "OPEN" });
  const again = await askMovement(call(cashier), {
    movementId,
    kind: "RETURN",
    ground: "Ngân hàng xác nhận",
  });
  expect(again).toMatchObject({ ok: true });
  expect(await answer(again.ok ? again.value.id : "", leader, false)).toMatchObject({ ok: true });
  expect(await wrong()).toEqual([]);
});

test("one agreed refund never lets another's money go: what left says which it is, to the đồng and once", async () => {
  const unagreed = await cameWrongly(21_000);
  const refund = await refundOrdered();
  const out = await moved(-21_000);
  expect(await left(out)).toMatchObject({ refusal: { code: "RETURN_NOT_CHOSEN" } });
  expect(await left(out, unagreed.returnId)).toMatchObject({ refusal: { code: "REFUND_NOT_AGREED" } });
  expect(await left(await moved(-21_001), refund)).toMatchObject({
    refusal: { code: "RETURN_AMOUNT_DIFFERS", amountDong: 21_000 },
  });
  expect(await left(await moved(21_000), refund)).toMatchObject({ refusal: { code: "MATCH_DIRECTION" } });
  const two = await Promise.all([left(out, refund), left(await moved(-21_000), refund)]);
  expect(two.filter(({ ok }) => ok)).toHaveLength(1);
  expect(two.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "RETURN_NOT_OPEN" } });
  expect(await open()).toEqual([[21_000, false]]);
  expect(await wrong()).toEqual([]);
  await answer(unagreed.askedId, leader, false);
});

test("one order to the bank pays several that were agreed to, where they are its sum to the đồng", async () => {
  const first = await cameWrongly(40_000);
  await answer(first.askedId);
  const [second, stays] = [await refundOrdered(), await cameWrongly(13_000)];
  const out = await moved(-61_000);
  expect(await left(out, first.returnId)).toMatchObject({
    refusal: { code: "RETURN_AMOUNT_DIFFERS", amountDong: 40_000 },
  });
  expect(await left(await moved(-80_000), first.returnId, first.returnId)).toMatchObject({
    refusal: { code: "RETURN_AMOUNT_DIFFERS", amountDong: 40_000 },
  });
  expect(await left(await moved(-53_000), first.returnId, stays.returnId)).toMatchObject({
    refusal: { code: "REFUND_NOT_AGREED" },
  });
  expect(await open()).toHaveLength(3);
  const two = await Promise.all([
    left(out, first.returnId, second),
    left(await moved(-61_000), second, first.returnId),
  ]);
  expect(two.filter(({ ok }) => ok)).toHaveLength(1);
  expect(two.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "RETURN_NOT_OPEN" } });
  expect(await open()).toEqual([[13_000, false]]);
  expect(await wrong()).toEqual([]);
  await answer(stays.askedId, leader, false);
});

test("however much other units have to send back, and since when, what leaves an account is whole", async () => {
  const { askedId } = await cameWrongly(18_000);
  const { schema } = ward.database;
  const elsewhere = newId();
  await ward.owner.pool.query(
    `INSERT INTO ${schema}.payment_return (id, unit_id, amount_dong, opened_at)
     SELECT gen_random_uuid(), $1, 1000, now() + interval '1 year' FROM generate_series(1, 1001)`,
    [elsewhere],
  );
  try {
    expect(await open()).toContainEqual([18_000, false]);
  } finally {
    await ward.owner.pool.query(`DELETE FROM ${schema}.payment_return WHERE unit_id = $1`, [elsewhere]);
    await answer(askedId, leader, false);
  }
});

test("whose account a refund goes to is kept with it", async () => {
  await refundOrdered();
  expect((await waiting())[0]).toMatchObject({
    receiver_number: "1903456789",
    receiver_bank: "Agribank",
    receiver_name: "Nguyễn Thị Hòa",
  });
});

test.each([
  [
    "an agreement that was lost",
    "UPDATE $s.payment_handing_on SET kind = 'RETURN', answer = 'DECLINED' WHERE id = $1",
  ],
  ["money that left for nothing", "UPDATE $s.payment_return SET sent_movement_id = NULL WHERE asked_id = $1"],
])("counting again finds %s", async (_what, text) => {
  const { askedId, returnId } = await cameWrongly(30_000);
  await answer(askedId);
  assert((await left(await moved(-30_000), returnId)).ok, "left");
  expect(await wrong()).toEqual([]);
  const { schema } = ward.database;
  const kept = await ward.owner.pool.query(
    `SELECT sent_movement_id AS sent FROM ${schema}.payment_return WHERE asked_id = $1`,
    [askedId],
  );
  await ward.owner.pool.query(text.replace("$s", schema), [askedId]);
  const rules = new Set((await wrong()).map(({ rule }) => rule));
  expect(rules).toEqual(new Set(["RETURNS_AGREED"]));
  await ward.owner.pool.query(`UPDATE ${schema}.payment_handing_on SET answer = 'APPROVED' WHERE id = $1`, [
    askedId,
  ]);
  await ward.owner.pool.query(
    `UPDATE ${schema}.payment_return SET sent_movement_id = $2 WHERE asked_id = $1`,
    [askedId, kept.rows[0].sent],
  );
  expect(await wrong()).toEqual([]);
});

test("whose account it goes to is agreed to by another, who sees it whole; a change asks again", async () => {
  const id = await refundTyped();
  const asked = { unitIds: [accountUnit], viewer: leader.personId };
  const listed = async () =>
    (await listToAnswer(ward.database, asked)).receivers.find((row) => row.id === id);
  const agree = (actor: Officer, seen: Receiver, approved = true, reason = "") =>
    answerReceiver(call(actor), { id, approved, reason, seen });
  const say = (said: Receiver) => sayReceiver(call(cashier), { id, receiver: said });
  const another = { ...receiver, number: "1111222233", name: "Trần Văn Khác" };
  const last = { ...receiver, number: "9999888877" };
  const out = await moved(-21_000);
  const row = present(await listed(), "a receiver to agree to");
  expect(row).toMatchObject({ receiver_number: receiver.number, payer: "Nguyễn Thị Hòa", is_own: false });
  expect(isAnotherThanPayer(row)).toBe(false);
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(1);
  expect((await waiting()).find((each) => each.id === id)).toMatchObject({ may_leave: false });
  expect(await left(out, id)).toMatchObject({ refusal: { code: "RECEIVER_NOT_AGREED" } });
  expect(await agree(both, receiver)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
  expect(await agree(cashier, receiver)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  expect(await agree(leader, receiver, false)).toMatchObject({
    refusal: { code: "DECISION_REASON_REQUIRED" },
  });
  expect(await agree(leader, receiver, false, "Tên không khớp")).toMatchObject({ ok: true });
  expect(await listed()).toMatchObject({ receiver_number: null });
  expect(await say(another)).toMatchObject({ ok: true });
  expect(isAnotherThanPayer(present(await listed(), "said again"))).toBe(true);
  expect(await agree(leader, receiver)).toMatchObject({ refusal: { code: "RECEIVER_CHANGED" } });
  expect(await agree(leader, another)).toMatchObject({ ok: true });
  expect(await listed()).toBeUndefined();
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(0);
  expect(await say(last)).toMatchObject({ ok: true });
  expect(await left(out, id)).toMatchObject({ refusal: { code: "RECEIVER_NOT_AGREED" } });
  expect(await agree(leader, last)).toMatchObject({ ok: true });
  expect(await left(out, id)).toMatchObject({ ok: true });
  expect(await say(receiver)).toMatchObject({ refusal: { code: "RETURN_NOT_OPEN" } });
  const nobody = "019a0000-0000-7000-8000-000000000000";
  expect(await sayReceiver(call(cashier), { id: nobody, receiver })).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  expect(await wrong()).toEqual([]);
});

test.each([
  ["bank", "BIDV"],
  ["name", "Trần Văn Khác"],
  ["number", "0912345678"],
])(
  "an account said again while it was looked at, with another %s, is not the one agreed to",
  async (field, value) => {
    const id = await refundTyped();
    const another = { ...receiver, [field]: value };
    const agree = (seen: Receiver) => answerReceiver(call(leader), { id, approved: true, reason: "", seen });
    expect(await sayReceiver(call(cashier), { id, receiver: another })).toMatchObject({ ok: true });
    expect(await agree(receiver)).toMatchObject({ refusal: { code: "RECEIVER_CHANGED" } });
    expect((await waiting()).find((each) => each.id === id)).toMatchObject({ may_leave: false });
    expect(await agree(another)).toMatchObject({ ok: true });
  },
);

test("while it is asked whether money goes back at all, nobody changes or agrees to whose account it goes to", async () => {
  const { askedId, returnId: id } = await cameWrongly(33_000);
  const another = { ...receiver, number: "5555666677" };
  for (const actor of [cashier, both])
    expect(await sayReceiver(call(actor), { id, receiver: another })).toMatchObject({
      refusal: { code: "RETURN_NOT_OPEN" },
    });
  for (const approved of [true, false])
    expect(
      await answerReceiver(call(leader), { id, approved, reason: "Sai tên", seen: receiver }),
    ).toMatchObject({ refusal: { code: "RECEIVER_CHANGED" } });
  expect(await answer(askedId)).toMatchObject({ ok: true });
  expect((await waiting()).find((row) => row.id === id)).toMatchObject({
    receiver_number: receiver.number,
    may_leave: true,
  });
  expect(await wrong()).toEqual([]);
});
