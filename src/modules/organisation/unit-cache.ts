import type { LocalDate } from "../../kernel/local-date.ts";
import type { Database, Executor } from "../../platform/postgres/database.ts";
import type { Lineage, UnitId } from "../access/index.ts";
import type { UnitDirectory } from "./directory.ts";
import { LINEAGE } from "./lineage-statement.ts";
import { parseUnitIds } from "./row-parser.ts";
import { loadDirectory, readStamp } from "./store.ts";

/** How long a process may answer from memory before it asks whether the tree has changed. */
const FRESH_MS = 1_000;

type Entry = { readonly directory: UnitDirectory; readonly checkedAt: number };

/**
 * One directory a pool. A transaction may read the tree before it commits; should it roll back, its stamp never
 * becomes the committed one, so the next check reads again. The cost of a unit change to readers: at most a second.
 */
const directories = new WeakMap<object, Entry>();
const loading = new WeakMap<object, Promise<UnitDirectory>>();

/** The unit directory, from memory where it is at most a second old. Thousands of look-ups then cost nothing. */
export async function unitDirectory(executor: Executor): Promise<UnitDirectory> {
  if (!isDatabase(executor)) return loadDirectory(executor);
  const held = directories.get(executor.pool);
  if (held !== undefined && performance.now() - held.checkedAt < FRESH_MS) return held.directory;
  const running = loading.get(executor.pool);
  if (running !== undefined) return running;
  const fresh = refresh(executor, held?.directory ?? null).finally(() => loading.delete(executor.pool));
  loading.set(executor.pool, fresh);
  return fresh;
}

async function refresh(database: Database, held: UnitDirectory | null): Promise<UnitDirectory> {
  const checkedAt = performance.now();
  const unchanged = held !== null && (await readStamp(database)) === held.stamp;
  const directory = unchanged ? held : await loadDirectory(database);
  directories.set(database.pool, { directory, checkedAt });
  return directory;
}

/** Lets this process see its own change at once; other processes follow within a second. */
export function forgetDirectory(executor: Executor): void {
  if (isDatabase(executor)) directories.delete(executor.pool);
}

/**
 * The unit and all above it on a day, nearest first; a closed unit goes on through its successors. From memory
 * outside a transaction, by one statement inside, so that a transaction sees its own changes.
 */
export async function lineageOf(executor: Executor, unitId: UnitId, on: LocalDate): Promise<Lineage> {
  if (isDatabase(executor)) return (await unitDirectory(executor)).lineageOf(unitId, on);
  const [row] = await executor.run(LINEAGE, [unitId, on]);
  return parseUnitIds(row?.lineage ?? []);
}

function isDatabase(executor: Executor): executor is Database {
  return "pool" in executor;
}
