import cluster, { type Worker } from "node:cluster";
import { present } from "../../kernel/assert.ts";

const DATABASE_VARIABLE = "MOTCUA_WORKER_DATABASE";
const STOP_MS = 15_000;

type WebWorkers = { readonly stop: () => Promise<void> };

export function isWebWorker(): boolean {
  return cluster.isWorker;
}

/** The database address the primary gave this worker; the embedded database's is known to nobody else. */
export function workerDatabaseUrl(): string {
  return present(process.env[DATABASE_VARIABLE], "the primary's database address");
}

/** Tells the primary that this worker answers; a worker whose primary is gone ends in order. */
export function reportReady(): void {
  process.send?.("ready");
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

/** Lets go of the primary, which alone would keep a worker alive that has nothing left to do. */
export function leavePrimary(): void {
  process.removeAllListeners("disconnect");
  process.disconnect?.();
}

/**
 * Starts N workers and resolves when all answer. One that dies later is replaced; one that cannot start stops the
 * server, since the next would fail alike.
 */
export async function startWebWorkers(count: number, databaseUrl: string): Promise<WebWorkers> {
  let stopping = false;
  const fork = () => cluster.fork({ [DATABASE_VARIABLE]: databaseUrl });
  const replaceWhenItDies = (worker: Worker) => {
    worker.once("exit", () => {
      if (!stopping) replaceWhenItDies(fork());
    });
  };
  const workers = Array.from({ length: count }, fork);
  await Promise.all(workers.map(untilReady));
  for (const worker of workers) replaceWhenItDies(worker);
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(
        Object.values(cluster.workers ?? {}).map((worker) => (worker ? end(worker) : undefined)),
      );
    },
  };
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("exit", (code) => reject(new Error(`a worker ended with ${code} before it answered`)));
  });
}

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => worker.process.kill("SIGKILL"), STOP_MS);
    worker.once("exit", () => {
      clearTimeout(impatience);
      resolve();
    });
    worker.process.kill("SIGTERM");
  });
}
