import { Worker } from "node:worker_threads";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Trust } from "./trust.ts";
import { unjudged } from "./unjudged.ts";
import type { Validation } from "./verdict.ts";

/** From sources the thread is a source; from the bundle it is the bundle's own entry beside this chunk. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./validate-thread.ts" : "./validate-thread.js",
  import.meta.url,
);
const VALIDATION_MS_MAX = 5_000;
/** With loading, and for a thread that waits for a core: on a machine that is busy with other things. */
const STARVED_MS_MAX = 30_000;
const HEAP_MEGABYTES_MAX = 256;
/** Of that time a thread must have worked, not waited for a core, to have shown that its file takes too long. */
const WORKED_AT_LEAST = 0.5;
type Asked = {
  readonly bytes: Uint8Array;
  readonly trust: Trust;
  readonly now: Instant;
  readonly msMax?: number;
  readonly heapMegabytesMax?: number;
};

/** What the thread says: that it is loaded, with the time it took of a core until then, and its answer. */
export type ThreadSays = { readonly loaded: NodeJS.CpuUsage } | Validation;

/**
 * Judges the signatures of a file from outside in a thread of its own, for a limited time and within a limited heap: a
 * file made to take long costs that thread only, and has its verdict, UNKNOWN with the reason. Null where there was no
 * answer for another reason than the file: the machine had no time for the thread, and will have some later.
 */
export function validateAside(asked: Asked): Promise<Validation | null> {
  const { msMax = VALIDATION_MS_MAX, heapMegabytesMax = HEAP_MEGABYTES_MAX, ...workerData } = asked;
  const resourceLimits = { maxOldGenerationSizeMb: heapMegabytesMax };
  const thread = new Worker(THREAD, { workerData, resourceLimits });
  return new Promise((resolve) => {
    const end = (said: Validation | null) => {
      void thread.terminate();
      resolve(said);
    };
    const starved = after(STARVED_MS_MAX, () => end(null));
    thread.on("message", (said: ThreadSays) => {
      if (!("loaded" in said)) return end(said);
      const look = async () => {
        if (await hasWorked(thread, said.loaded, msMax)) end(TOO_COMPLEX);
        else if (!starved.aborted && isRunning(thread)) after(msMax, look);
      };
      after(msMax, look);
    });
    thread.once("error", (cause) => end(isHeapUsedUp(cause) ? TOO_COMPLEX : null));
  });
}

function after(ms: number, act: () => unknown): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  signal.addEventListener("abort", act);
  return signal;
}

const TOO_COMPLEX = unjudged("TOO_COMPLEX");

/** Whether a thread that has no answer after that time has spent it on its file. */
async function hasWorked(thread: Worker, since: NodeJS.CpuUsage, ms: number): Promise<boolean> {
  try {
    const { user, system } = await thread.cpuUsage(since);
    return (user + system) / 1_000 >= ms * WORKED_AT_LEAST;
  } catch {
    // It ended while it was asked; its answer has come by itself.
    return false;
  }
}

function isRunning({ threadId }: Worker): boolean {
  return threadId >= 0;
}

function isHeapUsedUp(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
}
