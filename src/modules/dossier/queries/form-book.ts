import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { NUMBERED_FORMS, type NumberedForm } from "../../document/index.ts";
import type { DossierId } from "../dossier.ts";

/** Where a list goes on: after this number of this series. */
type FormPlace = { readonly kind: string; readonly agencyId: UnitId; readonly number: number };

type FormBookQuestion = {
  /** The units whose series are asked for. */
  readonly units: readonly UnitId[];
  readonly year: number;
  readonly form: NumberedForm | null;
  /** Only what is void, only what is in force; null for both. */
  readonly isVoid: boolean | null;
  /** Only of this dossier. */
  readonly code: string | null;
  readonly after: FormPlace | null;
  readonly size: number;
};

const text = <T extends string>() => z.custom<T>((value) => typeof value === "string");
const rowSchema = z
  .object({
    kind: z.string(),
    agency_id: text<UnitId>(),
    number: z.number(),
    text: z.string(),
    form: z.enum(NUMBERED_FORMS),
    event_seq: z.number(),
    taken_at: text<Instant>(),
    voided_at: text<Instant>().nullable(),
    replaced_by: z.string().nullable(),
    dossier_id: text<DossierId>(),
    code: z.string(),
    procedure_name: z.string(),
    procedure_name_en: z.string(),
    owner_name: z.string(),
  })
  .transform((row) => ({
    ...{ kind: row.kind, agencyId: row.agency_id, number: row.number, text: row.text, form: row.form },
    ...{ seq: row.event_seq, takenAt: row.taken_at, voidedAt: row.voided_at, replacedBy: row.replaced_by },
    ...{ dossierId: row.dossier_id, code: row.code, ownerName: row.owner_name },
    procedureName: { vi: row.procedure_name, en: row.procedure_name_en },
  }));

/** One number of a series of forms: for which dossier, and what took its place where it is void. */
export type FormEntry = z.output<typeof rowSchema>;

const LIST: Statement = {
  name: "dossier-form-book",
  text: (schema) => `
    SELECT t.kind, t.agency_id, t.number, t.text, t.form, t.event_seq, t.taken_at, t.voided_at,
      CASE WHEN t.voided_at IS NOT NULL THEN (SELECT l.text FROM ${schema}.document_number AS l
        WHERE l.dossier_id = t.dossier_id AND l.form = t.form AND l.event_seq > t.event_seq ORDER BY l.event_seq LIMIT 1) END AS replaced_by,
      t.dossier_id, d.code, d.procedure_name, d.procedure_name_en, d.owner_name
    FROM ${schema}.document_number AS t JOIN ${schema}.dossier AS d ON d.id = t.dossier_id
    WHERE t.agency_id = ANY ($1::uuid[]) AND t.year = $2 AND ($3::text IS NULL OR t.form = $3)
      AND ($4::boolean IS NULL OR (t.voided_at IS NOT NULL) = $4) AND ($5::text IS NULL OR d.code = $5)
      AND ($6::text IS NULL OR (t.kind, t.agency_id, t.number) > ($6, $7::uuid, $8::int))
    ORDER BY t.kind, t.agency_id, t.number LIMIT $9`,
};

/** Numbers of forms of some units in a year, series by series, each in its order. Rights are the caller's to ask. */
export async function listFormBook(
  executor: Executor,
  { units, year, form, isVoid, code, after, size }: FormBookQuestion,
): Promise<readonly FormEntry[]> {
  const place = [after?.kind ?? null, after?.agencyId ?? null, after?.number ?? null];
  const rows = await executor.run(LIST, [units, year, form, isVoid, code, ...place, size]);
  return rows.map((row) => rowSchema.parse(row));
}
