import { z } from "zod";
import { addDays, instantAt } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { type Figure, NO_CAUSE } from "./figure.ts";
import { ROW_OF, type SpellQuestion } from "./spell-figures.ts";

const LAID_TO = ["late_own_unit", "late_other_unit", "late_unexplained"] as const;

/** So many late results, those taken back subtracted, of one row and channel, laid to one side, with one cause told. */
const lateSchema = z.object({
  row: z.string(),
  channel: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  laid_to: z.enum(LAID_TO),
  cause: z.string(),
  amount: z.coerce.number().int(),
});

const LATE = "('POSITIVE_LATE', 'NEGATIVE_LATE')";
/** +1 where the spell `s` began with a late result, −1 where it began by taking one back. */
export const LATE_SIGN = `CASE WHEN s.undone IN ${LATE} THEN -1 ELSE 1 END`;
export const OPENED_OR_UNDONE_LATE = `(s.opened_as IN ${LATE} OR s.undone IN ${LATE})`;
/**
 * The cause last told by the time of the finish, with the result or with an apology before it. A reopening tells none, so
 * what it takes back it takes from the same cause.
 */
export const CAUSE_TOLD = (
  schema: string,
) => `(SELECT e.data ->> 'lateCause' FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = s.dossier_id AND e.seq <= s.opened_seq AND e.type IN ('ResultIssued', 'ExtensionProposed')
          AND e.data ? 'lateCause' ORDER BY e.seq DESC LIMIT 1)`;

/**
 * Lateness is laid to whoever lost more working time beyond a step's quota: the desks of the competent agency, or those of
 * others who were asked. Where no step overran, the quotas or the slack between them did it.
 * @law one-stop.md §3.4, reform.md §A3: an overdue dossier has a cause and a unit that answers for it.
 */
const laidTo = (own: string, other: string) =>
  `CASE WHEN ${own} + ${other} = 0 THEN 'late_unexplained' WHEN ${own} >= ${other} THEN 'late_own_unit' ELSE 'late_other_unit' END`;

/**
 * `$1` units, `$2` from, `$3` until; `$4` units that stand below the agencies of `$5`, pair by pair. From what was written
 * with each late result: what its dossier went through afterwards changes nothing, and a result that is opened again is
 * taken back from where it was laid.
 */
const statementOf = (rowsBy: SpellQuestion["rowsBy"]): Statement => ({
  name: `statistics-report-late-${rowsBy}`,
  text: (schema) => `
    WITH below (unit_id, agency_id) AS (SELECT * FROM unnest($4::uuid[], $5::uuid[])),
    late AS (
      SELECT l.dossier_id, l.seq, l.sign,
        coalesce(sum(l.over_minutes) FILTER (WHERE b.unit_id IS NOT NULL), 0) AS own,
        coalesce(sum(l.over_minutes) FILTER (WHERE b.unit_id IS NULL), 0) AS other
      FROM ${schema}.statistics_late_step AS l
      LEFT JOIN below AS b ON b.unit_id = l.unit_id AND b.agency_id = l.agency_id
      WHERE l.agency_id = ANY ($1::uuid[]) AND l.at >= $2::timestamptz AND l.at < $3::timestamptz
      GROUP BY l.dossier_id, l.seq, l.sign
    )
    SELECT ${ROW_OF[rowsBy]} AS row, s.channel, ${laidTo("late.own", "late.other")} AS laid_to,
      coalesce(${CAUSE_TOLD(schema)}, '${NO_CAUSE}') AS cause, sum(late.sign) AS amount
    FROM late JOIN ${schema}.statistics_spell AS s ON s.dossier_id = late.dossier_id AND s.opened_seq = late.seq
    GROUP BY 1, 2, 3, 4`,
});

const STATEMENTS = {
  unit: statementOf("unit"),
  field: statementOf("field"),
  procedure: statementOf("procedure"),
  channel: statementOf("channel"),
} as const;

/** Late results of the period, by who lost the time and by the cause that was told. */
export async function readLateCauses(
  executor: Executor,
  directory: UnitDirectory,
  { units, period, asOf, rowsBy }: SpellQuestion,
): Promise<readonly { readonly row: string; readonly figure: Figure }[]> {
  const end = instantAt(addDays(period.to, 1), 0);
  const agencies = new Set<string>(units);
  const below = directory
    .all()
    .flatMap(({ id: unit }) =>
      directory
        .lineageOf(unit, period.to)
        .flatMap((agency) => (agencies.has(agency) ? [{ unit, agency }] : [])),
    );
  const rows = await executor.run(STATEMENTS[rowsBy], [
    units,
    instantAt(period.from, 0),
    asOf < end ? asOf : end,
    below.map(({ unit }) => unit),
    below.map(({ agency }) => agency),
  ]);
  return rows.flatMap((found) => {
    const { row, channel, laid_to: name, cause, amount } = lateSchema.parse(found);
    const figure = { at: "FLOW", channel, amount } as const;
    return [
      { row, figure: { ...figure, name } },
      { row, figure: { ...figure, name: "late_results", cause } },
    ];
  });
}
