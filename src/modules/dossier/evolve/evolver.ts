import { assert } from "../../../kernel/assert.ts";
import { type Instant, later } from "../../../kernel/local-date.ts";
import type { Dossier, DossierPause, SupplementRound } from "../dossier.ts";
import type { ActorRef, Due, EventData, EventType, Movement } from "../events.ts";

/** When an event happened and by whom: all that folding may know besides the facts of the event. */
export type Moment = { readonly at: Instant; readonly actor: ActorRef };

type Evolver<T extends EventType> = (dossier: Dossier, data: EventData[T], moment: Moment) => Dossier;
export type Evolvers = { readonly [T in EventType]: Evolver<T> };

/** The dossier after work moved between desks. A task both closed and opened went to another unit under its own id. */
export function moved(dossier: Dossier, movement: Movement | null): Dossier {
  if (movement === null) return dossier;
  const closed = new Set(movement.closed.map(({ taskId }) => taskId));
  return {
    ...dossier,
    process: movement.process,
    timers: movement.timers,
    tasks: [...dossier.tasks.filter(({ taskId }) => !closed.has(taskId)), ...movement.opened],
    steps: [...dossier.steps, ...movement.closed],
    controlSheet: [...dossier.controlSheet, ...movement.rows],
  };
}

/** The dossier with its due date and the ends of its step quotas as decided. */
export function dueAs(dossier: Dossier, due: Due): Dossier {
  const ends = new Map(due.taskDues.map(({ taskId, dueAt }) => [taskId, dueAt]));
  return {
    ...dossier,
    dueAt: due.dueAt,
    derivation: due.derivation,
    tasks: dossier.tasks.map((task) => ({ ...task, dueAt: ends.get(task.taskId) ?? task.dueAt })),
  };
}

/** Stops the clock. A stop that was open ends at the same instant: two never run together (invariant a). */
export function paused(dossier: Dossier, pause: Omit<DossierPause, "to">): Dossier {
  return { ...dossier, pauses: [...unpaused(dossier, pause.from).pauses, { ...pause, to: null }] };
}

/** Lets the clock run again from `at`, not before it stopped. */
export function unpaused(dossier: Dossier, at: Instant): Dossier {
  return {
    ...dossier,
    pauses: dossier.pauses.map((pause) =>
      pause.to === null ? { ...pause, to: later(pause.from, at) } : pause,
    ),
  };
}

/** The dossier ended without a decision: nothing stays open at any desk. */
export function ended(dossier: Dossier, at: Instant, movement: Movement | null): Dossier {
  return { ...moved(unpaused(dossier, at), movement), tasks: [], timers: [], finishedAt: at };
}

/** Changes the latest round of the given stage. */
export function lastRound(
  dossier: Dossier,
  stage: SupplementRound["stage"],
  change: Partial<SupplementRound>,
): Dossier {
  const index = dossier.supplements.findLastIndex((round) => round.stage === stage);
  assert(index >= 0, `a round of ${stage} was opened`);
  return {
    ...dossier,
    supplements: dossier.supplements.map((each, i) => (i === index ? { ...each, ...change } : each)),
  };
}
