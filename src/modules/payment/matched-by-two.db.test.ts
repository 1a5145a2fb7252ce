import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Officer } from "../access/index.ts";
import { answerMovement } from "./commands/decide-movement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import { listMovementDecisions } from "./queries/movement-decisions.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { cashier, leader } = { cashier: ward.officer("cashier"), leader: ward.officer("leader") };
const call = (actor: Officer) => ({ office: ward.office, services: ward.services, actor });
const { unitId: stored } = await ward.database.kysely
  .selectFrom("paymentAccount")
  .select("unitId")
  .where("id", "=", bank.accountId)
  .executeTakeFirstOrThrow();
const unitId = unitIdOf(stored);
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

async function came(amount = 21_000, memo = "khong co ma"): Promise<string> {
  const message = bank.told({ memo, amount });
  await bank.send(message);
  return present(
    (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId),
    "it",
  ).id;
}
const stateOf = async (id: string) =>
  present(
    (await bank.movements()).find((each) => each.id === id),
    "it",
  );
const asked = () => listMovementDecisions(ward.database, { unitIds: [unitId], viewer: leader.personId });

test.each(["POS", "PORTAL", "CASH", "POST"] as const)(
  "nobody alone says that what came in is %s: it is booked once a second person agrees",
  async (as) => {
    const movementId = await came();
    const done = await matchMovement(call(cashier), { movementId, as, chargeIds: [], reason: "Sao kê" });
    assert(done.ok, "asked");
    expect(await stateOf(movementId)).toMatchObject({ state: "OPEN" });
    expect(await asked()).toMatchObject([{ id: done.value.id, kind: as }]);
    const both: Officer = { ...cashier, grants: [...cashier.grants, ...leader.grants] };
    const answer = { id: done.value.id, approved: true, reason: "" };
    expect(await answerMovement(call(both), answer)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
    expect(await answerMovement(call(leader), answer)).toMatchObject({ ok: true });
    expect(await stateOf(movementId)).toMatchObject({ state: "MATCHED", matchedAs: as });
    await sound();
  },
);

test("nobody's money pays a charge on the word of two, who see whose charge it is", async () => {
  const dossier = await ward.copies();
  const [charge] = await ward.chargesOf(dossier);
  const movementId = await came();
  const chargeIds = [present(charge, "a charge").id];
  const said = { movementId, as: "CHARGES" as const, chargeIds, reason: "Ủy nhiệm chi" };
  const done = await matchMovement(call(cashier), said);
  assert(done.ok, "asked");
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
  expect(await asked()).toMatchObject([{ kind: "CHARGES", dossiers: [{ code: dossier.code }] }]);
  expect(await matchMovement(call(cashier), said)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
  await ward.take([dossier]);
  const answer = { id: done.value.id, approved: true, reason: "" };
  expect(await answerMovement(call(leader), answer)).toMatchObject({ refusal: { code: "CHARGE_NOT_DUE" } });
  const declined = { ...answer, approved: false, reason: "Đã thu tiền mặt" };
  expect(await answerMovement(call(leader), declined)).toMatchObject({ ok: true });
  const other = await ward.copies();
  const ids = (await ward.chargesOf(other)).map(({ id }) => id);
  const again = await matchMovement(call(cashier), { ...said, chargeIds: ids });
  assert(again.ok, "asked again");
  expect(await answerMovement(call(leader), { ...answer, id: again.value.id })).toMatchObject({ ok: true });
  expect(await ward.chargesOf(other)).toMatchObject([{ state: "PAID" }]);
  await sound();
});

test("what its own words and amount prove is matched by one: a request paid from where it could not settle itself", async () => {
  const dossier = await ward.copies();
  const { reference } = await bank.request(dossier);
  const { schema } = ward.database;
  const charge = present((await ward.chargesOf(dossier))[0], "a charge");
  await ward.owner.pool.query(
    `UPDATE ${schema}.payment_request SET state = 'CONFIRMED' WHERE reference = $1`,
    [reference],
  );
  const movementId = await came(21_000, reference);
  expect(await stateOf(movementId)).toMatchObject({ state: "OPEN", problem: "ALREADY_SETTLED" });
  const said = { movementId, as: "CHARGES" as const, chargeIds: [charge.id], reason: "Đúng mã" };
  expect(await matchMovement(call(cashier), said)).toMatchObject({ ok: true });
  expect(await stateOf(movementId)).toMatchObject({ state: "MATCHED", matchedAs: "CHARGES" });
  await sound();
  const another = `UPDATE ${schema}.payment_request SET amount_dong = amount_dong + $1 WHERE reference = $2`;
  await ward.owner.pool.query(another, [1, reference]);
  expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "HAND_MATCH_AGREED" }]);
  await ward.owner.pool.query(another, [-1, reference]);
  await sound();
});

test("a charge that went to a unit of another account meanwhile is not paid on the second word", async () => {
  const dossier = await ward.copies();
  const charge = present((await ward.chargesOf(dossier))[0], "a charge");
  const said = { movementId: await came(), as: "CHARGES" as const, chargeIds: [charge.id], reason: "Sao kê" };
  const done = await matchMovement(call(cashier), said);
  assert(done.ok, "asked");
  const move = (unit: string) =>
    ward.owner.pool.query(`UPDATE ${ward.database.schema}.payment_charge SET unit_id = $1 WHERE id = $2`, [
      unit,
      charge.id,
    ]);
  await move(ward.organisation.unitOf("ward"));
  const answer = { id: done.value.id, approved: true, reason: "" };
  expect(await answerMovement(call(leader), answer)).toMatchObject({
    refusal: { code: "MATCH_OTHER_ACCOUNT" },
  });
  await move(charge.unit_id);
  expect(await answerMovement(call(leader), answer)).toMatchObject({ ok: true });
  await sound();
});

test("counting again finds what was matched on one person's word", async () => {
  const movementId = await came();
  const done = await matchMovement(call(cashier), { movementId, as: "POS", chargeIds: [], reason: "Sao kê" });
  assert(done.ok, "asked");
  await answerMovement(call(leader), { id: done.value.id, approved: true, reason: "" });
  const relabel = `UPDATE ${ward.database.schema}.payment_handing_on SET kind = $2 WHERE id = $1`;
  await ward.owner.pool.query(relabel, [done.value.id, "PORTAL"]);
  expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "HAND_MATCH_AGREED" }]);
  await ward.owner.pool.query(relabel, [done.value.id, "POS"]);
  await sound();
});
