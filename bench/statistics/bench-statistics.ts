import { measurePages, type PageFigures } from "./measure-pages.ts";
import { measureReads, type ReadFigure } from "./measure-reads.ts";
import { openRegister, type Register } from "./register.ts";
import { sayStatistics } from "./say-statistics.ts";

export type StatisticsFigures = Pick<Register, "dossiers" | "fillSeconds" | "cells" | "cellsMb"> & {
  readonly reads: readonly ReadFigure[];
  readonly pages: PageFigures;
};

type StatisticsPlan = {
  readonly sizes: readonly number[];
  readonly program: string;
  /** How long each page is asked for, by one client and by eight. */
  readonly pageMs: number;
  /** Whether the reads are measured too, or the pages alone. */
  readonly reads: boolean;
};

/**
 * The same reads and pages over registers of different size, each on a PostgreSQL of its own, in turns: whatever else the
 * machine does meets large and small alike.
 */
export async function benchStatistics(plan: StatisticsPlan): Promise<StatisticsFigures[]> {
  const registers: Register[] = [];
  try {
    for (const dossiers of plan.sizes) registers.push(await openRegister(dossiers));
    const reads = plan.reads ? await measureReads(registers) : [];
    const pages = await measurePages(registers, plan);
    const figures = registers.map(({ dossiers, fillSeconds, cells, cellsMb }, index) => ({
      dossiers,
      fillSeconds,
      cells,
      cellsMb,
      reads: reads[index] ?? [],
      pages: pages[index] ?? { pages: [], residentMb: 0, peakMb: 0 },
    }));
    sayStatistics(figures);
    return figures;
  } finally {
    for (const register of registers.reverse()) await register.close();
  }
}
