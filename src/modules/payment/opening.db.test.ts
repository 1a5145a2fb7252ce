import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import type { Officer } from "../access/index.ts";
import { answerMovement, askMovement } from "./commands/decide-movement.ts";
import { openAccount } from "./commands/open-account.ts";
import { answerOpening, sayOpening } from "./commands/say-opening.ts";
import { listAccounts } from "./queries/bank-view.ts";
import { listOpenings } from "./queries/openings.ts";
import { moneyWaitingFor } from "./queries/waiting.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { accountId } = bank;
const [cashier, director, leader] = [
  ward.officer("cashier"),
  ward.officer("director"),
  ward.officer("leader"),
];
const { unitId: stored } = await ward.database.kysely
  .selectFrom("paymentAccount")
  .select("unitId")
  .where("id", "=", accountId)
  .executeTakeFirstOrThrow();
const unitId = unitIdOf(stored);
const call = (actor: Officer) => ({ office: ward.office, services: ward.services, actor });
const day = (text: string): LocalDate => present(parseLocalDate(text), text);
const account = async (id = accountId) =>
  present(
    (await listAccounts(ward.database, [unitId])).find((each) => each.id === id),
    "the account",
  );
const history = () => listOpenings(ward.database, { unitIds: [unitId], viewer: leader.personId, accountId });
const say = (amountDong: number, fromOn: string, actor: Officer = director) =>
  sayOpening(call(actor), { accountId, amountDong, fromOn: day(fromOn), ground: "Sổ phụ ngày 31/10" });
const idOf = (done: Awaited<ReturnType<typeof say>>) => (done.ok ? done.value.id : JSON.stringify(done));
const answer = (id: string, actor: Officer = leader, approved = true, reason = "") =>
  answerOpening(call(actor), { id, approved, reason });
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

async function moved(amount: number, bookedAt = ward.clock.now()): Promise<string> {
  const message = bank.told({ memo: "khong co ma", amount, bookedAt });
  await bank.send(message);
  return present(
    (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId),
    "it",
  ).id;
}

test("an opening balance holds once a second person agrees, and every correction stays to be read", async () => {
  expect(await account()).toMatchObject({ opening_dong: 0, opening_on: "2025-11-02", balance: 0 });
  const id = idOf(await say(5_000_000, "2026-11-01"));
  expect(await say(6_000_000, "2026-11-01")).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
  expect(await account()).toMatchObject({ opening_dong: 0 });
  const both: Officer = { ...director, grants: [...director.grants, ...leader.grants] };
  expect(await answer(id, both)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
  expect(await answer(id, cashier)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  expect(await answer(id, leader, false)).toMatchObject({ refusal: { code: "DECISION_REASON_REQUIRED" } });
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(1);
  expect(await answer(id)).toMatchObject({ ok: true });
  expect(await answer(id)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
  expect((await moneyWaitingFor(ward.services)(leader)).deciding).toBe(0);
  expect(await account()).toMatchObject({ opening_dong: 5_000_000, opening_on: "2026-11-01" });
  expect(await answer(idOf(await say(1, "2026-11-01")), leader, false, "Sổ phụ ghi khác")).toMatchObject({
    ok: true,
  });
  expect(await account()).toMatchObject({ opening_dong: 5_000_000 });
  expect(await history()).toMatchObject([
    { amount_dong: 1, answer: "DECLINED", answer_reason: "Sổ phụ ghi khác" },
    { amount_dong: 5_000_000, answer: "APPROVED", ground: "Sổ phụ ngày 31/10" },
    { amount_dong: 0, answer: "APPROVED" },
  ]);
  await sound();
});

test("it is what stood there at the beginning of its day: what moved before is in it already", async () => {
  ward.clock.set(at("2026-11-03 08:30"));
  await moved(200_000, at("2026-11-02 23:59"));
  await moved(300_000, at("2026-11-03 00:00"));
  expect(await answer(idOf(await say(1_000_000, "2026-11-03")))).toMatchObject({ ok: true });
  expect(await account()).toMatchObject({ balance: 1_300_000 });
  await sound();
});

test("what came before its day and nobody has matched is somebody's: it lies in it, and is not free to go", async () => {
  const before = present(
    (await bank.movements()).find(({ amountDong }) => amountDong === 200_000),
    "of the day before",
  );
  const leaving = await moved(-1_000_000);
  const ask = () =>
    askMovement(call(cashier), { movementId: leaving, kind: "TREASURY", ground: "Giấy số 11" });
  expect(await ask()).toMatchObject({ refusal: { code: "TREASURY_TOO_MUCH", amountDong: 800_000 } });
  const interest = { movementId: before.id, kind: "INTEREST" as const, ground: "Lãi tháng 10" };
  const asked = await askMovement(call(cashier), interest);
  assert(asked.ok, "interest");
  expect(
    await answerMovement(call(leader), { id: asked.value.id, approved: true, reason: "" }),
  ).toMatchObject({
    ok: true,
  });
  const free = await ask();
  assert(free.ok, "now it is known whose it is");
  const declined = { id: free.value.id, approved: false, reason: "Để ngày mai" };
  expect(await answerMovement(call(leader), declined)).toMatchObject({ ok: true });
  await sound();
});

test("of no day to come, by whoever keeps the accounts of the unit", async () => {
  expect(await say(1, "2026-11-04")).toMatchObject({ refusal: { code: "OPENING_DAY_TO_COME" } });
  expect(await say(1, "2026-11-03", cashier)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  const nobody = "019a0000-0000-7000-8000-000000000000";
  expect(await answer(nobody)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  const none = { accountId: nobody, amountDong: 1, fromOn: day("2026-11-03"), ground: "x" };
  expect(await sayOpening(call(director), none)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
});

test("while nobody has said it, nothing is booked as handed on to the treasury, and who asks is told why", async () => {
  const held = { movementId: await moved(900_000), as: "POS" as const, chargeIds: [], reason: "Sao kê POS" };
  expect(await matchedByTwo(ward, cashier, held)).toMatchObject({ ok: true });
  const about = { kind: "TREASURY" as const, ground: "Giấy nộp tiền số 12" };
  const asked = await askMovement(call(cashier), { movementId: await moved(-100_000), ...about });
  assert(asked.ok, "while it is known");
  const second = { unitId, bankBin: "970436", number: "7777", holder: "TT PVHCC", bankName: "Vietcombank" };
  const opened = await openAccount(ward.services, director, second);
  assert(opened.ok, "a second account");
  const unknown = { refusal: { code: "OPENING_UNKNOWN", account: "7777" } };
  expect(await askMovement(call(cashier), { movementId: await moved(-1_000), ...about })).toMatchObject(
    unknown,
  );
  const agree = { id: asked.value.id, approved: true, reason: "" };
  expect(await answerMovement(call(leader), agree)).toMatchObject(unknown);
  expect(await account(opened.value.id)).toMatchObject({ opening_dong: null, opening_on: null });
  // Closed, and nothing of it left: it keeps nobody from anything.
  const close = (at: string | null) =>
    ward.owner.pool.query(`UPDATE ${ward.database.schema}.payment_account SET closed_at = $1 WHERE id = $2`, [
      at,
      opened.value.id,
    ]);
  await close(ward.clock.now());
  const free = await askMovement(call(cashier), { movementId: await moved(-2_000), ...about });
  assert(free.ok, "a closed account of nothing");
  const later = { id: free.value.id, approved: false, reason: "Để sau" };
  expect(await answerMovement(call(leader), later)).toMatchObject({ ok: true });
  await close(null);
  const said = { accountId: opened.value.id, amountDong: 0, fromOn: day("2026-11-03"), ground: "Mới mở" };
  expect(await answer(idOf(await sayOpening(call(director), said)))).toMatchObject({ ok: true });
  expect(await answerMovement(call(leader), agree)).toMatchObject({ ok: true });
  await sound();
});

test("counting again finds a balance that nobody agreed to", async () => {
  const change = `UPDATE ${ward.database.schema}.payment_account SET opening_dong = opening_dong + $1 WHERE id = $2`;
  await ward.owner.pool.query(change, [1, accountId]);
  expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "OPENING_AGREED" }]);
  await ward.owner.pool.query(change, [-1, accountId]);
  await sound();
});
