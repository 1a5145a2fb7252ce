import { z } from "zod";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import type { AskHeard, DossierId, Heard } from "../../dossier/index.ts";
import { METHODS } from "../charge.ts";
import { findLastDifference } from "../difference-store.ts";
import { type Drawer, spanOf } from "../drawer.ts";
import { APPLICANT_OF } from "./applicant-of.ts";

const PAYMENTS: Statement = {
  name: "payment-day",
  text: (schema) => `
    SELECT p.id, p.method, p.amount_dong::float8 AS amount_dong, coalesce(p.payer_name, r.applicant_name, ${APPLICANT_OF(schema)}) AS payer_name, p.recorded_at, r.id AS receipt_id, r.series, r.number,
      (SELECT string_agg(DISTINCT c.dossier_code, ', ') FROM ${schema}.payment_allocation AS a
        JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id WHERE a.payment_id = p.id) AS codes
    FROM ${schema}.payment_payment AS p
    LEFT JOIN ${schema}.payment_receipt AS r ON r.payment_id = p.id AND r.cancelled_at IS NULL
    WHERE p.unit_id = $1 AND p.recorded_at >= $3 AND p.recorded_at < $4 AND (p.taken_by = $2 OR p.taken_by IS NULL) AND p.reversed_at IS NULL
    ORDER BY p.recorded_at DESC, p.id LIMIT 500`,
};

/** All of the list above, also what stands beyond its last line, the cash that went back to payers, and
 * what the post handed in. */
const TOTALS: Statement = {
  name: "payment-day-totals",
  text: (schema) => `
    SELECT p.method AS what, sum(p.amount_dong)::float8 AS dong FROM ${schema}.payment_payment AS p
    WHERE p.unit_id = $1 AND p.recorded_at >= $3 AND p.recorded_at < $4 AND (p.taken_by = $2 OR p.taken_by IS NULL) AND p.reversed_at IS NULL
    GROUP BY p.method
    UNION ALL
    SELECT 'CASH_BACK', sum(t.amount_dong)::float8 FROM ${schema}.payment_transfer AS t
    WHERE t.unit_id = $1 AND t.person_id = $2 AND t.at >= $3 AND t.at < $4 AND t.why = 'REFUNDED' AND t.credit = 'CASH'
    HAVING count(*) > 0
    UNION ALL
    SELECT 'CASH_IN_HAND', sum(CASE t.debit WHEN 'CASH' THEN t.amount_dong ELSE -t.amount_dong END)::float8
    FROM ${schema}.payment_transfer AS t
    WHERE t.unit_id = $1 AND t.person_id = $2 AND t.at >= $3 AND t.at < $4 AND 'CASH' IN (t.debit, t.credit)
      AND t.why NOT IN ('PAID', 'REFUNDED', 'REMITTED')
    HAVING count(*) > 0
    UNION ALL
    SELECT 'CASH_OF_POST', sum(t.amount_dong)::float8 FROM ${schema}.payment_transfer AS t
    WHERE t.unit_id = $1 AND t.person_id = $2 AND t.at >= $3 AND t.at < $4 AND t.why = 'REMITTED' AND t.debit = 'CASH'
    HAVING count(*) > 0`,
};

const DOSSIERS = (schema: string) => `(SELECT coalesce(array_agg(DISTINCT x.dossier_id::text), '{}')
      FROM ${schema}.payment_request_charge AS y JOIN ${schema}.payment_charge AS x ON x.id = y.charge_id
      WHERE y.request_id = r.id) AS dossiers`;

/** What is only claimed, and what was claimed in vain and is still owed. */
const CLAIMS: Statement = {
  name: "payment-claims",
  text: (schema) => `
    SELECT r.id, r.token, r.reference, r.amount_dong::float8 AS amount_dong, r.claimed_at, r.note, r.claim_lapses_at, r.claim_lapsed_at, ${DOSSIERS(schema)}
    FROM ${schema}.payment_request AS r WHERE r.unit_id = $1 AND r.state = 'CLAIMED'
    UNION ALL
    SELECT r.id, r.token, r.reference, r.amount_dong::float8, r.claimed_at, r.note, r.claim_lapses_at, r.claim_lapsed_at, ${DOSSIERS(schema)}
    FROM ${schema}.payment_request AS r WHERE r.state = 'EXPIRED' AND r.claim_lapsed_at IS NOT NULL AND r.id IN (
      SELECT rc.request_id FROM ${schema}.payment_charge AS c JOIN ${schema}.payment_request_charge AS rc ON rc.charge_id = c.id
      WHERE c.unit_id = $1 AND c.state = 'DUE')
    ORDER BY claim_lapsed_at DESC NULLS FIRST, claimed_at LIMIT 200`,
};

const MOVED: Statement = {
  name: "payment-drawers",
  text: (schema) => `
    SELECT t.unit_id FROM ${schema}.payment_transfer AS t
    WHERE t.unit_id = ANY ($2::uuid[]) AND t.person_id = $1 AND 'CASH' IN (t.debit, t.credit) AND t.at >= $3 AND t.at < $4
    UNION
    SELECT p.unit_id FROM ${schema}.payment_payment AS p
    WHERE p.unit_id = ANY ($2::uuid[]) AND p.taken_by = $1 AND p.recorded_at >= $3 AND p.recorded_at < $4
    ORDER BY unit_id`,
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const dayRow = z.object({
  id: z.string(),
  method: z.enum(METHODS),
  amount_dong: z.number(),
  payer_name: z.string().nullable(),
  recorded_at: instant,
  receipt_id: z.string().nullable(),
  series: z.string().nullable(),
  number: z.number().nullable(),
  codes: z.string().nullable(),
});
const totalRow = z.object({
  what: z.enum([...METHODS, "CASH_BACK", "CASH_OF_POST", "CASH_IN_HAND"]),
  dong: z.number(),
});
export type DayTotal = z.output<typeof totalRow>;
const claimRow = z.object({
  id: z.string(),
  token: z.string(),
  reference: z.string(),
  amount_dong: z.number(),
  claimed_at: instant,
  note: z.string().nullable(),
  claim_lapses_at: instant.nullable(),
  claim_lapsed_at: instant.nullable(),
  dossiers: z.array(z.custom<DossierId>((value) => typeof value === "string")),
});
export type DayRow = z.output<typeof dayRow>;
export type ClaimRow = z.output<typeof claimRow> & { readonly heard: Heard | null };

/** A cashier's day: what was taken by hand, what the bank confirmed meanwhile, what is only claimed, how it was closed. */
export async function readDay(executor: Executor, { unitId, cashierId }: Drawer, day: LocalDate) {
  const { from, until } = spanOf(day);
  const [payments, totals, claims, difference, closed] = await Promise.all([
    executor.run(PAYMENTS, [unitId, cashierId, from, until]),
    executor.run(TOTALS, [unitId, cashierId, from, until]),
    executor.run(CLAIMS, [unitId]),
    findLastDifference(executor, { unitId, cashierId }, day),
    executor.kysely
      .selectFrom("paymentDayClose")
      .select(["expectedDong", "countedDong", "cardDong", "portalDong", "note", "closedAt"])
      .where("unitId", "=", unitId)
      .where("cashierId", "=", cashierId)
      .where("day", "=", day)
      .executeTakeFirst(),
  ]);
  return {
    payments: payments.map((row) => dayRow.parse(row)),
    totals: totals.map((row) => totalRow.parse(row)),
    claims: claims.map((row) => claimRow.parse(row)),
    difference,
    closed: closed ?? null,
  };
}

const movedRow = z.object({ unit_id: z.custom<UnitId>((value) => typeof value === "string") });

/**
 * The units, of those given, in whose drawer of this cashier something moved on the day: the money of a charge lies with
 * the unit that is owed, which may be one below the cashier's post, or one that was merged into it.
 */
export async function drawersMoved(
  executor: Executor,
  { cashierId, unitIds }: { readonly cashierId: PersonId; readonly unitIds: readonly UnitId[] },
  day: LocalDate,
): Promise<readonly UnitId[]> {
  const { from, until } = spanOf(day);
  const rows = await executor.run(MOVED, [cashierId, unitIds, from, until]);
  return rows.map((row) => movedRow.parse(row).unit_id);
}

/** Of claims that lapsed, whether their payers were told; null where nobody was to be. */
export async function withHeard(
  executor: Executor,
  heard: AskHeard,
  claims: readonly z.output<typeof claimRow>[],
): Promise<readonly ClaimRow[]> {
  const asked = claims
    .filter(({ claim_lapsed_at: lapsed }) => lapsed !== null)
    .flatMap(({ id, dossiers }) =>
      dossiers.map((dossierId) => ({ dossierId, kind: "CLAIM_LAPSED" as const, of: `claim ${id}` })),
    );
  const told = asked.length === 0 ? new Map<string, Heard>() : await heard(executor, asked);
  return claims.map((claim) => ({ ...claim, heard: told.get(`claim ${claim.id}`) ?? null }));
}
