import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { present } from "../../kernel/assert.ts";
import type { Officer } from "../access/index.ts";
import { closeDay, drawerOf } from "./commands/close-day.ts";
import { takePayment } from "./commands/take-payment.ts";
import { listMoneyMoves } from "./money-moves.ts";
import { readDay } from "./queries/day.ts";
import { receiptPaper } from "./receipt-paper.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const cashier = ward.officer("cashier");
const { office, services, database } = ward;
const unitId = ward.organisation.unitOf("serviceCentre");
const drawer = { unitId, cashierId: cashier.personId };
const today = services.clock.today();
const PORTAL = { method: "PORTAL" } as const;
const nothingWrong = async () => expect((await verifyMoney(database)).wrong).toEqual([]);

/** What the portal still owes us, by the books. */
async function heldByPortal(): Promise<number> {
  const { rows } = await ward.owner.pool.query(
    `SELECT coalesce(sum(CASE debit WHEN 'PORTAL' THEN amount_dong ELSE -amount_dong END), 0)::float8 AS dong
     FROM ${database.schema}.payment_transfer WHERE 'PORTAL' IN (debit, credit)`,
  );
  return rows[0].dong;
}

test("a payment by the portal is taken by its transaction number, with a receipt that names it, and counts as paid online", async () => {
  const dossier = await ward.copies();
  expect(await ward.take([dossier], PORTAL)).toMatchObject({ refusal: { code: "TXN_REFERENCE_REQUIRED" } });
  expect(await ward.take([dossier], { ...PORTAL, txnRef: "  " })).toMatchObject({ ok: false });
  const taken = await ward.take([dossier], { ...PORTAL, txnRef: "DVC-2026-0001" });
  const receipt = present(taken.ok ? taken.value.receipt : null, "a receipt");
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
  const paper = await receiptPaper(services, cashier, receipt.id);
  const text = await pdfText(present(paper.ok ? paper.value.bytes : null, "a paper"));
  expect(text).toContain("DVC-2026-0001");
  expect(text).toContain("Cổng Dịch vụ công");
  expect(await listMoneyMoves(database, [dossier.id])).toContainEqual(
    expect.objectContaining({ paidDong: 21_000, paidOnlineDong: 21_000 }),
  );
  await nothingWrong();
});

test("a number of the portal pays once: typed again, at one instant, or in another unit", async () => {
  const again = { ...PORTAL, txnRef: "DVC-2026-0002" };
  const [one, other, elsewhere] = [await ward.copies(), await ward.copies(), await ward.copies()];
  const both = await Promise.all([ward.take([one], again), ward.take([other], again)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const taken = { refusal: { code: "TXN_REFERENCE_TAKEN", reference: "DVC-2026-0002" } };
  expect(both.find(({ ok }) => !ok)).toMatchObject(taken);
  const police = ward.organisation.unitOf("police");
  const { schema } = database;
  const moved = `UPDATE ${schema}.payment_charge SET unit_id = $1 WHERE dossier_id = $2`;
  await ward.owner.pool.query(moved, [police, elsewhere.id]);
  const [charge] = await ward.chargesOf(elsewhere);
  const actor: Officer = {
    ...cashier,
    grants: cashier.grants.map((grant) => ({ ...grant, unitId: police })),
  };
  const asked = { ...again, chargeIds: [present(charge, "charge").id], amountDong: 21_000, payerName: null };
  expect(await takePayment({ office, services, actor }, asked)).toMatchObject(taken);
  // A card slip's number is of the unit's own terminal.
  expect(await takePayment({ office, services, actor }, { ...asked, method: "POS" })).toMatchObject({
    ok: true,
  });
  await ward.owner.pool.query(
    `UPDATE ${schema}.payment_transfer SET unit_id = $1 WHERE why = 'CHARGED' AND charge_id = $2`,
    [police, present(charge, "charge").id],
  );
  await nothingWrong();
  // Before it was asked across units, it could be typed in two: whoever verifies reads which.
  const typedAs = (method: string) =>
    ward.owner.pool.query(
      `UPDATE ${schema}.payment_payment SET method = $1 WHERE txn_ref = 'DVC-2026-0002' AND unit_id = $2`,
      [method, police],
    );
  await typedAs("PORTAL");
  expect((await verifyMoney(database)).wrong).toMatchObject([
    { rule: "PORTAL_NUMBER_ONCE", about: "DVC-2026-0002" },
  ]);
  await typedAs("POS");
  await nothingWrong();
});

test("what the portal hands over is matched by two, and it owes nothing any more", async () => {
  const owed = await heldByPortal();
  expect(owed).toBe(42_000);
  await bank.send(bank.told({ amount: owed, memo: "NAPAS doi soat Cong DVC 02/11" }));
  const { id: movementId } = present((await bank.movements()).at(-1), "a movement");
  const settled = { movementId, as: "PORTAL", chargeIds: [], reason: "Đối soát ngày 02/11" } as const;
  expect(await matchedByTwo(ward, cashier, settled)).toMatchObject({ ok: true });
  expect(await heldByPortal()).toBe(0);
  await nothingWrong();
});

test("the cashier's day adds up what came by the portal, apart from cash and cards, and the count keeps it", async () => {
  await ward.take([await ward.copies()]);
  expect(await drawerOf(database, drawer, today)).toEqual({
    expectedDong: 21_000,
    cardDong: 0,
    portalDong: 42_000,
  });
  const { totals } = await readDay(database, drawer, today);
  expect(totals).toContainEqual({ what: "PORTAL", dong: 42_000 });
  const count = { unitId, day: today, countedDong: 21_000, note: "" };
  expect(await closeDay({ office, services, actor: cashier }, count)).toMatchObject({
    ok: true,
    value: { differenceDong: 0 },
  });
  expect((await readDay(database, drawer, today)).closed).toMatchObject({ cardDong: 0, portalDong: 42_000 });
  expect(
    await ward.take([await ward.copies()], { ...PORTAL, txnRef: "DVC-2026-0009" }),
    "closed",
  ).toMatchObject({ refusal: { code: "DAY_CLOSED" } });
  await nothingWrong();
});
