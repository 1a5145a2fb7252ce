import { assert } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";

/**
 * The accounts of the books. RECEIVABLE: what is owed to us; SUSPENSE: what came into the bank and is nobody's yet;
 * TREASURY: paid elsewhere on our notice; REFUND_PAYABLE: what we owe back;
 * TRANSIT: what is on its way back through the bank; COUNTED: what a drawer had more or less;
 * BETWEEN_UNITS: what came to the account of one unit for another; POST: what the post collected and has not handed in;
 * POST_TRANSFER: what it says it has handed in, until the bank says so; POST_UNMATCHED: what it collected for nothing owed;
 * BANK_FEE: what the bank took for its service; BANK_INTEREST: what it paid on what stood there;
 * BANK_CLAIM: what it announced, has not on its statement and owes us; BANK_LOSS: such money that somebody bears.
 */
export type Account =
  | "RECEIVABLE"
  | "REVENUE"
  | "EXEMPTION"
  | "CASH"
  | "POS"
  | "PORTAL"
  | "TREASURY"
  | "BANK"
  | "SUSPENSE"
  | "REFUND_PAYABLE"
  | "TRANSIT"
  | "COUNTED"
  | "BETWEEN_UNITS"
  | "POST"
  | "POST_TRANSFER"
  | "POST_UNMATCHED"
  | "BANK_FEE"
  | "BANK_INTEREST"
  | "BANK_CLAIM"
  | "BANK_LOSS";

/** One movement between two accounts; whole đồng, more than none. */
export type Transfer = {
  readonly why:
    | "ADJUSTED"
    | "EXEMPTED"
    | "PAID"
    | "REVERSED"
    | "REFUND_DUE"
    | "REFUNDED"
    | "BANKED"
    | "MATCHED"
    | "COUNTED"
    | "COLLECTED"
    | "REMITTED"
    | "KEPT";
  readonly debit: Account;
  readonly credit: Account;
  readonly amountDong: number;
  readonly chargeId?: string | null;
  readonly paymentId?: string | null;
  readonly movementId?: string | null;
  /** Whose drawer, where CASH is one of the sides. */
  readonly personId?: string | null;
};

const BOOK: Statement = {
  name: "payment-book",
  text: (schema) => `
    WITH booked AS (
      INSERT INTO ${schema}.payment_transfer (id, why, debit, credit, amount_dong, unit_id, charge_id, payment_id, movement_id, person_id, at)
      SELECT t.id, t.why, t.debit, t.credit, t.amount_dong, $2, t.charge_id, t.payment_id, t.movement_id, t.person_id, $3
      FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, why text, debit text, credit text, amount_dong bigint, charge_id uuid,
        payment_id uuid, movement_id uuid, person_id uuid)
      RETURNING charge_id
    )
    INSERT INTO ${schema}.payment_uncounted (dossier_id)
    SELECT DISTINCT c.dossier_id FROM booked AS b JOIN ${schema}.payment_charge AS c ON c.id = b.charge_id`,
};

/** Writes movements into the books, inside the transaction of what they are about, and marks the dossiers to be counted. */
export async function book(
  tx: Tx,
  place: { readonly unitId: UnitId; readonly at: Instant },
  transfers: readonly Transfer[],
): Promise<void> {
  for (const { amountDong, debit, credit } of transfers)
    assert(Number.isSafeInteger(amountDong) && amountDong > 0 && debit !== credit, "money moves");
  const rows = transfers.map((each) => ({
    id: newId(),
    why: each.why,
    debit: each.debit,
    credit: each.credit,
    amount_dong: each.amountDong,
    charge_id: each.chargeId ?? null,
    payment_id: each.paymentId ?? null,
    movement_id: each.movementId ?? null,
    person_id: each.personId ?? null,
  }));
  await tx.run(BOOK, [JSON.stringify(rows), place.unitId, place.at]);
}

type PassedOn = {
  readonly movementId: string;
  readonly amountDong: number;
  /** Whose account the money came to, and who is owed it. */
  readonly from: UnitId;
  readonly to: UnitId;
  readonly at: Instant;
};

/** Passes what lies in suspense with one unit on to another that it was sent for; nothing where both are one. */
export async function passOn(tx: Tx, { movementId, amountDong, from, to, at }: PassedOn): Promise<void> {
  if (from === to) return;
  const moved = { why: "MATCHED", amountDong, movementId } as const;
  await book(tx, { unitId: from, at }, [{ ...moved, debit: "SUSPENSE", credit: "BETWEEN_UNITS" }]);
  await book(tx, { unitId: to, at }, [{ ...moved, debit: "BETWEEN_UNITS", credit: "SUSPENSE" }]);
}

const BALANCE: Statement = {
  name: "payment-balance",
  text: (schema) => `
    SELECT coalesce(sum(CASE WHEN t.debit = $1 THEN t.amount_dong ELSE -t.amount_dong END), 0)::float8 AS balance
    FROM ${schema}.payment_transfer AS t
    WHERE (t.debit = $1 OR t.credit = $1) AND t.unit_id = $2 AND ($3::uuid IS NULL OR t.person_id = $3)
      AND t.at >= $4 AND t.at < $5`,
};

type Asked = {
  readonly account: Account;
  readonly unitId: UnitId;
  readonly personId: string | null;
  readonly from: Instant | "-infinity";
  readonly until: Instant | "infinity";
};

/** What an account of a unit gained (debits less credits) in a time, in đồng. */
export async function balanceOf(executor: Executor, asked: Asked): Promise<number> {
  const { account, unitId, personId, from, until } = asked;
  const [row] = await executor.run(BALANCE, [account, unitId, personId, from, until]);
  return Number(row?.["balance"] ?? 0);
}
