import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import type { InHand } from "./what-if.ts";

/** A dossier in hand that is overdue or soon will be. */
export type DueDossier = InHand & {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly procedureNameEn: string;
  readonly dueAt: Instant;
};

/** `$1` units, `$2` due before, `$3` size; walks `statistics_spell_in_hand`. */
const DUE: Statement = {
  name: "statistics-due-dossiers",
  text: (schema) => `
    SELECT s.dossier_id, d.code, s.procedure_code, d.procedure_name, d.procedure_name_en, s.channel, s.kind, s.due_at
    FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE s.to_at = 'infinity' AND s.unit_id = ANY ($1::uuid[]) AND s.due_at < $2::timestamptz
      AND s.kind IN ('running', 'supplement_wait', 'financial_wait', 'suspended')
    ORDER BY s.due_at, s.dossier_id LIMIT $3`,
};

const rowSchema = z.object({
  dossier_id: z.string(),
  code: z.string(),
  procedure_code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  channel: z.custom<ChannelIn>((value) => typeof value === "string"),
  kind: z.enum(["running", "supplement_wait", "financial_wait", "suspended"]),
  due_at: z.custom<Instant>((value) => typeof value === "string"),
});

/** What is in hand now and due before a moment, the longest overdue first. */
export async function listDue(
  executor: Executor,
  question: {
    readonly units: readonly string[];
    readonly before: Instant;
    readonly now: Instant;
    readonly size: number;
  },
): Promise<readonly DueDossier[]> {
  const { units, before, now, size } = question;
  const rows = await executor.run(DUE, [units, before, size]);
  return rows.map((row) => {
    const it = rowSchema.parse(row);
    return {
      dossierId: it.dossier_id,
      code: it.code,
      procedureCode: it.procedure_code,
      procedureName: it.procedure_name,
      procedureNameEn: it.procedure_name_en,
      channel: it.channel,
      kind: it.kind,
      dueAt: it.due_at,
      isOverdue: it.due_at < now,
    };
  });
}
