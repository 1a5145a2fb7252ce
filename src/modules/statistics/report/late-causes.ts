import { z } from "zod";
import { addDays, instantAt } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { type Figure, NO_CAUSE } from "./figure.ts";
import { ROW_OF, type SpellQuestion } from "./spell-figures.ts";

/** A late result of the period: `sign` −1 where one was taken back. Working minutes beyond quota, by unit of the step. */
const lateSchema = z.object({
  row: z.string(),
  channel: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  unit_id: z.custom<UnitId>((id) => typeof id === "string"),
  sign: z.number().int(),
  cause: z.string().nullable(),
  over: z.array(z.object({ unit: z.custom<UnitId>((id) => typeof id === "string"), minutes: z.number() })),
});
type LateResult = z.output<typeof lateSchema>;

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

/** `$1` units, `$2` from, `$3` until. Late results are few: each is read with the steps that overran their quota. */
const statementOf = (rowsBy: SpellQuestion["rowsBy"]): Statement => ({
  name: `statistics-report-late-${rowsBy}`,
  text: (schema) => `
    SELECT ${ROW_OF[rowsBy]} AS row, s.channel, s.unit_id,
      ${LATE_SIGN} AS sign,
      ${CAUSE_TOLD(schema)} AS cause,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('unit', used.unit, 'minutes', used.minutes)), '[]') FROM (
        SELECT step ->> 'unitId' AS unit, sum((step ->> 'overMinutes')::numeric) AS minutes
        FROM jsonb_array_elements(d.state -> 'steps') AS step
        WHERE (step ->> 'overMinutes')::numeric > 0 GROUP BY 1) AS used) AS over
    FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE s.unit_id = ANY ($1::uuid[]) AND s.from_at >= $2::timestamptz AND s.from_at < $3::timestamptz
      AND ${OPENED_OR_UNDONE_LATE}`,
});

const STATEMENTS = {
  unit: statementOf("unit"),
  field: statementOf("field"),
  procedure: statementOf("procedure"),
  channel: statementOf("channel"),
} as const;

/** Late results of the period, each as a figure of who lost the time and one of the cause that was told. */
export async function readLateCauses(
  executor: Executor,
  directory: UnitDirectory,
  { units, period, asOf, rowsBy }: SpellQuestion,
): Promise<readonly { readonly row: string; readonly figure: Figure }[]> {
  const end = instantAt(addDays(period.to, 1), 0);
  const values = [units, instantAt(period.from, 0), asOf < end ? asOf : end];
  const rows = await executor.run(STATEMENTS[rowsBy], values);
  const isBelow = (unit: UnitId, agency: UnitId) => directory.lineageOf(unit, period.to).includes(agency);
  return rows.flatMap((row) => {
    const late = lateSchema.parse(row);
    const { channel, sign, cause } = late;
    const figure = { at: "FLOW", channel, amount: sign } as const;
    const told = { ...figure, name: "late_results", cause: cause ?? NO_CAUSE } as const;
    return [
      { row: late.row, figure: { ...figure, name: causeOf(late, isBelow) } },
      { row: late.row, figure: told },
    ];
  });
}

/**
 * Lateness is laid to whoever lost more working time beyond a step's quota: the desks of the competent agency, or those of
 * others who were asked. Where no step overran, the quotas or the slack between them did it.
 * @law one-stop.md §3.4, reform.md §A3: an overdue dossier has a cause and a unit that answers for it.
 */
export function causeOf(
  { unit_id: agency, over }: Pick<LateResult, "unit_id" | "over">,
  isBelow: (unit: UnitId, agency: UnitId) => boolean,
): "late_own_unit" | "late_other_unit" | "late_unexplained" {
  let [own, other] = [0, 0];
  for (const { unit, minutes } of over) {
    if (isBelow(unit, agency)) own += minutes;
    else other += minutes;
  }
  if (own + other === 0) return "late_unexplained";
  return own >= other ? "late_own_unit" : "late_other_unit";
}
