import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

/** A procedure in force, as far as it is judged by what is published of it. */
export type PublishedParts = {
  readonly code: string;
  /** Who resolves it: COMMUNE, PROVINCE … */
  readonly levels: readonly string[];
  readonly isOnline: boolean;
  readonly isComplete: boolean;
  /** Some case of it may cost something. */
  readonly hasFee: boolean;
  /** False only where everything else is published and no result is: silence elsewhere is not "none". */
  readonly returnsDocument: boolean;
};

const IN_FORCE: Statement = {
  name: "catalogue-published-parts",
  text: (schema) => `
    SELECT v.code, v.content -> 'levels' AS levels, v.online_level <> 'INFO' AS online,
      ${["executionSteps", "channels", "components", "cases", "subjects", "results"]
        .map((part) => `jsonb_array_length(v.content -> '${part}') AS "${part}"`)
        .join(", ")},
      jsonb_path_exists(v.content, '$.fees[*].formula ? (!(@.type == "FIXED" && @.amountDong == 0))') AS fee,
      coalesce(jsonb_typeof(v.content -> 'competentAgency'), 'null') <> 'null'
        OR coalesce(jsonb_typeof(v.content -> 'executingAgency'), 'null') <> 'null' AS agency
    FROM ${schema}.catalogue_procedure_version AS v
    WHERE v.state <> 'DRAFT' AND v.valid_from <= $1::date AND (v.valid_to IS NULL OR v.valid_to >= $1::date)
    ORDER BY v.code`,
};

const rowSchema = z.object({
  code: z.string(),
  levels: z.array(z.string()),
  online: z.boolean(),
  fee: z.boolean(),
  agency: z.boolean(),
  executionSteps: z.number(),
  channels: z.number(),
  components: z.number(),
  cases: z.number(),
  subjects: z.number(),
  results: z.number(),
});

/**
 * Procedures in force on a day, by code. Complete are those with a name, steps, manner, papers, time limit, subjects and
 * agency.
 * @law Nghị định 63/2010/NĐ-CP, Điều 8 (a–g): the parts a procedure must have.
 */
export async function listPublishedParts(
  executor: Executor,
  on: LocalDate,
): Promise<readonly PublishedParts[]> {
  const rows = await executor.run(IN_FORCE, [on]);
  return rows.map((row) => {
    const { code, levels, online, fee, agency, results, ...parts } = rowSchema.parse(row);
    const counts = [parts.executionSteps, parts.channels, parts.components, parts.cases, parts.subjects];
    const isComplete = agency && counts.every((count) => count > 0);
    const returnsDocument = results > 0 || !isComplete;
    return { code, levels, isOnline: online, isComplete, hasFee: fee, returnsDocument };
  });
}
