import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, PROOF, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import { closeDay, drawerOf } from "../payment/commands/close-day.ts";
import { requestTransfer } from "../payment/commands/request-transfer.ts";
import { listChargesOf, payable, takePayment, verifyMoney } from "../payment/index.ts";
import { sendAgain, setCashOnDelivery } from "./commands/prepare.ts";
import { recordRemittance } from "./commands/remit.ts";
import { verifyPost } from "./verify.ts";

let ward: TestWard;
let desk: PostDesk;
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
});

async function owedOf(dossier: Parameters<PostDesk["parcelOf"]>[0] & { readonly id: string }) {
  const charges = await listChargesOf(ward.database, [dossier.id]);
  return charges.reduce((sum, charge) => sum + (payable(charge) ?? 0), 0);
}

/** Delivered with what the parcel says is to be collected, told three times and out of order. */
async function delivered(dossier: Parameters<PostDesk["parcelOf"]>[0]) {
  const { code, codDong } = await desk.parcelOf(dossier);
  const transit = desk.telling(code, "IN_TRANSIT", { happenedAt: desk.later(1) });
  const word = desk.telling(code, "DELIVERED", {
    happenedAt: desk.later(2),
    ...PROOF,
    collectedDong: Number(codDong),
  });
  ward.clock.set(desk.later(3));
  await desk.tell(word);
  await Promise.all([desk.tell(word), desk.tell(transit), desk.tell(transit, word)]);
  return code;
}

const paymentsOf = (code: string) =>
  ward.database.kysely
    .selectFrom("paymentPayment as p")
    .innerJoin("paymentReceipt as r", "r.paymentId", "p.id")
    .select(["p.method", "p.amountDong", "r.amountDong as receipted"])
    .where("p.txnRef", "=", code)
    .execute();

/** What an account holds in all, in đồng. */
async function held(account: string): Promise<number> {
  const rows = await ward.database.kysely
    .selectFrom("paymentTransfer")
    .select(["debit", "amountDong"])
    .where((eb) => eb.or([eb("debit", "=", account), eb("credit", "=", account)]))
    .execute();
  return rows.reduce(
    (sum, row) => sum + (row.debit === account ? Number(row.amountDong) : -Number(row.amountDong)),
    0,
  );
}

async function sound(): Promise<void> {
  expect((await verifyPost(ward.database)).wrong).toEqual([]);
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
}

type Handed = { readonly method?: "BANK" | "CASH"; readonly by?: "cashier" | "director" };
const remit = (codes: readonly string[], amountDong: number, reference: string, handed: Handed = {}) =>
  recordRemittance(desk.as(handed.by ?? "cashier"), {
    ...desk.units,
    reference,
    amountDong,
    codes,
    method: handed.method ?? "BANK",
    remittedOn: ward.services.clock.today(),
  });

describe("cash on delivery", () => {
  test("is what is owed unless said, settles it once with a receipt, and reaches the bank", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const owed = await owedOf(dossier);
    expect(owed).toBeGreaterThan(0);
    await desk.handedOver(dossier);
    expect(await desk.parcelOf(dossier)).toMatchObject({ codDong: owed });
    const [post, bank] = [await held("POST"), await held("POST_TRANSFER")];
    const code = await delivered(dossier);
    expect((await listChargesOf(ward.database, [dossier.id])).map(({ state }) => state)).toEqual(["PAID"]);
    expect(await paymentsOf(code)).toEqual([{ method: "POSTAL_COD", amountDong: owed, receipted: owed }]);
    expect(await held("POST")).toBe(post + owed);
    expect(await desk.parcelOf(dossier)).toMatchObject({ closing: "RETURNED" });
    await sound();
    expect(await remit([code], owed, "CT-10")).toMatchObject({ ok: true });
    expect([await held("POST"), await held("POST_TRANSFER")]).toEqual([post, bank + owed]);
    await sound();
  });

  test("is not taken at the counter or by transfer as well while a parcel is to collect it", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const amountDong = await owedOf(dossier);
    const { code } = await desk.parcelOf(dossier);
    const chargeIds = (await listChargesOf(ward.database, [dossier.id])).map(({ id }) => id);
    const cash = { chargeIds, amountDong, method: "CASH", txnRef: null, payerName: null } as const;
    const take = (changes = {}) => takePayment(desk.as("cashier"), { ...cash, ...changes });
    const no = { refusal: { code: "POST_COLLECTS", parcel: code, amountDong } };
    await setCashOnDelivery(desk.as("intake"), { code, amountDong });
    expect(await take()).toMatchObject(no);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: 0 });
    expect(await requestTransfer(desk.as("cashier"), chargeIds)).not.toMatchObject(no);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong });
    await desk.handedOver(dossier);
    expect(await take()).toMatchObject(no);
    expect(await take({ method: "POS", txnRef: "123456" })).toMatchObject(no);
    expect(await requestTransfer(desk.as("cashier"), chargeIds)).toMatchObject(no);
    await delivered(dossier);
    await sound();
  });

  test("that follows what is owed is nothing once it was paid at the counter", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const amountDong = await owedOf(dossier);
    const chargeIds = (await listChargesOf(ward.database, [dossier.id])).map(({ id }) => id);
    const cash = { chargeIds, amountDong, method: "CASH", txnRef: null, payerName: null } as const;
    expect(await takePayment(desk.as("cashier"), cash)).toMatchObject({ ok: true });
    await desk.handedOver(dossier);
    expect(await desk.parcelOf(dossier)).toMatchObject({ codDong: 0 });
    await sound();
  });

  test("of nothing asks for nothing where all is paid", async () => {
    const dossier = await desk.posted();
    await desk.handedOver(dossier);
    expect(await desk.parcelOf(dossier)).toMatchObject({ codDong: 0 });
    expect(await paymentsOf(await delivered(dossier))).toEqual([]);
    await sound();
  });

  test("above what is owed settles it, and what is left lies with its parcel", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const owed = await owedOf(dossier);
    const { code } = await desk.parcelOf(dossier);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: owed + 5_000 });
    await desk.handedOver(dossier);
    const before = await held("POST_UNMATCHED");
    await delivered(dossier);
    expect(await paymentsOf(code)).toMatchObject([{ amountDong: owed }]);
    expect(await held("POST_UNMATCHED")).toBe(before - 5_000);
    await sound();
  });

  test("below what is owed settles nothing, is kept whole, and the dossier stays open", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const owed = await owedOf(dossier);
    const { code } = await desk.parcelOf(dossier);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: owed - 1_000 });
    await desk.handedOver(dossier);
    const before = await held("POST_UNMATCHED");
    await delivered(dossier);
    expect(await paymentsOf(code)).toEqual([]);
    expect(await held("POST_UNMATCHED")).toBe(before - (owed - 1_000));
    expect(await desk.parcelOf(dossier)).toMatchObject({ closing: "FEES_NOT_SETTLED" });
    await sound();
  });

  test("of nothing, said by hand, stays nothing; sent again it is still what was said", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    const { code } = await desk.parcelOf(dossier);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: 0 });
    await desk.handedOver(dossier);
    await desk.tell(desk.telling(code, "RETURNED"));
    expect(await sendAgain(desk.as("intake"), { code, to: null })).toMatchObject({ ok: true });
    await desk.handedOver(dossier);
    expect(await desk.parcelOf(dossier)).toMatchObject({ attempt: 2, codDong: 0 });
  });

  test("handed in at the desk lies in the drawer of the day, and only while that is open", async () => {
    const dossiers = [await desk.posted({ isUnpaid: true }), await desk.posted({ isUnpaid: true })];
    await desk.handedOver(...dossiers);
    const codes = await Promise.all(dossiers.map(delivered));
    const owed = await owedOf(present(dossiers[0], "a dossier"));
    const [first = "", second = ""] = codes;
    const cashier = { unitId: desk.units.officeUnitId, cashierId: ward.officer("cashier").personId };
    const day = ward.services.clock.today();
    const drawer = async () => (await drawerOf(ward.database, cashier, day)).expectedDong;
    const [before, bank] = [await drawer(), await held("POST_TRANSFER")];
    // Whoever leads the centre reconciles, and keeps no drawer.
    expect(await remit([first], owed, "BK-1", { method: "CASH", by: "director" })).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await remit([first], owed, "BK-1", { method: "CASH" })).toMatchObject({ ok: true });
    expect([await drawer(), await held("POST_TRANSFER")]).toEqual([before + owed, bank]);
    await sound();
    const count = { unitId: cashier.unitId, day, countedDong: before + owed, note: "" };
    expect(await closeDay(desk.as("cashier"), count)).toMatchObject({ value: { differenceDong: 0 } });
    expect(await remit([second], owed, "BK-2", { method: "CASH" })).toMatchObject({
      refusal: { code: "DAY_CLOSED", day },
    });
    expect(await remit([second], owed, "CT-2")).toMatchObject({ ok: true });
    expect(await held("POST_TRANSFER")).toBe(bank + owed);
    await sound();
  });

  test("broken before any statement leaves neither delivery nor money; told again it is there once", async () => {
    const dossier = await desk.posted({ isUnpaid: true });
    await desk.handedOver(dossier);
    const { code, codDong } = await desk.parcelOf(dossier);
    const event = desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: Number(codDong) });
    await desk.everyBreak(
      (database) => desk.tellIn(database, event),
      async () => {
        expect(await paymentsOf(code)).toEqual([]);
        expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER" });
      },
    );
    expect(await paymentsOf(code)).toHaveLength(1);
    await sound();
  });
});

describe("counting again finds", () => {
  /** Tampers in a transaction that is undone; answers what the post's and the money's part say. */
  async function found(text: string): Promise<readonly (readonly string[])[]> {
    const { owner } = ward;
    let rules: readonly (readonly string[])[] = [];
    const undo = new Error("undone");
    await owner
      .transaction(async (tx) => {
        await sql`${sql.raw(text.replaceAll("$s", `"${owner.schema}"`))}`.execute(tx.kysely);
        const names = (wrong: readonly { readonly rule: string }[]) => [
          ...new Set(wrong.map(({ rule }) => rule)),
        ];
        rules = [names((await verifyPost(tx)).wrong), names((await verifyMoney(tx)).wrong)];
        throw undo;
      })
      .catch((cause: unknown) => {
        if (cause !== undo) throw cause;
      });
    return rules;
  }

  test.each([
    ["money the post collected and the books do not have", "DELETE FROM $s.payment_postal_cod", "both"],
    [
      "an amount the books and the post tell differently",
      "UPDATE $s.payment_postal_cod SET collected_dong = collected_dong + 1",
      "both",
    ],
    ["a remittance the books do not have", "UPDATE $s.payment_postal_cod SET remitted_at = NULL", "both"],
    [
      "a movement of the post's account that no parcel made",
      "UPDATE $s.payment_transfer SET debit = 'POS' WHERE debit = 'POST'",
      "money",
    ],
  ])("%s", async (_what, text, where) => {
    expect(await found(text)).toEqual([where === "both" ? ["BOOKS"] : [], ["POST_IN_BOOKS"]]);
  });
});
