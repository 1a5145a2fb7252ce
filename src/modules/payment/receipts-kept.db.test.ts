import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { findReceipt } from "./queries/receipt-view.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { schema } = ward.database;
const run = (text: string, values: readonly unknown[]) => ward.owner.pool.query(text, [...values]);

/** A receipt that nobody was asked the payer of: the bank told of the money. */
async function paidByTransfer() {
  const dossier = await ward.copies();
  const { reference } = await bank.request(dossier);
  await bank.send(bank.told({ memo: reference }));
  const { rows } = await run(
    `SELECT r.id, d.owner_name AS owner FROM ${schema}.payment_receipt AS r
     JOIN ${schema}.payment_allocation AS a ON a.payment_id = r.payment_id
     JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id JOIN ${schema}.dossier AS d ON d.id = c.dossier_id
     WHERE c.dossier_id = $1`,
    [dossier.id],
  );
  return { dossier, id: String(rows[0].id), owner: String(rows[0].owner) };
}
const applicantOf = async (id: string) => present(await findReceipt(ward.database, id), "receipt").applicant;

test("a receipt keeps the name it was given with when the dossier's is put right", async () => {
  const { dossier, id, owner } = await paidByTransfer();
  expect(await applicantOf(id)).toBe(owner);
  await run(`UPDATE ${schema}.dossier SET owner_name = 'Trần Văn An' WHERE id = $1`, [dossier.id]);
  expect(await applicantOf(id)).toBe(owner);
});

test("a receipt of before names were kept is read by its dossiers", async () => {
  const { id, owner } = await paidByTransfer();
  await run(`UPDATE ${schema}.payment_receipt SET applicant_name = NULL WHERE id = $1`, [id]);
  expect(await applicantOf(id)).toBe(owner);
});

test("a transfer for the dossiers of two people of one name is nobody's by name", async () => {
  const dossiers = [await ward.copies(), await ward.copies()];
  const ids = dossiers.map(({ id }) => id);
  await run(
    `UPDATE ${schema}.dossier SET owner_name = 'Nguyễn Văn An', owner_personal_id = lpad((abs(hashtext(id::text)) % 1000000)::text, 12, '0')
     WHERE id = ANY ($1)`,
    [ids],
  );
  const { reference } = await bank.request(...dossiers);
  await bank.send(bank.told({ amount: 42_000, memo: reference }));
  const { rows } = await run(
    `SELECT DISTINCT r.id FROM ${schema}.payment_receipt AS r
     JOIN ${schema}.payment_allocation AS a ON a.payment_id = r.payment_id
     JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id WHERE c.dossier_id = ANY ($1)`,
    [ids],
  );
  expect(rows).toHaveLength(1);
  expect(await applicantOf(String(rows[0].id))).toBeNull();
});
