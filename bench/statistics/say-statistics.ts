import { sayTable } from "../report.ts";
import type { StatisticsFigures } from "./bench-statistics.ts";

/** Each register, its reads beside those of the first. */
export function sayStatistics(figures: readonly StatisticsFigures[]): void {
  for (const each of figures) sayRegister(each, figures[0]);
}

function sayRegister(last: StatisticsFigures, smallest: StatisticsFigures | undefined): void {
  console.log(`\nReads over ${last.dossiers} dossiers: ms in the database's client`);
  sayTable(
    ["read", "median", "p95", "p95 × smallest", "naive ms", "naive ÷ median"],
    last.reads.map((read, index) => {
      const first = smallest?.reads[index];
      return [
        read.name,
        read.medianMs.toFixed(2),
        read.p95Ms.toFixed(2),
        first === undefined ? "" : (read.p95Ms / first.p95Ms).toFixed(2),
        read.naiveMs === null ? "" : read.naiveMs.toFixed(0),
        read.naiveMs === null ? "" : (read.naiveMs / read.medianMs).toFixed(0),
      ];
    }),
  );
  console.log(`\nPages over ${last.dossiers} dossiers: ms until the client has the whole answer`);
  sayTable(
    [
      "page",
      "clients",
      "a second",
      "median",
      "p95",
      "kB sent",
      "refused",
      "server CPU ms",
      "PostgreSQL CPU ms",
    ],
    last.pages.pages.map((page) => [
      page.path,
      String(page.clients),
      page.perSecond.toFixed(1),
      page.medianMs.toFixed(1),
      page.p95Ms.toFixed(1),
      page.kilobytes.toFixed(1),
      String(page.refused),
      page.serverCpuMs.toFixed(1),
      page.postgresCpuMs.toFixed(1),
    ]),
  );
  const { residentMb, peakMb } = last.pages;
  console.log(`\nMemory of the server after these pages: ${residentMb} MB, at most ${peakMb} MB`);
}
