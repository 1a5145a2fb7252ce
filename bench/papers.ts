// node bench/papers.ts: how many papers a second one core sets, a result and a slip; prints what it measured.

import { cpus, loadavg } from "node:os";
import { setImmediate } from "node:timers/promises";
import { renderPaper } from "../src/modules/document/render-paper.ts";
import { renderResult } from "../src/modules/document/render-result.ts";
import { listResultPapers } from "../src/modules/document/result-paper.ts";
import { SAMPLE_DAY, samplePaperData, sampleResultSheet } from "../src/modules/document/sample-papers.ts";

const GOAL = 100;
const WARM_UP = 40;
const PAPERS = 400;
const verifyUrl = "https://motcua.example/verify/sample";

/** Another name each time, or the typesetter would answer from its memory. */
const named = (index: number) => `NGUYỄN THỊ NGỌC HẰNG ${index}`;

function setResults(index: number): void {
  const kinds = listResultPapers();
  const kind = kinds[index % kinds.length];
  if (kind === undefined) return;
  const sheet = sampleResultSheet(kind);
  const [first] = kind.fields;
  const values = { ...sheet.values, [first?.name ?? ""]: { vi: named(index), en: null } };
  const numbered = { number: `${index}/QĐ-UBND`, on: SAMPLE_DAY };
  const order = { locale: "vi", numbered, verifyUrl: `${verifyUrl}${index}`, madeOn: SAMPLE_DAY } as const;
  renderResult({ ...order, sheet: { ...sheet, values } });
}

function setSlips(index: number): void {
  const data = samplePaperData("RECEIPT");
  const applicant = { ...data.applicant, name: named(index) };
  renderPaper({
    key: "RECEIPT",
    locale: "vi",
    data: { ...data, applicant },
    verifyUrl: `${verifyUrl}${index}`,
  });
}

for (const [name, set] of [
  ["results (16 kinds)", setResults],
  ["acceptance slips", setSlips],
] as const) {
  for (let index = 0; index < WARM_UP; index += 1) set(index);
  await setImmediate();
  const before = process.cpuUsage();
  const start = performance.now();
  for (let index = 0; index < PAPERS; index += 1) {
    set(WARM_UP + index);
    // As a server does, which sets one paper for each request: what a paper held is given back between two turns.
    await setImmediate();
  }
  const wall = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(before);
  const core = (used.user + used.system) / 1_000_000;
  const told = [
    `${name}: ${(PAPERS / core).toFixed(0)} a second of one core (goal ${GOAL})`,
    `${(PAPERS / wall).toFixed(0)} a second by the clock`,
    `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  ];
  process.stdout.write(`${told.join("; ")}\n`);
}
