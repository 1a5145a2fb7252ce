import { z } from "zod";
import { addDays, type Instant, type LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { type AssignmentId, DUE_SOON_DAYS } from "./assignment.ts";
import type { OfficialDocumentId } from "./official-document.ts";

/*
 * Parts that wait for their result and are due by `$2`, after a place in the walk (`$3`, `$4`), with whoever answers for
 * each today (`$1`): its person while they hold a post in the unit, else those who head it.
 */
const DUE_PARTS: Statement = {
  name: "records-due-parts",
  text: (schema) => `
    SELECT a.id, a.document_id, a.due_on, a.assigned_at,
      ARRAY(SELECT DISTINCT p.person_id FROM ${schema}.organisation_post AS p
        WHERE p.unit_id = a.unit_id AND p.valid_from <= $1::date AND (p.valid_to IS NULL OR p.valid_to >= $1::date)
          AND CASE WHEN EXISTS (SELECT FROM ${schema}.organisation_post AS own
              WHERE own.unit_id = a.unit_id AND own.person_id = a.person_id
                AND own.valid_from <= $1::date AND (own.valid_to IS NULL OR own.valid_to >= $1::date))
            THEN p.person_id = a.person_id
            ELSE p.role IN ('unit-head', 'centre-director', 'leader') END) AS holders
    FROM ${schema}.records_assignment AS a
    JOIN ${schema}.records_document AS d ON d.id = a.document_id AND d.state NOT IN ('VOIDED', 'DISCARDED')
    WHERE a.accepted_at IS NULL AND a.cancelled_at IS NULL AND a.reported_at IS NULL AND a.part <> 'INFORM'
      AND a.due_on <= $2::date AND (a.due_on, a.id) > ($3::date, $4::uuid)
    ORDER BY a.due_on, a.id LIMIT $5`,
};

const dueRow = z
  .object({
    id: z.custom<AssignmentId>((value) => typeof value === "string"),
    document_id: z.custom<OfficialDocumentId>((value) => typeof value === "string"),
    due_on: z.custom<LocalDate>((value) => typeof value === "string"),
    assigned_at: z.custom<Instant>((value) => typeof value === "string"),
    holders: z.array(z.custom<PersonId>((value) => typeof value === "string")),
  })
  .transform(({ document_id, due_on, assigned_at, ...rest }) => ({
    ...rest,
    documentId: document_id,
    dueOn: due_on,
    assignedAt: assigned_at,
  }));

/** A part of a document that is due soon or late, and who answers for it today. */
export type DuePart = Readonly<z.output<typeof dueRow>>;

type DueAsked = {
  readonly today: LocalDate;
  /** The last part of the page before; null for the first. */
  readonly after: Pick<DuePart, "dueOn" | "id"> | null;
  readonly size: number;
};

/**
 * Parts due within a week or late, soonest first; not those whose result waits to be accepted.
 * @law reform.md §C2: due soon and overdue are states of a task.
 */
export async function listDueParts(
  executor: Pick<Executor, "run">,
  { today, after, size }: DueAsked,
): Promise<readonly DuePart[]> {
  const place = after ?? { dueOn: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
  const until = addDays(today, DUE_SOON_DAYS);
  const rows = await executor.run(DUE_PARTS, [today, until, place.dueOn, place.id, size]);
  return rows.map((row) => dueRow.parse(row));
}
