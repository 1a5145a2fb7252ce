import { present } from "../../src/kernel/assert.ts";
import { openDatabase } from "../../src/platform/postgres/database.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { rounded } from "../numbers.ts";
import { type Stage, signInAll } from "../staging.ts";
import { fillRegister } from "./fill-register.ts";
import { measurePages, type PageFigures } from "./measure-pages.ts";
import { measureReads, type ReadFigure } from "./measure-reads.ts";
import { sayStatistics } from "./say-statistics.ts";
import { DEMO_WARD, openWards } from "./wards.ts";

export type StatisticsFigures = {
  readonly dossiers: number;
  readonly fillSeconds: number;
  readonly cells: number;
  readonly cellsMb: number;
  readonly reads: readonly ReadFigure[];
  readonly pages: PageFigures;
};

type StatisticsPlan = {
  readonly sizes: readonly number[];
  readonly program: string;
  /** How long each page is asked for, by one client and by eight. */
  readonly pageMs: number;
};

const PAGE_CONNECTIONS = 3;

/** The same reads and pages over registers of growing size, in one run. */
export async function benchStatistics(stage: Stage, plan: StatisticsPlan): Promise<StatisticsFigures[]> {
  const figures: StatisticsFigures[] = [];
  const wards = await openWards(stage);
  const tokens = await signInAll(stage);
  const officerToken = present(tokens.get("specialist"), "the specialist's session");
  const patient = openDatabase({
    url: stage.urls.app,
    schema: stage.config.authoritySchema,
    connections: PAGE_CONNECTIONS,
    statementMs: 600_000,
  });
  const { organisation } = stage;
  const desk = {
    wardId: present(wards[DEMO_WARD], "the demo ward"),
    unitId: organisation.unitOf("cultureDivision"),
    officerId: organisation.personOf("specialist"),
  };
  try {
    let filled = 0;
    for (const dossiers of plan.sizes) {
      const filling = { from: filled + 1, to: dossiers, until: stage.services.clock.now(), wards, desk };
      const register = await fill(stage, filling);
      filled = dossiers;
      console.log(`${dossiers} dossiers, ${register.cells} cells, filled in ${register.fillSeconds} s`);
      const reads = await measureReads({ stage, patient, wards, officerToken });
      const { program, pageMs: ms } = plan;
      const pages = await measurePages(stage, { program, tokens, ms });
      figures.push({ dossiers, ...register, reads, pages });
      sayStatistics(figures);
    }
  } finally {
    await patient.close();
  }
  return figures;
}

/** Fills by SQL as the owner, with memory for it, and nothing to lose if the machine stops. */
async function fill(stage: Stage, filling: Parameters<typeof fillRegister>[1]) {
  const began = performance.now();
  return withClient(stage.urls.owner, async (client) => {
    await client.query(
      `SET search_path TO "${stage.config.authoritySchema}", public; SET synchronous_commit TO off; SET work_mem TO '512MB'; SET maintenance_work_mem TO '1GB'`,
    );
    await fillRegister(client, filling);
    const { rows } = await client.query(
      "SELECT count(*)::int AS cells, pg_total_relation_size('statistics_cell')::float8 AS bytes FROM statistics_cell",
    );
    const [row] = rows;
    return {
      fillSeconds: rounded((performance.now() - began) / 1_000, 0),
      cells: Number(row?.cells),
      cellsMb: rounded(Number(row?.bytes) / 2 ** 20, 0),
    };
  });
}
