import type { OfficeRole, UnitId } from "../../access/index.ts";
import type { Stage } from "../../process/index.ts";
import type { Dossier, DossierTask } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import type { ActorRef } from "../events.ts";
import type { DossierRefusal } from "../refusals.ts";
import type { Guard } from "./guards.ts";

/** Stages that the law gives an act of their own; their tasks are not completed by `completeTask`. */
export const STAGE_ACTS = {
  intake: "handOver",
  sign: "signResult",
  issue: "issueResult",
  return: "returnResult",
} as const;

export function taskOfStage(dossier: Dossier, stage: Stage): DossierTask | null {
  return dossier.tasks.find((task) => task.stage === stage) ?? null;
}

export function findTask(dossier: Dossier, taskId: string): DossierTask | null {
  return dossier.tasks.find((task) => task.taskId === taskId) ?? null;
}

/** Whether some step of the stage is at work: an open task, or a wait of the process. */
export function isStageOpen(dossier: Pick<Dossier, "process">, stage: Stage): boolean {
  const { process } = dossier;
  if (process === null) return false;
  return [...process.openTasks, ...process.waits].some((work) => work.stage === stage);
}

/** Why a task that is not open cannot be acted on: who finished it and when, or that there never was one. */
export function taskGone(dossier: Dossier, taskId: string): DossierRefusal {
  const done = dossier.steps.findLast((step) => step.taskId === taskId);
  if (done === undefined) return { code: "TASK_UNKNOWN", taskId };
  const { stepName, stepNameEn, personId, finishedAt } = done;
  return { code: "TASK_DONE", taskId, stepName, stepNameEn, personId, finishedAt };
}

/**
 * The actor holds the task: its role, in exactly its unit, and it is not on a colleague's desk.
 * @law one-stop.md §3.3 (f): who acts holds the role in the unit that holds the step, or a valid delegation of it.
 */
export function holdsTask(task: DossierTask, actor: ActorRef): Guard {
  const { stepCode, role, unitId, assigneeId, taskId } = task;
  if (actor.kind !== "officer" || actor.role !== role || actor.unitId !== unitId) {
    return { code: "TASK_HELD_ELSEWHERE", stepCode, role, unitId };
  }
  if (assigneeId === null || assigneeId === actor.personId) return null;
  return { code: "TASK_ASSIGNED_TO_OTHER", taskId, assigneeId };
}

/** A role at a unit; null where any role of the unit will do. */
export type Desk = { readonly role: OfficeRole | null; readonly unitId: UnitId };

/** The desk an act is done from, where the act decides it: which of an officer's several grants is the one used. */
export function deskOf(dossier: Dossier, command: DossierCommand): Desk | null {
  switch (command.act) {
    case "completeTask":
    case "returnToPrevious":
      return findTask(dossier, command.taskId);
    case "handOver":
      return taskOfStage(dossier, "intake");
    case "signResult":
      return taskOfStage(dossier, "sign");
    case "issueResult":
      return taskOfStage(dossier, "issue");
    case "returnResult":
      return taskOfStage(dossier, "return");
    case "replyConsultation":
      return { role: null, unitId: command.unitId };
    case "approveSupplement":
      return overLimitDesk(dossier);
    default:
      return null;
  }
}

/** A round beyond the limit is for the leader to allow (R6), also where the same person heads the unit. */
function overLimitDesk({ supplements, organisations }: Dossier): Desk | null {
  const isOverLimit = supplements.findLast((round) => round.stage === "APPRAISAL")?.overLimit ?? false;
  if (!isOverLimit || organisations === null) return null;
  return { role: "leader", unitId: organisations.competentAgencyId };
}

/**
 * The desks that answer for the dossier now: its open tasks; while the process only waits (a reply, a payment, a child),
 * the desk that finished last.
 */
export function holdersOf(dossier: Dossier): Pick<DossierTask, "unitId" | "assigneeId">[] {
  if (dossier.tasks.length > 0)
    return dossier.tasks.map(({ unitId, assigneeId }) => ({ unitId, assigneeId }));
  const last = dossier.steps.at(-1);
  return last === undefined ? [] : [{ unitId: last.unitId, assigneeId: last.personId }];
}
