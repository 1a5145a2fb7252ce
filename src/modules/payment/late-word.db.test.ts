import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { type Acted, verifyDossiers } from "../dossier/index.ts";
import { importStatement } from "./commands/import-statement.ts";
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

/** The bank's statement has the transfer, and says of its time what it says. */
async function imported(reference: string, told: string) {
  const call = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
  const text = `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\n${reference},${told},${reference},1.250.000`;
  const file = { accountId: bank.accountId, fileName: "so-phu.csv", text };
  expect(await importStatement(call, file)).toMatchObject({ ok: true });
}

async function confirmedOf({ id }: Acted) {
  const confirmed = await ward.database.kysely
    .selectFrom("dossierEvent")
    .select("data")
    .where("dossierId", "=", id)
    .where("type", "=", "PaymentConfirmed")
    .executeTakeFirstOrThrow();
  return confirmed.data;
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

test.each([
  ["03/11/2026", "2026-11-03 23:59"],
  ["03/11/2026 10:00", "2026-11-03 10:00"],
  ["02/11/2026", "2026-11-02 23:59"],
  ["03/11/2026 00:00", "2026-11-03 00:00"],
])(
  "… a statement names %s: a day without its hour is told to its end, as of a paper, and midnight is midnight",
  async (told, paidAt) => {
    const dossier = await waiting();
    const { reference } = await bank.request(dossier);
    ward.clock.set(LATE);
    await imported(reference, told);
    expect(await confirmedOf(dossier)).toMatchObject({ paidAt: at(paidAt) });
    expect((await verifyDossiers(ward.database)).broken).toEqual([]);
  },
);

test("… a message of midnight sharp says midnight, not the day", async () => {
  const dossier = await waiting();
  const { reference } = await bank.request(dossier);
  ward.clock.set(LATE);
  const midnight = at("2026-11-04 00:00");
  await bank.send(bank.told({ amount: 1_250_000, memo: reference, bookedAt: midnight }));
  expect(await confirmedOf(dossier)).toMatchObject({ paidAt: midnight });
});

test("a day that has not ended yet proves no hour ahead: the clock runs from now", async () => {
  const dossier = await waiting();
  const { reference } = await bank.request(dossier);
  ward.clock.set(PAID_AT);
  await imported(reference, "03/11/2026");
  expect(await confirmedOf(dossier)).not.toHaveProperty("paidAt");
  const [paid] = await ward.database.kysely
    .selectFrom("paymentPayment")
    .select("paidAt")
    .where("txnRef", "=", reference)
    .execute();
  expect(paid?.paidAt).toBe(PAID_AT);
});
