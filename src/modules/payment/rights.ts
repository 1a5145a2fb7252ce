import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Act, type Actor, authorize, type Officer, refusalOf, type UnitId } from "../access/index.ts";
import { lineageOf, unitDirectory, unitsAllowed } from "../organisation/index.ts";

/**
 * Null where the actor may do the act to money of the unit; otherwise how to say no. Inside a transaction it is asked of
 * that: a second connection would wait for those who wait for one themselves.
 */
export async function deniedAt(
  { database, clock }: { readonly database: Executor; readonly clock: Services["clock"] },
  actor: Actor,
  { act, unitId }: { readonly act: Act; readonly unitId: UnitId },
) {
  const lineage = await lineageOf(database, unitId, clock.today());
  const decision = authorize(actor, act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

/** The units whose money the officer may do this act to: those of the grants, and all below them. */
export async function unitsOf(
  { database, clock }: Pick<Services, "database" | "clock">,
  officer: Officer,
  act: Act,
): Promise<readonly UnitId[]> {
  return unitsAllowed(await unitDirectory(database), { actor: officer, act, on: clock.today() });
}

/** The open account that takes the transfers of a unit: its own, or that of the nearest unit above. */
export async function accountOf(executor: Executor, lineage: readonly UnitId[]) {
  return nearest(
    await openAccounts(executor)
      .where("unitId", "in", [...lineage])
      .execute(),
    lineage,
  );
}

/** The same for any number of units, the accounts read once. */
export async function servingAccounts(executor: Executor) {
  const open = await openAccounts(executor).execute();
  return (lineage: readonly UnitId[]) => nearest(open, lineage);
}

function openAccounts({ kysely }: Executor) {
  return kysely.selectFrom("paymentAccount").selectAll().where("closedAt", "is", null);
}

function nearest<T extends { readonly unitId: string }>(
  open: readonly T[],
  lineage: readonly UnitId[],
): T | null {
  const byUnit = new Map<string, T>(open.map((each) => [each.unitId, each]));
  return lineage.map((id) => byUnit.get(id)).find((each) => each !== undefined) ?? null;
}
