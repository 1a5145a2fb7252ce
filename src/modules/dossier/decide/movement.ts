import { present } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { PersonId } from "../../access/index.ts";
import { addWorkingMinutes } from "../../calendar/index.ts";
import type {
  OpenTask,
  ProcessAdvance,
  ProcessEffect,
  ProcessFacts,
  ProcessGraph,
  ProcessState,
  RunResult,
  TaskClosing,
} from "../../process/index.ts";
import type { CaseFacts, ControlSheetRow, Dossier, DossierTask, StepUse } from "../dossier.ts";
import type { Movement } from "../events.ts";
import type { DossierRefusal } from "../refusals.ts";
import { timerDue, usedMinutes } from "./clock.ts";
import type { DecideContext } from "./context.ts";

const CHANNELS = { DIRECT: "counter", ONLINE: "online", POSTAL: "post" } as const;

/** What the conditions of a process may read: the facts of the case, its channel, and whether its fee is settled. */
export function processFacts(dossier: Dossier, learned: CaseFacts = {}): ProcessFacts {
  const { payment, caseFacts, channelIn } = dossier;
  return {
    ...caseFacts,
    ...learned,
    channel: CHANNELS[channelIn],
    paymentReceived: (payment?.reference ?? null) !== null,
    paymentExempt: (payment?.exemption ?? null) !== null,
  };
}

export function graphOf(context: DecideContext): ProcessGraph {
  return present(context.graph, "process graph");
}

export function processOf(dossier: Dossier): ProcessState {
  return present(dossier.process, "running process");
}

/** A step of the process as a movement between desks, or the process's own refusal. */
export function movementFrom(
  dossier: Dossier,
  context: DecideContext,
  run: RunResult,
): Result<Movement, DossierRefusal> {
  return run.ok ? accept(movementOf(dossier, context, run.value)) : refuse(run.refusal);
}

/** What the effects of a process step mean at the desks: tasks with their quotas, time used, control-sheet rows. */
export function movementOf(dossier: Dossier, context: DecideContext, advance: ProcessAdvance): Movement {
  const { state, effects } = advance;
  const closed = effects.flatMap((effect) => closedBy(dossier, context, effect));
  const seen = { ...dossier, steps: [...dossier.steps, ...closed] };
  const opened = effects.flatMap((effect) =>
    effect.kind === "TASK_OPENED" && state.openTasks.some(({ taskId }) => taskId === effect.task.taskId)
      ? [deskTask(seen, context, effect.task)]
      : [],
  );
  return {
    process: state,
    opened,
    closed,
    rows: opened.flatMap((task) => rowFor(closed.at(0) ?? null, task, context)),
    timers: timersAfter(dossier, context, advance),
    sent: effects.flatMap((effect) => {
      if (effect.kind !== "MESSAGE_SENT") return [];
      const { message, childKey, childProcedure } = effect;
      return [{ message, childKey, childProcedure }];
    }),
  };
}

/** The time a task used until now, as it will be remembered. */
export function stepUse(
  dossier: Dossier,
  task: DossierTask,
  {
    now,
    calendar,
    personId,
  }: Pick<DecideContext, "now" | "calendar"> & { readonly personId: PersonId | null },
): StepUse {
  const used = usedMinutes(task, now, { pauses: dossier.pauses, calendar });
  const { taskId, stepCode, stepName, stepNameEn, unitId, startedAt, quotaMinutes } = task;
  return {
    taskId,
    stepCode,
    stepName,
    stepNameEn,
    unitId,
    personId,
    startedAt,
    finishedAt: now,
    quotaMinutes,
    usedMinutes: used,
    overMinutes: Math.max(0, used - quotaMinutes),
  };
}

function closedBy(dossier: Dossier, context: DecideContext, effect: ProcessEffect): StepUse[] {
  if (effect.kind !== "TASK_CLOSED") return [];
  const task = dossier.tasks.find(({ taskId }) => taskId === effect.taskId);
  if (task === undefined) return [];
  return [stepUse(dossier, task, { ...context, personId: whoDid(task, context, effect.how) })];
}

/** A leader who reopens a dossier takes it off the return desk without having worked there (T23). */
function whoDid(task: DossierTask, { actor }: DecideContext, how: TaskClosing): PersonId | null {
  if (actor.kind !== "officer") return task.assigneeId;
  const isAtDesk = actor.role === task.role && actor.unitId === task.unitId;
  return how === "COMPLETED" || (how === "RETURNED" && isAtDesk) ? actor.personId : task.assigneeId;
}

/**
 * A task at its desk. A step that comes back to the same unit has only what is left of its quota, and returns to the
 * person who did it.
 * @law one-stop.md §5.1: returning to a previous step gives no time back; R13: the quotas together fit the legal time.
 */
function deskTask(dossier: Dossier, context: DecideContext, task: OpenTask): DossierTask {
  const { stepCode, name, role, stage, taskId } = task;
  const unitId = context.unitOf(task.unitSelector, role);
  const before = dossier.steps.filter((step) => step.stepCode === stepCode && step.unitId === unitId);
  const full = dossier.channelIn === "ONLINE" ? task.quotaOnlineMinutes : task.quotaMinutes;
  const quotaMinutes = Math.max(0, full - before.reduce((sum, step) => sum + step.usedMinutes, 0));
  return {
    taskId,
    stepCode,
    stepName: name.vi,
    stepNameEn: name.en,
    stage,
    role,
    unitId,
    assigneeId: before.at(-1)?.personId ?? null,
    quotaMinutes,
    startedAt: context.now,
    dueAt: addWorkingMinutes(context.calendar, context.now, quotaMinutes),
  };
}

/** A control-sheet row where the holder changes: from another unit or person, or to a desk not yet manned (invariant e). */
function rowFor(from: StepUse | null, to: DossierTask, { now }: DecideContext): ControlSheetRow[] {
  const sameHolder =
    from !== null && from.unitId === to.unitId && from.personId !== null && from.personId === to.assigneeId;
  if (sameHolder) return [];
  return [
    {
      at: now,
      fromUnitId: from?.unitId ?? null,
      fromPersonId: from?.personId ?? null,
      toUnitId: to.unitId,
      toPersonId: to.assigneeId,
      toRole: to.role,
      stepCode: to.stepCode,
    },
  ];
}

/**
 * The open tasks that another agency's units hold, after the dossier was rerouted: the time used so far stays with the
 * unit that had it, and the new one starts with the whole quota of the step.
 */
export function rerouted(dossier: Dossier, context: DecideContext): Movement | null {
  const { process, timers } = dossier;
  if (process === null) return null;
  const moves = process.openTasks.flatMap((open) => {
    const from = dossier.tasks.find(({ taskId }) => taskId === open.taskId);
    const to = deskTask(dossier, context, open);
    return from === undefined || from.unitId === to.unitId ? [] : [{ from, to }];
  });
  const closed = moves.map(({ from }) => stepUse(dossier, from, { ...context, personId: from.assigneeId }));
  const opened = moves.map(({ to }) => to);
  const rows = opened.flatMap((task, index) => rowFor(closed[index] ?? null, task, context));
  return { process, timers, opened, closed, rows, sent: [] };
}

function timersAfter(dossier: Dossier, { calendar, now }: DecideContext, { state, effects }: ProcessAdvance) {
  const kept = dossier.timers.filter((timer) =>
    state.timers.some(({ timerId }) => timerId === timer.timerId),
  );
  const started = effects.flatMap((effect) =>
    effect.kind === "TIMER_STARTED" && state.timers.some(({ timerId }) => timerId === effect.timer.timerId)
      ? [{ timerId: effect.timer.timerId, dueAt: timerDue(calendar, now, effect.timer.duration) }]
      : [],
  );
  return [...kept, ...started];
}
