import { Worker } from "node:worker_threads";
import type { StatisticalSheet } from "./render-sheet.ts";

/** From sources the thread is a source; from the bundle it is the bundle's own entry beside this chunk. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./typeset-thread.ts" : "./typeset-thread.js",
  import.meta.url,
);

/** Sets a sheet in a thread of its own: a long one takes seconds in which the server goes on answering. */
export function renderSheetAside(sheet: StatisticalSheet): Promise<Uint8Array> {
  const thread = new Worker(THREAD, { workerData: sheet });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) =>
      reject(new Error(`the thread ended with ${code} before its sheet was set`)),
    );
  });
}
