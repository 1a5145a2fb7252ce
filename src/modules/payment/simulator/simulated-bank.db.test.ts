import { beforeEach, expect, test } from "vitest";
import { ACCOUNT, bankOf } from "../../../../test/support/bank.ts";
import { moneyWard } from "../../../../test/support/money.ts";
import { at } from "../../../../test/support/office-time.ts";
import { present } from "../../../kernel/assert.ts";
import { epochOf, instantOfEpoch } from "../../../kernel/local-date.ts";
import { importStatement } from "../commands/import-statement.ts";
import { listRefused } from "../queries/bank-view.ts";
import { listOffStatements } from "../queries/missing-on-statement.ts";
import { findTransfer } from "../queries/transfer-view.ts";
import { unitIdOf } from "../stored-id.ts";
import { verifyMoney } from "../verify.ts";
import { simulateTransfer, tellHeldBack } from "./simulate-transfer.ts";
import type { Misbehaviour } from "./simulated-bank.ts";
import { type StatementMode, simulatedStatement } from "./simulated-statement.ts";
import { countHeld, listTransfers, setBehaviour } from "./simulator-store.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { database, office, services } = ward;
const later = (minutes: number) =>
  ward.clock.set(instantOfEpoch(epochOf(services.clock.now()) + minutes * 60_000));
const wrong = async () => (await verifyMoney(database)).wrong;
const told = async (reason: string) =>
  (await listRefused(database)).find((each) => each.reason === reason)?.times ?? 0;

beforeEach(() => later(1));

/** Somebody pays 21,000 đồng by the code, and the bank tells of it as it is made to. */
async function paysBy(mode: Misbehaviour) {
  const dossier = await ward.copies();
  const { token } = await bank.request(dossier);
  await setBehaviour(database, mode);
  await simulateTransfer(office, services, present(await findTransfer(database, token), "a code"));
  const state = async () => present((await ward.chargesOf(dossier))[0], "a charge").state;
  return { dossier, state, lastMovement: (await bank.movements()).at(-1) };
}

test.each(["honest", "twice"] as const)("a bank that tells it %s settles the charge, once", async (mode) => {
  const before = (await bank.movements()).length;
  const { state, lastMovement } = await paysBy(mode);
  expect(await state()).toBe("PAID");
  expect(lastMovement).toMatchObject({ state: "MATCHED", amountDong: 21_000 });
  expect((await bank.movements()).length).toBe(before + 1);
  expect(await wrong()).toEqual([]);
});

test.each([
  ["less", { amountDong: 20_000, problem: "AMOUNT_DIFFERS" }],
  ["more", { amountDong: 22_000, problem: "AMOUNT_DIFFERS" }],
  ["without-memo", { amountDong: 21_000, problem: "NO_REFERENCE" }],
] as const)("money that comes as %s lies in the queue for a person", async (mode, movement) => {
  const { state, lastMovement } = await paysBy(mode);
  expect(await state()).toBe("DUE");
  expect(lastMovement).toMatchObject({ state: "OPEN", ...movement });
  expect(await wrong()).toEqual([]);
});

test.each([
  ["other-account", "ACCOUNT"],
  ["other-currency", "CURRENCY"],
  ["unsigned", "SIGNATURE"],
] as const)("what a bank tells of %s is not believed, and listed", async (mode, reason) => {
  const [before, movements] = [await told(reason), (await bank.movements()).length];
  const { state } = await paysBy(mode);
  expect(await state()).toBe("DUE");
  expect(await told(reason)).toBe(before + 1);
  expect((await bank.movements()).length).toBe(movements);
  expect(await wrong()).toEqual([]);
});

test("a bank that is late is heard when it tells, and the money counts from when it came", async () => {
  const cameAt = services.clock.now();
  const { dossier, state } = await paysBy("late");
  expect(await tellHeldBack(office)).toBe(0);
  expect(await state()).toBe("DUE");
  later(3);
  expect(await tellHeldBack(office)).toBe(1);
  expect(await state()).toBe("PAID");
  const paid = await database.kysely
    .selectFrom("paymentPayment as p")
    .innerJoin("paymentAllocation as a", "a.paymentId", "p.id")
    .innerJoin("paymentCharge as c", "c.id", "a.chargeId")
    .select("p.paidAt")
    .where("c.dossierId", "=", dossier.id)
    .executeTakeFirstOrThrow();
  expect(paid.paidAt).toBe(cameAt);
  expect(await countHeld(database)).toBe(0);
  expect(await wrong()).toEqual([]);
});

test("a bank that contradicts itself is believed once: the second word is listed", async () => {
  const before = await told("CONTRADICTS");
  const { state, lastMovement } = await paysBy("contradicting");
  expect(await state()).toBe("PAID");
  expect(lastMovement).toMatchObject({ amountDong: 21_000 });
  expect((await listRefused(database)).filter(({ reason }) => reason === "CONTRADICTS").length).toBe(
    before + 1,
  );
  expect(await wrong()).toEqual([]);
});

test("transfers told out of order pay what each was sent for; where none follows, time brings it", async () => {
  const first = await paysBy("out-of-order");
  expect(await first.state()).toBe("DUE");
  later(1);
  const second = await paysBy("out-of-order");
  expect([await first.state(), await second.state()]).toEqual(["PAID", "PAID"]);
  const alone = await paysBy("out-of-order");
  later(11);
  await tellHeldBack(office);
  expect(await alone.state()).toBe("PAID");
  expect(await wrong()).toEqual([]);
});

async function imported(as: StatementMode) {
  const wanted = { account: ACCOUNT, as, now: services.clock.now() };
  const text = simulatedStatement(await listTransfers(database), wanted);
  const actor = ward.officer("cashier");
  const file = { accountId: bank.accountId, fileName: `${as}.csv`, text };
  const done = await importStatement({ office, services, actor }, file);
  return present(done.ok ? done.value : null, "imported");
}

test("its statements are true to its books, lack what it told, or contradict it", async () => {
  const silent = await paysBy("unsigned");
  expect(await imported("honest")).toMatchObject({ contradicted: [] });
  expect(await silent.state()).toBe("PAID");
  expect(await wrong()).toEqual([]);
  const { lastMovement } = await paysBy("honest");
  const number = present(lastMovement, "a movement").bankRef;
  await imported("lacking");
  const { unitId } = await database.kysely
    .selectFrom("paymentAccount")
    .select("unitId")
    .where("id", "=", bank.accountId)
    .executeTakeFirstOrThrow();
  const off = await listOffStatements(database, [unitIdOf(unitId)]);
  expect(off.missing.map(({ bank_ref }) => bank_ref)).toEqual([number]);
  expect(await imported("contradicting")).toMatchObject({ contradicted: [number] });
});
