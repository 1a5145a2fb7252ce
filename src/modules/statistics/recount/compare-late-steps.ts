import { z } from "zod";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "../drain.ts";
import { DAY } from "./amounts.ts";

/** A day on which an agency's late results are not as many as those whose lost time is told. */
export type WrongLateSteps = {
  readonly kind: "LATE_STEPS";
  readonly unitId: string;
  readonly day: string;
  readonly told: number;
  readonly recounted: number;
};

const WRONG_MAX = 200;

/** Every late result has one row of place 1, with a step that ran over or without; one taken back has the same, negative. */
const COMPARE: Statement = {
  name: "statistics-recount-late-steps",
  text: (schema) => `
    WITH told AS (
      SELECT agency_id AS unit_id, ${DAY("at")} AS day, sum(sign) AS amount FROM ${schema}.statistics_late_step
      WHERE place = 1 GROUP BY 1, 2
    ),
    recounted AS (
      SELECT unit_id, day, sum(coalesce(positive_late, 0) + coalesce(negative_late, 0)) AS amount FROM pg_temp.statistics_recounted
      WHERE unit_id <> '${WHOLE_AUTHORITY}' GROUP BY 1, 2
    )
    SELECT unit_id, day, coalesce(t.amount, 0) AS told, coalesce(r.amount, 0) AS recounted
    FROM told AS t FULL JOIN recounted AS r USING (unit_id, day)
    WHERE coalesce(t.amount, 0) <> coalesce(r.amount, 0)
    ORDER BY day, unit_id LIMIT ${WRONG_MAX}`,
};

const row = z.object({
  unit_id: z.string(),
  day: z.string(),
  told: z.coerce.number(),
  recounted: z.coerce.number(),
});

/** The first days that differ, the oldest first. */
export async function compareLateSteps(tx: Tx): Promise<readonly WrongLateSteps[]> {
  const rows = await tx.run(COMPARE, []);
  return rows.map((found) => {
    const { unit_id: unitId, ...it } = row.parse(found);
    return { kind: "LATE_STEPS", unitId, ...it };
  });
}
