import { CompiledQuery } from "kysely";
import { PgBoss } from "pg-boss";
import { newId } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Log } from "../log/log.ts";
import type { Tx } from "../postgres/database.ts";

type JobData = { readonly [key: string]: Json };

/** Background work kept in the same database. A job enqueued in a transaction exists only if it commits. */
export type Jobs = {
  /** With a `key`, a second job of that key is dropped while the first still waits. */
  readonly enqueue: (
    tx: Tx,
    job: { readonly queue: string; readonly data: JobData; readonly key?: string },
  ) => Promise<void>;
  /** Registers the worker of a queue; must be idempotent, since a job runs at least once. */
  readonly work: (queue: string, run: (data: JobData) => Promise<void>) => Promise<void>;
  /** Runs a queue on a cron line in the zone of the law. */
  readonly schedule: (queue: string, cron: string) => Promise<void>;
};
type OpenJobs = Jobs & { readonly close: () => Promise<void> };

const LEGAL_ZONE = "Asia/Ho_Chi_Minh";
const DEAD_LETTERS = "dead-letters";
const RETRIES = { retryLimit: 5, retryDelay: 5, retryBackoff: true, deadLetter: DEAD_LETTERS };
const DRAIN_MS = 20_000;

/** The schema of an authority's jobs, beside its own: job tables are not history and the application owns them. */
export function jobsSchema(schema: string): string {
  return `${schema}_jobs`;
}

/**
 * Opens the queues. Where `runs` is false (a web worker, a command) jobs can be enqueued and nothing else happens:
 * `work` and `schedule` are the business of the one process that runs them.
 */
export async function openJobs(options: {
  url: string;
  schema: string;
  runs: boolean;
  log: Log;
}): Promise<OpenJobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: jobsSchema(options.schema),
    max: options.runs ? 4 : 1,
    createSchema: false,
    migrate: false,
    supervise: options.runs,
    schedule: options.runs,
  });
  boss.on("error", (error) => options.log.error({ error: error.message }, "jobs"));
  await boss.start();
  const queues = queueMaker(boss);
  return {
    enqueue: async (tx, { queue, data, key }) => {
      await queues(queue);
      await boss.send(queue, data, { singletonKey: key ?? newId(), db: inTransaction(tx) });
    },
    work: async (queue, run) => {
      await queues(queue);
      if (!options.runs) return;
      await boss.work<JobData>(queue, { batchSize: 1, pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) await run(job.data);
      });
    },
    schedule: async (queue, cron) => {
      await queues(queue);
      if (options.runs) await boss.schedule(queue, cron, {}, { tz: LEGAL_ZONE, singletonKey: queue });
    },
    close: () => boss.stop({ graceful: true, timeout: DRAIN_MS }),
  };
}

/** pg-boss's own statements, run by the caller's transaction: the job commits with the act or not at all. */
function inTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const result = await tx.kysely.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values));
      return { rows: [...result.rows] };
    },
  };
}

/** Makes a queue on first use; the promise is kept, so that a burst of acts makes it once. */
function queueMaker(boss: PgBoss): (queue: string) => Promise<void> {
  const made = new Map<string, Promise<void>>();
  const make = async (queue: string) => {
    await boss.createQueue(DEAD_LETTERS);
    await boss.createQueue(queue, { policy: "short", ...RETRIES });
  };
  return (queue) => {
    const known = made.get(queue);
    if (known !== undefined) return known;
    const fresh = make(queue);
    made.set(queue, fresh);
    fresh.catch(() => made.delete(queue));
    return fresh;
  };
}
