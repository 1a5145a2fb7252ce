import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

const LEVELS_IN_FORCE: Statement = {
  name: "catalogue-levels-in-force",
  text: (schema) => `
    SELECT v.code, v.content -> 'levels' AS levels, jsonb_typeof(v.content -> 'interlink') = 'object' AS interlinked,
      (SELECT coalesce(jsonb_agg(DISTINCT c -> 'processCode'), '[]') FROM jsonb_array_elements(v.content -> 'cases') AS c
        WHERE jsonb_typeof(c -> 'processCode') = 'string') AS processes
    FROM ${schema}.catalogue_procedure_version AS v
    WHERE v.state <> 'DRAFT' AND v.valid_from <= $1::date AND (v.valid_to IS NULL OR v.valid_to >= $1::date)`,
};

const rowSchema = z.object({
  code: z.string(),
  levels: z.array(z.string()),
  interlinked: z.boolean().nullable(),
  processes: z.array(z.string()),
});

/** Of each procedure in force on a day: the levels that resolve it, whether it is interlinked, the processes of its cases. */
export async function listLevels(executor: Executor, on: LocalDate) {
  const rows = await executor.run(LEVELS_IN_FORCE, [on]);
  return rows.map((row) => {
    const { code, levels, interlinked, processes } = rowSchema.parse(row);
    return { code, levels, interlinked: interlinked === true, processes };
  });
}
