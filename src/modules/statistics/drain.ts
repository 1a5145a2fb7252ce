import type { Database, Executor, Statement } from "../../platform/postgres/database.ts";
import { MEASURES, type Measure } from "./measure.ts";

/** The unit of the cells that hold the whole authority. */
export const WHOLE_AUTHORITY = "00000000-0000-0000-0000-000000000000";

/** Tally rows taken at a time: about 20 MB. */
const BATCH = 20_000;

const COLUMNS = "unit_id, level, grain, starts_on, procedure_code, field_code, channel";
/** What comes to a cell that is there already, `c`. */
export const ADDING = `ON CONFLICT (${COLUMNS}) DO UPDATE
      SET ${MEASURES.map((measure) => `${measure} = c.${measure} + excluded.${measure}`).join(", ")}`;

/** Sums of counts are of the size of counts again; minutes as double precision, exact to 2^53 and not slow as numeric. */
const sumOf = (measure: Measure) =>
  measure.endsWith("_minutes")
    ? `coalesce(sum(t.${measure}::float8), 0)::bigint AS ${measure}`
    : `coalesce(sum(t.${measure}), 0)::int AS ${measure}`;
const SUMS = MEASURES.map(sumOf).join(", ");

/**
 * Adds rows of a tally to their cells, first those of one unit, procedure and day together: what a batch costs is then
 * mostly the cells it touches.
 */
const addedTo = (schema: string, rows: string) => `
      INSERT INTO ${schema}.statistics_cell AS c (${COLUMNS}, ${MEASURES.join(", ")})
      SELECT u.unit_id, p.level, g.grain, g.starts_on, p.procedure_code, p.field_code, p.channel, ${SUMS}
      FROM (
        SELECT t.unit_id, t.procedure_code, t.field_code, t.day, t.channel, ${SUMS} FROM ${rows} AS t GROUP BY 1, 2, 3, 4, 5
      ) AS t
      CROSS JOIN LATERAL (VALUES (t.unit_id), ('${WHOLE_AUTHORITY}'::uuid)) AS u (unit_id)
      CROSS JOIN LATERAL (VALUES ('PROCEDURE', t.procedure_code, t.field_code, t.channel), ('FIELD', '*', t.field_code, t.channel),
        ('CHANNEL', '*', '*', t.channel), ('TOTAL', '*', '*', '*')) AS p (level, procedure_code, field_code, channel)
      CROSS JOIN LATERAL (VALUES ('D', t.day), ('H', date_trunc('month', t.day)::date + CASE WHEN extract(day FROM t.day) < 15 THEN 0 ELSE 14 END),
        ('M', date_trunc('month', t.day)::date), ('Y', date_trunc('year', t.day)::date))
        AS g (grain, starts_on)
      GROUP BY 1, 2, 3, 4, 5, 6, 7
      ORDER BY 1, 2, 3, 4, 5, 6, 7
      ${ADDING}`;

/**
 * Takes tally rows and adds them to their cells: by day, half month, month and year, for the unit and for the whole authority, by
 * procedure, by field, by channel and together. One statement, so an amount is in the tally or in its cells, never in both.
 */
const DRAIN: Statement = {
  name: "statistics-drain",
  text: (schema) => `
    WITH taken AS (
      DELETE FROM ${schema}.statistics_tally
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.statistics_tally LIMIT $1))
      RETURNING *
    ),
    added AS (${addedTo(schema, "taken")} RETURNING 1
    )
    SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT count(*) FROM added)::int AS cells`,
};

/** One drains an authority at a time; who comes meanwhile waits, and then finds what is left. */
export const ALONE: Statement = {
  name: "statistics-drain-alone",
  text: (schema) => `SELECT pg_advisory_xact_lock(hashtextextended('statistics-drain ' || '${schema}', 0))`,
};

/** Drains a batch; answers how many rows it took, and whether that may not have been all. */
async function drainBatch(tx: Pick<Executor, "run">): Promise<{ taken: number; isMore: boolean }> {
  await tx.run(ALONE, []);
  const [row] = await tx.run(DRAIN, [BATCH]);
  const taken = Number(row?.["taken"] ?? 0);
  return { taken, isMore: taken === BATCH };
}

/** Brings the cells up to all that was acknowledged before the call; answers how many tally rows were added. */
export async function drainTally(
  database: Pick<Database, "transaction">,
  onProgress: (drained: number) => void = () => undefined,
): Promise<number> {
  let drained = 0;
  for (;;) {
    const { taken, isMore } = await database.transaction(drainBatch);
    drained += taken;
    onProgress(drained);
    if (!isMore) return drained;
  }
}

/** The same within a transaction: all or nothing, and whoever drains meanwhile waits until it is over. */
export async function drainWithin(tx: Pick<Executor, "run">): Promise<void> {
  while ((await drainBatch(tx)).isMore);
}
