import { z } from "zod";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { rangesOf } from "../cell-ranges.ts";

/** `$1` units, `$2`–`$4` ranges of cells. Rows of procedures with an online dossier, and nothing else. */
const USED: Statement = {
  name: "statistics-used-online",
  text: (schema) => `
    WITH ranges AS (SELECT * FROM unnest($2::text[], $3::date[], $4::date[]) AS r (grain, first, last)),
    found AS (
      SELECT c.unit_id, c.procedure_code, c.submitted
      FROM ranges AS r JOIN ${schema}.statistics_cell AS c ON c.grain = r.grain AND c.starts_on BETWEEN r.first AND r.last
      WHERE c.unit_id = ANY ($1::uuid[]) AND c.level = 'PROCEDURE' AND c.channel = 'ONLINE'
      UNION ALL
      SELECT t.unit_id, t.procedure_code, t.submitted
      FROM ranges AS r JOIN ${schema}.statistics_tally AS t ON t.day BETWEEN r.first AND r.last
      WHERE t.unit_id = ANY ($1::uuid[]) AND t.channel = 'ONLINE'
    )
    SELECT unit_id, procedure_code FROM found GROUP BY 1, 2 HAVING sum(submitted) > 0`,
};

const rowSchema = z.object({ unit_id: z.string(), procedure_code: z.string() });

/** Which procedures were sent in online at least once in the days, by the unit that counted them. */
export async function readUsedOnline(
  executor: Executor,
  asked: { readonly units: readonly string[]; readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly { readonly unitId: string; readonly procedureCode: string }[]> {
  const ranges = rangesOf(asked.from, asked.to);
  const rows = await executor.run(USED, [
    asked.units,
    ranges.map(({ grain }) => grain),
    ranges.map(({ from }) => from),
    ranges.map(({ to }) => to),
  ]);
  return rows.map((row) => {
    const { unit_id: unitId, procedure_code: procedureCode } = rowSchema.parse(row);
    return { unitId, procedureCode };
  });
}
