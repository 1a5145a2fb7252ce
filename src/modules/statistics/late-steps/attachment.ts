import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { WriteAttachment } from "../../dossier/index.ts";
import { type LateStepRow, lateStepsOf } from "./late-steps.ts";

const COLUMNS = `dossier_id uuid, seq int, place int, agency_id uuid, at timestamptz, sign int, step_name text, step_name_en text,
        unit_id uuid, over_minutes int`;

/** Goes with the few acts that finish a dossier late or open such a result again; costs the others nothing. */
export const lateStepsAttachment: WriteAttachment = {
  name: "late-steps",
  parts: (schema, { parameter, written }) => `,
    late_steps AS (
      INSERT INTO ${schema}.statistics_late_step
      SELECT l.* FROM jsonb_to_recordset(${parameter}::jsonb) AS l (${COLUMNS})
      WHERE l.dossier_id IN (SELECT id FROM ${written})
      RETURNING dossier_id
    )`,
  valueOf: (writes) => {
    const rows = writes.flatMap(lateStepsOf);
    return rows.length === 0 ? null : JSON.stringify(rows);
  },
};

const WRITE: Statement = {
  name: "statistics-write-late-steps",
  text: (schema) => `
    INSERT INTO ${schema}.statistics_late_step
    SELECT l.* FROM jsonb_to_recordset($1::jsonb) AS l (${COLUMNS})`,
};

/** For whoever writes whole histories in one transaction. */
export async function writeLateSteps(tx: Pick<Executor, "run">, rows: readonly LateStepRow[]): Promise<void> {
  if (rows.length > 0) await tx.run(WRITE, [JSON.stringify(rows)]);
}
