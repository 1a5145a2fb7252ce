import { z } from "zod";
import { earlier, type Instant, instantAt, localDateOf } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { unitIdOf } from "./stored-id.ts";

/** When a bank says that money moved; where it names the day alone, `bookedAt` is where that begins. */
export type Booked = { readonly bookedAt: Instant; readonly bookedDayOnly: boolean };

const LAST_MINUTE = 24 * 60 - 1;

/** When money was there for certain, as far as it is known now: a day without its hour is told to its end. */
export function paidAtOf({ bookedAt, bookedDayOnly }: Booked, now: Instant): Instant {
  return bookedDayOnly ? earlier(instantAt(localDateOf(bookedAt), LAST_MINUTE), now) : bookedAt;
}

/** A movement of a bank account of ours; positive came in. */
export type KeptMovement = Booked & {
  readonly id: string;
  readonly amountDong: number;
  readonly bankRef: string;
  /** Whose account it moved on. */
  readonly unitId: UnitId;
};

export async function findMovement(executor: Executor, id: string): Promise<KeptMovement | null> {
  const found = await executor.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentAccount as a", "a.id", "m.accountId")
    .select(["m.id", "m.amountDong", "m.bankRef", "m.bookedAt", "m.bookedDayOnly", "a.unitId"])
    .where("m.id", "=", id)
    .executeTakeFirst();
  return found === undefined ? null : { ...found, unitId: unitIdOf(found.unitId) };
}

/**
 * The movement first, then dossiers and charges: as the bank's own messages hold them. False where it is matched, or where
 * two people settled that it never arrived: nothing is paid with it.
 */
export async function holdOpenMovement(tx: Tx, id: string): Promise<boolean> {
  const open = await tx.kysely
    .selectFrom("paymentMovement")
    .select("id")
    .where("id", "=", id)
    .where("state", "=", "OPEN")
    .where("absentAs", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return open !== undefined;
}

type Matched = {
  readonly matchedAs: string;
  readonly matchedBy: PersonId;
  readonly matchReason: string;
  readonly matchedAt: Instant;
  readonly paymentId: string | null;
};

/** Called on a held movement. */
export async function closeMovement(tx: Tx, id: string, matched: Matched): Promise<void> {
  await tx.kysely
    .updateTable("paymentMovement")
    .set({ state: "MATCHED", ...matched })
    .where("id", "=", id)
    .execute();
}

const HOLD_OUTGOING: Statement = {
  name: "payment-hold-way-back",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended($1, 37)) IS NULL AS held`,
};

/** One at a time asks what may leave the accounts: whichever of them it leaves, it leaves once. */
export async function holdOutgoing(tx: Tx): Promise<void> {
  await tx.run(HOLD_OUTGOING, [tx.schema]);
}

/**
 * From the day on of which somebody has said what stood there, less what came before and lies in it, and nobody has said
 * whose it is. The first account of which nobody has said what stood there is named, unless it is closed and what came
 * has left, all of it matched.
 */
const HELD: Statement = {
  name: "payment-held-on-accounts",
  text: (schema) => `
    SELECT coalesce(sum(a.opening_dong + coalesce(m.matched, 0) - coalesce(m.nobodys, 0)), 0)::float8 AS held,
      (array_agg(a.number ORDER BY a.open_from DESC) FILTER (WHERE a.opening_dong IS NULL AND NOT (a.closed_at IS NOT NULL AND m.is_empty)))[1] AS unwatched
    FROM ${schema}.payment_account AS a
    LEFT JOIN LATERAL (SELECT sum(x.amount_dong) FILTER (WHERE x.state = 'MATCHED' AND x.booked_at >= day.begun) AS matched,
        sum(x.amount_dong) FILTER (WHERE x.state = 'OPEN' AND x.amount_dong > 0 AND x.booked_at < day.begun) AS nobodys,
        coalesce(sum(x.amount_dong), 0) = 0 AND count(*) FILTER (WHERE x.state = 'OPEN') = 0 AS is_empty
      FROM ${schema}.payment_movement AS x, (SELECT a.opening_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS begun) AS day
      WHERE x.account_id = a.id AND x.absent_as IS NULL) AS m ON true
    WHERE a.unit_id = $1`,
};
const heldRow = z.object({ held: z.number(), unwatched: z.string().nullable() });

/**
 * What stands on the accounts of a unit and somebody has said what it is, whole đồng; or the account whose opening balance
 * two people have not said, so that nobody knows.
 */
export async function heldOnAccounts(
  executor: Executor,
  unitId: UnitId,
): Promise<{ readonly heldDong: number } | { readonly unwatched: string }> {
  const [row] = await executor.run(HELD, [unitId]);
  const { held, unwatched } = heldRow.parse(row);
  return unwatched === null ? { heldDong: held } : { unwatched };
}
