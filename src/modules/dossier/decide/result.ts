import { present } from "../../../kernel/assert.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { listReturnTargets, returnToPrevious as returnStep } from "../../process/index.ts";
import { deliveryOf } from "../delivery.ts";
import type { Dossier, DossierTask } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Movement } from "../events.ts";
import { openConsultation } from "./consultation.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, lateCauseKnown, movedAt, movesHeld, textsGiven } from "./guards.ts";
import { graphOf, movementFrom, processOf } from "./movement.ts";
import { holdsTask, taskOfStage } from "./tasks.ts";
import { finishTask, isSignStep } from "./work.ts";

/** Outcomes by which sign steps name the leader's answer, unless the command names another. */
const SIGN_OUTCOMES = { POSITIVE: "APPROVE", NEGATIVE: "REFUSE" } as const;

/** Puts on paper what the result is to say. Until it is signed it may be drafted anew. */
export function draftResult(dossier: Dossier, { draft }: CommandData["draftResult"]): Decision {
  return guarded([unsigned(dossier)], () => accept([{ type: "ResultDrafted", data: { draft } }]));
}

/** What was declared since the draft is not on it: nobody's name goes under what was put right. */
function draftedFromNow({ draft }: Dossier, { paper }: CommandData["signResult"]): Guard {
  const isSigned = paper === undefined || paper.draft.key === draft?.key;
  return draft?.isOutdated === true && isSigned ? { code: "RESULT_DRAFT_OUTDATED" } : null;
}

function unsigned({ result }: Dossier): Guard {
  return result === null ? null : { code: "RESULT_ALREADY_SIGNED", signedAt: result.signedAt };
}

/**
 * T20 and T21, first half: the leader signs the result, or the reasoned refusal with its legal ground.
 * @law one-stop.md §9: whoever appraised the dossier does not sign it.
 */
export function signResult(
  dossier: Dossier,
  command: CommandData["signResult"],
  context: DecideContext,
): Decision {
  const { outcome, authorityWord, summary, legalGround, paper } = command;
  const task = taskOfStage(dossier, "sign");
  if (task === null) return refuse({ code: "NO_TASK_OF_STAGE", stage: "sign" });
  const guards = [holdsTask(task, context.actor), ...signatureGuards(dossier, command, context)];
  return guarded(guards, () => {
    const moved = finishTask(dossier, { task, ...signOutcome(dossier, task, command) }, context);
    if (!moved.ok) return moved;
    const signed = paper === undefined ? {} : { paper };
    const data = { outcome, authorityWord, summary, legalGround, ...signed, movement: moved.value };
    return accept([{ type: "ResultSigned", data }]);
  });
}

/** T20 and T21, second half: numbered, sealed and filed by the clerk. The legal clock stops here. */
export function issueResult(
  dossier: Dossier,
  command: CommandData["issueResult"],
  context: DecideContext,
): Decision {
  const { number, paper, scans = [], stepOutcome, lateCause } = command;
  const files = paper === undefined ? command.files : [paper, ...command.files];
  const task = taskOfStage(dossier, "issue");
  if (task === null) return refuse({ code: "NO_TASK_OF_STAGE", stage: "issue" });
  const openChildren = dossier.children
    .filter((child) => child.mandatory && !child.closed)
    .map(({ id }) => id);
  const guards: Guard[] = [
    holdsTask(task, context.actor),
    dossier.result === null ? { code: "RESULT_NOT_SIGNED" } : null,
    number.trim() === "" ? { code: "RESULT_NUMBER_REQUIRED" } : null,
    dossier.voidedNumbers.includes(number) ? { code: "RESULT_NUMBER_VOIDED", number } : null,
    files.length === 0 ? { code: "RESULT_FILE_REQUIRED" } : null,
    openChildren.length === 0 ? null : { code: "CHILDREN_OPEN", childIds: openChildren },
    lateCauseKnown(lateCause, context),
  ];
  return guarded(guards, () => {
    const outcome = stepOutcome === undefined ? {} : { outcome: stepOutcome };
    const moved = finishTask(dossier, { task, ...outcome }, context);
    if (!moved.ok) return moved;
    const movement = withFinalRow(dossier, moved.value, context);
    const cause = lateCause === undefined ? {} : { lateCause };
    const compared = scans.length === 0 ? {} : { scans };
    return accept([{ type: "ResultIssued", data: { number, files, ...compared, ...cause, movement } }]);
  });
}

/**
 * T22: handed over, fees settled: to a receiver who was recognised, with the item of the post, or where it can be fetched
 * online. The program itself delivers online, or on the proof of the post.
 * @law Nghị định 118/2025/NĐ-CP (R10; one-stop.md §3.3, T22): at the counter, by public post or electronically.
 */
export function returnResult(
  dossier: Dossier,
  command: CommandData["returnResult"],
  context: DecideContext,
): Decision {
  const { channel, feesSettled, custody, privateSha256 } = command;
  const bySystem = context.actor.kind === "system";
  const guards: Guard[] = [
    feesSettled ? null : { code: "FEES_NOT_SETTLED" },
    bySystem && !deliversItself(channel, privateSha256) ? { code: "DELIVERY_NOT_ONLINE" } : null,
    bySystem ? null : unfitTelling(command),
    movesHeld(dossier.components, custody),
  ];
  return guarded(guards, () => {
    const task = taskOfStage(dossier, "return");
    const moved = task === null ? accept(null) : finishTask(dossier, { task }, context);
    if (!moved.ok) return moved;
    const delivery = deliveryOf(command);
    const data = {
      ...delivery,
      privateSha256,
      custody: movedAt(context.now, custody),
      movement: moved.value,
    };
    return accept([{ type: "ResultReturned", data }]);
  });
}

/** What an officer says of a handing over is what its way knows: nobody is stated to have been seen who was not. */
function unfitTelling(told: CommandData["returnResult"]): Guard {
  const { channel, receiver, identityChecked, privateSha256 } = told;
  if (channel === "ONLINE") {
    const isNobody = receiver === null && identityChecked === null && privateSha256 === null;
    return isNobody ? null : { code: "RECEIVER_NOT_SEEN" };
  }
  if (channel === "POSTAL") return told.consignment == null ? { code: "CONSIGNMENT_REQUIRED" } : null;
  if (receiver === null || identityChecked === null || privateSha256 === null)
    return { code: "RECEIVER_REQUIRED" };
  const isUnproven = receiver === "AUTHORISED" && told.authorisationSeen !== true;
  return isUnproven ? { code: "AUTHORISATION_REQUIRED" } : null;
}

/** The post says who signed for the result; nobody but an officer can say that it left the counter. */
function deliversItself(channel: CommandData["returnResult"]["channel"], proof: string | null): boolean {
  return channel === "ONLINE" || (channel === "POSTAL" && proof !== null);
}

/**
 * T23: an error found before delivery. The number is voided and never used again, the work goes back to the signature
 * or before it, and the clock runs on as if it had never stopped.
 * @law one-stop.md §3.3, T23: reopened before delivery only, with its reason; the number is recorded as void.
 */
export function reopen(
  dossier: Dossier,
  { reason, to, draft }: CommandData["reopen"],
  context: DecideContext,
): Decision {
  const number = dossier.result?.number ?? null;
  if (number === null) return refuse({ code: "BUNDLE_NOT_REOPENED" });
  const task = taskOfStage(dossier, "return");
  if (task === null) return refuse({ code: "NO_TASK_OF_STAGE", stage: "return" });
  return guarded([textsGiven({ reason })], () => {
    const state = openedForReturn(dossier, task);
    const targets = listReturnTargets(state, task.taskId);
    const signedAt = targets.findLastIndex((stepCode) => isSignStep(context, stepCode));
    const target = to ?? targets[signedAt] ?? null;
    if (target === null || targets.indexOf(target) > signedAt) {
      return refuse({ code: "REOPEN_PAST_SIGNATURE", to: target ?? task.stepCode });
    }
    const run = returnStep(graphOf(context), state, { taskId: task.taskId, to: target });
    const moved = movementFrom(dossier, context, run);
    if (!moved.ok) return moved;
    const again = draft === undefined ? {} : { draft };
    const data = { reason, voidedNumber: number, ...again, movement: moved.value };
    return accept([{ type: "Reopened", data }]);
  });
}

function signatureGuards(
  dossier: Dossier,
  command: CommandData["signResult"],
  { actor }: DecideContext,
): Guard[] {
  const { specialists, verification } = dossier;
  const isSpecialist = actor.kind === "officer" && specialists.includes(actor.personId);
  const needsGround = command.outcome === "NEGATIVE" && (command.legalGround ?? "").trim() === "";
  const open = openConsultation(dossier);
  return [
    isSpecialist ? { code: "SIGNER_IS_SPECIALIST" } : null,
    unsigned(dossier),
    draftedFromNow(dossier, command),
    open === null ? null : { code: "CONSULTATION_ALREADY_OPEN", consultationId: open.consultationId },
    verification !== null && verification.finishedAt === null ? { code: "VERIFICATION_OPEN" } : null,
    needsGround ? { code: "LEGAL_GROUND_REQUIRED" } : null,
    textsGiven({ summary: command.summary }),
  ];
}

function signOutcome(dossier: Dossier, task: DossierTask, command: CommandData["signResult"]) {
  const offered = processOf(dossier).openTasks.find(({ taskId }) => taskId === task.taskId)?.outcomes ?? [];
  if (command.stepOutcome !== undefined) return { outcome: command.stepOutcome };
  return offered.length === 0 ? {} : { outcome: SIGN_OUTCOMES[command.outcome] };
}

/** The control sheet ends with the papers leaving the clerk, whoever holds them next (T20). */
function withFinalRow(dossier: Dossier, movement: Movement, { now }: DecideContext): Movement {
  if (movement.rows.length > 0) return movement;
  const from = present(movement.closed.at(0), "issuing step");
  const toUnitId = present(dossier.organisations, "organisations").receivingUnitId;
  const sides = {
    fromUnitId: from.unitId,
    fromPersonId: from.personId,
    toUnitId,
    toPersonId: null,
    toRole: null,
  };
  return { ...movement, rows: [{ at: now, ...sides, stepCode: null }] };
}

/** Reopening is given by law and not by the step's own actions, so the way back is open whatever the file says. */
function openedForReturn(dossier: Dossier, task: DossierTask) {
  const state = processOf(dossier);
  const openTasks = state.openTasks.map((open) =>
    open.taskId === task.taskId ? { ...open, actions: [...open.actions, "RETURN_PREVIOUS" as const] } : open,
  );
  return { ...state, openTasks };
}
