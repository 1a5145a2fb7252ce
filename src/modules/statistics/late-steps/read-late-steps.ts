import { z } from "zod";
import { addDays, earlier, type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { afterwards, type OpenedDossier, openedDossier } from "../opened.ts";
import { OPENED_COLUMNS } from "../opened-statements.ts";

type LateQuestion = {
  /** Competent agencies. */
  readonly units: readonly string[];
  /** Local days of the results, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The last moment that counts. */
  readonly asOf: Instant;
};

/** `times` counts results that ran over there, each once; one that ran over at two places counts at both. */
export type Overrun = { readonly times: number; readonly minutes: number };
export type StepOverrun = Overrun & { readonly stepName: string; readonly stepNameEn: string };
export type UnitOverrun = Overrun & { readonly unitId: string };

export type LateSteps = {
  /** Late results, those taken back by reopening subtracted. */
  readonly results: number;
  /** Of them, those in which no step ran over its quota. */
  readonly unexplained: number;
  /** The most time first. */
  readonly steps: readonly StepOverrun[];
  readonly units: readonly UnitOverrun[];
  readonly whole: Overrun;
};

/** Results that ran over at a step, however many steps of theirs did: as many as the list has. */
const RESULTS_OVER = (sign: 1 | -1) =>
  `count(DISTINCT (dossier_id, seq)) FILTER (WHERE step_name IS NOT NULL AND sign = ${sign})`;

/** `$1` agencies, `$2` from, `$3` until. Reads the late results of the period and nothing else. */
const GROUPED: Statement = {
  name: "statistics-late-steps",
  text: (schema) => `
    SELECT CASE WHEN grouping(step_name) = 0 THEN 'step' WHEN grouping(unit_id) = 0 THEN 'unit' ELSE 'all' END AS by,
      step_name, min(step_name_en) AS step_name_en, unit_id,
      coalesce(sum(sign) FILTER (WHERE place = 1), 0)::int AS results,
      coalesce(sum(sign) FILTER (WHERE step_name IS NULL), 0)::int AS unexplained,
      (${RESULTS_OVER(1)} - ${RESULTS_OVER(-1)})::int AS times,
      coalesce(sum(sign * over_minutes), 0)::float8 AS minutes
    FROM ${schema}.statistics_late_step
    WHERE agency_id = ANY ($1::uuid[]) AND at >= $2::timestamptz AND at < $3::timestamptz
    GROUP BY GROUPING SETS ((step_name), (unit_id), ())
    ORDER BY minutes DESC, step_name, unit_id`,
};

const groupSchema = z.object({
  by: z.enum(["step", "unit", "all"]),
  step_name: z.string().nullable(),
  step_name_en: z.string().nullable(),
  unit_id: z.string().nullable(),
  results: z.number(),
  unexplained: z.number(),
  times: z.number(),
  minutes: z.number(),
});

/** Where the late results of a period lost working time beyond the quotas, by step and by the unit that held it. */
export async function readLateSteps(executor: Executor, question: LateQuestion): Promise<LateSteps> {
  const rows = (await executor.run(GROUPED, spanOf(question))).map((row) => groupSchema.parse(row));
  const whole = rows.find(({ by }) => by === "all");
  const told = rows.filter(({ times, minutes }) => times !== 0 || minutes !== 0);
  return {
    results: whole?.results ?? 0,
    unexplained: whole?.unexplained ?? 0,
    whole: { times: whole?.times ?? 0, minutes: whole?.minutes ?? 0 },
    steps: told.flatMap(({ by, step_name: stepName, step_name_en: stepNameEn, times, minutes }) =>
      by !== "step" || stepName === null
        ? []
        : [{ stepName, stepNameEn: stepNameEn ?? stepName, times, minutes }],
    ),
    units: told.flatMap(({ by, unit_id: unitId, times, minutes }) =>
      by !== "unit" || unitId === null ? [] : [{ unitId, times, minutes }],
    ),
  };
}

/** As above; `$4` step or null, `$5` unit or null, `$6`–`$7` last of the page before, `$8` size. */
const LIST: Statement = {
  name: "statistics-late-step-dossiers",
  text: (schema) => `
    WITH late AS (
      SELECT l.dossier_id, l.seq, l.at, l.sign
      FROM ${schema}.statistics_late_step AS l
      WHERE l.agency_id = ANY ($1::uuid[]) AND l.at >= $2::timestamptz AND l.at < $3::timestamptz
        AND ($4::text IS NULL OR l.step_name = $4) AND ($5::uuid IS NULL OR l.unit_id = $5)
        AND ($4::text IS NOT NULL OR $5::uuid IS NOT NULL OR l.place = 1)
        AND (l.at, l.dossier_id) > ($6::timestamptz, $7::uuid)
      GROUP BY l.dossier_id, l.seq, l.at, l.sign
      ORDER BY l.at, l.dossier_id LIMIT $8
    )
    SELECT ${OPENED_COLUMNS}, late.at AS at, late.sign AS amount
    FROM late JOIN ${schema}.statistics_spell AS s ON s.dossier_id = late.dossier_id AND s.opened_seq = late.seq
    JOIN ${schema}.dossier AS d ON d.id = late.dossier_id
    ORDER BY late.at, late.dossier_id`,
};

/** The late results that ran over at a step or with a unit (all of them where neither is named), oldest first. */
export async function listLateResults(
  executor: Executor,
  question: LateQuestion & {
    readonly stepName: string | null;
    readonly unitId: string | null;
    readonly size: number;
    readonly after: { readonly at: Instant; readonly dossierId: string } | null;
  },
): Promise<readonly OpenedDossier[]> {
  const { stepName, unitId, size, after } = question;
  const rows = await executor.run(LIST, [
    ...spanOf(question),
    stepName,
    unitId,
    after?.at ?? "-infinity",
    after?.dossierId ?? "00000000-0000-0000-0000-000000000000",
    size,
  ]);
  return rows.map(openedDossier);
}

function spanOf({ units, from, to, asOf }: LateQuestion): unknown[] {
  return [units, instantAt(from, 0), earlier(afterwards(asOf), instantAt(addDays(to, 1), 0))];
}
