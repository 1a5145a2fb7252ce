import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { servingAccounts } from "../rights.ts";

const UNITS: Statement = {
  name: "payment-transit-units",
  text: (schema) => `
    SELECT t.unit_id, sum(CASE t.credit WHEN 'TRANSIT' THEN t.amount_dong ELSE -t.amount_dong END)::float8 AS dong
    FROM ${schema}.payment_transfer AS t WHERE t.debit = 'TRANSIT' OR t.credit = 'TRANSIT' GROUP BY t.unit_id
    HAVING sum(CASE t.credit WHEN 'TRANSIT' THEN t.amount_dong ELSE -t.amount_dong END) > 0`,
};

const unitRow = z.object({
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  dong: z.number(),
});
type Standing = z.output<typeof unitRow>;

const SENT: Statement = {
  name: "payment-transit-sent",
  text: (schema) => `
    SELECT t.id, t.unit_id, t.amount_dong::float8 AS amount_dong, t.at, c.dossier_code, m.bank_ref, m.match_reason AS reason, m.matched_by
    FROM ${schema}.payment_transfer AS t
      LEFT JOIN ${schema}.payment_charge AS c ON c.id = t.charge_id
      LEFT JOIN ${schema}.payment_movement AS m ON m.id = t.movement_id
    WHERE t.id IN (SELECT s.id FROM unnest($1::uuid[]) AS u (id) CROSS JOIN LATERAL (
      SELECT x.id FROM ${schema}.payment_transfer AS x
      WHERE (x.debit = 'TRANSIT' OR x.credit = 'TRANSIT') AND x.credit = 'TRANSIT' AND x.unit_id = u.id
      ORDER BY x.at DESC, x.id DESC LIMIT 200) AS s)
    ORDER BY t.at DESC, t.id DESC`,
};

const sentRow = z.object({
  id: z.string(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  amount_dong: z.number(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  dossier_code: z.string().nullable(),
  bank_ref: z.string().nullable(),
  reason: z.string().nullable(),
  /** Who alone said that this money of nobody is to go back; null where it was asked for and agreed to by two. */
  matched_by: z.string().nullable(),
});
export type OnItsWayBack = z.output<typeof sentRow>;

type Asking = { readonly services: Pick<Services, "database" | "clock">; readonly executor: Executor };

/**
 * What is to leave the accounts of these units yet, whole đồng, the newest first by unit: agreed refunds by transfer, and money of nobody
 * that is to go back. It stands with the unit that agreed to it, and leaves the account that serves that unit today. What
 * left a unit is taken to have been the older.
 */
export async function listOnItsWayBack(
  { services: { database, clock }, executor }: Asking,
  accountUnits: readonly UnitId[],
): Promise<readonly OnItsWayBack[]> {
  const standing = (await executor.run(UNITS, [])).map((row) => unitRow.parse(row));
  if (standing.length === 0) return [];
  const serving = await servingAccounts(executor);
  const here: Standing[] = [];
  for (const each of standing) {
    const lineage = await lineageOf(database, each.unit_id, clock.today());
    const account = serving(lineage);
    if (accountUnits.some((unitId) => unitId === each.unit_id || unitId === account?.unitId)) here.push(each);
  }
  const rows = await executor.run(SENT, [here.map((each) => each.unit_id)]);
  const sent = rows.map((row) => sentRow.parse(row));
  return here.flatMap((each) => outstandingOf(each, sent));
}

function outstandingOf({ unit_id: unitId, dong }: Standing, sent: readonly OnItsWayBack[]): OnItsWayBack[] {
  const found: OnItsWayBack[] = [];
  let rest = dong;
  for (const row of sent.filter((each) => each.unit_id === unitId)) {
    if (rest <= 0) break;
    found.push({ ...row, amount_dong: Math.min(rest, row.amount_dong) });
    rest -= row.amount_dong;
  }
  return found;
}

type Part = { readonly unitId: UnitId; readonly dong: number };

/**
 * From which units' money a transfer of so much is a refund; null with what would be enough where others have not
 * agreed to so much: what this person alone called money of nobody does not count.
 * @law one-stop.md §9: nobody agrees to a refund alone.
 */
export function partsOfRefund(
  waiting: readonly OnItsWayBack[],
  { dong, by }: { readonly dong: number; readonly by: PersonId },
): { readonly parts: readonly Part[] | null; readonly agreedDong: number } {
  const agreed = waiting.filter(({ matched_by: alone }) => alone !== by);
  const agreedDong = agreed.reduce((sum, { amount_dong }) => sum + amount_dong, 0);
  if (dong > agreedDong) return { parts: null, agreedDong };
  const parts = new Map<UnitId, number>();
  let rest = dong;
  for (const { unit_id: unitId, amount_dong } of agreed.toReversed()) {
    const part = Math.min(rest, amount_dong);
    if (part > 0) parts.set(unitId, (parts.get(unitId) ?? 0) + part);
    rest -= part;
  }
  return { parts: [...parts].map(([unitId, part]) => ({ unitId, dong: part })), agreedDong };
}
