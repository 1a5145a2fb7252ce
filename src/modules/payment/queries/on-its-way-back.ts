import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { accountOf } from "../rights.ts";

const UNITS: Statement = {
  name: "payment-transit-units",
  text: (schema) => `
    SELECT t.unit_id, sum(CASE t.credit WHEN 'TRANSIT' THEN t.amount_dong ELSE -t.amount_dong END)::float8 AS dong
    FROM ${schema}.payment_transfer AS t WHERE t.debit = 'TRANSIT' OR t.credit = 'TRANSIT' GROUP BY t.unit_id`,
};

const unitRow = z.object({
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  dong: z.number(),
});

const SENT: Statement = {
  name: "payment-transit-sent",
  text: (schema) => `
    SELECT t.id, t.amount_dong::float8 AS amount_dong, t.at, c.dossier_code, m.bank_ref, m.match_reason AS reason
    FROM ${schema}.payment_transfer AS t
      LEFT JOIN ${schema}.payment_charge AS c ON c.id = t.charge_id
      LEFT JOIN ${schema}.payment_movement AS m ON m.id = t.movement_id
    WHERE (t.debit = 'TRANSIT' OR t.credit = 'TRANSIT') AND t.credit = 'TRANSIT' AND t.unit_id = ANY ($1::uuid[])
    ORDER BY t.at DESC, t.id DESC LIMIT 200`,
};

const sentRow = z.object({
  id: z.string(),
  amount_dong: z.number(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  dossier_code: z.string().nullable(),
  bank_ref: z.string().nullable(),
  reason: z.string().nullable(),
});
export type OwedBackRow = z.output<typeof sentRow>;

/** What is to leave an account yet: agreed refunds by transfer, and money of nobody that is to go back. Whole đồng. */
type OwedBack = { readonly unitIds: readonly UnitId[]; readonly dong: number };

/** Sums over the units whose transfers go through the account of this unit. */
export async function owedBackFrom(
  { database, clock }: Pick<Services, "database" | "clock">,
  executor: Executor,
  accountUnit: UnitId,
): Promise<OwedBack> {
  const standing = (await executor.run(UNITS, [])).map((row) => unitRow.parse(row));
  const served = await Promise.all(
    standing.map(async ({ unit_id: id }) => {
      const lineage = await lineageOf(database, id, clock.today());
      return id === accountUnit || (await accountOf(executor, lineage))?.unitId === accountUnit;
    }),
  );
  const own = standing.filter((_, index) => served[index]);
  return { unitIds: own.map(({ unit_id }) => unit_id), dong: own.reduce((sum, { dong }) => sum + dong, 0) };
}

/** What of it still waits, the newest first: what left the account is taken to have been the older. */
export async function listOwedBack(
  services: Pick<Services, "database" | "clock">,
  accountUnits: readonly UnitId[],
): Promise<readonly OwedBackRow[]> {
  const { database } = services;
  const found: OwedBackRow[] = [];
  for (const accountUnit of new Set(accountUnits)) {
    const { unitIds, dong } = await owedBackFrom(services, database, accountUnit);
    if (dong <= 0) continue;
    let rest = dong;
    for (const row of (await database.run(SENT, [unitIds])).map((each) => sentRow.parse(each))) {
      if (rest <= 0) break;
      found.push({ ...row, amount_dong: Math.min(rest, row.amount_dong) });
      rest -= row.amount_dong;
    }
  }
  return found;
}
