import { addDays, type Instant, instantAt, type LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";

/** The cash drawer of one cashier in one unit. */
export type Drawer = { readonly unitId: UnitId; readonly cashierId: PersonId };

const HOLD: Statement = {
  name: "payment-hold-drawer",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended($1, 29)) IS NULL AS held`,
};

/** Taking money and counting the drawer wait for each other: what is counted is what was taken, to the đồng. */
export async function holdDrawer(tx: Tx, { unitId, cashierId }: Drawer): Promise<void> {
  await tx.run(HOLD, [`${tx.schema} ${unitId} ${cashierId}`]);
}

/** Once a cashier has counted the drawer of the day, nothing more is taken in it: the count would no longer hold. */
export async function isDayClosed(
  executor: Executor,
  { unitId, cashierId }: Drawer,
  day: LocalDate,
): Promise<boolean> {
  const closed = await executor.kysely
    .selectFrom("paymentDayClose")
    .select("day")
    .where("unitId", "=", unitId)
    .where("cashierId", "=", cashierId)
    .where("day", "=", day)
    .executeTakeFirst();
  return closed !== undefined || (await findOpenDifference(executor, { unitId, cashierId }, day)) !== null;
}

/** What was counted of a drawer, is not what the books say, and waits for somebody else's word. */
async function findOpenDifference(
  executor: Executor,
  { unitId, cashierId }: Drawer,
  day: LocalDate,
): Promise<string | null> {
  const open = await executor.kysely
    .selectFrom("paymentDrawerDifference")
    .select("id")
    .where("unitId", "=", unitId)
    .where("cashierId", "=", cashierId)
    .where("day", "=", day)
    .where("answer", "is", null)
    .executeTakeFirst();
  return open?.id ?? null;
}

/** The instants of a legal day: from its beginning until that of the next. */
export function spanOf(day: LocalDate): { readonly from: Instant; readonly until: Instant } {
  return { from: instantAt(day, 0), until: instantAt(addDays(day, 1), 0) };
}
