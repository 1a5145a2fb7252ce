import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import type { Officer, UnitId } from "../access/index.ts";
import type { Acted } from "../dossier/index.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const cashier = ward.officer("cashier");
const { unitId } = await ward.database.kysely
  .selectFrom("paymentAccount")
  .select("unitId")
  .where("id", "=", bank.accountId)
  .executeTakeFirstOrThrow();
const accountUnit = unitIdOf(unitId);
const { ward: above, police } = {
  ward: ward.organisation.unitOf("ward"),
  police: ward.organisation.unitOf("police"),
};

function cashierAt(unit: UnitId): Officer {
  const grant = present(cashier.grants[0], "a grant");
  return { ...cashier, grants: [{ ...grant, unitId: unit }] };
}

/** A charge of 21,000 đồng of another unit than the one that took the dossier in. */
async function owedTo(unit: UnitId): Promise<Acted> {
  const dossier = await ward.copies();
  await ward.owner.pool.query(
    `UPDATE ${ward.database.schema}.payment_charge SET unit_id = $1 WHERE dossier_id = $2`,
    [unit, dossier.id],
  );
  await ward.owner.pool.query(
    `UPDATE ${ward.database.schema}.payment_transfer SET unit_id = $1 WHERE charge_id IN
    (SELECT id FROM ${ward.database.schema}.payment_charge WHERE dossier_id = $2)`,
    [unit, dossier.id],
  );
  return dossier;
}

async function moneyCame(amount = 21_000): Promise<string> {
  const message = bank.told({ memo: "khong co ma", amount });
  await bank.send(message);
  const movement = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  return present(movement, "a movement").id;
}

async function match(officer: Officer, dossier: Acted, movementId: string) {
  const [charge] = await ward.chargesOf(dossier);
  const chargeIds = [present(charge, "a charge").id];
  return matchedByTwo(ward, officer, {
    movementId,
    as: "CHARGES",
    chargeIds,
    reason: "Người nộp xuất trình ủy nhiệm chi",
  });
}

const wrong = async () => (await verifyMoney(ward.database)).wrong;

test("money is matched by hand to no charge that the cashier may not see", async () => {
  const dossier = await owedTo(police);
  const movementId = await moneyCame();
  expect(await match(cashierAt(accountUnit), dossier, movementId)).toEqual({
    ok: false,
    refusal: { code: "NOT_FOUND" },
  });
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
  expect((await bank.movements()).find(({ id }) => id === movementId)).toMatchObject({ state: "OPEN" });
});

test("money on an account pays no charge of a unit whose money never goes there", async () => {
  const dossier = await owedTo(police);
  expect(await match(cashierAt(above), dossier, await moneyCame())).toMatchObject({
    refusal: { code: "MATCH_OTHER_ACCOUNT" },
  });
  expect(await wrong()).toEqual([]);
});

test("what the post hands in has arrived once a movement of the bank is matched with it", async () => {
  const asked = { movementId: await moneyCame(), as: "POST" as const, chargeIds: [], reason: "Bảng kê COD" };
  expect(await matchedByTwo(ward, cashierAt(accountUnit), asked)).toMatchObject({ ok: true });
  const { rows } = await ward.owner.pool.query(
    `SELECT debit, credit, amount_dong::int AS dong FROM ${ward.database.schema}.payment_transfer
     WHERE movement_id = $1 AND why = 'MATCHED'`,
    [asked.movementId],
  );
  expect(rows).toEqual([{ debit: "SUSPENSE", credit: "POST_TRANSFER", dong: 21_000 }]);
  expect(await wrong()).toEqual([]);
});

test("money on the account of the unit above pays what is owed below, and the suspense of both is even", async () => {
  const [byHand, byReference] = [await ward.copies(), await ward.copies()];
  const { reference } = await bank.request(byReference);
  await ward.owner.pool.query(`UPDATE ${ward.database.schema}.payment_account SET unit_id = $1`, [above]);
  expect(await match(cashierAt(above), byHand, await moneyCame())).toMatchObject({ ok: true });
  await bank.send(bank.told({ memo: reference }));
  expect(await ward.chargesOf(byReference)).toMatchObject([{ state: "PAID" }]);
  expect(await ward.chargesOf(byHand)).toMatchObject([{ state: "PAID" }]);
  const { rows } = await ward.owner.pool.query(
    `SELECT unit_id, sum(CASE t.debit WHEN 'SUSPENSE' THEN -amount_dong ELSE amount_dong END)::int AS held
     FROM ${ward.database.schema}.payment_transfer AS t WHERE 'SUSPENSE' IN (debit, credit) AND movement_id IN
       (SELECT id FROM ${ward.database.schema}.payment_movement WHERE state = 'MATCHED') GROUP BY unit_id`,
  );
  expect(rows.every(({ held }: { held: number }) => held === 0)).toBe(true);
});
