import { accept, refuse } from "../../../kernel/result.ts";
import { takeBackStep } from "../../process/index.ts";
import type { Dossier, DossierTask, StepUse } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";
import { graphOf, movementFrom, processOf } from "./movement.ts";

/** A hand-over on which nobody has begun: who sent it, and the one step it opened. */
type UntouchedHandOver = { readonly sent: StepUse; readonly opened: DossierTask };

/**
 * The last hand-over, while nothing at all has happened since; null otherwise. The first step a dossier ever finishes
 * is the one at the counter: nothing but the hand-over leads out of acceptance (T7).
 */
export function untouchedHandOver(dossier: Dossier): UntouchedHandOver | null {
  const sent = dossier.steps.at(-1);
  const [opened, ...others] = dossier.tasks;
  if (sent === undefined || opened === undefined || others.length > 0) return null;
  const isHandOver = sent.stepCode === dossier.steps[0]?.stepCode && opened.stepCode !== sent.stepCode;
  if (!isHandOver || sent.finishedAt !== dossier.lastEventAt || isWaiting(dossier)) return null;
  return isClaimed(dossier, opened) ? null : { sent, opened };
}

function isWaiting({ process, verification }: Dossier): boolean {
  return (process?.waits.length ?? 0) > 0 || (verification !== null && verification.finishedAt === null);
}

/** Somebody took it on their desk; a step that came back lies with whoever did it before, who has not begun again. */
function isClaimed({ steps }: Dossier, { stepCode, unitId, assigneeId }: DossierTask): boolean {
  const before = steps.findLast((step) => step.stepCode === stepCode && step.unitId === unitId);
  return assigneeId !== (before?.personId ?? null);
}

/**
 * Whoever handed over takes it back, with a reason, while the receiving desk has not begun. The legal clock never
 * stopped, and the time used stays used.
 * @law one-stop.md §5.1: returning gives no time back; R4: the hand-over of the same working day is still owed.
 */
export function takeBack(
  dossier: Dossier,
  { reason }: CommandData["takeBack"],
  context: DecideContext,
): Decision {
  const untouched = untouchedHandOver(dossier);
  if (untouched === null) return refuse({ code: "HAND_OVER_BEGUN" });
  const { sent, opened } = untouched;
  const { taskId } = opened;
  return guarded([sentBy(sent, context), textsGiven({ reason })], () => {
    const act = { taskId, to: sent.stepCode };
    const moved = movementFrom(dossier, context, takeBackStep(graphOf(context), processOf(dossier), act));
    if (!moved.ok) return moved;
    return accept([{ type: "HandOverTakenBack", data: { taskId, reason, movement: moved.value } }]);
  });
}

function sentBy({ personId }: StepUse, { actor }: DecideContext): Guard {
  if (actor.kind === "officer" && actor.personId === personId) return null;
  return { code: "HAND_OVER_BY_OTHER", personId };
}
