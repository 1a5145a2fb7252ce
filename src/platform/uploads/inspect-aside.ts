import { Worker } from "node:worker_threads";
import { z } from "zod";
import { type Result, refuse } from "../../kernel/result.ts";
import type { Inspected } from "./inspect.ts";
import type { UploadRefusal } from "./refusals.ts";
import { openTurns } from "./turns.ts";

type Found = Result<Inspected, UploadRefusal>;

/** From sources the thread is a source; from the bundle it is the bundle's own entry beside this chunk. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./inspection-thread.ts" : "./inspection-thread.js",
  import.meta.url,
);
const INSPECTION_MS_MAX = 5_000;
/** For a thread that is loaded first: on a machine that is busy with other things this takes seconds. */
const START_MS_MAX = 30_000;
const HEAP_MEGABYTES_MAX = 256;

/** Two at once, so that one slow file holds nobody up; more than so many waiting would wait longer than people do. */
const turns = openTurns({ atOnce: 2, waitingMax: 60, ofOneMax: 20 });

/**
 * Looks at a file in a thread of its own, at most five seconds and within a limited heap: a file made to take long or
 * to fill the memory costs that thread, and the server goes on answering. Small files too: a few kilobytes may unpack
 * to megabytes. Two threads a process, whose files senders wait for in turns; where too many wait, none is taken.
 */
export async function inspectAside(bytes: Uint8Array, sender = ""): Promise<Found> {
  return (await turns.take(sender, () => inspectInThread(bytes))) ?? refuse({ code: "UPLOAD_BUSY" });
}

const idle: Worker[] = [];
let number = 0;

function openThread(): Worker {
  const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES_MAX } });
  // The thread alone does not keep the process alive.
  thread.unref();
  thread.once("exit", () => {
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
  });
  return thread;
}

/** What was found; nothing as long as the thread only says that it has begun. */
const answer = z.object({
  id: z.number(),
  found: z.custom<Found>((value) => typeof value === "object").nullable(),
});

function inspectInThread(bytes: Uint8Array): Promise<Found> {
  const thread = idle.pop() ?? openThread();
  number += 1;
  const id = number;
  return new Promise((resolve) => {
    const done = (found: Found) => {
      clearTimeout(timer);
      thread.off("message", hear);
      thread.off("error", tooComplex);
      thread.unref();
      resolve(found);
    };
    const giveUp = (code: "UPLOAD_BUSY" | "UPLOAD_TOO_COMPLEX") => {
      void thread.terminate();
      done(refuse({ code }));
    };
    const tooComplex = () => giveUp("UPLOAD_TOO_COMPLEX");
    const hear = (message: unknown) => {
      const said = answer.safeParse(message);
      if (!said.success || said.data.id !== id) return;
      const { found } = said.data;
      if (found === null) {
        clearTimeout(timer);
        timer = setTimeout(tooComplex, INSPECTION_MS_MAX);
        return;
      }
      idle.push(thread);
      done(found);
    };
    // Whose thread is not even loaded did not send a file that is too complex.
    let timer = setTimeout(() => giveUp("UPLOAD_BUSY"), START_MS_MAX);
    thread.ref();
    thread.on("message", hear);
    thread.once("error", tooComplex);
    thread.postMessage({ id, bytes });
  });
}
