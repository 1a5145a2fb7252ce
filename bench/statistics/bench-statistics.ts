import { openDatabase } from "../../src/platform/postgres/database.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { rounded } from "../numbers.ts";
import { sayTable } from "../report.ts";
import type { Stage } from "../staging.ts";
import { fillRegister } from "./fill-register.ts";
import { measureReads, type ReadFigure } from "./measure-reads.ts";

export type StatisticsFigures = {
  readonly dossiers: number;
  readonly fillSeconds: number;
  readonly cells: number;
  readonly reads: readonly ReadFigure[];
};

/** The same reads over registers of growing size, in one run. */
export async function benchStatistics(stage: Stage, sizes: readonly number[]): Promise<StatisticsFigures[]> {
  const figures: StatisticsFigures[] = [];
  const now = stage.services.clock.now();
  const patient = openDatabase({
    url: stage.urls.app,
    schema: stage.config.authoritySchema,
    connections: 2,
    statementMs: 600_000,
  });
  try {
    let filled = 0;
    for (const dossiers of sizes) {
      const began = performance.now();
      const cells = await withClient(stage.urls.owner, async (client) => {
        await client.query(
          `SET search_path TO "${stage.config.authoritySchema}", public; SET synchronous_commit TO off; SET work_mem TO '512MB'; SET maintenance_work_mem TO '1GB'`,
        );
        await fillRegister(client, { from: filled + 1, to: dossiers, until: now });
        const { rows } = await client.query("SELECT count(*)::int AS cells FROM statistics_cell");
        return Number(rows[0]?.cells);
      });
      filled = dossiers;
      const fillSeconds = rounded((performance.now() - began) / 1_000, 0);
      console.log(`${dossiers} dossiers, ${cells} cells, filled in ${fillSeconds} s`);
      figures.push({ dossiers, fillSeconds, cells, reads: await measureReads(patient, now) });
    }
  } finally {
    await patient.close();
  }
  sayStatistics(figures);
  return figures;
}

function sayStatistics(figures: readonly StatisticsFigures[]): void {
  const smallest = figures[0];
  for (const { dossiers, reads } of figures) {
    console.log(
      `\nReads over ${dossiers} dossiers: ms in the database's client, median and 95th percentile of 40`,
    );
    sayTable(
      ["read", "median", "p95", "p95 × smallest", "naive ms", "naive ÷ median"],
      reads.map((read) => {
        const first = smallest?.reads.find((each) => each.name === read.name);
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
  }
}
