import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { Assignment, AssignmentId } from "./assignment.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { parseAssignment } from "./row-parser.ts";

/** All parts of a document's work, the earliest first. */
export async function listAssignments(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly Assignment[]> {
  const rows = await executor.kysely
    .selectFrom("recordsAssignment")
    .selectAll()
    .where("documentId", "=", documentId)
    .orderBy("assignedAt")
    .orderBy("id")
    .execute();
  return rows.map(parseAssignment);
}

/** The parts of several documents at once, by document. */
export async function listAssignmentsOf(
  executor: Executor,
  documentIds: readonly OfficialDocumentId[],
): Promise<ReadonlyMap<string, readonly Assignment[]>> {
  if (documentIds.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("recordsAssignment")
    .selectAll()
    .where("documentId", "in", [...documentIds])
    .execute();
  return Map.groupBy(rows.map(parseAssignment), ({ documentId }) => documentId);
}

export async function insertAssignments(tx: Tx, assignments: readonly Assignment[]): Promise<void> {
  if (assignments.length === 0) return;
  await tx.kysely
    .insertInto("recordsAssignment")
    .values(assignments.map((each) => ({ ...each })))
    .execute();
}

export async function updateAssignment(tx: Tx, id: AssignmentId, patch: Partial<Assignment>): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  await tx.kysely.updateTable("recordsAssignment").set(patch).where("id", "=", id).execute();
}
