import { z } from "zod";
import type { Row, Statement, Tx } from "../../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "../drain.ts";
import { MEASURES, type Measure } from "../measure.ts";
import type { Level } from "../totals-statements.ts";

/** A cell that is not what the events say. */
export type WrongCell = {
  readonly kind: "CELL";
  readonly unitId: string;
  readonly level: Level;
  readonly procedureCode: string;
  readonly fieldCode: string;
  readonly grain: "D" | "H" | "M" | "Y";
  readonly startsOn: string;
  readonly channel: string;
  readonly measure: Measure;
  readonly cell: number;
  readonly recounted: number;
};

const WRONG_MAX = 200;

const SUMS = (table: string) =>
  MEASURES.map((measure) => `sum(${table}.${measure}) AS ${measure}`).join(", ");

/** What acts added and nobody drained yet, by the units whose cells it will come to. */
export const TAKE_UNDRAINED: Statement = {
  name: "statistics-recount-undrained",
  text: (schema) => `
    INSERT INTO pg_temp.statistics_undrained
    SELECT u.unit_id, t.procedure_code, t.field_code, t.channel, t.day, ${SUMS("t")}
    FROM ${schema}.statistics_tally AS t CROSS JOIN LATERAL (VALUES (t.unit_id), ('${WHOLE_AUTHORITY}'::uuid)) AS u (unit_id)
    GROUP BY 1, 2, 3, 4, 5`,
};

const UNITS: Statement = {
  name: "statistics-recount-units",
  text: (schema) => `
    SELECT unit_id FROM ${schema}.statistics_cell UNION SELECT unit_id FROM pg_temp.statistics_undrained
    UNION SELECT unit_id FROM pg_temp.statistics_recounted ORDER BY unit_id`,
};

/** Every unit that has cells or should have some; the whole authority first. */
export async function unitsCounted(tx: Tx): Promise<readonly string[]> {
  return (await tx.run(UNITS, [])).map((unit) => String(unit["unit_id"]));
}

/** Days of one unit as the cells they belong to: by day, half month, month and year, by procedure, by field, by channel and together. */
const CELLS_OF = (table: string) => `
      SELECT p.level, p.procedure_code, p.field_code, g.grain, g.starts_on, p.channel, ${SUMS("t")}
      FROM pg_temp.${table} AS t
      CROSS JOIN LATERAL (VALUES ('PROCEDURE', t.procedure_code, t.field_code, t.channel), ('FIELD', '*', t.field_code, t.channel),
        ('CHANNEL', '*', '*', t.channel), ('TOTAL', '*', '*', '*')) AS p (level, procedure_code, field_code, channel)
      CROSS JOIN LATERAL (VALUES ('D', t.day),
        ('H', (to_char(t.day, 'YYYY-MM-') || CASE WHEN to_char(t.day, 'DD') >= '15' THEN '15' ELSE '01' END)::date),
        ('M', to_char(t.day, 'YYYY-MM-01')::date), ('Y', to_char(t.day, 'YYYY-01-01')::date)) AS g (grain, starts_on)
      WHERE t.unit_id = $1
      GROUP BY 1, 2, 3, 4, 5, 6`;

const KEY = "level, procedure_code, field_code, grain, starts_on, channel";

const EACH = MEASURES.map(
  (measure) =>
    `('${measure}', coalesce(c.${measure}, 0) + coalesce(t.${measure}, 0), coalesce(r.${measure}, 0))`,
).join(", ");

/** The cells of one unit and what is still in the tally, beside the recount. */
const COMPARE: Statement = {
  name: "statistics-recount-compare",
  text: (schema) => `
    WITH recounted AS (${CELLS_OF("statistics_recounted")}
    ),
    undrained AS (${CELLS_OF("statistics_undrained")}
    ),
    cells AS (SELECT * FROM ${schema}.statistics_cell WHERE unit_id = $1)
    SELECT ${KEY}, m.measure, m.cell, m.recounted
    FROM cells AS c FULL JOIN undrained AS t USING (${KEY})
    FULL JOIN recounted AS r USING (${KEY})
    CROSS JOIN LATERAL (VALUES ${EACH}) AS m (measure, cell, recounted)
    WHERE m.cell <> m.recounted
    ORDER BY starts_on, grain, level, procedure_code, field_code, channel, m.measure LIMIT ${WRONG_MAX}`,
};

const row = z.object({
  level: z.enum(["TOTAL", "CHANNEL", "FIELD", "PROCEDURE"]),
  procedure_code: z.string(),
  field_code: z.string(),
  grain: z.enum(["D", "H", "M", "Y"]),
  starts_on: z.string(),
  channel: z.string(),
  measure: z.enum(MEASURES),
  cell: z.coerce.number(),
  recounted: z.coerce.number(),
});

/** The first cells of a unit that differ from the recount, the oldest first. */
export async function compareUnit(tx: Tx, unitId: string): Promise<readonly WrongCell[]> {
  return (await tx.run(COMPARE, [unitId])).map((found) => wrongCell(unitId, found));
}

function wrongCell(unitId: string, found: Row): WrongCell {
  const { procedure_code, field_code, starts_on, ...it } = row.parse(found);
  return {
    kind: "CELL",
    unitId,
    procedureCode: procedure_code,
    fieldCode: field_code,
    startsOn: starts_on,
    ...it,
  };
}
