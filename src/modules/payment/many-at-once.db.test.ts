import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { Fault } from "../../kernel/fault.ts";
import { verifyDossiers } from "../dossier/index.ts";
import { verifyMoney } from "./verify.ts";

/** As many connections as an installation has that says nothing; a drawer is one, and each payment waits for it. */
const ward = await moneyWard({ now: at("2026-11-02 08:30"), connections: 10, connectMs: 2_500 });
const bank = await bankOf(ward);
const MANY = 200;

/** As a browser or a bank does that is told to come again; any other failure stays one. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof Fault) || cause.code !== "DATABASE_BUSY") throw cause;
    }
  }
}

test("two hundred payments at once, at the till and from the bank, wait for each other and all go through", {
  timeout: 120_000,
}, async () => {
  const dossiers = [];
  for (let made = 0; made < MANY; made += 1)
    dossiers.push(made % 10 === 0 ? await ward.waiting(21_000) : await ward.copies());
  const transfers = [];
  for (const dossier of dossiers.filter((_, each) => each % 2 === 1)) {
    const { reference } = await bank.request(dossier);
    transfers.push(bank.told({ memo: reference }));
  }
  const cash = dossiers.filter((_, each) => each % 2 === 0);
  const done = await Promise.all([
    ...cash.map((dossier) => patiently(() => ward.take([dossier]))),
    ...transfers.map((message) => patiently(() => bank.send(message))),
  ]);
  expect(done.filter(({ ok }) => !ok)).toEqual([]);
  const paid = await ward.database.kysely.selectFrom("paymentPayment").select("id").execute();
  expect(paid).toHaveLength(MANY);
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
});
