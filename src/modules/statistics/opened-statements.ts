import type { Statement } from "../../platform/postgres/database.ts";
import { type Flow, isStock, type Measure, type Stock } from "./measure.ts";
import { AT_END, AT_START, belongsTo } from "./spell-measures.ts";
import { everyUnit } from "./totals-statements.ts";

/** Of what there was: past its due date at the moment asked for, or not. */
export type Due = "OVERDUE" | "IN_TERM";

type Shape = {
  readonly measure: Measure;
  /** What there is now is open; what there was in the past may have ended since. */
  readonly moment: "now" | "past";
  readonly due: Due | null;
};

/** What a list of dossiers shows, from a spell `s` and its dossier `d`, beside `at` and `amount`. */
export const OPENED_COLUMNS = `s.dossier_id, d.code, s.procedure_code, d.procedure_name, d.procedure_name_en, s.unit_id, s.channel, d.status,
  coalesce(s.due_at, d.due_at) AS due_at`;

const UNITS = (schema: string) =>
  `unnest(CASE WHEN $1::uuid[] IS NULL THEN ${everyUnit(schema)} ELSE $1::uuid[] END) AS unit (id)`;

const SCOPE = `
        AND ($3::text[] IS NULL OR s.procedure_code = ANY ($3::text[])) AND ($4::text IS NULL OR s.channel = $4)
        AND ($9::text[] IS NULL OR s.field_code = ANY ($9::text[]))`;

/**
 * What began (or ended) in the period, a page of each unit and of these a page: `$1` units or null, `$2` size, `$5` from,
 * `$6` until, `$7`–`$8` last of the page before, `$9` fields.
 */
const flowStatement = (flow: Flow, schema: string) => {
  const starts = AT_START[flow];
  const [amount, instant] = starts === undefined ? [AT_END[flow] ?? "0", "s.to_at"] : [starts, "s.from_at"];
  return `
    SELECT ${OPENED_COLUMNS}, s.at, s.amount
    FROM (
      SELECT page.* FROM ${UNITS(schema)} CROSS JOIN LATERAL (
        SELECT s.*, ${instant} AS at, (${amount})::int AS amount
        FROM ${schema}.statistics_spell AS s
        WHERE s.unit_id = unit.id AND ${instant} >= $5::timestamptz AND ${instant} < $6::timestamptz
          AND ${instant} < 'infinity' AND (${amount}) <> 0${SCOPE}
          AND (${instant}, s.dossier_id) > ($7::timestamptz, $8::uuid)
        ORDER BY ${instant}, s.dossier_id LIMIT $2
      ) AS page
      ORDER BY page.at, page.dossier_id LIMIT $2
    ) AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    ORDER BY s.at, s.dossier_id`;
};

/** Spells that have ended, in classes by how long they were; the longest has no end. Index `statistics_spell_by_length`. */
const LENGTH_CLASS =
  "width_bucket(extract(epoch FROM s.to_at - s.from_at)::float8, '{3600,14400,86400,345600,1382400,5529600,22118400}'::float8[])";
/** The class, and when at the earliest a spell of it began that had not ended at `$6`. */
const CLASSES = `(VALUES (0, $6::timestamptz - interval '1 hour'), (1, $6::timestamptz - interval '4 hours'),
        (2, $6::timestamptz - interval '1 day'), (3, $6::timestamptz - interval '4 days'), (4, $6::timestamptz - interval '16 days'),
        (5, $6::timestamptz - interval '64 days'), (6, $6::timestamptz - interval '256 days'), (7, '-infinity')) AS of_length (class, since)`;

const DUE = {
  OVERDUE: " AND s.due_at < $5::timestamptz",
  IN_TERM: " AND (s.due_at < $5::timestamptz) IS NOT TRUE",
} as const satisfies Record<Due, string>;

/**
 * What there was: `$5` the moment, at which nothing due is overdue yet, `$6` the instant after it; else as above. What is
 * open costs what lies open. What has ended since is looked for among spells of about one length at a time: of those of a
 * day, only what began the day before, so that a day years ago costs what lay there then and not all that came after. When they
 * ended is said so that no index can serve it: by their end there are all that ended since, of a province 64,000 in a month.
 */
const stockStatement = (stock: Stock, { moment, due }: Shape, schema: string) => {
  const which = `${belongsTo(stock, "$5::timestamptz")}${due === null ? "" : DUE[due]}
        AND s.from_at < $6::timestamptz AND $5::timestamptz IS NOT NULL${SCOPE}
        AND (s.from_at, s.dossier_id) > ($7::timestamptz, $8::uuid)`;
  const open = `
      SELECT s.* FROM ${UNITS(schema)} JOIN ${schema}.statistics_spell AS s ON s.unit_id = unit.id
      WHERE s.to_at = 'infinity' AND ${which}`;
  const endedSince = `
      SELECT s.* FROM ${UNITS(schema)} CROSS JOIN ${CLASSES}
      JOIN ${schema}.statistics_spell AS s ON s.unit_id = unit.id AND ${LENGTH_CLASS} = of_length.class
        AND s.from_at >= of_length.since
      WHERE s.to_at < 'infinity' AND (s.to_at < $6::timestamptz) IS FALSE AND ${which}`;
  return `
    SELECT ${OPENED_COLUMNS}, s.from_at AS at, 1 AS amount
    FROM (
      SELECT s.* FROM (${moment === "now" ? open : `${open} UNION ALL ${endedSince}`}) AS s
      ORDER BY s.from_at, s.dossier_id LIMIT $2
    ) AS s
    JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    ORDER BY s.from_at, s.dossier_id`;
};

const STATEMENTS = new Map<string, Statement>();

/** The list behind a measure. A statement a shape: each is planned for itself. */
export function openedStatement(shape: Shape): Statement {
  const { measure, moment, due } = shape;
  const name = `statistics-opened-${measure}${isStock(measure) ? `-${moment}-${due ?? "any"}` : ""}`;
  const text = (schema: string) =>
    isStock(measure) ? stockStatement(measure, shape, schema) : flowStatement(measure, schema);
  const made = STATEMENTS.get(name) ?? { name, text };
  STATEMENTS.set(name, made);
  return made;
}
