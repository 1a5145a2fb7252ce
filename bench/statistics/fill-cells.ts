import { WHOLE_AUTHORITY } from "../../src/modules/statistics/index.ts";
import { type Measure, STOCKS } from "../../src/modules/statistics/measure.ts";
import { AT_END, AT_START, OVERDUE_FROM } from "../../src/modules/statistics/spell-measures.ts";

/** What the filled spells count; every other measure is nought, as the cells are without being told. */
const COUNTED = [
  "submitted",
  "accepted",
  "positive_early",
  "positive_on_time",
  "positive_late",
  "returned",
  "elapsed_minutes",
  "term_minutes",
  "running",
  "ready",
  "overdue",
] as const satisfies readonly Measure[];

const AT_ENDS: Readonly<Partial<Record<Measure, string>>> = AT_END;
const AT_STARTS: Readonly<Partial<Record<Measure, string>>> = AT_START;
const STOCK_NAMES: readonly string[] = STOCKS;
const stock = (measure: Measure, sign: string) =>
  STOCK_NAMES.includes(measure) && measure !== "overdue" ? `${sign}(s.kind = '${measure}')::int` : undefined;
const overdue = (amount: string) => (measure: Measure) => (measure === "overdue" ? amount : undefined);

/** Amounts of one dossier, small enough for the quick sums of `integer`. */
const part = (instant: string, amountOf: (measure: Measure) => string | undefined, when: string) => `
    SELECT s.unit_id, s.procedure_code, s.field_code, (${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, s.channel,
      ${COUNTED.map((measure) => `(${amountOf(measure) ?? "0"})::integer AS ${measure}`).join(", ")}
    FROM statistics_spell AS s WHERE ${when}`;
const SUMS = COUNTED.map((measure) => `sum(${measure})`).join(", ");
const INTO = `INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel, ${COUNTED.join(", ")})`;

const FINEST = `
  ${INTO}
  SELECT unit_id, 'PROCEDURE', 'D', day, procedure_code, field_code, channel, ${SUMS} FROM (
    ${part("s.from_at", (measure) => AT_STARTS[measure] ?? stock(measure, ""), "true")}
    UNION ALL ${part("s.to_at", (measure) => AT_ENDS[measure] ?? stock(measure, "-"), "s.to_at < 'infinity'")}
    UNION ALL ${part(OVERDUE_FROM, overdue("1"), `s.kind = 'running' AND s.to_at > ${OVERDUE_FROM}`)}
    UNION ALL ${part("s.to_at", overdue("-1"), `s.kind = 'running' AND s.to_at < 'infinity' AND s.to_at > ${OVERDUE_FROM}`)}
  ) AS a GROUP BY unit_id, procedure_code, field_code, day, channel`;

/** Cells of a coarser level, each from the next finer one. */
const ofLevel = (level: string, finer: string, columns: string) => `
  ${INTO} SELECT unit_id, '${level}', grain, starts_on, '*', ${columns}, ${SUMS}
  FROM statistics_cell WHERE level = '${finer}' GROUP BY 1, 3, 4, 6, 7`;

/** Cells of a coarser grain of all levels, each from the next finer one. */
const ofGrain = (grain: string, finer: string, first: string) => `
  ${INTO} SELECT unit_id, level, '${grain}', ${first}, procedure_code, field_code, channel, ${SUMS}
  FROM statistics_cell WHERE grain = '${finer}' GROUP BY 1, 2, 4, 5, 6, 7`;

const HALF_MONTH =
  "date_trunc('month', starts_on::timestamp)::date + CASE WHEN extract(day FROM starts_on) < 15 THEN 0 ELSE 14 END";

/** In the order in which they are made of each other. */
export const CELLS: readonly (readonly [name: string, statement: string])[] = [
  ["days", FINEST],
  ["fields", ofLevel("FIELD", "PROCEDURE", "field_code, channel")],
  ["channels", ofLevel("CHANNEL", "FIELD", "'*', channel")],
  ["totals", ofLevel("TOTAL", "CHANNEL", "'*', '*'")],
  ["half months", ofGrain("H", "D", HALF_MONTH)],
  ["months", ofGrain("M", "H", "date_trunc('month', starts_on::timestamp)::date")],
  ["years", ofGrain("Y", "M", "date_trunc('year', starts_on::timestamp)::date")],
  [
    "the whole authority",
    `${INTO} SELECT '${WHOLE_AUTHORITY}'::uuid, level, grain, starts_on, procedure_code, field_code, channel, ${SUMS}
     FROM statistics_cell GROUP BY 2, 3, 4, 5, 6, 7`,
  ],
];
