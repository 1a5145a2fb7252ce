import { Worker } from "node:worker_threads";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Trust } from "./trust.ts";
import type { Validation } from "./verdict.ts";

/** From sources the thread is a source; from the bundle it is the bundle's own entry beside this chunk. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./validate-thread.ts" : "./validate-thread.js",
  import.meta.url,
);
const VALIDATION_MS_MAX = 5_000;
const HEAP_MEGABYTES_MAX = 256;

type Asked = {
  readonly bytes: Uint8Array;
  readonly trust: Trust;
  readonly now: Instant;
  readonly msMax?: number;
};

/**
 * Judges the signatures of a file from outside in a thread of its own, for a limited time and within a limited heap: a
 * file made to take long costs that thread only. Null where there was no answer in that time.
 */
export function validateAside({ msMax = VALIDATION_MS_MAX, ...asked }: Asked): Promise<Validation | null> {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MEGABYTES_MAX };
  const thread = new Worker(THREAD, { workerData: asked, resourceLimits });
  return new Promise((resolve) => {
    const end = (said: Validation | null) => {
      void thread.terminate();
      resolve(said);
    };
    const patience = AbortSignal.timeout(msMax);
    patience.addEventListener("abort", () => end(null));
    thread.once("message", end);
    thread.once("error", () => end(null));
  });
}
