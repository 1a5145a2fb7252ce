import type { Instant } from "../../kernel/local-date.ts";
import type { Dossier } from "./dossier.ts";
import { STATUS_FACTS } from "./status.ts";

/**
 * From when a dossier counts as stuck (đang kẹt) if nobody acts: numbered, and no person acting. An online dossier
 * nobody read by the end of its check; an open step past its quota that nobody took; running, and at no desk at all.
 *
 * Null while it waits for somebody outside (papers, money, another procedure, a child, the applicant's word), while
 * every open step lies on somebody's desk, and once it is finished.
 */
export function stuckFrom(dossier: Dossier): Instant | null {
  const { status, tasks, process, intakeDueAt, finishedAt, pauses } = dossier;
  if (status === "SUBMITTED") return intakeDueAt;
  if (STATUS_FACTS[status].clock !== "runs" || finishedAt !== null) return null;
  if (pauses.some((pause) => pause.to === null)) return null;
  const untaken = tasks.filter((task) => task.assigneeId === null).map((task) => task.dueAt);
  if (tasks.length > 0) return untaken.reduce<Instant | null>(earlier, null);
  const waits = (process?.waits ?? []).length > 0 || (status !== "ACCEPTED" && status !== "IN_PROGRESS");
  return waits ? null : dossier.lastEventAt;
}

function earlier(first: Instant | null, second: Instant): Instant {
  return first === null || second < first ? second : first;
}
