import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { NUMBERED_FORMS, type NumberedForm } from "./form-series.ts";

const OWED: Statement = {
  name: "document-forms-owed",
  text: (schema) => `
    SELECT n.dossier_id, n.event_seq, n.form FROM ${schema}.document_number AS n
    WHERE n.dossier_id IS NOT NULL AND n.kept_at IS NULL AND n.voided_at IS NULL
      AND (n.kept_tried_at IS NULL OR n.kept_tried_at < $1)
    ORDER BY n.kept_tried_at NULLS FIRST, n.taken_at LIMIT $2`,
};
const KEPT: Statement = {
  name: "document-form-kept",
  text: (schema) => `
    UPDATE ${schema}.document_number SET kept_at = $3 WHERE dossier_id = $1 AND event_seq = $2 AND kept_at IS NULL`,
};
const TRIED: Statement = {
  name: "document-form-tried",
  text: (schema) => `
    UPDATE ${schema}.document_number SET kept_tried_at = $3 WHERE dossier_id = $1 AND event_seq = $2`,
};

const owedRow = z
  .object({ dossier_id: z.string(), event_seq: z.number(), form: z.enum(NUMBERED_FORMS) })
  .transform(({ dossier_id, event_seq, form }) => ({ dossierId: dossier_id, eventSeq: event_seq, form }));

/** A form an act issued under a number, whose file is not kept yet. */
export type OwedForm = { readonly dossierId: string; readonly eventSeq: number; readonly form: NumberedForm };

type OwedAsked = { readonly triedBefore: Instant; readonly size: number };

/** Forms in force that are owed: first what was never tried, then what failed longest ago, but nothing tried since. */
export async function listOwedForms(
  executor: Pick<Executor, "run">,
  { triedBefore, size }: OwedAsked,
): Promise<readonly OwedForm[]> {
  return (await executor.run(OWED, [triedBefore, size])).map((row) => owedRow.parse(row));
}

/** Its file is kept: nothing is owed any more. */
export async function noteFormKept(
  executor: Pick<Executor, "run">,
  { dossierId, eventSeq }: OwedForm,
  at: Instant,
): Promise<void> {
  await executor.run(KEPT, [dossierId, eventSeq, at]);
}

/** It could not be set: it waits behind those that were never tried. */
export async function noteFormTried(
  executor: Pick<Executor, "run">,
  { dossierId, eventSeq }: OwedForm,
  at: Instant,
): Promise<void> {
  await executor.run(TRIED, [dossierId, eventSeq, at]);
}
