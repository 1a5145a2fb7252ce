import { beforeEach, describe, expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Officer } from "../access/index.ts";
import { answerMovement } from "./commands/decide-movement.ts";
import { importStatement } from "./commands/import-statement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import { askMissing } from "./commands/settle-missing.ts";
import type { MissingCause } from "./movement-decision-store.ts";
import { listAccounts } from "./queries/bank-view.ts";
import { listOffStatements } from "./queries/missing-on-statement.ts";
import { listMovementDecisions } from "./queries/movement-decisions.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { cashier, leader } = { cashier: ward.officer("cashier"), leader: ward.officer("leader") };
const { schema } = ward.database;
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
const balance = async () => (await listAccounts(ward.database, [unitId]))[0]?.balance;
const missing = async () => (await listOffStatements(ward.database, [unitId])).missing;
const settled = async () => (await listOffStatements(ward.database, [unitId])).settled;
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

const HEAD = "Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền";
let lines: readonly string[] = [];
let day = 1;
/** Everything the bank has told so far and knows of, and these. */
const load = async (...more: readonly string[]) => {
  lines = [...lines, ...more];
  const text = [HEAD, ...lines].join("\n");
  const done = await importStatement(call(cashier), {
    accountId: bank.accountId,
    fileName: "so-phu.csv",
    text,
  });
  assert(done.ok, JSON.stringify(done));
  return done.value;
};
const line = (reference: string, amount: number, memo = "x") =>
  `${reference},${String(day).padStart(2, "0")}/11/2026,${memo},${amount}`;

beforeEach(() => {
  day += 1;
  ward.clock.set(at(`2026-11-${String(day).padStart(2, "0")} 08:30`));
});

/** A fee the bank said it had received, and no statement of the day has. */
async function vanished() {
  const dossier = await ward.copies();
  const request = await bank.request(dossier);
  const message = bank.told({ memo: request.reference });
  await bank.send(message);
  await load(line(`NGAY-${day}`, 1_000, "dau ngay"));
  const found = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  return { dossier, request, bankRef: message.transactionId, id: present(found, "a movement").id };
}
type Vanished = Awaited<ReturnType<typeof vanished>>;
const ask = (movementId: string, cause: MissingCause, actor: Officer = cashier) =>
  askMissing(call(actor), { movementId, cause, document: "Công văn 12/VTB", ground: "Ngân hàng xác nhận" });
async function settle({ id }: Pick<Vanished, "id">, cause: MissingCause) {
  const asked = await ask(id, cause);
  assert(asked.ok, JSON.stringify(asked));
  return answerMovement(call(leader), { id: asked.value.id, approved: true, reason: "" });
}
const stateOf = async ({ dossier }: Vanished) => (await ward.chargesOf(dossier)).map(({ state }) => state);
const receiptsOf = async ({ id }: Vanished) =>
  (
    await ward.owner.pool.query(
      `SELECT DISTINCT r.number, r.cancelled_at IS NULL AS valid, r.cancel_reason FROM ${schema}.payment_receipt AS r
       JOIN ${schema}.payment_transfer AS t ON t.payment_id = r.payment_id WHERE t.movement_id = $1 ORDER BY r.number`,
      [id],
    )
  ).rows;

describe("money the bank announced and its statement does not have", () => {
  test("is a difference until two people settle it, and then it is explained and no longer on the account", async () => {
    const lost = await vanished();
    expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "MISSING_ON_STATEMENT" }]);
    const before = present(await balance(), "an account");
    const asked = await ask(lost.id, "AWAITED");
    assert(asked.ok, "asked");
    expect(await ask(lost.id, "BORNE")).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    const both: Officer = { ...cashier, grants: [...cashier.grants, ...leader.grants] };
    const answer = { id: asked.value.id, approved: true, reason: "" };
    expect(await answerMovement(call(both), answer)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
    expect((await verifyMoney(ward.database)).wrong).toHaveLength(1);
    expect(await answerMovement(call(leader), answer)).toMatchObject({ ok: true });
    await sound();
    expect(await balance()).toBe(before - 21_000);
    expect(await stateOf(lost)).toEqual(["PAID"]);
    expect(await missing()).toEqual([]);
    expect(await settled()).toMatchObject([
      { bank_ref: lost.bankRef, cause: "AWAITED", document: "Công văn 12/VTB", amount_dong: 21_000 },
    ]);
    await load(line(lost.bankRef, 21_000));
    expect(await balance()).toBe(before);
    expect(await settled()).toEqual([]);
    await sound();
  });

  test("that the bank pays under another number is matched with what it owes, once", async () => {
    const lost = await vanished();
    await settle(lost, "AWAITED");
    await load(line(`BU-${day}`, 21_000, "dieu chinh"), line(`LECH-${day}`, 20_000));
    const moved = await bank.movements();
    const of = (bankRef: string) =>
      present(
        moved.find((each) => each.bankRef === bankRef),
        bankRef,
      ).id;
    const late = (bankRef: string) =>
      matchMovement(call(cashier), {
        ...{ movementId: of(bankRef), as: "LATE", chargeIds: [], reason: "Ngân hàng ghi bù" },
        lateFor: lost.id,
      });
    const agreeTo = async (actor: Officer) => {
      const [asked] = await listMovementDecisions(ward.database, {
        unitIds: [unitId],
        viewer: actor.personId,
      });
      expect(asked).toMatchObject({ kind: "LATE", late_for: lost.bankRef, amount_dong: 21_000 });
      return answerMovement(call(actor), { id: asked?.id ?? "", approved: true, reason: "" });
    };
    expect(await late(`LECH-${day}`)).toMatchObject({ refusal: { code: "MATCH_AMOUNT_DIFFERS" } });
    expect(await late(`BU-${day}`)).toMatchObject({ ok: true });
    // One person's word moves nothing: what somebody bears is not paid back with a stranger's money.
    expect(await settled()).toHaveLength(1);
    expect(await late(`BU-${day}`)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
    const both: Officer = { ...cashier, grants: [...cashier.grants, ...leader.grants] };
    expect(await agreeTo(both)).toMatchObject({ refusal: { code: "DECISION_OWN" } });
    await sound();
    expect(await agreeTo(leader)).toMatchObject({ ok: true });
    expect(await settled()).toEqual([]);
    await load(line(`BU2-${day}`, 21_000));
    const again = present(
      (await bank.movements()).find((each) => each.bankRef === `BU2-${day}`),
      "late",
    ).id;
    const twice = { movementId: again, as: "LATE" as const, chargeIds: [], reason: "x", lateFor: lost.id };
    expect(await matchMovement(call(cashier), twice)).toMatchObject({
      refusal: { code: "MISSING_NOT_AWAITED" },
    });
    await sound();
    await load(line(lost.bankRef, 21_000));
    expect((await bank.movements()).find(({ id }) => id === lost.id)).toMatchObject({
      state: "OPEN",
      problem: "ALREADY_SETTLED",
    });
    await sound();
  });

  test("whose payment is struck is owed again, with its receipt cancelled, and settles it when it comes after all", async () => {
    const lost = await vanished();
    expect(await settle(lost, "REOPENED")).toMatchObject({ ok: true });
    expect(await stateOf(lost)).toEqual(["DUE"]);
    expect(await receiptsOf(lost)).toMatchObject([{ valid: false, cancel_reason: "Công văn 12/VTB" }]);
    await sound();
    await load(line(lost.bankRef, 21_000));
    expect(await stateOf(lost)).toEqual(["PAID"]);
    expect(await receiptsOf(lost)).toMatchObject([{ valid: false }, { valid: true }]);
    await sound();
  });

  test("whose payment is struck may be paid at the till; what comes late then waits for a person", async () => {
    const lost = await vanished();
    await settle(lost, "REOPENED");
    expect(await ward.take([lost.dossier])).toMatchObject({ ok: true });
    await load(line(lost.bankRef, 21_000));
    expect((await bank.movements()).find(({ id }) => id === lost.id)).toMatchObject({
      state: "OPEN",
      problem: "ALREADY_SETTLED",
    });
    await sound();
  });

  test("that the bank turns out not to owe is borne by somebody, or struck", async () => {
    const [first, second] = [await vanished(), await vanished()];
    await settle(first, "AWAITED");
    await settle(second, "AWAITED");
    expect(await ask(first.id, "AWAITED")).toMatchObject({ refusal: { code: "MISSING_SETTLED" } });
    expect(await settle(first, "BORNE")).toMatchObject({ ok: true });
    expect(await settle(second, "REOPENED")).toMatchObject({ ok: true });
    expect([await stateOf(first), await stateOf(second)]).toEqual([["PAID"], ["DUE"]]);
    expect(await settled()).toMatchObject([{ cause: "REOPENED" }, { cause: "BORNE" }]);
    await sound();
  });

  test("of which some was given back is not struck, and what arrived meanwhile is not settled", async () => {
    const lost = await vanished();
    const asked = await ask(lost.id, "BORNE");
    await load(line(lost.bankRef, 21_000));
    assert(asked.ok, "asked");
    const answer = { id: asked.value.id, approved: true, reason: "" };
    expect(await answerMovement(call(leader), answer)).toMatchObject({
      refusal: { code: "MISSING_ARRIVED" },
    });
    const declined = { ...answer, approved: false, reason: "Tiền đã về" };
    expect(await answerMovement(call(leader), declined)).toMatchObject({ ok: true });
    expect(await ask(lost.id, "BORNE")).toMatchObject({ refusal: { code: "MISSING_ARRIVED" } });
    const back = await vanished();
    await ward.owner.pool.query(
      `UPDATE ${schema}.payment_charge SET state = 'REFUND_DUE', refund_due_dong = 1000 WHERE dossier_id = $1`,
      [back.dossier.id],
    );
    expect(await settle(back, "REOPENED")).toMatchObject({ refusal: { code: "CHARGE_GOES_BACK" } });
    await ward.owner.pool.query(
      `UPDATE ${schema}.payment_charge SET state = 'PAID', refund_due_dong = 0 WHERE dossier_id = $1`,
      [back.dossier.id],
    );
    const [open] = (
      await ward.owner.pool.query(
        `SELECT id FROM ${schema}.payment_handing_on WHERE movement_id = $1 AND answer IS NULL`,
        [back.id],
      )
    ).rows;
    await answerMovement(call(leader), { id: open.id, approved: true, reason: "" });
    await sound();
  });

  test("that nobody had matched leaves the list of what waits to be matched", async () => {
    const message = bank.told({ memo: "khong ro", amount: 33_000 });
    await bank.send(message);
    await load(line(`NGAY-${day}`, 1_000));
    const id = present(
      (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId),
      "it",
    ).id;
    expect(await settle({ id }, "REOPENED")).toMatchObject({ ok: true });
    expect((await bank.movements()).find((each) => each.id === id)).toMatchObject({ matchedAs: "NEVER" });
    await sound();
    await load(line(message.transactionId, 33_000));
    expect((await bank.movements()).find((each) => each.id === id)).toMatchObject({ state: "OPEN" });
    await sound();
  });

  test("that paid no charge has no payment to strike; the bank may owe it", async () => {
    const message = bank.told({ memo: "the", amount: 44_000 });
    await bank.send(message);
    await load(line(`NGAY-${day}`, 1_000));
    const id = present(
      (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId),
      "it",
    ).id;
    const cards = { movementId: id, as: "POS" as const, chargeIds: [], reason: "Sao kê thẻ" };
    expect(await matchedByTwo(ward, cashier, cards)).toMatchObject({ ok: true });
    expect(await ask(id, "REOPENED")).toMatchObject({ refusal: { code: "MISSING_NOT_PAID" } });
    expect(await settle({ id }, "AWAITED")).toMatchObject({ ok: true });
    await sound();
  });

  test("is settled only by whoever reconciles there; verification sees what two did not agree to", async () => {
    const lost = await vanished();
    expect(await ask(lost.id, "AWAITED", ward.officer("intake"))).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await ask("019a0000-0000-7000-8000-000000000000", "AWAITED")).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    await settle(lost, "AWAITED");
    await ward.owner.pool.query(
      `UPDATE ${schema}.payment_handing_on SET kind = 'BORNE' WHERE movement_id = $1`,
      [lost.id],
    );
    expect((await verifyMoney(ward.database)).wrong).toMatchObject([{ rule: "ABSENT_AGREED" }]);
    await ward.owner.pool.query(
      `UPDATE ${schema}.payment_handing_on SET kind = 'AWAITED' WHERE movement_id = $1`,
      [lost.id],
    );
    await ward.owner.pool.query(`UPDATE ${schema}.payment_movement SET absent_as = 'BORNE' WHERE id = $1`, [
      lost.id,
    ]);
    const rules = (await verifyMoney(ward.database)).wrong.map(({ rule }) => rule);
    expect(rules).toContain("ABSENT_AGREED");
    await ward.owner.pool.query(`UPDATE ${schema}.payment_movement SET absent_as = 'AWAITED' WHERE id = $1`, [
      lost.id,
    ]);
    await sound();
  });
});
