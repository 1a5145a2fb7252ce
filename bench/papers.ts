// node bench/papers.ts: how many papers a second one core sets, results and slips; prints what it measured, and ends with an
// error where a paper costs twice what it did, against work of another kind that is done in the same run.

import { createHash } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { setImmediate } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import { renderPaper } from "../src/modules/document/render-paper.ts";
import { renderResult } from "../src/modules/document/render-result.ts";
import { listResultPapers } from "../src/modules/document/result-paper.ts";
import { SAMPLE_DAY, samplePaperData, sampleResultSheet } from "../src/modules/document/sample-papers.ts";

const GOAL = 100;
const WARM_UP = 40;
const PAPERS = 400;
/** How often the reference work a paper may cost: some half above what was measured, so that twice as much is seen. */
const ALLOWED = { results: 1.15, slips: 1.15 };
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

/** Work of a known size that has nothing to do with papers: on a slower or busier machine it takes longer by the same. */
const TEXT = Buffer.from(Array.from({ length: 40_000 }, (_, index) => `${index * 7919} `).join(""));
function referenceWork(): void {
  createHash("sha256").update(deflateSync(TEXT)).digest();
}

/** Processor time of some work, in milliseconds. */
async function cost(work: () => void): Promise<number> {
  const before = process.cpuUsage();
  work();
  // As a server does, which sets one paper for each request: what a paper held is given back between two turns.
  await setImmediate();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

let failed = false;
for (const { name, set, allowed } of [
  { name: "results (16 kinds)", set: setResults, allowed: ALLOWED.results },
  { name: "acceptance slips", set: setSlips, allowed: ALLOWED.slips },
]) {
  for (let index = 0; index < WARM_UP; index += 1) set(index);
  await setImmediate();
  let [papers, reference] = [0, 0];
  // One after the other all along, so that whatever else the machine does meets both.
  for (let index = 0; index < PAPERS; index += 1) {
    papers += await cost(() => set(WARM_UP + index));
    reference += await cost(referenceWork);
  }
  const ratio = papers / reference;
  const told = [
    `${name}: ${((1_000 * PAPERS) / papers).toFixed(0)} a second of one core (goal ${GOAL})`,
    `${ratio.toFixed(2)} times the reference work, at most ${allowed} allowed`,
    `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  ];
  process.stdout.write(`${told.join("; ")}\n`);
  if (ratio > allowed) failed = true;
}
if (failed) process.exitCode = 1;
