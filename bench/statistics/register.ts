import { present } from "../../src/kernel/assert.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { rebuildOnce } from "../../src/modules/statistics/index.ts";
import { type Database, openDatabase } from "../../src/platform/postgres/database.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { rounded } from "../numbers.ts";
import { openStage, type Stage, signInAll } from "../staging.ts";
import { fillRegister } from "./fill-register.ts";
import { DEMO_WARD, openWards } from "./wards.ts";

/** A province with so many dossiers, on a PostgreSQL of its own. */
export type Register = {
  readonly stage: Stage;
  readonly dossiers: number;
  readonly fillSeconds: number;
  readonly cells: number;
  readonly cellsMb: number;
  /** A pool whose statements may take as long as the naive count wants. */
  readonly patient: Database;
  readonly wards: readonly UnitId[];
  readonly tokens: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

const CONNECTIONS = 3;
/** As little log as the server can do with, so that millions of rows are written once. */
const FILLING = {
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "512MB",
};

export async function openRegister(dossiers: number): Promise<Register> {
  const stage = await openStage({ server: FILLING });
  const { schema } = stage.database;
  const patient = openDatabase({
    url: stage.urls.app,
    schema,
    connections: CONNECTIONS,
    statementMs: 600_000,
  });
  const close = async () => {
    await patient.close();
    await stage.close();
  };
  try {
    const wards = await openWards(stage);
    const tokens = await signInAll(stage);
    // As counted before: a server that starts on it later must not count these dossiers, which have no acts, anew.
    await rebuildOnce(stage.services);
    const filled = await fill(stage, { dossiers, wards });
    return { stage, dossiers, ...filled, patient, wards, tokens, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Fills by SQL as the superuser, with memory for it, and nothing to lose if the machine stops. */
async function fill(stage: Stage, { dossiers, wards }: Pick<Register, "dossiers" | "wards">) {
  const { organisation } = stage;
  const desk = {
    wardId: present(wards[DEMO_WARD], "the demo ward"),
    unitId: organisation.unitOf("cultureDivision"),
    officerId: organisation.personOf("specialist"),
  };
  const began = performance.now();
  return withClient(stage.urls.superuser, async (client) => {
    await client.query(
      `SET search_path TO "${stage.config.authoritySchema}", public; SET synchronous_commit TO off; SET work_mem TO '1GB'; SET maintenance_work_mem TO '1GB'; SET vacuum_buffer_usage_limit TO 0`,
    );
    await fillRegister(client, { dossiers, until: stage.services.clock.now(), wards, desk });
    const { rows } = await client.query(
      "SELECT count(*)::int AS cells, pg_total_relation_size('statistics_cell')::float8 AS bytes, pg_database_size(current_database())::float8 AS all_bytes FROM statistics_cell",
    );
    const [row] = rows;
    const filled = {
      fillSeconds: rounded((performance.now() - began) / 1_000, 0),
      cells: Number(row?.cells),
      cellsMb: rounded(Number(row?.bytes) / 2 ** 20, 0),
    };
    const megabytes = rounded(Number(row?.all_bytes) / 2 ** 20, 0);
    console.log(
      `${dossiers} dossiers, ${filled.cells} cells, filled in ${filled.fillSeconds} s, ${megabytes} MB`,
    );
    return filled;
  });
}
