import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { setAmount } from "./commands/set-amount.ts";
import { findTransfer, isPayable } from "./queries/transfer-view.ts";
import { listOpenCodes } from "./request-store.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const shown = async (token: string) => present(await findTransfer(ward.database, token), "the payment page");
const codesOf = async (dossier: Parameters<typeof ward.chargesOf>[0]) => {
  const chargeIds = (await ward.chargesOf(dossier)).map(({ id }) => id);
  return listOpenCodes(ward.database, { chargeIds, at: ward.clock.now() });
};

test("money taken at the till ends the codes for it: their page says paid, and asks no more", async () => {
  const dossier = await ward.copies();
  const { token } = await bank.request(dossier);
  expect(await codesOf(dossier)).toEqual([{ token, amountDong: 21_000, isClaimed: false }]);
  expect(await shown(token)).toMatchObject({ state: "ISSUED", paid_receipts: null, too_much_dong: 0 });
  const taken = await ward.take([dossier]);
  expect(taken.ok).toBe(true);
  const page = await shown(token);
  expect(page).toMatchObject({ state: "PAID", paid_receipts: taken.ok ? taken.value.receipt.name : "" });
  expect(isPayable(page)).toBe(false);
  expect(await codesOf(dossier)).toEqual([]);
});

test("what still comes by an ended code waits for a person, and its page says that it goes back", async () => {
  const dossier = await ward.copies();
  const { token, reference } = await bank.request(dossier);
  await ward.take([dossier]);
  const message = bank.told({ memo: reference });
  await bank.send(message);
  const movement = (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId);
  expect(movement).toMatchObject({ state: "OPEN", problem: "ALREADY_SETTLED" });
  expect(await shown(token)).toMatchObject({ state: "PAID", too_much_dong: 21_000 });
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
});

test("a second payment of the same code is told beside the first, and another code of the charge is ended", async () => {
  const [one, two] = [await ward.copies(), await ward.copies()];
  const both = await bank.request(one, two);
  const { token, reference } = await bank.request(one);
  await bank.send(bank.told({ memo: reference }));
  await bank.send(bank.told({ memo: reference }));
  expect(await shown(token)).toMatchObject({ state: "CONFIRMED", too_much_dong: 21_000 });
  expect(await shown(both.token)).toMatchObject({ state: "ENDED" });
});

test("a code for another amount than is owed now is not offered", async () => {
  const dossier = await ward.copies();
  const { token } = await bank.request(dossier);
  const chargeId = present((await ward.chargesOf(dossier))[0], "a charge").id;
  const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
  expect(await setAmount(till, { chargeId, amountDong: 30_000, ground: "Đếm lại" })).toMatchObject({
    ok: true,
  });
  expect(await shown(token)).toMatchObject({ state: "ENDED" });
});
