import type { Database, Statement, Tx } from "../../../platform/postgres/database.ts";
import { countDossiers } from "../../dossier/index.ts";
import { MEASURES } from "../measure.ts";
import { compareUnit, TAKE_UNDRAINED, unitsCounted, type WrongCell } from "./compare-cells.ts";
import { compareLateSteps, type WrongLateSteps } from "./compare-late-steps.ts";
import { countBatch, type WrongSpells } from "./count-batch.ts";

export type Recount = {
  readonly dossiers: number;
  readonly cells: number;
  /** What differs: the first thousand cells, the first thousand days of dossiers, and the first days of lost time. */
  readonly wrong: readonly (WrongCell | WrongSpells | WrongLateSteps)[];
};

type RecountOptions = {
  readonly batchDossiers?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

/** Dossiers counted by one statement: a few seconds of work, and as much memory as PostgreSQL gives a sort. */
const BATCH_DOSSIERS = 10_000;
const WRONG_MAX = 1_000;

/** One moment for the whole recount, however long it takes: an office that goes on working is not called wrong. */
const ONE_MOMENT: Statement = {
  name: "statistics-recount-moment",
  text: () => "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
};

/** Emptying a table is seen by those who look at an older moment too: whoever counts anew waits for us, or we for them. */
const NOT_EMPTIED: Statement = {
  name: "statistics-recount-lock",
  text: (schema) =>
    `LOCK TABLE ${schema}.statistics_spell, ${schema}.statistics_tally, ${schema}.statistics_cell,
      ${schema}.statistics_late_step IN ACCESS SHARE MODE`,
};

const AMOUNT_COLUMNS = MEASURES.map((measure) => `${measure} bigint`).join(", ");
const SUMS_TABLE = (name: string): Statement => ({
  name: `statistics-recount-make-${name}`,
  text: () => `
    CREATE TEMPORARY TABLE ${name} (unit_id uuid, procedure_code text, field_code text, channel text, day date, ${AMOUNT_COLUMNS})
    ON COMMIT DROP`,
});

const INDEX: Statement = {
  name: "statistics-recount-index",
  text: () => "CREATE INDEX ON pg_temp.statistics_recounted (unit_id)",
};
/** Nobody looks after a temporary table but us: without its numbers the comparison was planned for a handful of rows. */
const ANALYZE: Statement = {
  name: "statistics-recount-analyze",
  text: () => "ANALYZE pg_temp.statistics_recounted, pg_temp.statistics_undrained",
};

const NEXT: Statement = {
  name: "statistics-recount-next",
  text: (schema) => `
    SELECT id, count(*) OVER () AS dossiers
    FROM (SELECT id FROM ${schema}.dossier WHERE id > $1 ORDER BY id LIMIT $2) AS batch ORDER BY id DESC LIMIT 1`,
};

const COUNT_CELLS: Statement = {
  name: "statistics-cell-count",
  text: (schema) => `SELECT count(*) AS cells FROM ${schema}.statistics_cell`,
};

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Recounts every event of the authority and compares every spell and every cell, at one moment. By thousands of dossiers
 * and by unit, so that no statement grows with the register; the sums stand in a temporary table meanwhile. Takes as
 * long as reading the whole history: for the night, not for a page.
 */
export async function recountStatistics(
  database: Pick<Database, "transaction">,
  options: RecountOptions = {},
): Promise<Recount> {
  return database.transaction(async (tx) => {
    await tx.run(ONE_MOMENT, []);
    await tx.run(NOT_EMPTIED, []);
    await tx.run(SUMS_TABLE("statistics_recounted"), []);
    await tx.run(SUMS_TABLE("statistics_undrained"), []);
    const dossiers = await countDossiers(tx);
    const wrongSpells = await countAll(tx, options, dossiers);
    await tx.run(TAKE_UNDRAINED, []);
    await tx.run(INDEX, []);
    await tx.run(ANALYZE, []);
    const [cells] = await tx.run(COUNT_CELLS, []);
    const wrongCells = await compareAll(tx, options, dossiers);
    const wrongLate = await compareLateSteps(tx);
    return {
      dossiers,
      cells: Number(cells?.["cells"]),
      wrong: [...wrongCells, ...wrongSpells, ...wrongLate],
    };
  });
}

/** Half of the way: every dossier counted. */
async function countAll(
  tx: Tx,
  { batchDossiers = BATCH_DOSSIERS, onProgress }: RecountOptions,
  dossiers: number,
): Promise<readonly WrongSpells[]> {
  const wrong: WrongSpells[] = [];
  let after = BEFORE_ALL;
  for (let done = 0; ; ) {
    const [last] = await tx.run(NEXT, [after, batchDossiers]);
    if (last === undefined) return wrong;
    const upTo = String(last["id"]);
    const found = await countBatch(tx, { after, upTo });
    wrong.push(...found.slice(0, WRONG_MAX - wrong.length));
    after = upTo;
    done += Number(last["dossiers"]);
    onProgress?.(done, 2 * dossiers);
  }
}

/** The other half: every unit compared. */
async function compareAll(
  tx: Tx,
  { onProgress }: RecountOptions,
  dossiers: number,
): Promise<readonly WrongCell[]> {
  const wrong: WrongCell[] = [];
  const units = await unitsCounted(tx);
  for (const [index, unitId] of units.entries()) {
    if (wrong.length >= WRONG_MAX) break;
    wrong.push(...(await compareUnit(tx, unitId)));
    onProgress?.(dossiers + Math.round((dossiers * (index + 1)) / units.length), 2 * dossiers);
  }
  return wrong;
}
