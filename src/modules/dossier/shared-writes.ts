import pg from "pg";
import { Defect } from "../../kernel/fault.ts";
import { sharedTrips } from "../../kernel/shared-trips.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { DossierStore, LaterWrite, NewWrite } from "./store.ts";

/** The writes of one running office. */
export type DossierWrites = {
  /** Writes the first events of a dossier. A repeated idempotency key or a taken code is a unique violation. */
  readonly create: (executor: Executor, write: NewWrite) => Promise<void>;
  /** Appends events to the version they were decided on. False: the dossier changed meanwhile, nothing was written. */
  readonly append: (executor: Executor, write: LaterWrite) => Promise<boolean>;
};

/** PostgreSQL is at work on one while the next fills; more lanes only made the trips smaller. */
const LANES = 1;
/** About 200 kB of events and states. */
const WRITES_MAX = 24;

/**
 * Writes of different dossiers that are ready at the same time share a statement, and so its round trip and its commit.
 * Each stands or falls by itself: one that the shared statement did not write (its version moved, somebody is writing
 * the dossier, its key is taken) is asked for alone, outside the lane, and that answer counts. Inside a transaction of
 * the caller nothing is shared.
 */
export function dossierWrites(database: Executor, store: DossierStore): DossierWrites {
  const lane = { lanes: LANES, most: WRITES_MAX };
  const create = sharedTrips<NewWrite, Shared<void>>({
    ...lane,
    nameOf: (write) => write.after.id,
    carry: async (writes) => {
      try {
        await store.create(database, writes);
        return writes.map(() => ({ answer: undefined }));
      } catch (cause) {
        return writes.map(() => sortOut(cause, writes.length));
      }
    },
  });
  const append = sharedTrips<LaterWrite, Shared<true>>({
    ...lane,
    nameOf: (write) => write.before.id,
    carry: async (writes) => {
      try {
        const written = await store.appendFree(database, writes);
        return writes.map((write) => (written.has(write.before.id) ? { answer: true } : "ALONE"));
      } catch (cause) {
        return writes.map(() => sortOut(cause, writes.length));
      }
    },
  });
  return {
    create: async (executor, write) => {
      if (executor !== database || (await create(write)) === "ALONE") await store.create(executor, [write]);
    },
    append: async (executor, write) =>
      executor !== database || (await append(write)) === "ALONE" ? store.append(executor, write) : true,
  };
}

/** What the shared statement told one of its writes. */
type Shared<Answer> = { readonly answer: Answer } | "ALONE";

/**
 * After PostgreSQL itself said that a statement of several failed and left nothing, or one of them could not even be put
 * into words, each is asked for alone. A lost
 * connection says nothing of what was written, so it is not asked again here; nor is a write that was alone already.
 */
function sortOut(cause: unknown, writes: number): "ALONE" {
  const leftNothing =
    cause instanceof Defect ||
    (cause instanceof pg.DatabaseError && /^(22...|23...|40001|40P01|57014)$/.test(cause.code ?? ""));
  if (writes > 1 && leftNothing) return "ALONE";
  throw cause;
}
