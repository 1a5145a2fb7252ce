import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { dueOf } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import {
  type Guard,
  guarded,
  movedAt,
  movesHeld,
  pinnedOf,
  published,
  textsGiven,
  withComponents,
} from "./guards.ts";

/** Writes down who handed which originals to whom. */
export function moveCustody(
  dossier: Dossier,
  { moves }: CommandData["moveCustody"],
  { now }: DecideContext,
): Decision {
  const named = moves.length > 0 && moves.every((move) => move.componentCodes.length > 0);
  return guarded(
    [named ? null : { code: "CUSTODY_MOVES_REQUIRED" }, movesHeld(dossier.components, moves)],
    () => accept([{ type: "CustodyMoved", data: { moves: movedAt(now, moves) } }]),
  );
}

/** What the officer found in the papers: counts, scans, and how each was digitised (§7.1). */
export function checkComponents(dossier: Dossier, { components }: CommandData["checkComponents"]): Decision {
  return guarded([published(pinnedOf(dossier), components)], () =>
    accept([
      { type: "ComponentsChecked", data: { components: withComponents(dossier.components, components) } },
    ]),
  );
}

/**
 * Moves the due date to what a revised calendar makes of it: an explicit, logged act, never a silent recomputation.
 * @law one-stop.md §4.2: recompute of open dossiers is an administrator's act, with preview.
 */
export function moveDue(
  dossier: Dossier,
  { basis }: CommandData["moveDue"],
  context: DecideContext,
): Decision {
  // While the clock stands still there is no due date to reckon; what moves is the one it stood still at.
  const ended = dossier.pauses.filter((pause) => pause.to !== null);
  const due = dueOf({ ...dossier, pauses: ended }, context);
  const guards: Guard[] = [
    textsGiven({ basis }),
    due.dueAt === dossier.dueAt ? { code: "DUE_UNCHANGED" } : null,
  ];
  return guarded(guards, () => {
    const calendarRevision = context.calendar.revision;
    return accept([{ type: "DueMoved", data: { ...due, taskDues: [], basis, calendarRevision } }]);
  });
}
