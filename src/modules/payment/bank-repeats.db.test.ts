import { beforeEach, describe, expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { verifyDossiers } from "../dossier/index.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const k = ward.database.kysely;
const paymentsOf = async (dossierId: string) =>
  k
    .selectFrom("paymentAllocation as a")
    .innerJoin("paymentCharge as c", "c.id", "a.chargeId")
    .select("a.amountDong")
    .where("c.dossierId", "=", dossierId)
    .execute();
const nothingWrong = async () => {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
};

beforeEach(() => ward.clock.set(at("2026-11-02 09:00")));

describe("a message of the bank", () => {
  test("repeated 50 times, at once and in any order, pays once", async () => {
    const dossier = await ward.waiting(1_250_000);
    const { reference } = await bank.request(dossier);
    const message = bank.told({ amount: 1_250_000, memo: `CT DEN ${reference} nop tien` });
    const other = { ...message, bookedAt: at("2026-11-02 08:59") };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => bank.send(i % 3 === 0 ? other : message)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await paymentsOf(dossier.id)).toEqual([{ amountDong: 1_250_000 }]);
    const events = await k
      .selectFrom("dossierEvent")
      .select("type")
      .where("dossierId", "=", dossier.id)
      .where("type", "=", "PaymentConfirmed")
      .execute();
    expect(events).toHaveLength(1);
    await nothingWrong();
  });

  test("told again while it is worked on keeps no connection from anybody", async () => {
    const dossier = await ward.copies();
    const { reference } = await bank.request(dossier);
    const message = bank.told({ memo: reference });
    const answers = await ward.owner.kysely.transaction().execute(async (holder) => {
      await holder
        .withSchema(ward.database.schema)
        .selectFrom("dossier")
        .select("id")
        .where("id", "=", dossier.id)
        .forUpdate()
        .execute();
      const sent = Array.from({ length: 30 }, () => bank.send(message));
      await someoneWaits(ward.owner);
      expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
      return sent;
    });
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(await paymentsOf(dossier.id)).toHaveLength(1);
  });
});
