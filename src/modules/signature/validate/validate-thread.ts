import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Trust } from "./trust.ts";
import type { ThreadSays } from "./validate-aside.ts";
import { validateFile } from "./validate-file.ts";

/** A thread that judges one file and ends: what `validateAside` starts and may end. */
const { bytes, trust, now } = z
  .object({
    bytes: z.instanceof(Uint8Array),
    trust: z.custom<Trust>((given) => typeof given === "object"),
    now: z.custom<Instant>((given) => typeof given === "string"),
  })
  .parse(workerData);
const say = (said: ThreadSays) => parentPort?.postMessage(said);
say({ loaded: process.threadCpuUsage() });
say(validateFile(bytes, { trust, now }));
