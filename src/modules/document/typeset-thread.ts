import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PDFDocument } from "@cantoo/pdf-lib";
import { z } from "zod";
import type { AsideWork } from "./render-aside.ts";
import { renderPaper } from "./render-paper.ts";
import { renderSheet } from "./render-sheet.ts";

/** A thread that sets one sheet or some forms and ends: what `renderSheetAside` and `renderPapersAside` start. */
const work = z.custom<AsideWork>((given) => typeof given === "object").parse(workerData);
parentPort?.postMessage("sheet" in work ? renderSheet(work.sheet) : await joined(work.papers));

/** One form stays the file it is; several become one file, each on its own pages. */
async function joined([first, ...others]: Extract<AsideWork, { papers: unknown }>["papers"]) {
  const setOf = (part: typeof first) => (part instanceof Uint8Array ? part : renderPaper(part));
  if (others.length === 0) return setOf(first);
  const whole = await PDFDocument.create();
  for (const part of [first, ...others]) {
    // What the typesetter holds of a paper is given back between two turns of the loop only.
    await setImmediate();
    const source = await PDFDocument.load(setOf(part));
    for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}
