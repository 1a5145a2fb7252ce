import { z } from "zod";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { ASKED_KINDS } from "../movement-decision-store.ts";

const instant = z.custom<Instant>((value) => typeof value === "string");

const ACCOUNTS: Statement = {
  name: "payment-accounts",
  text: (schema) => `
    SELECT a.id, a.unit_id, a.bank_bin, a.number, a.holder, a.bank_name, a.closed_at, a.opening_dong::float8 AS opening_dong,
      a.opening_on, (coalesce(a.opening_dong, 0) + coalesce((SELECT sum(m.amount_dong) FROM ${schema}.payment_movement AS m
        WHERE m.account_id = a.id AND m.absent_as IS NULL
          AND m.booked_at >= coalesce(a.opening_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', '-infinity')), 0))::float8 AS balance,
      o.open_in, o.open_out
    FROM ${schema}.payment_account AS a CROSS JOIN LATERAL (
      SELECT coalesce(sum(m.amount_dong) FILTER (WHERE m.amount_dong > 0), 0)::float8 AS open_in,
        coalesce(-sum(m.amount_dong) FILTER (WHERE m.amount_dong < 0), 0)::float8 AS open_out
      FROM ${schema}.payment_movement AS m WHERE m.account_id = a.id AND m.state = 'OPEN') AS o
    WHERE a.unit_id = ANY ($1::uuid[]) ORDER BY a.closed_at NULLS FIRST, a.number`,
};
const accountRow = z.object({
  id: z.string(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  bank_bin: z.string(),
  number: z.string(),
  holder: z.string(),
  bank_name: z.string(),
  closed_at: instant.nullable(),
  /** What two people say stood there at the beginning of a day; null where nobody has, so that the balance is none. */
  opening_dong: z.number().nullable(),
  opening_on: z.custom<LocalDate>((value) => typeof value === "string").nullable(),
  /** Where an opening balance is known: what stands there. Otherwise only what came and went. */
  balance: z.number(),
  /** What nobody has matched, what came in and what left apart: the one does not make up for the other. */
  open_in: z.number(),
  open_out: z.number(),
});
export type AccountRow = z.output<typeof accountRow>;

export async function listAccounts(
  executor: Executor,
  unitIds: readonly UnitId[],
): Promise<readonly AccountRow[]> {
  return (await executor.run(ACCOUNTS, [unitIds])).map((row) => accountRow.parse(row));
}

const MOVEMENTS: Statement = {
  name: "payment-open-movements",
  text: (schema) => `
    SELECT m.id, m.bank_ref, m.amount_dong::float8 AS amount_dong, m.memo, m.booked_at, m.booked_day_only, m.problem, a.number, a.unit_id,
      (SELECT array_agg(rc.charge_id) FROM ${schema}.payment_request_charge AS rc WHERE rc.request_id = m.request_id) AS charge_ids,
      (SELECT h.kind FROM ${schema}.payment_handing_on AS h WHERE h.movement_id = m.id AND h.answer IS NULL) AS asked_kind
    FROM ${schema}.payment_movement AS m JOIN ${schema}.payment_account AS a ON a.id = m.account_id
    WHERE m.state = 'OPEN' AND m.absent_as IS NULL AND a.unit_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR m.id = $2)
    ORDER BY m.booked_at DESC, m.id LIMIT 200`,
};
const movementRow = z.object({
  id: z.string(),
  bank_ref: z.string(),
  amount_dong: z.number(),
  memo: z.string(),
  booked_at: instant,
  /** The bank named the day and no hour. */
  booked_day_only: z.boolean(),
  problem: z
    .enum(["NO_REFERENCE", "AMOUNT_DIFFERS", "ALREADY_SETTLED", "OTHER_ACCOUNT", "OUTGOING"])
    .nullable(),
  number: z.string(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  charge_ids: z.array(z.string()).nullable(),
  /** What somebody says it was, which nobody else has answered yet. */
  asked_kind: z.enum(ASKED_KINDS).nullable(),
});
export type MovementRow = z.output<typeof movementRow>;

/** Movements nobody has matched; one of them where an id is given. */
export async function listOpenMovements(
  executor: Executor,
  asked: { readonly unitIds: readonly UnitId[]; readonly id: string | null },
): Promise<readonly MovementRow[]> {
  return (await executor.run(MOVEMENTS, [asked.unitIds, asked.id])).map((row) => movementRow.parse(row));
}

const REFUSED: Statement = {
  name: "payment-refused-messages",
  text: (schema) => `
    (SELECT i.reason, i.last_at, i.times FROM ${schema}.payment_inbox AS i WHERE i.outcome = 'REFUSED'
      ORDER BY i.last_at DESC, i.id LIMIT 50)
    UNION ALL
    (SELECT 'FAULT', i.last_at, i.tries FROM ${schema}.payment_inbox AS i WHERE i.outcome = 'WAITING' AND i.tries > 0
      ORDER BY i.last_at DESC, i.id LIMIT 50)
    UNION ALL
    (SELECT 'SIGNATURE', u.last_at, u.times FROM ${schema}.payment_unsigned AS u ORDER BY u.day DESC LIMIT 7)
    ORDER BY last_at DESC`,
};
const refusedRow = z.object({
  reason: z.enum(["SIGNATURE", "UNREADABLE", "CURRENCY", "ACCOUNT", "CONTRADICTS", "FAULT"]),
  last_at: instant,
  times: z.number(),
});
export type RefusedRow = z.output<typeof refusedRow>;

/**
 * Messages that came and were not booked; their words stay in the table: they may name people. Those that nobody signed
 * are one line a day, so that no stranger can push the others off the list.
 */
export async function listRefused(executor: Executor): Promise<readonly RefusedRow[]> {
  return (await executor.run(REFUSED, [])).map((row) => refusedRow.parse(row));
}
