import { accept, type Result, refuse } from "../../../kernel/result.ts";
import {
  fireTimer as fireStepTimer,
  type OpenWait,
  type ProcessAdvance,
  receiveMessage,
  type Stage,
} from "../../process/index.ts";
import type { CaseFacts, Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Movement } from "../events.ts";
import type { DossierRefusal } from "../refusals.ts";
import type { DecideContext, Decision } from "./context.ts";
import { graphOf, movementFrom, movementOf, processFacts, processOf } from "./movement.ts";
import { withVerification } from "./verify-stage.ts";

/** The applicant agrees to the electronic draft of the result, or asks for a correction (P01, P11). */
export function confirmDraftByApplicant(
  dossier: Dossier,
  { confirmed }: CommandData["confirmDraftByApplicant"],
  context: DecideContext,
): Decision {
  const wait = waitsOf(dossier, "confirm").at(0);
  const message = wait === undefined ? null : confirmed ? wait.message : disputeMessage(context, wait);
  if (message === null) return refuse({ code: "DRAFT_NOT_AWAITED" });
  const facts: CaseFacts = { draftConfirmed: confirmed };
  const act = { message, facts: processFacts(dossier, facts) };
  const moved = movementFrom(dossier, context, receiveMessage(graphOf(context), processOf(dossier), act));
  if (!moved.ok) return moved;
  const event = { type: "ApplicantConfirmed", data: { confirmed, facts, movement: moved.value } } as const;
  return accept(withVerification(dossier, context, { event, ending: { finding: "", how: "REPORTED" } }));
}

/** A time limit of the process has run out: the program acts, and nobody else may. */
export function fireTimer(
  dossier: Dossier,
  { timerId }: CommandData["fireTimer"],
  context: DecideContext,
): Decision {
  const timer = dossier.timers.find((each) => each.timerId === timerId);
  if (timer !== undefined && timer.dueAt > context.now) {
    return refuse({ code: "TIMER_NOT_DUE", timerId, dueAt: timer.dueAt });
  }
  const act = { timerId, facts: processFacts(dossier) };
  const moved = movementFrom(dossier, context, fireStepTimer(graphOf(context), processOf(dossier), act));
  if (!moved.ok) return moved;
  const event = { type: "TimerFired", data: { timerId, movement: moved.value } } as const;
  return accept(withVerification(dossier, context, { event, ending: { finding: "", how: "TIMED_OUT" } }));
}

/** The waits of a stage that a message can end. */
export function waitsOf(dossier: Dossier, stage: Stage): OpenWait[] {
  return dossier.process?.waits.filter((wait) => wait.stage === stage && wait.message !== null) ?? [];
}

/**
 * Tells the process that what the given waits stand for has happened; null where there is no such wait, because the
 * office acted on its own and not because the process asked for it.
 */
export function answerWaits(
  dossier: Dossier,
  answer: { readonly waits: readonly OpenWait[]; readonly facts?: CaseFacts },
  context: DecideContext,
): Result<Movement | null, DossierRefusal> {
  if (answer.waits.length === 0) return accept(null);
  const facts = processFacts(dossier, answer.facts);
  let advance: ProcessAdvance = { state: processOf(dossier), effects: [] };
  for (const { waitId, message } of answer.waits) {
    if (message === null) continue;
    const run = receiveMessage(graphOf(context), advance.state, { message, waitId, facts });
    if (!run.ok) return refuse(run.refusal);
    advance = { state: run.value.state, effects: [...advance.effects, ...run.value.effects] };
  }
  return accept(movementOf(dossier, context, advance));
}

function disputeMessage(context: DecideContext, wait: OpenWait): string | null {
  const node = graphOf(context).nodes[wait.stepCode];
  if (node?.kind !== "wait") return null;
  for (const { trigger } of node.boundary) if (trigger.kind === "message") return trigger.message;
  return null;
}
