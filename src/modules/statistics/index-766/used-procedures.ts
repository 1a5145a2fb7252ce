import { z } from "zod";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { rangesOf } from "../cell-ranges.ts";

/** `$1` units, `$2`–`$4` ranges of cells. Rows of procedures of which anything was sent in or paid online, and nothing else. */
const USED: Statement = {
  name: "statistics-used-procedures",
  text: (schema) => `
    WITH ranges AS (SELECT * FROM unnest($2::text[], $3::date[], $4::date[]) AS r (grain, first, last)),
    found AS (
      SELECT c.unit_id, c.procedure_code, c.channel, c.submitted, c.paid_online
      FROM ranges AS r JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY ($1::uuid[]) AND c.level = 'PROCEDURE'
      UNION ALL
      SELECT t.unit_id, t.procedure_code, t.channel, t.submitted, t.paid_online
      FROM ranges AS r JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE t.unit_id = ANY ($1::uuid[])
    )
    SELECT * FROM (
      SELECT unit_id, procedure_code, coalesce(sum(submitted) FILTER (WHERE channel = 'ONLINE'), 0) > 0 AS online,
        coalesce(sum(paid_online), 0) > 0 AS paid_online
      FROM found GROUP BY 1, 2
    ) AS used WHERE online OR paid_online`,
};

const rowSchema = z.object({
  unit_id: z.string(),
  procedure_code: z.string(),
  online: z.boolean(),
  paid_online: z.boolean(),
});

/** A procedure that was sent in, or paid for, online at least once in the days, by the unit that counted it. */
export type UsedProcedure = {
  readonly unitId: string;
  readonly procedureCode: string;
  readonly online: boolean;
  readonly paidOnline: boolean;
};

export async function readUsed(
  executor: Executor,
  asked: { readonly units: readonly string[]; readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly UsedProcedure[]> {
  const ranges = rangesOf(asked.from, asked.to);
  const rows = await executor.run(USED, [
    asked.units,
    ranges.map(({ grain }) => grain),
    ranges.map(({ from }) => from),
    ranges.map(({ to }) => to),
  ]);
  return rows.map((row) => {
    const { unit_id: unitId, procedure_code: procedureCode, online, paid_online } = rowSchema.parse(row);
    return { unitId, procedureCode, online, paidOnline: paid_online };
  });
}
