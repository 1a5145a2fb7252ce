import type { Id } from "../../kernel/ids.ts";
import { addDays, type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { OfficialDocumentId } from "./official-document.ts";

export type AssignmentId = Id<"assignment">;
/** Takes the lead (chủ trì), takes part (phối hợp), takes note (để biết). */
export const PARTS = ["LEAD", "SUPPORT", "INFORM"] as const;
export type Part = (typeof PARTS)[number];

/** What one unit, or one person of it, has to do about a document. */
export type Assignment = {
  readonly id: AssignmentId;
  readonly documentId: OfficialDocumentId;
  /** The unit's part that this person's part belongs to; null for the unit's own. */
  readonly parentId: AssignmentId | null;
  readonly unitId: UnitId;
  readonly personId: PersonId | null;
  readonly personName: string | null;
  readonly part: Part;
  readonly instruction: string;
  readonly assignedBy: PersonId;
  readonly assignedByName: string;
  readonly assignedAt: Instant;
  readonly dueOn: LocalDate | null;
  /** As first given: an extension moves `dueOn`, reports may ask for both. */
  readonly originalDueOn: LocalDate | null;
  readonly progress: number;
  readonly readAt: Instant | null;
  readonly reportedAt: Instant | null;
  readonly reportedBy: PersonId | null;
  readonly result: string | null;
  readonly responseId: OfficialDocumentId | null;
  readonly acceptedAt: Instant | null;
  readonly acceptedBy: PersonId | null;
  readonly extensionTo: LocalDate | null;
  readonly extensionReason: string | null;
  readonly cancelledAt: Instant | null;
  readonly cancelReason: string | null;
};

export const ASSIGNMENT_STATES = [
  "NOT_STARTED",
  "IN_PROGRESS",
  "DUE_SOON",
  "OVERDUE",
  "DONE_ON_TIME",
  "DONE_LATE",
  "CANCELLED",
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Within so many days of its due date a part counts as due soon. */
export const DUE_SOON_DAYS = 7;

/**
 * How a part stands: derived from what happened and the day, never typed. It is done when who gave it has accepted the
 * result; a part to take note of is done when it was read.
 * @law reform.md §C2: states of a task, completion by product and acceptance
 */
export function assignmentState(assignment: Assignment, today: LocalDate): AssignmentState {
  const { cancelledAt, acceptedAt, readAt, dueOn, progress, part, reportedAt } = assignment;
  if (cancelledAt !== null) return "CANCELLED";
  if (part === "INFORM") return readAt === null ? "NOT_STARTED" : "DONE_ON_TIME";
  if (acceptedAt !== null)
    return dueOn === null || localDateOf(acceptedAt) <= dueOn ? "DONE_ON_TIME" : "DONE_LATE";
  if (dueOn !== null && today > dueOn) return "OVERDUE";
  if (dueOn !== null && addDays(today, DUE_SOON_DAYS) >= dueOn) return "DUE_SOON";
  return progress > 0 || reportedAt !== null ? "IN_PROGRESS" : "NOT_STARTED";
}

/** Still to be done: neither accepted, nor read where that is all, nor taken back. */
export function isOpen({ cancelledAt, acceptedAt, part, readAt }: Assignment): boolean {
  return cancelledAt === null && acceptedAt === null && (part !== "INFORM" || readAt === null);
}
