import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { inspect } from "./inspect.ts";

/**
 * The thread in which files are looked at, one after another: what `inspectAside` starts and may end. It says first that
 * it has begun, since the time for a file does not run while the thread is still being loaded.
 */
const asked = z.object({ id: z.number(), bytes: z.instanceof(Uint8Array) });
parentPort?.on("message", async (message) => {
  const { id, bytes } = asked.parse(message);
  parentPort?.postMessage({ id, found: null });
  const found = await inspect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  parentPort?.postMessage({ id, found });
});
