import type { Tx } from "../postgres/database.ts";
import type { Json } from "../../kernel/json.ts";

/** Background work kept in the same database. A job enqueued in a transaction exists only if it commits. */
export type Jobs = {
  readonly enqueue: (tx: Tx, job: { readonly queue: string; readonly data: { readonly [key: string]: Json }; readonly key?: string }) => Promise<void>;
  /** Registers the worker of a queue; must be idempotent, since a job runs at least once. */
  readonly work: (queue: string, run: (data: { readonly [key: string]: Json }) => Promise<void>) => Promise<void>;
  /** Runs a queue on a cron line in the zone of the law. */
  readonly schedule: (queue: string, cron: string) => Promise<void>;
};
