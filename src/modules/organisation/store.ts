import { fold } from "../../kernel/fold-text.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { Actor, UnitId } from "../access/index.ts";
import type { UnitOpened } from "./decide.ts";
import { buildDirectory, type UnitDirectory } from "./directory.ts";
import { parseParentEdge, parseSuccessorEdge, parseUnit } from "./row-parser.ts";
import type { SuccessorEdge, Unit } from "./unit.ts";

/** Reads every unit, parent and successor: 3,400 units in some 25 ms. For the cached look-ups see `unit-cache.ts`. */
export async function loadDirectory(executor: Executor): Promise<UnitDirectory> {
  const { kysely } = executor;
  // The stamp first: if the tree changes while we read, the next check sees another stamp and reads again.
  const stamp = await readStamp(executor);
  const [units, parents, successors] = await Promise.all([
    kysely.selectFrom("organisationUnit").selectAll().orderBy("id").execute(),
    kysely
      .selectFrom("organisationUnitParent")
      .select(["unitId", "parentId", "validFrom", "validTo"])
      .orderBy("validFrom")
      .execute(),
    kysely
      .selectFrom("organisationUnitSuccessor")
      .selectAll()
      .orderBy("unitId")
      .orderBy("successorId")
      .execute(),
  ]);
  const edges = parents.map(parseParentEdge);
  // Ordered by first day, so the last one kept is the parent on the unit's last known day.
  const lastParent = new Map<string, UnitId>(edges.map((edge) => [edge.unitId, edge.parentId]));
  return buildDirectory({
    stamp,
    units: units.map((row) => parseUnit(row, lastParent.get(row.id) ?? null)),
    parents: edges,
    successors: successors.map(parseSuccessorEdge),
  });
}

/** One unit with its last known parent; for many look-ups use the directory. */
export async function findUnit(executor: Executor, id: UnitId): Promise<Unit | null> {
  const row = await executor.kysely
    .selectFrom("organisationUnit")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const parent = await executor.kysely
    .selectFrom("organisationUnitParent")
    .selectAll()
    .where("unitId", "=", id)
    .orderBy("validFrom", "desc")
    .limit(1)
    .executeTakeFirst();
  return parseUnit(row, parent === undefined ? null : parseParentEdge(parent).parentId);
}

export async function readStamp(executor: Executor): Promise<string> {
  return (await executor.kysely.selectFrom("organisationTree").select("stamp").executeTakeFirstOrThrow())
    .stamp;
}

/** Takes the tree for writing: acts on units follow one another. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.kysely.selectFrom("organisationTree").select("stamp").forUpdate().execute();
}

/** Marks the tree as changed, so that every cache reads it again. */
export async function stampTree(tx: Tx): Promise<void> {
  await tx.kysely.updateTable("organisationTree").set({ stamp: newId() }).execute();
}

export async function insertUnit(
  tx: Tx,
  id: UnitId,
  { facts, parentId, validFrom }: UnitOpened,
): Promise<void> {
  const searchKey = fold(`${facts.name} ${facts.shortName}`);
  await tx.kysely
    .insertInto("organisationUnit")
    .values({ ...facts, id, searchKey, validFrom })
    .execute();
  if (parentId !== null) await insertParent(tx, { unitId: id, parentId, validFrom });
}

export async function insertParent(
  tx: Tx,
  edge: { unitId: UnitId; parentId: UnitId; validFrom: LocalDate },
): Promise<void> {
  await tx.kysely
    .insertInto("organisationUnitParent")
    .values({ id: newId(), ...edge })
    .execute();
}

/** Ends the open parent of units on a day; a parent that would start later is left alone. */
export async function endParents(tx: Tx, unitIds: readonly UnitId[], lastDay: LocalDate): Promise<void> {
  if (unitIds.length === 0) return;
  await tx.kysely
    .updateTable("organisationUnitParent")
    .set({ validTo: lastDay })
    .where("unitId", "in", [...unitIds])
    .where("validTo", "is", null)
    .where("validFrom", "<=", lastDay)
    .execute();
}

/** Sets the last day. The tree is locked and the revision compared, so nobody can have come between. */
export async function endUnit(tx: Tx, unitId: UnitId, lastDay: LocalDate): Promise<void> {
  await tx.kysely
    .updateTable("organisationUnit")
    .set((row) => ({ validTo: lastDay, revision: row("revision", "+", 1) }))
    .where("id", "=", unitId)
    .execute();
}

export async function insertSuccessors(tx: Tx, edges: readonly SuccessorEdge[]): Promise<void> {
  if (edges.length > 0)
    await tx.kysely
      .insertInto("organisationUnitSuccessor")
      .values([...edges])
      .execute();
}

type ChangeEntry = {
  readonly kind: string;
  readonly unitId?: string;
  readonly personId?: string;
  readonly data: object;
};

/** Appends to the journal of the organisation; who did it and when comes from the act. */
export async function appendChange(
  tx: Tx,
  act: { actor: Actor; at: Instant },
  entry: ChangeEntry,
): Promise<void> {
  const actorId = act.actor.kind === "officer" || act.actor.kind === "citizen" ? act.actor.accountId : null;
  await tx.kysely
    .insertInto("organisationChange")
    .values({
      id: newId(),
      kind: entry.kind,
      unitId: entry.unitId ?? null,
      personId: entry.personId ?? null,
      data: JSON.stringify(entry.data),
      actorId,
      at: act.at,
    })
    .execute();
}
