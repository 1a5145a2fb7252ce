import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { type Acted, verifyDossiers } from "../dossier/index.ts";
import { verifyMoney } from "./verify.ts";

const MORNING = at("2026-11-02 09:00");
const PAID_AT = at("2026-11-03 10:00");
const LATE = at("2026-11-16 10:00");

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const dueOf = async ({ id }: Acted) => {
  const dossier = ward.database.kysely.selectFrom("dossier").select("dueAt").where("id", "=", id);
  return (await dossier.executeTakeFirstOrThrow()).dueAt;
};

async function waiting(): Promise<Acted> {
  ward.clock.set(MORNING);
  return ward.waiting();
}

/** Both were paid on the third; of the first the bank told at once. */
async function dueWhenTold(tell: (dossier: Acted) => Promise<void>) {
  const [soon, late] = [await waiting(), await waiting()];
  const { reference } = await bank.request(soon);
  ward.clock.set(PAID_AT);
  await bank.send(bank.told({ amount: 1_250_000, memo: reference }));
  ward.clock.set(LATE);
  await tell(late);
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
  expect(await ward.chargesOf(late)).toMatchObject([{ state: "PAID" }]);
  return { soon: await dueOf(soon), late: await dueOf(late) };
}

test("the clock has run since the bank had the money: it told us two weeks later", async () => {
  const due = await dueWhenTold(async (dossier) => {
    const { reference } = await bank.request(dossier);
    await bank.send(bank.told({ amount: 1_250_000, memo: reference, bookedAt: PAID_AT }));
  });
  expect(due.late).toBe(due.soon);
});

test("… it was paid at the treasury, and the paper came two weeks later", async () => {
  const due = await dueWhenTold(async (dossier) => {
    await ward.act("cashier", dossier, {
      act: "confirmPayment",
      reference: "GNT-17/2026",
      exemption: null,
      paidOn: localDateOf(PAID_AT),
    });
  });
  expect(due.late).toBe(due.soon);
});
