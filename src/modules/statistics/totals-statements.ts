import type { Statement } from "../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { MEASURES, type Measure, STOCKS } from "./measure.ts";
import { AT_END, AT_START, OVERDUE_FROM } from "./spell-measures.ts";

const columnsOf = (table: string) =>
  ["unit_id", "procedure_code", "field_code", "channel"].map((column) => `${table}.${column}`).join(", ");

/**
 * Amounts of each measure by its expression; none where there is no expression. Sums of double precision are exact to
 * 2^53 and several times as fast as those of bigint, which PostgreSQL adds up as numeric.
 */
const amounts = (of: (measure: Measure) => string | undefined) =>
  MEASURES.map((measure) => `(${of(measure) ?? "0"})::float8 AS ${measure}`).join(", ");
const isStock = (measure: Measure) => STOCKS.some((stock) => stock === measure);

const onlyOverdue = (amount: string) => amounts((measure) => (measure === "overdue" ? amount : undefined));

const ASKED = `'${WHOLE_AUTHORITY}' = ANY ($1::uuid[]) OR`;

/** Nothing has happened after now, but dossiers are due later today, and their cells count them already. */
const dueLaterToday = (schema: string) => `
      UNION ALL
      SELECT 'p', ${columnsOf("s")}, ${onlyOverdue("1")}
      FROM ${schema}.statistics_spell AS s
      WHERE s.to_at = 'infinity' AND s.due_at >= $7::timestamptz AND s.due_at < $8::timestamptz
        AND (${ASKED} s.unit_id = ANY ($1::uuid[]))`;

type Expressions = Readonly<Partial<Record<Measure, string>>>;

/** After a moment of the past: all that began, ended or came due between it and the end of its day. */
const afterTheMoment = (schema: string) => {
  const part = (columns: string, when: string) => `
      UNION ALL
      SELECT 'p', ${columnsOf("s")}, ${columns}
      FROM whose AS w JOIN ${schema}.statistics_spell AS s ON s.unit_id = w.unit_id
      WHERE ${when}`;
  const turns = (flows: Expressions, sign: "+" | "-") =>
    amounts((measure) =>
      isStock(measure) && measure !== "overdue" ? `${sign}(s.kind = '${measure}')::int` : flows[measure],
    );
  const within = (instant: string, from: ">" | ">=") =>
    `${instant} ${from} $7::timestamptz AND ${instant} < $8::timestamptz`;
  return [
    part(turns(AT_START, "+"), within("s.from_at", ">")),
    part(turns(AT_END, "-"), within("s.to_at", ">")),
    part(
      onlyOverdue("1"),
      // Due at the moment itself is not yet overdue; begun at the moment itself belongs to it.
      `s.to_at > $7::timestamptz AND (s.due_at >= $7::timestamptz OR s.from_at > $7::timestamptz)
        AND s.to_at > ${OVERDUE_FROM} AND ${OVERDUE_FROM} < $8::timestamptz`,
    ),
    part(onlyOverdue("-1"), `${within("s.to_at", ">")} AND s.to_at > ${OVERDUE_FROM}`),
  ].join("");
};

/** Ranges of cells or days with their tag: `$2`–`$5`. */
const RANGES = "unnest($2::text[], $3::text[], $4::date[], $5::date[]) AS r (tag, grain, first, last)";

/** Which dimensions are told apart: `$9`. */
const GROUPED = ["unit_id", "procedure_code", "field_code", "channel"]
  .map((column) => `CASE WHEN '${column}' = ANY ($9::text[]) THEN ${column} END AS ${column}`)
  .join(", ");

type Shape = {
  readonly units: "asked" | "every";
  readonly procedures: "together" | "apart";
  readonly moment: "now" | "past";
};

/**
 * Sums of cells, in one round trip: what it costs depends on units, procedures and months, not on dossiers. What acts
 * have left in the tally since it was drained is added, so that a figure never lags behind its dossiers.
 * `$1` units, `$2`–`$5` ranges of cells with their tag, `$6` which procedures, `$7` the moment and `$8` the end of its day, `$9` columns to
 * group by. Tags: `o` stocks at the opening, `f` what was added in the period, `p` the part of the last day after the moment.
 */
function totals({ units, procedures, moment }: Shape): Statement {
  const whose = units === "every" ? `c.unit_id <> '${WHOLE_AUTHORITY}'` : "c.unit_id = ANY ($1::uuid[])";
  // Said as a constant, so that the indexes of the rows for every procedure are used.
  const which = procedures === "together" ? "c.procedure_code = '*'" : "c.procedure_code <> '*'";
  const after = moment === "now" ? dueLaterToday : afterTheMoment;
  const cells = (schema: string, tag: "o" | "f") => `
      SELECT '${tag}' AS tag, ${GROUPED}, ${MEASURES.map((measure) =>
        tag === "f" || isStock(measure) ? `sum(${measure}::float8) AS ${measure}` : `0::float8 AS ${measure}`,
      ).join(", ")}
      FROM ${RANGES} JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE r.tag = '${tag}' AND ${whose} AND ${which} AND ($6::text[] IS NULL OR c.procedure_code = ANY ($6::text[]))
      GROUP BY 2, 3, 4, 5`;
  return {
    name: `statistics-totals-${units}-${procedures}-${moment}`,
    text: (schema) => `
    WITH whose AS (
      SELECT DISTINCT c.unit_id FROM ${schema}.statistics_cell AS c
      WHERE c.grain = 'M' AND c.procedure_code = '*' AND c.unit_id <> '${WHOLE_AUTHORITY}'
        AND (${ASKED} c.unit_id = ANY ($1::uuid[]))
      UNION
      SELECT t.unit_id FROM ${schema}.statistics_tally AS t WHERE ${ASKED} t.unit_id = ANY ($1::uuid[])
    ),
    live AS (
      SELECT r.tag, ${columnsOf("t")}, ${amounts((measure) => `coalesce(t.${measure}, 0)`)}
      FROM ${RANGES} JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE (${ASKED} t.unit_id = ANY ($1::uuid[]))${after(schema)}
    )
    ${cells(schema, "o")}
    UNION ALL ${cells(schema, "f")}
    UNION ALL
      SELECT tag, ${GROUPED}, ${MEASURES.map((measure) => `sum(${measure}) AS ${measure}`).join(", ")}
      FROM live WHERE $6::text[] IS NULL OR procedure_code = ANY ($6::text[])
      GROUP BY 1, 2, 3, 4, 5`,
  };
}

const STATEMENTS = new Map<string, Statement>();

export function totalsStatement(shape: Shape): Statement {
  const made = STATEMENTS.get(JSON.stringify(shape)) ?? totals(shape);
  STATEMENTS.set(JSON.stringify(shape), made);
  return made;
}

/** The same sums in steps of a day, a week (Monday) or a month: `$1` units, `$2`–`$4` ranges of cells, `$5` how to step. */
export const SERIES: Statement = {
  name: "statistics-series",
  text: (schema) => `
    WITH ranges AS (SELECT * FROM unnest($2::text[], $3::date[], $4::date[]) AS r (grain, first, last)),
    found AS (
      SELECT c.starts_on AS day, ${MEASURES.map((measure) => `c.${measure}`).join(", ")}
      FROM ranges AS r JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY ($1::uuid[]) AND c.procedure_code = '*'
      UNION ALL
      SELECT t.day, ${MEASURES.map((measure) => `coalesce(t.${measure}, 0)`).join(", ")}
      FROM ranges AS r JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE ${ASKED} t.unit_id = ANY ($1::uuid[])
    )
    SELECT date_trunc($5, day)::date AS starts_on, ${MEASURES.map((measure) => `sum(${measure}::float8) AS ${measure}`).join(", ")}
    FROM found GROUP BY 1 ORDER BY 1`,
};
