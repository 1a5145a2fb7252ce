import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Officer } from "../access/index.ts";
import { answerMovement } from "./commands/decide-movement.ts";
import { importStatement } from "./commands/import-statement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import { askMissing } from "./commands/settle-missing.ts";
import { listOpenMovements } from "./queries/bank-view.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const [cashier, leader, other] = [ward.officer("cashier"), ward.officer("leader"), ward.officer("leader2")];
const call = (actor: Officer) => ({ office: ward.office, services: ward.services, actor });
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

/** Money without a reference that was announced, matched by nobody, and stands on no statement of its day. */
async function vanished() {
  const message = bank.told({ memo: "khong co ma" });
  await bank.send(message);
  const text = `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\nNGAY-${message.transactionId},02/11/2026,dau ngay,1.000`;
  const file = { accountId: bank.accountId, fileName: "so-phu.csv", text };
  expect(await importStatement(call(cashier), file)).toMatchObject({ ok: true });
  const found = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  const { id } = present(found, "a movement");
  const said = { movementId: id, cause: "BORNE" as const, document: "Công văn 12", ground: "Không về" };
  const asked = await askMissing(call(cashier), said);
  assert(asked.ok, "asked");
  return { movementId: id, answer: { id: asked.value.id, approved: true, reason: "" } };
}

test("two leaders who settle a difference at one instant settle it once", async () => {
  const { answer } = await vanished();
  const both = await Promise.all([answerMovement(call(leader), answer), answerMovement(call(other), answer)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
  await sound();
});

test("money of nobody that two settled as never come pays nothing, and is in no queue", async () => {
  const { movementId, answer } = await vanished();
  expect(await answerMovement(call(leader), answer)).toMatchObject({ ok: true });
  const [charge] = await ward.chargesOf(await ward.copies());
  const chargeIds = [present(charge, "a charge").id];
  const said = { movementId, as: "CHARGES" as const, chargeIds, reason: "Sao kê" };
  expect(await matchMovement(call(cashier), said)).toMatchObject({ refusal: { code: "MOVEMENT_MATCHED" } });
  const { unitId } = await ward.database.kysely
    .selectFrom("paymentAccount")
    .select("unitId")
    .where("id", "=", bank.accountId)
    .executeTakeFirstOrThrow();
  const queue = { unitIds: [unitIdOf(unitId)], id: movementId };
  expect(await listOpenMovements(ward.database, queue)).toEqual([]);
  await sound();
});
