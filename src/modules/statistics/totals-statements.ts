import type { Statement } from "../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { MEASURES, type Measure, STOCKS } from "./measure.ts";
import { AT_END, AT_START, OVERDUE_FROM } from "./spell-measures.ts";

const columnsOf = (table: string) =>
  ["unit_id", "procedure_code", "field_code", "channel"].map((column) => `${table}.${column}`).join(", ");

/** Amounts of each measure by its expression; none where there is no expression. */
const amounts = (of: (measure: Measure) => string | undefined) =>
  MEASURES.map((measure) => `(${of(measure) ?? "0"})::bigint AS ${measure}`).join(", ");

const onlyOverdue = (amount: string) => amounts((measure) => (measure === "overdue" ? amount : undefined));

/** Nothing has happened after now, but dossiers are due later today, and their cells count them already. */
const dueLaterToday = (schema: string) => `
      UNION ALL
      SELECT 'p', ${columnsOf("s")}, ${onlyOverdue("1")}
      FROM ${schema}.statistics_spell AS s
      WHERE s.to_at = 'infinity' AND s.due_at >= $8::timestamptz AND s.due_at < $9::timestamptz
        AND ('${WHOLE_AUTHORITY}' = ANY ($1::uuid[]) OR s.unit_id = ANY ($1::uuid[]))`;

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
      STOCKS.some((stock) => stock === measure && stock !== "overdue")
        ? `${sign}(s.kind = '${measure}')::int`
        : flows[measure],
    );
  const within = (instant: string, from: ">" | ">=") =>
    `${instant} ${from} $8::timestamptz AND ${instant} < $9::timestamptz`;
  return [
    part(turns(AT_START, "+"), within("s.from_at", ">")),
    part(turns(AT_END, "-"), within("s.to_at", ">")),
    part(
      onlyOverdue("1"),
      `s.to_at > $8::timestamptz AND s.from_at < $9::timestamptz AND s.to_at > ${OVERDUE_FROM} AND ${within(OVERDUE_FROM, ">=")}`,
    ),
    part(onlyOverdue("-1"), `${within("s.to_at", ">")} AND s.to_at > ${OVERDUE_FROM}`),
  ].join("");
};

/**
 * Sums of cells, in one round trip: what it costs depends on units, procedures and months, not on dossiers.
 * `$1` units, `$2`–`$5` ranges of cells with their tag, `$6` whether procedures are told apart, `$7` which procedures,
 * `$8` the moment and `$9` the end of its day, `$10` dimensions to group by. Tags: `o` opening, `f` flows, `c` closing, `p` the part of
 * the last day after the moment.
 */
const totals = (name: string, part: (schema: string) => string): Statement => ({
  name,
  text: (schema) => `
    WITH whose AS (
      SELECT DISTINCT c.unit_id FROM ${schema}.statistics_cell AS c
      WHERE c.grain = 'M' AND c.procedure_code = '*' AND c.unit_id <> '${WHOLE_AUTHORITY}'
        AND ('${WHOLE_AUTHORITY}' = ANY ($1::uuid[]) OR c.unit_id = ANY ($1::uuid[]))
    ),
    found AS (
      SELECT r.tag, ${columnsOf("c")}, ${MEASURES.map((measure) => `c.${measure}`).join(", ")}
      FROM unnest($2::text[], $3::text[], $4::date[], $5::date[]) AS r (tag, grain, first, last)
      JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY ($1::uuid[]) AND CASE WHEN $6 THEN c.procedure_code <> '*' ELSE c.procedure_code = '*' END${part(schema)}
    )
    SELECT tag,
      CASE WHEN 'unit' = ANY ($10::text[]) THEN unit_id END AS unit_id,
      CASE WHEN 'procedure' = ANY ($10::text[]) THEN procedure_code END AS procedure_code,
      CASE WHEN 'field' = ANY ($10::text[]) THEN field_code END AS field_code,
      CASE WHEN 'channel' = ANY ($10::text[]) THEN channel END AS channel,
      ${MEASURES.map((measure) => `sum(${measure})::bigint AS ${measure}`).join(", ")}
    FROM found WHERE $7::text[] IS NULL OR procedure_code = ANY ($7::text[])
    GROUP BY 1, 2, 3, 4, 5`,
});

export const TOTALS_NOW = totals("statistics-totals-now", dueLaterToday);
export const TOTALS_PAST = totals("statistics-totals-past", afterTheMoment);

/** The same sums in steps of a day, a week (Monday) or a month: `$1` units, `$2` grain, `$3`–`$4` days, `$5` how to step. */
export const SERIES: Statement = {
  name: "statistics-series",
  text: (schema) => `
    SELECT date_trunc($5, c.starts_on)::date AS starts_on, ${MEASURES.map((measure) => `sum(c.${measure})::bigint AS ${measure}`).join(", ")}
    FROM ${schema}.statistics_cell AS c
    WHERE c.unit_id = ANY ($1::uuid[]) AND c.procedure_code = '*' AND c.grain = $2 AND c.starts_on BETWEEN $3 AND $4
    GROUP BY 1 ORDER BY 1`,
};
