import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { PersonId } from "../access/index.ts";
import { addWorkingDays, type WorkCalendar } from "../calendar/index.ts";
import { type Assignment, isOpen } from "./assignment.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

type Patch = Result<Partial<Assignment>, RecordsRefusal>;
type Acting = { readonly by: PersonId; readonly at: Instant };

/** A due date: as given, or so many working days from today; none where neither is said. */
export function dueOf(
  asked: { readonly dueOn: LocalDate | null; readonly dueWorkingDays: number | null },
  today: LocalDate,
  calendar: WorkCalendar,
): LocalDate | null {
  if (asked.dueOn !== null) return asked.dueOn;
  return asked.dueWorkingDays === null ? null : addWorkingDays(calendar, today, asked.dueWorkingDays);
}

/** A due date lies ahead, and no person's lies behind that of their unit. */
export function dueRefusal(
  dueOn: LocalDate | null,
  today: LocalDate,
  parent: Pick<Assignment, "dueOn"> | null,
): RecordsRefusal | null {
  if (dueOn === null) return null;
  if (dueOn < today) return { code: "RECORDS_DUE_PAST" };
  const limit = parent?.dueOn ?? null;
  return limit !== null && dueOn > limit ? { code: "RECORDS_DUE_AFTER_PARENT", dueOn: limit } : null;
}

/** Seen; the first time counts, and is all that is asked where a part is only to take note of. */
export function readAssignment(assignment: Assignment, { at }: { readonly at: Instant }): Patch {
  if (assignment.cancelledAt !== null) return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  return accept(assignment.readAt === null ? { readAt: at } : {});
}

export function advanceAssignment(
  assignment: Assignment,
  { progress, at }: { readonly progress: number; readonly at: Instant },
): Patch {
  if (!isOpen(assignment) || assignment.part === "INFORM" || assignment.reportedAt !== null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  return accept({ progress, readAt: assignment.readAt ?? at });
}

type Report = Acting & {
  readonly result: string | null;
  readonly responseId: OfficialDocumentId | null;
  /** Parts of people below that are still open. */
  readonly openBelow: number;
};

/**
 * Says that the work is done and shows what came of it: a document or words.
 * @law reform.md §C2: completion requires a product
 */
export function reportAssignment(assignment: Assignment, report: Report): Patch {
  if (!isOpen(assignment) || assignment.part === "INFORM" || assignment.reportedAt !== null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  if (report.result === null && report.responseId === null) return refuse({ code: "RECORDS_RESULT_MISSING" });
  if (report.openBelow > 0) return refuse({ code: "RECORDS_PARTS_OPEN" });
  const { result, responseId, by, at } = report;
  return accept({
    progress: 100,
    readAt: assignment.readAt ?? at,
    reportedAt: at,
    reportedBy: by,
    result,
    responseId,
  });
}

/**
 * Whoever gives the work accepts its result; nobody accepts their own.
 * @law reform.md §C2: the owner cannot accept its own task
 */
export function acceptAssignment(assignment: Assignment, { by, at }: Acting): Patch {
  if (!isOpen(assignment) || assignment.reportedAt === null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  if (assignment.reportedBy === by || assignment.personId === by) return refuse({ code: "RECORDS_OWN_WORK" });
  return accept({ acceptedAt: at, acceptedBy: by });
}

/** The result is not what was asked for: the work goes on under the same due date. */
export function sendBackAssignment(assignment: Assignment): Patch {
  if (!isOpen(assignment) || assignment.reportedAt === null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  return accept({ reportedAt: null, reportedBy: null, result: null, responseId: null, progress: 50 });
}

type Extension = {
  readonly to: LocalDate;
  readonly reason: string;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** The unit's part that a person's belongs to; null for the unit's own. */
  readonly parent: Pick<Assignment, "dueOn"> | null;
};

/**
 * Asks for more time, at least one working day before the due date.
 * @law reform.md §C2: extension is asked for at least one working day before due and keeps the original due date
 */
export function askExtension(
  assignment: Assignment,
  { to, reason, today, calendar, parent }: Extension,
): Patch {
  const { dueOn } = assignment;
  if (!isOpen(assignment) || dueOn === null || assignment.reportedAt !== null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  if (addWorkingDays(calendar, today, 1) > dueOn) return refuse({ code: "RECORDS_EXTENSION_LATE", dueOn });
  if (to <= dueOn) return refuse({ code: "RECORDS_EXTENSION_DAY", dueOn });
  const wrong = dueRefusal(to, today, parent);
  return wrong === null ? accept({ extensionTo: to, extensionReason: reason }) : refuse(wrong);
}

export function decideExtension(
  assignment: Assignment,
  {
    isGranted,
    by,
    parent,
  }: {
    readonly isGranted: boolean;
    readonly by: PersonId;
    readonly parent: Pick<Assignment, "dueOn"> | null;
  },
): Patch {
  const { extensionTo } = assignment;
  if (!isOpen(assignment) || extensionTo === null) return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  if (assignment.personId === by) return refuse({ code: "RECORDS_OWN_WORK" });
  const limit = parent?.dueOn ?? null;
  if (isGranted && limit !== null && extensionTo > limit)
    return refuse({ code: "RECORDS_DUE_AFTER_PARENT", dueOn: limit });
  return accept({
    ...(isGranted ? { dueOn: extensionTo } : {}),
    extensionTo: null,
    extensionReason: null,
  });
}

export function cancelAssignment(
  assignment: Assignment,
  { reason, at }: { readonly reason: string; readonly at: Instant },
): Patch {
  if (assignment.cancelledAt !== null || assignment.acceptedAt !== null)
    return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
  return accept({ cancelledAt: at, cancelReason: reason });
}

/** The parts that end with others: those of the people below, or all there are. */
export function openAmong(
  assignments: readonly Assignment[],
  below: Assignment | null,
): readonly Assignment[] {
  return assignments.filter(
    (each) =>
      (below === null || each.parentId === below.id) && each.cancelledAt === null && each.acceptedAt === null,
  );
}
