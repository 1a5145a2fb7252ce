import { present } from "../../../kernel/assert.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { NewEvent } from "../events.ts";
import { applyEvent } from "../evolve.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";
import { rerouted } from "./movement.ts";
import { isStageOpen } from "./tasks.ts";
import { answerWaits, waitsOf } from "./world.ts";

/** T24: a returned result is never reopened; the correction is a dossier of its own, linked to this one. */
export function openCorrection(_dossier: Dossier, command: CommandData["openCorrection"]): Decision {
  const { correctionId, reason } = command;
  return guarded([textsGiven({ reason })], () =>
    accept([{ type: "CorrectionOpened", data: { correctionId, reason } }]),
  );
}

/** Links a dossier opened under this one (liên thông, §5.3). Children have no children. */
export function openChild(dossier: Dossier, command: CommandData["openChild"]): Decision {
  const { childId, childKey, mandatory } = command;
  const guards: Guard[] = [
    dossier.parentId === null ? null : { code: "NESTED_CHILD" },
    dossier.children.some(({ id }) => id === childId) ? { code: "CHILD_ALREADY_LINKED", childId } : null,
  ];
  return guarded(guards, () => accept([{ type: "ChildOpened", data: { childId, childKey, mandatory } }]));
}

/**
 * T26: a child is closed, and the step of the parent that waited for it moves on. When that brings the parent to the
 * return desk and every mandatory child is closed, the bundle is ready: it has its children's results and none of its
 * own to sign and number.
 */
export function closeChild(
  dossier: Dossier,
  command: CommandData["closeChild"],
  context: DecideContext,
): Decision {
  const { childId, outcome } = command;
  const child = dossier.children.find(({ id }) => id === childId);
  if (child === undefined) return refuse({ code: "CHILD_UNKNOWN", childId });
  const closed = child.closed ? ({ code: "CHILD_ALREADY_CLOSED", childId } as const) : null;
  return guarded([closed], () => {
    const waits = waitsOf(dossier, "children").filter(({ childKey }) => childKey === child.childKey);
    const moved = answerWaits(dossier, { waits }, context);
    if (!moved.ok) return moved;
    const event: NewEvent = { type: "ChildClosed", data: { childId, outcome, movement: moved.value } };
    const after = applyEvent(dossier, event, { at: context.now, actor: context.actor });
    const mandatory = after.children.filter((each) => each.mandatory);
    const isReady =
      after.result === null && isStageOpen(after, "return") && mandatory.every((each) => each.closed);
    if (!isReady) return accept([event]);
    const isPositive = mandatory.every((each) => each.outcome === "POSITIVE");
    return accept([
      event,
      { type: "ResultsGathered", data: { outcome: isPositive ? "POSITIVE" : "NEGATIVE" } },
    ]);
  });
}

/** Sent to the wrong agency: it goes to the right one under the same code, and the clock keeps the first acceptance. */
export function reroute(dossier: Dossier, command: CommandData["reroute"], context: DecideContext): Decision {
  const { toUnitId, reason } = command;
  const { competentAgencyId } = present(dossier.organisations, "organisations");
  const same =
    competentAgencyId === toUnitId ? ({ code: "ALREADY_COMPETENT", unitId: toUnitId } as const) : null;
  return guarded([same, textsGiven({ reason })], () =>
    accept([{ type: "Rerouted", data: { toUnitId, reason, movement: rerouted(dossier, context) } }]),
  );
}
