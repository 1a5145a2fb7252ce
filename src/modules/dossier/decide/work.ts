import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { completeTask as completeStep, returnToPrevious as returnStep } from "../../process/index.ts";
import type { CaseFacts, ControlSheetRow, Dossier, DossierTask } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { handOverDueOn } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";
import { graphOf, movementFrom, processFacts, processOf } from "./movement.ts";
import { unsentSupplement } from "./supplement.ts";
import { findTask, holdsTask, isStageOpen, STAGE_ACTS, taskGone, taskOfStage } from "./tasks.ts";
import { withVerification } from "./verify-stage.ts";

/** T7: the papers go from the one-stop shop to the competent unit, the same working day (R4). */
export function handOver(
  dossier: Dossier,
  command: CommandData["handOver"],
  context: DecideContext,
): Decision {
  const task = taskOfStage(dossier, "intake");
  if (task === null) return refuse({ code: "NO_TASK_OF_STAGE", stage: "intake" });
  return guarded([holdsTask(task, context.actor)], () => {
    const moved = finishTask(dossier, { task, ...command }, context);
    if (!moved.ok) return moved;
    const { acceptedAt } = dossier;
    const late =
      acceptedAt !== null && localDateOf(context.now) > handOverDueOn(context.calendar, acceptedAt);
    const event = { type: "HandedOver", data: { late, movement: moved.value } } as const;
    return accept(withVerification(dossier, context, { event, ending: { finding: "", how: "REPORTED" } }));
  });
}

/** Puts a task on one person's desk. The control sheet tells who had it before. */
export function assignTask(
  dossier: Dossier,
  command: CommandData["assignTask"],
  context: DecideContext,
): Decision {
  const { taskId, assigneeId } = command;
  const task = findTask(dossier, taskId);
  if (task === null) return refuse(taskGone(dossier, taskId));
  const isTheirs = task.assigneeId === assigneeId;
  return guarded([isTheirs ? { code: "TASK_ALREADY_ASSIGNED", taskId, assigneeId } : null], () => {
    const row: ControlSheetRow = {
      at: context.now,
      fromUnitId: task.unitId,
      fromPersonId: task.assigneeId,
      toUnitId: task.unitId,
      toPersonId: assigneeId,
      toRole: task.role,
      stepCode: task.stepCode,
    };
    return accept([{ type: "TaskAssigned", data: { taskId, assigneeId, rows: [row] } }]);
  });
}

/** Finishes a step of the internal process; steps that the law gives an act of their own are finished by that act. */
export function completeTask(
  dossier: Dossier,
  command: CommandData["completeTask"],
  context: DecideContext,
): Decision {
  const { taskId, note, facts = {}, outcome } = command;
  const task = findTask(dossier, taskId);
  if (task === null) return refuse(taskGone(dossier, taskId));
  return guarded([ownAct(task), holdsTask(task, context.actor), ...nothingPending(dossier)], () => {
    const moved = finishTask(
      dossier,
      { task, facts, ...(outcome === undefined ? {} : { outcome }) },
      context,
    );
    if (!moved.ok) return moved;
    const data = { taskId, outcome: outcome ?? null, note, facts, movement: moved.value };
    const event = { type: "TaskCompleted", data } as const;
    return accept(withVerification(dossier, context, { event, ending: { finding: note, how: "REPORTED" } }));
  });
}

/**
 * What the step itself has begun must end before the step does: facts being verified (unless the process verifies in
 * steps of its own), and a request for papers that is on its way to the applicant.
 * @law one-stop.md §3.3, T9 and T10: verifying and asking for papers come back to the work they left.
 */
export function nothingPending(dossier: Dossier): Guard[] {
  const round = unsentSupplement(dossier);
  return [
    isVerificationPending(dossier) ? { code: "STEP_AWAITS_VERIFICATION" } : null,
    round === null ? null : { code: "STEP_AWAITS_SUPPLEMENT", round: round.round },
  ];
}

function isVerificationPending(dossier: Dossier): boolean {
  const isOpen = dossier.verification !== null && dossier.verification.finishedAt === null;
  return isOpen && !isStageOpen(dossier, "verify");
}

/** Sends the work back to an earlier step, with a reason; the time used stays used (§5.1). */
export function returnToPrevious(
  dossier: Dossier,
  command: CommandData["returnToPrevious"],
  context: DecideContext,
): Decision {
  const { taskId, to, reason } = command;
  const task = findTask(dossier, taskId);
  if (task === null) return refuse(taskGone(dossier, taskId));
  return guarded([textsGiven({ reason }), holdsTask(task, context.actor)], () => {
    const act = { taskId, ...(to === undefined ? {} : { to }) };
    const moved = movementFrom(dossier, context, returnStep(graphOf(context), processOf(dossier), act));
    if (!moved.ok) return moved;
    const stillSigned = moved.value.process.doneSteps.some((code) => isSignStep(context, code));
    const signatureVoided = dossier.result !== null && !stillSigned;
    const event = {
      type: "TaskReturned",
      data: { taskId, reason, signatureVoided, movement: moved.value },
    } as const;
    return accept(
      withVerification(dossier, context, { event, ending: { finding: reason, how: "REPORTED" } }),
    );
  });
}

/** Finishes the task in the process and tells what moved. */
export function finishTask(
  dossier: Dossier,
  step: { readonly task: DossierTask; readonly outcome?: string; readonly facts?: CaseFacts },
  context: DecideContext,
) {
  const { task, outcome, facts } = step;
  const act = {
    taskId: task.taskId,
    facts: processFacts(dossier, facts),
    ...(outcome === undefined ? {} : { outcome }),
  };
  return movementFrom(dossier, context, completeStep(graphOf(context), processOf(dossier), act));
}

/** Whether the step is one of those at which the leader signs. */
export function isSignStep(context: DecideContext, stepCode: string): boolean {
  const node = graphOf(context).nodes[stepCode];
  return node?.kind === "task" && node.stage === "sign";
}

function ownAct({ stage, stepCode }: DossierTask) {
  if (stage !== "intake" && stage !== "sign" && stage !== "issue" && stage !== "return") return null;
  return { code: "TASK_NEEDS_ITS_ACT", stepCode, act: STAGE_ACTS[stage] } as const;
}
