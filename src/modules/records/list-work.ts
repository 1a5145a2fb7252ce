import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Officer, UnitId } from "../access/index.ts";
import type { Assignment } from "./assignment.ts";
import type { OfficialDocument } from "./official-document.ts";
import { parseAssignment, parseDocument } from "./row-parser.ts";

/** A part of the work about a document, with the document. */
export type DocumentWork = { readonly assignment: Assignment; readonly document: OfficialDocument };

/** Roles that answer for what their unit was given. */
const HEADS: readonly string[] = ["unit-head", "leader", "centre-director"];
const WORK_SHOWN_MAX = 200;

/** Open parts given to the officer, or to a unit they head; soonest due first, what has no due date last. */
export async function listOwnWork(executor: Executor, officer: Officer): Promise<readonly DocumentWork[]> {
  const headed = unitsHeaded(officer);
  const rows = await executor.kysely
    .selectFrom("recordsAssignment")
    .selectAll()
    .where("cancelledAt", "is", null)
    .where("acceptedAt", "is", null)
    .where((row) => row.or([row("part", "<>", "INFORM"), row("readAt", "is", null)]))
    .where((row) =>
      row.or([
        row("personId", "=", officer.personId),
        ...(headed.length === 0 ? [] : [row.and([row("personId", "is", null), row("unitId", "in", headed)])]),
      ]),
    )
    .orderBy("dueOn", (order) => order.asc().nullsLast())
    .orderBy("assignedAt")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

/** Results that wait for whoever gave the work: reported, not accepted; and due dates asked to be moved. */
export async function listAwaited(executor: Executor, officer: Officer): Promise<readonly DocumentWork[]> {
  const rows = await executor.kysely
    .selectFrom("recordsAssignment")
    .selectAll()
    .where("cancelledAt", "is", null)
    .where("acceptedAt", "is", null)
    .where("assignedBy", "=", officer.personId)
    .where((row) => row.or([row("reportedAt", "is not", null), row("extensionTo", "is not", null)]))
    .orderBy("dueOn", (order) => order.asc().nullsLast())
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

type OverdueAsked = { readonly agencyId: UnitId; readonly today: LocalDate };

/** Parts of units and people of an agency whose due date is past, the longest first. */
export async function listOverdue(
  executor: Executor,
  { agencyId, today }: OverdueAsked,
): Promise<readonly DocumentWork[]> {
  const rows = await executor.kysely
    .selectFrom("recordsAssignment")
    .innerJoin("recordsDocument", "recordsDocument.id", "recordsAssignment.documentId")
    .selectAll("recordsAssignment")
    .where("recordsDocument.agencyId", "=", agencyId)
    .where("recordsAssignment.cancelledAt", "is", null)
    .where("recordsAssignment.acceptedAt", "is", null)
    .where("recordsAssignment.dueOn", "<", today)
    .orderBy("recordsAssignment.dueOn")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

function unitsHeaded({ grants }: Officer): UnitId[] {
  return [...new Set(grants.filter(({ role }) => HEADS.includes(role)).map(({ unitId }) => unitId))];
}

async function withDocuments(
  executor: Executor,
  assignments: readonly Assignment[],
): Promise<readonly DocumentWork[]> {
  const ids = [...new Set(assignments.map(({ documentId }) => documentId))];
  if (ids.length === 0) return [];
  const rows = await executor.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where("id", "in", ids)
    .execute();
  const documents = new Map(rows.map(parseDocument).map((document) => [document.id, document]));
  return assignments.flatMap((assignment) => {
    const document = documents.get(assignment.documentId);
    return document === undefined ? [] : [{ assignment, document }];
  });
}
