import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { newId } from "../../kernel/ids.ts";
import { openDatabase } from "../../platform/postgres/database.ts";
import { migrate } from "../../platform/postgres/migrate.ts";
import { readMigrations } from "../../platform/postgres/migration-files.ts";
import { verifyMoney } from "./verify.ts";

const { owner, urls } = await testDatabase({ empty: true });
const schema = "returns_upgrade";
const run = (text: string, values: readonly unknown[] = []) =>
  owner.pool.query(text.replaceAll("$s", schema), [...values]);
const [unit, account, cashier] = [newId(), newId(), newId()];

async function booked(movementId: string, sides: readonly (readonly [string, string, string, number])[]) {
  for (const [why, debit, credit, dong] of sides)
    await run(
      `INSERT INTO $s.payment_transfer (id, why, debit, credit, amount_dong, unit_id, movement_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
      [newId(), why, debit, credit, dong, unit, movementId],
    );
}

/** A movement that one person matched, as it was before. */
async function matched(bankRef: string, dong: number): Promise<void> {
  const id = newId();
  await run(
    `INSERT INTO $s.payment_movement (id, account_id, bank_ref, amount_dong, memo, booked_at, recorded_at, state, matched_as, matched_by,
       matched_at, match_reason) VALUES ($1, $2, $3, $4, 'x', now(), now(), 'MATCHED', $5, $6, now(), 'Nộp hai lần')`,
    [id, account, bankRef, dong, dong > 0 ? "RETURN" : "REFUND", cashier],
  );
  const [came, left] = [["SUSPENSE", "TRANSIT"] as const, ["TRANSIT", "SUSPENSE"] as const];
  const [bank, sides] = dong > 0 ? (["BANK", came] as const) : (["SUSPENSE", left] as const);
  await booked(id, [
    ["BANKED", bank, dong > 0 ? "SUSPENSE" : "BANK", Math.abs(dong)],
    ["MATCHED", ...sides, Math.abs(dong)],
  ]);
}

/** The post's money agreed to go back and ordered from the bank, as it was before. */
async function sentBack(parcelCode: string, paidAt: string): Promise<void> {
  await run(
    `INSERT INTO $s.payment_postal_cod (parcel_code, dossier_id, unit_id, collected_dong, settled_dong, cleared_dong, recorded_at)
     VALUES ($1, $2, $3, 9000, 0, 9000, $4)`,
    [parcelCode, newId(), unit, paidAt],
  );
  await run(
    `INSERT INTO $s.payment_postal_clearing (id, parcel_code, unit_id, kind, amount_dong, ground, asked_by, asked_at, answer, answered_by,
       answered_at, paid_by, paid_at, paid_method)
     VALUES ($1, $2, $3, 'RETURN', 9000, 'Thu thừa', $4, $5, 'APPROVED', $6, $5, $4, $5, 'BANK')`,
    [newId(), parcelCode, unit, cashier, paidAt, newId()],
  );
  await run(
    `INSERT INTO $s.payment_transfer (id, why, debit, credit, amount_dong, unit_id, at) VALUES ($1, 'REFUNDED', 'REFUND_PAYABLE', 'TRANSIT', 9000, $2, $3)`,
    [newId(), unit, paidAt],
  );
}

test("an upgrade asks a second person about what one alone said is to go back, and keeps the books even", async () => {
  const all = readMigrations();
  await migrate({ url: urls.owner, schema, migrations: all.filter(({ number }) => number < 330) });
  await run(
    `INSERT INTO $s.payment_account (id, unit_id, bank_bin, number, holder, bank_name, open_from)
     VALUES ($1, $2, '970415', '1133', 'TT', 'VietinBank', now())`,
    [account, unit],
  );
  await matched("FT1", 100_000);
  await matched("FT2", 40_000);
  await matched("FT3", -120_000);
  await matched("FT4", 55_000);
  // Two alike, ordered in one moment: each keeps its own.
  for (const parcel of ["BC1", "BC2"]) await sentBack(parcel, "2027-01-04T02:00:00Z");
  await migrate({ url: urls.owner, schema });
  const { rows } = await run(
    `SELECT r.amount_dong::int AS dong, r.agreed_at IS NOT NULL AS agreed, m.bank_ref, m.state, h.asked_by, h.ground
     FROM $s.payment_return AS r LEFT JOIN $s.payment_handing_on AS h ON h.id = r.asked_id
     LEFT JOIN $s.payment_movement AS m ON m.id = h.movement_id ORDER BY r.amount_dong`,
  );
  // Of the second some left before: what is left of it stands as agreed.
  expect(rows).toEqual([
    { dong: 9_000, agreed: true, bank_ref: null, state: null, asked_by: null, ground: null },
    { dong: 9_000, agreed: true, bank_ref: null, state: null, asked_by: null, ground: null },
    { dong: 20_000, agreed: true, bank_ref: null, state: null, asked_by: null, ground: null },
    { dong: 55_000, agreed: false, bank_ref: "FT4", state: "OPEN", asked_by: cashier, ground: "Nộp hai lần" },
  ]);
  const { rows: clearings } = await run(
    "SELECT clearing_id FROM $s.payment_return WHERE clearing_id IS NOT NULL",
  );
  expect(new Set(clearings.map((each) => each.clearing_id)).size).toBe(2);
  const database = openDatabase({ url: urls.owner, schema, connections: 1, connectMs: 20_000 });
  // How the post's cash came in is no part of this story.
  const { wrong } = await verifyMoney(database);
  expect(wrong.filter(({ rule }) => rule !== "POST_IN_BOOKS")).toEqual([]);
  await database.close();
});
