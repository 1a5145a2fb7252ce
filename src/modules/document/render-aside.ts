import { Worker } from "node:worker_threads";
import type { PaperKey } from "./paper.ts";
import type { PaperOrder } from "./render-paper.ts";
import type { StatisticalSheet } from "./render-sheet.ts";

/** From sources the thread is a source; from the bundle it is the bundle's own entry beside this chunk. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./typeset-thread.ts" : "./typeset-thread.js",
  import.meta.url,
);

/** A form to be set, or one that was set already. */
type PaperPart = PaperOrder<PaperKey> | Uint8Array;
export type AsideWork =
  | { readonly sheet: StatisticalSheet }
  | { readonly papers: readonly [PaperPart, ...PaperPart[]] };

/** Sets a sheet in a thread of its own: a long one takes seconds in which the server goes on answering. */
export function renderSheetAside(sheet: StatisticalSheet): Promise<Uint8Array> {
  return renderAside({ sheet });
}

/** The same for forms, one after the other in one file; those that were set already keep their pages. */
export function renderPapersAside(papers: readonly [PaperPart, ...PaperPart[]]): Promise<Uint8Array> {
  return renderAside({ papers });
}

function renderAside(work: AsideWork): Promise<Uint8Array> {
  const thread = new Worker(THREAD, { workerData: work });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) =>
      reject(new Error(`the thread ended with ${code} before its sheet was set`)),
    );
  });
}
