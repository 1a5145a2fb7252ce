import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import type { Officer } from "../access/index.ts";
import { answerReceiver, sayReceiver } from "./commands/agree-receiver.ts";
import { answerMovement, askMovement } from "./commands/decide-movement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import type { DecidedKind } from "./movement-decision-store.ts";
import { listMovementDecisions } from "./queries/movement-decisions.ts";
import { listOnItsWayBack } from "./queries/on-its-way-back.ts";
import { listToAnswer } from "./queries/to-answer.ts";
import { moneyWaitingFor } from "./queries/waiting.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { cashier, leader } = { cashier: ward.officer("cashier"), leader: ward.officer("leader") };
const unitId = unitIdOf(
  (
    await ward.database.kysely
      .selectFrom("paymentAccount")
      .select("unitId")
      .where("id", "=", bank.accountId)
      .executeTakeFirstOrThrow()
  ).unitId,
);
const call = (actor: Officer) => ({ office: ward.office, services: ward.services, actor });
/** One person who was given both roles. */
const both: Officer = { ...cashier, grants: [...cashier.grants, ...leader.grants] };

async function moved(amount: number): Promise<string> {
  const message = bank.told({ memo: "khong co ma", amount });
  await bank.send(message);
  const movement = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  return present(movement, "a movement").id;
}
/** Money of card payers that the bank pays out: the unit's own. */
async function held(amount: number): Promise<void> {
  const asked = { movementId: await moved(amount), as: "POS" as const, chargeIds: [], reason: "Sao kê POS" };
  expect(await matchedByTwo(ward, cashier, asked)).toMatchObject({ ok: true });
}
const ask = async (amount: number, actor: Officer = cashier) =>
  askMovement(call(actor), {
    movementId: await moved(-amount),
    kind: "TREASURY",
    ground: "Giấy nộp tiền số 12",
  });
const idOf = (done: Awaited<ReturnType<typeof ask>>) => (done.ok ? done.value.id : JSON.stringify(done));
const answer = (id: string, actor: Officer = leader, approved = true, reason = "") =>
  answerMovement(call(actor), { id, approved, reason });
const booked = async (id: string) => {
  const { rows } = await ward.owner.pool.query(
    `SELECT m.state, m.matched_by, t.debit, t.credit, t.amount_dong::int AS dong FROM ${ward.database.schema}.payment_handing_on AS h
     JOIN ${ward.database.schema}.payment_movement AS m ON m.id = h.movement_id
     LEFT JOIN ${ward.database.schema}.payment_transfer AS t ON t.movement_id = m.id AND t.why = 'MATCHED' WHERE h.id = $1`,
    [id],
  );
  return rows[0];
};
/** Asked by the cashier and agreed to by the leader. */
async function agreed(kind: DecidedKind, amount: number): Promise<string> {
  const movementId = await moved(amount);
  const id = idOf(await askMovement(call(cashier), { movementId, kind, ground: "Sao kê tháng 10" }));
  expect(await answer(id)).toMatchObject({ ok: true });
  return id;
}
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

test("money leaves for the treasury once a second person agrees, and not on one person's word", async () => {
  await held(300_000);
  const id = idOf(await ask(300_000, both));
  expect(
    await listMovementDecisions(ward.database, { unitIds: [unitId], viewer: leader.personId }),
  ).toMatchObject([{ id, kind: "TREASURY", amount_dong: 300_000, is_own: false }]);
  expect(await answer(id, both)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
  expect(await answer(id, cashier)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  expect(await booked(id)).toMatchObject({ state: "OPEN", debit: null });
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(1);
  expect((await moneyWaitingFor(ward.services)(both)).deciding).toBe(0);
  await sound();
  expect(await answer(id)).toMatchObject({ ok: true });
  expect(await booked(id)).toEqual({
    state: "MATCHED",
    matched_by: cashier.personId,
    debit: "TREASURY",
    credit: "SUSPENSE",
    dong: 300_000,
  });
  expect(await answer(id)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(0);
  await sound();
});

test("while it is asked nobody makes it something else; declined with a reason, it is to be matched again", async () => {
  await held(50_000);
  const movementId = await moved(-50_000);
  const asked = { movementId, kind: "TREASURY" as const, ground: "Giấy nộp tiền số 13" };
  const id = idOf(await askMovement(call(cashier), asked));
  expect(await askMovement(call(cashier), asked)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
  const refund = { movementId, as: "REFUND" as const, chargeIds: [], reason: "Trả lại" };
  expect(await matchMovement(call(cashier), refund)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
  expect(await answer(id, leader, false)).toMatchObject({ refusal: { code: "DECISION_REASON_REQUIRED" } });
  expect(await answer(id, leader, false, "Sai tài khoản nhận")).toMatchObject({ ok: true });
  expect(await booked(id)).toMatchObject({ state: "OPEN", debit: null });
  const again = idOf(await askMovement(call(cashier), asked));
  expect(await answer(again)).toMatchObject({ ok: true });
  expect(await askMovement(call(cashier), asked)).toMatchObject({ refusal: { code: "MOVEMENT_MATCHED" } });
  await sound();
});

test("no more goes than stands there that is neither of nobody nor to go back", async () => {
  await held(80_000);
  await agreed("RETURN", 21_000);
  await moved(70_000);
  const tooMuch = { refusal: { code: "TREASURY_TOO_MUCH", amountDong: 80_000 } };
  expect(await ask(80_001)).toMatchObject(tooMuch);
  const two = [idOf(await ask(80_000)), idOf(await ask(80_000))];
  const done = await Promise.all(two.map((id) => answer(id)));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.find(({ ok }) => !ok)).toMatchObject({
    refusal: { code: "TREASURY_TOO_MUCH", amountDong: 0 },
  });
  await sound();
});

test("only money that left, of a unit one answers for", async () => {
  const about = { kind: "TREASURY" as const, ground: "Giấy nộp tiền" };
  expect(await askMovement(call(cashier), { movementId: await moved(5_000), ...about })).toMatchObject({
    refusal: { code: "MATCH_DIRECTION" },
  });
  const movementId = await moved(-5_000);
  expect(await askMovement(call(ward.officer("intake")), { movementId, ...about })).toMatchObject({
    refusal: { code: "NOT_ALLOWED" },
  });
  const nobody = { movementId: "019a0000-0000-7000-8000-000000000000", ...about };
  expect(await askMovement(call(cashier), nobody)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await answer(nobody.movementId)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
});

test("counting again finds money for the treasury that nobody agreed to", async () => {
  await held(10_000);
  const id = idOf(await ask(10_000));
  await answer(id);
  const undo = `UPDATE ${ward.database.schema}.payment_handing_on SET answer = $2, answered_by = $3, answered_at = now() WHERE id = $1`;
  await ward.owner.pool.query(undo, [id, "DECLINED", leader.personId]);
  expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "TREASURY_AGREED" }]);
  await ward.owner.pool.query(undo, [id, "APPROVED", leader.personId]);
  await sound();
});

test("what the bank charges and pays as interest has accounts of its own, on the word of two", async () => {
  const fee = await agreed("FEE", -11_000);
  expect(await booked(fee)).toMatchObject({ debit: "BANK_FEE", credit: "SUSPENSE", dong: 11_000 });
  const interest = await agreed("INTEREST", 7_000);
  expect(await booked(interest)).toMatchObject({ debit: "SUSPENSE", credit: "BANK_INTEREST", dong: 7_000 });
  const wrongWay = { movementId: await moved(7_000), kind: "FEE" as const, ground: "Phí" };
  expect(await askMovement(call(cashier), wrongWay)).toMatchObject({ refusal: { code: "MATCH_DIRECTION" } });
  await sound();
  const relabel = `UPDATE ${ward.database.schema}.payment_handing_on SET kind = $2 WHERE id = $1`;
  await ward.owner.pool.query(relabel, [fee, "INTEREST"]);
  expect((await verifyMoney(ward.database)).wrong).toMatchObject([
    { rule: "BANK_OWN_AGREED" },
    { rule: "BANK_OWN_AGREED" },
  ]);
  await ward.owner.pool.query(relabel, [fee, "FEE"]);
  await sound();
});

test.each([
  ["said by the cashier", "receiver_said_by"],
  ["that stood there before two had to agree", "NULL"],
])(
  "whose account %s is declined is said again: until another agrees, nothing leaves to it",
  async (_what, saidBy) => {
    const movementId = await moved(17_000);
    const asked = await askMovement(call(cashier), { movementId, kind: "RETURN", ground: "Nộp hai lần" });
    expect(await answer(idOf(asked))).toMatchObject({ ok: true });
    const waiting = async () => {
      const rows = await listOnItsWayBack({ services: ward.services, executor: ward.database }, [unitId]);
      return present(rows.at(0), "to go back");
    };
    const { id } = await waiting();
    // The bank sends it back by its number, until somebody says to whose account it goes.
    expect(await waiting()).toMatchObject({ may_leave: true });
    const receiver = { bank: "Agribank", number: "1903456789", name: "Trần Thị Khác" };
    expect(await sayReceiver(call(cashier), { id, receiver })).toMatchObject({ ok: true });
    await ward.owner.pool.query(
      `UPDATE ${ward.database.schema}.payment_return SET receiver_said_by = ${saidBy} WHERE id = $1`,
      [id],
    );
    const declined = { id, approved: false, reason: "Không phải người nộp", seen: receiver };
    expect(await answerReceiver(call(leader), declined)).toMatchObject({ ok: true });
    expect(await waiting()).toMatchObject({ may_leave: false, receiver_number: null });
    const toAgree = async () =>
      (await listToAnswer(ward.database, { unitIds: [unitId], viewer: leader.personId })).receivers;
    expect(await toAgree()).toMatchObject([{ id, receiver_number: null }]);
    const out = {
      movementId: await moved(-17_000),
      as: "REFUND" as const,
      chargeIds: [],
      returnIds: [id],
      reason: "UNC",
    };
    expect(await matchMovement(call(cashier), out)).toMatchObject({
      refusal: { code: "RECEIVER_NOT_AGREED" },
    });
    expect(await sayReceiver(call(cashier), { id, receiver })).toMatchObject({ ok: true });
    expect(await answerReceiver(call(leader), { ...declined, approved: true })).toMatchObject({ ok: true });
    expect(await matchMovement(call(cashier), out)).toMatchObject({ ok: true });
    expect(await toAgree()).toEqual([]);
    await sound();
  },
);
