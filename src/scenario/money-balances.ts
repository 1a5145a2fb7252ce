import { z } from "zod";
import type { Executor, Statement } from "../platform/postgres/database.ts";
import { type Balance, sidesOf } from "./balances.ts";
import type { Takings } from "./cashier.ts";
import type { WeekBank } from "./week-bank.ts";

const METHODS = ["CASH", "POS", "PORTAL", "VIETQR", "TREASURY"] as const;

/** The money of the week as its payers, its cashier and its bank saw it, held against the books. */
export async function balanceMoney(
  database: Executor,
  { takings, bank }: { readonly takings: Takings; readonly bank: WeekBank },
): Promise<readonly Balance[]> {
  const paid = (await database.run(PAID, [])).map((row) => paidRow.parse(row));
  const taken = METHODS.flatMap((method) => {
    const told = takings.taken.filter((each) => each.method === method);
    const kept = paid.find((each) => each.method === method);
    return [
      { what: `payments: ${method}`, owed: told.length, found: kept?.n ?? 0 },
      {
        what: `đồng: ${method}`,
        owed: told.reduce((sum, { dong }) => sum + dong, 0),
        found: kept?.dong ?? 0,
      },
    ];
  });
  const counted = [...takings.drawer.values()];
  const [days] = (await database.run(DAYS, [])).map((row) => daysRow.parse(row));
  return [
    ...taken,
    { what: "days closed", owed: counted.length, found: days?.n ?? 0 },
    {
      what: "đồng in the drawer",
      owed: counted.reduce((sum, dong) => sum + dong, 0),
      found: days?.expected ?? 0,
    },
    { what: "days with a difference", owed: 1, found: days?.short ?? 0 },
    { what: "movements on the account", owed: bank.lines(), found: days?.movements ?? 0 },
  ];
}

/** The books of the week held against themselves. */
export async function balanceBooks(database: Executor): Promise<readonly Balance[]> {
  return sidesOf(database, SIDES);
}

const PAID: Statement = {
  name: "scenario-paid",
  text: (schema) => `
    SELECT method, count(*) AS n, sum(amount_dong) AS dong FROM ${schema}.payment_payment GROUP BY 1`,
};
const paidRow = z.object({ method: z.string(), n: z.coerce.number(), dong: z.coerce.number() });

const DAYS: Statement = {
  name: "scenario-days",
  text: (schema) => `
    SELECT count(*) AS n, coalesce(sum(expected_dong), 0) AS expected,
      count(*) FILTER (WHERE counted_dong <> expected_dong) AS short,
      (SELECT count(*) FROM ${schema}.payment_movement WHERE state = 'MATCHED') AS movements
    FROM ${schema}.payment_day_close`,
};
const daysRow = z.object({
  n: z.coerce.number(),
  expected: z.coerce.number(),
  short: z.coerce.number(),
  movements: z.coerce.number(),
});

/**
 * Every charge is paid, let off, still owed or given up; every payment but the treasury's has its receipt; what two people
 * settled was asked by one and answered by another; what the post collected was paid in.
 */
const SIDES: Statement = {
  name: "scenario-money-sides",
  text: (schema) => `
    SELECT 'đồng: charges' AS what, (SELECT sum(amount_dong) FROM ${schema}.payment_charge WHERE state <> 'CANCELLED') AS owed,
      (SELECT sum(amount_dong) FROM ${schema}.payment_allocation)
        + (SELECT sum(exempt_dong) FROM ${schema}.payment_charge WHERE state <> 'CANCELLED')
        + (SELECT coalesce(sum(amount_dong - exempt_dong), 0) FROM ${schema}.payment_charge WHERE state = 'DUE') AS found
    UNION ALL
    SELECT 'receipts', (SELECT count(*) FROM ${schema}.payment_payment WHERE method <> 'TREASURY'),
      (SELECT count(*) FROM ${schema}.payment_receipt WHERE cancelled_at IS NULL)
    UNION ALL
    SELECT 'letters: RECEIPT_ISSUED', (SELECT count(*) FROM ${schema}.payment_payment)
        - (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'PaymentConfirmed'),
      (SELECT count(*) FROM ${schema}.notification_message WHERE kind = 'RECEIPT_ISSUED')
    UNION ALL
    SELECT 'receipts put right', (SELECT count(*) FROM ${schema}.payment_receipt WHERE cancelled_at IS NOT NULL),
      (SELECT count(*) FROM ${schema}.payment_receipt WHERE replaces_id IS NOT NULL)
    UNION ALL
    SELECT 'letters: RECEIPT_REPLACED', (SELECT count(*) FROM ${schema}.payment_receipt WHERE replaces_id IS NOT NULL),
      (SELECT count(*) FROM ${schema}.notification_message WHERE kind = 'RECEIPT_REPLACED')
    UNION ALL
    SELECT 'refunds paid out', (SELECT count(*) FROM ${schema}.payment_decision WHERE kind = 'REFUND'),
      (SELECT count(*) FROM ${schema}.payment_decision WHERE kind = 'REFUND' AND answer = 'APPROVED' AND paid_at IS NOT NULL)
    UNION ALL
    SELECT 'letters of refunds paid', (SELECT count(*) FROM ${schema}.payment_decision WHERE paid_at IS NOT NULL),
      (SELECT count(*) FROM ${schema}.notification_message WHERE kind IN ('REFUND_ORDERED', 'REFUND_PAID'))
    UNION ALL
    SELECT 'exemptions', (SELECT count(*) FROM ${schema}.payment_decision WHERE kind = 'EXEMPTION'),
      (SELECT count(*) FROM ${schema}.payment_charge WHERE exempt_dong > 0)
    UNION ALL
    SELECT 'movements settled by two', (SELECT count(*) FROM ${schema}.payment_movement WHERE match_reason IS NOT NULL),
      (SELECT count(*) FROM ${schema}.payment_handing_on WHERE answer = 'APPROVED' AND asked_by <> answered_by)
    UNION ALL
    SELECT 'đồng: collected by the post', (SELECT coalesce(sum(amount_dong), 0) FROM ${schema}.payment_payment WHERE method = 'POSTAL_COD'),
      (SELECT coalesce(sum(collected_dong), 0) FROM ${schema}.payment_postal_cod WHERE remitted_at IS NOT NULL)`,
};
