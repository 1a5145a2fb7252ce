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

const ASKED = `'${WHOLE_AUTHORITY}' = ANY ($1::uuid[]) OR`;

/** Nothing has happened after now, but dossiers are due later today, and their cells count them already. */
const dueLaterToday = (schema: string) => `
      UNION ALL
      SELECT 'p', ${columnsOf("s")}, ${onlyOverdue("1")}
      FROM ${schema}.statistics_spell AS s
      WHERE s.to_at = 'infinity' AND s.due_at >= $8::timestamptz AND s.due_at < $9::timestamptz
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
      // Due at the moment itself is not yet overdue; begun at the moment itself belongs to it.
      `s.to_at > $8::timestamptz AND (s.due_at >= $8::timestamptz OR s.from_at > $8::timestamptz)
        AND s.to_at > ${OVERDUE_FROM} AND ${OVERDUE_FROM} < $9::timestamptz`,
    ),
    part(onlyOverdue("-1"), `${within("s.to_at", ">")} AND s.to_at > ${OVERDUE_FROM}`),
  ].join("");
};

/** Ranges of days with their tag: `$2`–`$5`. */
const RANGES = "unnest($2::text[], $3::text[], $4::date[], $5::date[]) AS r (tag, grain, first, last)";

/**
 * Sums of cells, in one round trip: what it costs depends on units, procedures and months, not on dossiers. What acts
 * have left in the tally since it was drained is added, so that a figure never lags behind its dossiers.
 * `$1` units, `$2`–`$5` ranges of cells with their tag, `$6` whether procedures are told apart, `$7` which procedures,
 * `$8` the moment and `$9` the end of its day, `$10` dimensions to group by. Tags: `o` opening, `f` flows, `c` closing, `p` the part of
 * the last day after the moment. `units` says whose cells are read.
 */
const totals = (name: string, units: string, part: (schema: string) => string): Statement => ({
  name,
  text: (schema) => `
    WITH whose AS (
      SELECT DISTINCT c.unit_id FROM ${schema}.statistics_cell AS c
      WHERE c.grain = 'M' AND c.procedure_code = '*' AND c.unit_id <> '${WHOLE_AUTHORITY}'
        AND (${ASKED} c.unit_id = ANY ($1::uuid[]))
      UNION
      SELECT t.unit_id FROM ${schema}.statistics_tally AS t WHERE ${ASKED} t.unit_id = ANY ($1::uuid[])
    ),
    found AS (
      SELECT r.tag, ${columnsOf("c")}, ${MEASURES.map((measure) => `c.${measure}`).join(", ")}
      FROM ${RANGES}
      JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE ${units} AND CASE WHEN $6 THEN c.procedure_code <> '*' ELSE c.procedure_code = '*' END
      UNION ALL
      SELECT r.tag, ${columnsOf("t")}, ${MEASURES.map((measure) => `coalesce(t.${measure}, 0)`).join(", ")}
      FROM ${RANGES} JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE ${ASKED} t.unit_id = ANY ($1::uuid[])${part(schema)}
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

const OF_THE_ASKED = "c.unit_id = ANY ($1::uuid[])";
const OF_EVERY_UNIT = `c.unit_id <> '${WHOLE_AUTHORITY}'`;

export const TOTALS_NOW = totals("statistics-totals-now", OF_THE_ASKED, dueLaterToday);
export const TOTALS_PAST = totals("statistics-totals-past", OF_THE_ASKED, afterTheMoment);
/** The whole authority, unit by unit: its own cells do not say whose the dossiers are. */
export const UNIT_TOTALS_NOW = totals("statistics-unit-totals-now", OF_EVERY_UNIT, dueLaterToday);
export const UNIT_TOTALS_PAST = totals("statistics-unit-totals-past", OF_EVERY_UNIT, afterTheMoment);

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
    SELECT date_trunc($5, day)::date AS starts_on, ${MEASURES.map((measure) => `sum(${measure})::bigint AS ${measure}`).join(", ")}
    FROM found GROUP BY 1 ORDER BY 1`,
};
