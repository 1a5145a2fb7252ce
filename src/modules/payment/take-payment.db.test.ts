import { expect, test } from "vitest";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { databaseWithin } from "../../platform/postgres/nested-transaction.ts";
import { verifyDossiers } from "../dossier/index.ts";
import { takePayment } from "./commands/take-payment.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const statusOf = async (id: string) =>
  (
    await ward.database.kysely
      .selectFrom("dossier")
      .select("status")
      .where("id", "=", id)
      .executeTakeFirstOrThrow()
  ).status;
const nothingWrong = async () => {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
};

test("acceptance opens the fees of the case, reckoned from what was declared", async () => {
  const [charge, ...more] = await ward.chargesOf(await ward.copies());
  expect(more).toEqual([]);
  expect(charge).toMatchObject({
    source: "FEE",
    amount_dong: 21_000,
    state: "DUE",
    collect_when: "ON_RESULT",
  });
  await nothingWrong();
});

test("a dossier that charges nothing opens no charge", async () => {
  expect(await ward.chargesOf(await ward.receive("1.001776"))).toEqual([]);
});

test("three dossiers of one payer are paid at once, with one receipt, numbered without a gap", async () => {
  const dossiers = [await ward.copies(), await ward.copies(), await ward.copies()];
  const taken = await ward.take(dossiers);
  expect(taken).toMatchObject({
    ok: true,
    value: { amountDong: 63_000, receipt: { name: "AA-26E/0000001" } },
  });
  for (const dossier of dossiers) expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
  expect(await ward.take([await ward.copies()])).toMatchObject({
    value: { receipt: { name: "AA-26E/0000002" } },
  });
  await nothingWrong();
});

test("a dossier that waits for money goes on when it is paid, once, its clock running again", async () => {
  const dossier = await ward.waiting();
  expect(await statusOf(dossier.id)).toBe("FINANCIAL_WAIT");
  // Both cashiers saw the same charge, however long the second one takes.
  const [due] = (await ward.chargesOf(dossier)).filter(({ state }) => state === "DUE");
  const seen = { chargeIds: [present(due, "a due charge").id], amountDong: due?.amount_dong ?? 0 };
  const taken = await Promise.all([ward.take([dossier], seen), ward.take([dossier], seen)]);
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  expect(taken.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "CHARGE_NOT_DUE" } });
  expect(await statusOf(dossier.id)).toBe("IN_PROGRESS");
  const confirmed = await ward.database.kysely
    .selectFrom("dossierEvent")
    .select(["type", "actor"])
    .where("dossierId", "=", dossier.id)
    .where("type", "=", "PaymentConfirmed")
    .execute();
  expect(confirmed).toMatchObject([{ actor: { kind: "system", name: "cash-desk" } }]);
  await nothingWrong();
});

test("what the cashier did not see is not taken", async () => {
  const dossier = await ward.copies();
  expect(await ward.take([dossier], { amountDong: 20_000 })).toMatchObject({
    refusal: { code: "AMOUNT_CHANGED", amountDong: 21_000 },
  });
  expect(await ward.take([dossier], { method: "POS" })).toMatchObject({
    refusal: { code: "TXN_REFERENCE_REQUIRED" },
  });
  expect(await ward.take([dossier], { method: "POS", txnRef: "A-1" })).toMatchObject({ ok: true });
  expect(await ward.take([await ward.copies()], { method: "POS", txnRef: "A-1" })).toMatchObject({
    refusal: { code: "TXN_REFERENCE_TAKEN", reference: "A-1" },
  });
  expect(await ward.take([await ward.copies()], {}, "intake")).toMatchObject({
    refusal: { code: "NOT_ALLOWED" },
  });
  await nothingWrong();
});

test("an obligation paid at the treasury is confirmed by hand, and the books know it", async () => {
  const dossier = await ward.waiting();
  await ward.act("cashier", dossier, { act: "confirmPayment", reference: "KB-17/2026", exemption: null });
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
  await nothingWrong();
});

test("withdrawn before paying, nothing is owed any more; withdrawn after, what was paid is due back", async () => {
  const withdraw = async (dossier: Awaited<ReturnType<typeof ward.copies>>, refundFees: boolean) => {
    await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Nộp nhầm" });
    await ward.act("leader", dossier, {
      act: "approveWithdrawal",
      refundDecision: "Theo quy định",
      papersReturned: [],
      refundFees,
    });
    return (await ward.chargesOf(dossier)).map(({ state }) => state);
  };
  expect(await withdraw(await ward.copies(), true)).toEqual(["CANCELLED"]);
  const paid = await ward.copies();
  await ward.take([paid]);
  expect(await withdraw(paid, true)).toEqual(["REFUND_DUE"]);
  const kept = await ward.copies();
  await ward.take([kept]);
  expect(await withdraw(kept, false)).toEqual(["PAID"]);
  await nothingWrong();
});

test("a card slip typed by two cashiers at one instant pays once; the second is told so by name", async () => {
  const cashier = ward.officer("cashier");
  const second = { ...ward.officer("intake"), grants: cashier.grants };
  const slip = { method: "POS" as const, txnRef: "A-77", amountDong: 21_000, payerName: null };
  const [one, two] = [await ward.chargesOf(await ward.copies()), await ward.chargesOf(await ward.copies())];
  const idsOf = (charges: typeof one) => charges.map(({ id }) => id);
  const { office, services, database } = ward;
  const late = await database.transaction(async (tx) => {
    const within = { ...services, database: databaseWithin(tx, database) };
    const taken = await takePayment(
      { office, services: within, actor: cashier },
      { ...slip, chargeIds: idsOf(one) },
    );
    expect(taken).toMatchObject({ ok: true });
    const underWay = takePayment({ office, services, actor: second }, { ...slip, chargeIds: idsOf(two) });
    underWay.catch(() => undefined);
    await someoneWaits(database);
    return { underWay };
  });
  expect(await late.underWay).toMatchObject({
    refusal: { code: "TXN_REFERENCE_TAKEN", reference: "A-77" },
  });
  await nothingWrong();
});
