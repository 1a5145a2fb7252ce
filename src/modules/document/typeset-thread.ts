import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { renderSheet, type StatisticalSheet } from "./render-sheet.ts";

/** A thread that sets one sheet and ends: what `renderSheetAside` starts. */
const sheet = z.custom<StatisticalSheet>((given) => typeof given === "object").parse(workerData);
parentPort?.postMessage(renderSheet(sheet));
