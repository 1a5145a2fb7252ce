import { sha256 } from "../../kernel/hash-chain.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { FLOWS, isStock, MEASURES, type Measure } from "./measure.ts";
import { AT_END, AT_START, OVERDUE_FROM } from "./spell-measures.ts";

/** Minutes add up as double precision, exact to 2^53: PostgreSQL adds up bigint as numeric, several times as slow. */
const summand = (measure: Measure, amount: string) =>
  measure.endsWith("_minutes") ? `(${amount})::float8` : `(${amount})::int`;

/** What is added up for each of some measures; nothing where there is no expression. */
type Amounts = (of: (measure: Measure) => string | undefined) => string;
const amountsOf =
  (measures: readonly Measure[]): Amounts =>
  (of) =>
    measures.map((measure) => `${summand(measure, of(measure) ?? "NULL")} AS ${measure}`).join(", ");
const onlyOverdue = (amounts: Amounts, amount: string) =>
  amounts((measure) => (measure === "overdue" ? amount : undefined));

/** How a statement names what it was asked with. */
type Asked = (place: number, type: string) => string;
const openly: Asked = (place, type) => `$${place}::${type}`;
/**
 * The value is seen when it is read, not when it is planned. Sums of now are one walk of the cells for any units and days, and planning
 * them costs as much as reading: where it sees no values PostgreSQL finds its plan for any value as good as one for these, and keeps it.
 */
const hidden: Asked = (place, type) => `(SELECT $${place}::${type})::${type}`;

const isAsked = (asked: Asked) => `'${WHOLE_AUTHORITY}' = ANY (${asked(1, "uuid[]")}) OR`;

const columnsOf = (table: string) =>
  ["unit_id", "procedure_code", "field_code", "channel"].map((column) => `${table}.${column}`).join(", ");

/** Nothing has happened after now, but dossiers are due later today, and their cells count them already. */
const dueLaterToday = (schema: string, amounts: Amounts) => `
      UNION ALL
      SELECT false, ${columnsOf("s")}, ${onlyOverdue(amounts, "-1")}
      FROM ${schema}.statistics_spell AS s
      WHERE s.to_at = 'infinity'
        AND s.due_at >= ${hidden(7, "timestamptz")} AND s.due_at < ${hidden(8, "timestamptz")}
        AND (${isAsked(hidden)} s.unit_id = ANY (${hidden(1, "uuid[]")}))`;

type Expressions = Readonly<Partial<Record<Measure, string>>>;

/** Taken away again after a moment of the past: all that began, ended or came due between it and the end of its day. */
const afterTheMoment = (schema: string, amounts: Amounts) => {
  const part = (columns: string, when: string) => `
      UNION ALL
      SELECT false, ${columnsOf("s")}, ${columns}
      FROM ${schema}.statistics_spell AS s
      WHERE s.unit_id = ANY (CASE WHEN '${WHOLE_AUTHORITY}' = ANY ($1::uuid[]) THEN ${everyUnit(schema)} ELSE $1::uuid[] END)
        AND ${when}`;
  const turns = (flows: Expressions, sign: 1 | -1) =>
    amounts((measure) =>
      isStock(measure) && measure !== "overdue"
        ? `${-sign} * (s.kind = '${measure}')::int`
        : flows[measure] && `-(${flows[measure]})`,
    );
  const within = (instant: string, from: ">" | ">=") =>
    `${instant} ${from} $7::timestamptz AND ${instant} < $8::timestamptz`;
  return [
    part(turns(AT_START, 1), within("s.from_at", ">")),
    part(turns(AT_END, -1), within("s.to_at", ">")),
    part(
      onlyOverdue(amounts, "-1"),
      // Due at the moment itself is not yet overdue; begun at the moment itself belongs to it.
      `s.to_at > $7::timestamptz AND (s.due_at >= $7::timestamptz OR s.from_at > $7::timestamptz)
        AND s.to_at > ${OVERDUE_FROM} AND ${OVERDUE_FROM} < $8::timestamptz`,
    ),
    part(onlyOverdue(amounts, "1"), `${within("s.to_at", ">")} AND s.to_at > ${OVERDUE_FROM}`),
  ].join("");
};

/** Every unit that was ever counted, drained or not. */
export const everyUnit = (schema: string) => `ARRAY(
        SELECT u.unit_id FROM ${schema}.statistics_cell AS u
        WHERE u.level = 'TOTAL' AND u.grain = 'Y' AND u.unit_id <> '${WHOLE_AUTHORITY}'
        UNION SELECT t.unit_id FROM ${schema}.statistics_tally AS t)`;

/** Whoever asks for every unit there is, as one sum, asks for the whole authority: one unit's cells in place of all. */
const unitsOf = (schema: string, asked: Asked): Readonly<Record<Shape["units"], string>> => ({
  asked: asked(1, "uuid[]"),
  every: everyUnit(schema),
  together: `CASE WHEN ${everyUnit(schema)} <@ ${asked(1, "uuid[]")}
        THEN ARRAY['${WHOLE_AUTHORITY}'::uuid] ELSE ${asked(1, "uuid[]")} END`,
});

/** Ranges of cells or days, and whether they lie before the period: `$2`–`$5`. */
const rangesOf = (asked: Asked) =>
  `unnest(${asked(2, "bool[]")}, ${asked(3, "text[]")}, ${asked(4, "date[]")}, ${asked(5, "date[]")}) AS r (before, grain, first, last)`;

const COLUMN_OF = {
  unit: "unit_id",
  procedure: "procedure_code",
  field: "field_code",
  channel: "channel",
} as const;
/** A dimension that is told apart. */
export type GroupBy = keyof typeof COLUMN_OF;

const groupedBy = (by: readonly GroupBy[]) =>
  Object.values(COLUMN_OF)
    .map((column) => (by.some((each) => COLUMN_OF[each] === column) ? column : `NULL AS ${column}`))
    .join(", ");

const sumsOf = (measures: readonly Measure[]) =>
  measures
    .map((measure) =>
      isStock(measure)
        ? `sum(${measure}) FILTER (WHERE before) AS opening_${measure}, sum(${measure}) AS closing_${measure}`
        : `sum(${measure}) FILTER (WHERE NOT before) AS ${measure}`,
    )
    .join(", ");

/** What cells tell apart beside their unit: nothing, the channel, field and channel, procedure and channel. */
export type Level = "TOTAL" | "CHANNEL" | "FIELD" | "PROCEDURE";

type Shape = {
  /** Each of those asked for, each there is, or those asked for as one sum. */
  readonly units: "asked" | "every" | "together";
  readonly level: Level;
  readonly moment: "now" | "past";
  readonly by: readonly GroupBy[];
  /** Only these; every measure where null. */
  readonly measures: readonly Measure[] | null;
};

/**
 * Sums of cells, in one round trip: what it costs depends on units, fields or procedures and years, not on dossiers. What
 * acts have left in the tally since it was drained is added, so that a figure never lags behind its dossiers.
 * `$1` units, `$2`–`$5` ranges of cells, `$6` which procedures, `$7` the moment and `$8` the end of its day. The rest is said as
 * constants: each shape is one run of the key for each unit and grain; few measures of every unit come from
 * `statistics_cell_totals` alone.
 */
function totals({ units, level, moment, by, measures }: Shape): Statement {
  const [after, asked] = moment === "now" ? [dueLaterToday, hidden] : [afterTheMoment, openly];
  const wanted = measures ?? MEASURES;
  const amounts = amountsOf(wanted);
  // PostgreSQL keeps 63 characters of a name, the schema's before it.
  const what = sha256(JSON.stringify([by, measures])).slice(0, 8);
  return {
    name: `statistics-totals-${units}-${level}-${moment}-${what}`,
    text: (schema) => `
    SELECT ${groupedBy(by)}, ${sumsOf(wanted)}
    FROM (
      SELECT r.before, ${columnsOf("c")}, ${amounts((measure) => `c.${measure}`)}
      FROM ${rangesOf(asked)} JOIN ${schema}.statistics_cell AS c
        ON c.level = '${level}' AND c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY (${unitsOf(schema, asked)[units]})
      UNION ALL
      SELECT r.before, ${columnsOf("t")}, ${amounts((measure) => `t.${measure}`)}
      FROM ${rangesOf(asked)} JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE ${isAsked(asked)} t.unit_id = ANY (${asked(1, "uuid[]")})${after(schema, amounts)}
    ) AS counted
    WHERE ${asked(6, "text[]")} IS NULL${level === "PROCEDURE" ? ` OR procedure_code = ANY (${asked(6, "text[]")})` : ""}
    GROUP BY 1, 2, 3, 4`,
  };
}

const STATEMENTS = new Map<string, Statement>();

export function totalsStatement(shape: Shape): Statement {
  const key = JSON.stringify(shape);
  const made = STATEMENTS.get(key) ?? totals(shape);
  STATEMENTS.set(key, made);
  return made;
}

const SERIES = new Map<readonly Measure[] | null, Statement>();

/** The same sums in steps, of some flows or all: what nobody asks for is neither added up nor sent. */
export function seriesStatement(measures: readonly Measure[] | null): Statement {
  const made = SERIES.get(measures) ?? series(measures);
  SERIES.set(measures, made);
  return made;
}

/** Steps of a day, a week (Monday) or a month: `$1` units, `$2`–`$4` ranges of cells, `$5` how to step. */
function series(measures: readonly Measure[] | null): Statement {
  const wanted = FLOWS.filter((flow) => measures?.includes(flow) ?? true);
  const amounts = amountsOf(wanted);
  return {
    name: `statistics-series-${sha256(wanted.join()).slice(0, 8)}`,
    text: (schema) => `
    WITH ranges AS (
      SELECT * FROM unnest(${hidden(2, "text[]")}, ${hidden(3, "date[]")}, ${hidden(4, "date[]")}) AS r (grain, first, last)
    ),
    found AS (
      SELECT c.starts_on AS day, ${amounts((measure) => `c.${measure}`)}
      FROM ranges AS r JOIN ${schema}.statistics_cell AS c
        ON c.level = 'TOTAL' AND c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY (${unitsOf(schema, hidden).together})
      UNION ALL
      SELECT t.day, ${amounts((measure) => `t.${measure}`)}
      FROM ranges AS r JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE ${isAsked(hidden)} t.unit_id = ANY (${hidden(1, "uuid[]")})
    )
    SELECT date_trunc(${hidden(5, "text")}, day)::date AS starts_on, ${wanted.map((measure) => `sum(${measure}) AS ${measure}`).join(", ")}
    FROM found GROUP BY 1 ORDER BY 1`,
  };
}
