import { z } from "zod";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { REPORT_STATES } from "./workflow.ts";

/** `$1` units, `$2`–`$3` the days; the last revision first. Its figures are on the report's own page. */
const OF_DAYS: Statement = {
  name: "statistics-reports-of-days",
  text: (schema) => `
    SELECT r.id, r.form_code, r.unit_id, r.from_on, r.to_on, r.revision, r.state, r.as_of
    FROM ${schema}.statistics_report AS r
    WHERE r.unit_id = ANY ($1::uuid[]) AND r.from_on <= $3::date AND r.to_on >= $2::date
    ORDER BY r.to_on DESC, r.form_code, r.unit_id, r.revision DESC LIMIT $4`,
};

const day = z.custom<LocalDate>((value) => typeof value === "string");
const rowSchema = z.object({
  id: z.string(),
  form_code: z.string(),
  unit_id: z.string(),
  from_on: day,
  to_on: day,
  revision: z.number(),
  state: z.enum(REPORT_STATES),
  as_of: z.custom<Instant>((value) => typeof value === "string"),
});
export type FrozenReport = z.output<typeof rowSchema>;

/** Reports of these units over some of these days, as they were made. */
export async function listFrozenReports(
  executor: Executor,
  asked: {
    readonly units: readonly string[];
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly size: number;
  },
): Promise<readonly FrozenReport[]> {
  const rows = await executor.run(OF_DAYS, [asked.units, asked.from, asked.to, asked.size]);
  return rows.map((row) => rowSchema.parse(row));
}
