import { assert, present } from "../../kernel/assert.ts";
import { accept, refuse } from "../../kernel/result.ts";
import { cover, openTask, stepsOf, travel } from "./advance.ts";
import { closeWork, type Draft, draftOf, finishDraft, markDone, nodeOf, undo } from "./draft.ts";
import type { BoundaryEvent, ProcessGraph, TaskNode } from "./graph.ts";
import type { RunRefusal } from "./refusals.ts";
import type { OpenTask, ProcessFacts, ProcessState, RunResult, TaskClosing, Token } from "./state.ts";

/** Acts one run may see. Far above any real dossier; a loop someone keeps turning stops here with a refusal. */
export const ACTS_MAX = 1_000;

const NOT_STARTED: ProcessState = {
  status: "RUNNING",
  nextSeq: 2,
  acts: 0,
  tokens: [],
  openTasks: [],
  waits: [],
  timers: [],
  doneSteps: [],
  outcomes: {},
};

/** Starts a run: one token leaves the start event and goes on to the first tasks and waits. */
export function start(graph: ProcessGraph, facts: ProcessFacts): RunResult {
  const draft = draftOf(graph, NOT_STARTED, facts);
  const token: Token = { id: "token-1", nodeId: graph.startId, flowId: null, trail: [], scopes: [] };
  return leave(draft, token, present(nodeOf(graph, graph.startId).outgoing[0], "way out of the start"));
}

type CompleteTask = {
  readonly taskId: string;
  readonly outcome?: string;
  readonly facts: ProcessFacts;
};

/**
 * Finishes an open task and moves its token on. Refused when the task is not open (any more), or when the outcome
 * is missing or is none of those the step offers.
 */
export function completeTask(graph: ProcessGraph, state: ProcessState, act: CompleteTask): RunResult {
  const found = findTask(state, act.taskId);
  if ("code" in found) return refuse(found);
  const { stepCode, outcomes, tokenId } = found;
  if (act.outcome === undefined && outcomes.length > 0)
    return refuse({ code: "OUTCOME_REQUIRED", stepCode, outcomes });
  if (act.outcome !== undefined && !outcomes.includes(act.outcome)) {
    return refuse({ code: "OUTCOME_NOT_OFFERED", outcome: act.outcome, outcomes });
  }
  const draft = draftOf(graph, state, act.facts);
  const token = finishStep(draft, tokenId, { how: "COMPLETED", outcome: act.outcome ?? null });
  return leave(draft, token, present(nodeOf(graph, stepCode).outgoing[0], `way out of ${stepCode}`));
}

type ReturnToPrevious = {
  readonly taskId: string;
  /** A step code behind the task on its own path; the nearest one where absent. */
  readonly to?: string;
};

/**
 * Sends the work back to an earlier step of the same path. A parallel block is never entered from behind: after its
 * join the way back leads to the step before the split, inside a branch to the branch's own steps only.
 *
 * @law one-stop.md §5.1: returning gives no time back; the quota of the reopened step is the dossier's concern.
 */
export function returnToPrevious(graph: ProcessGraph, state: ProcessState, act: ReturnToPrevious): RunResult {
  const found = findTask(state, act.taskId);
  if ("code" in found) return refuse(found);
  const { stepCode, actions, tokenId } = found;
  if (!actions.includes("RETURN_PREVIOUS")) {
    return refuse({ code: "STEP_ACTION_NOT_ALLOWED", stepCode, action: "RETURN_PREVIOUS" });
  }
  return goBack(graph, state, { to: act.to ?? null, stepCode, tokenId });
}

/**
 * The step before takes its work back, whether or not the open step may send work back: nobody there has begun.
 * The caller knows that; the process only finds the way.
 */
export function takeBackStep(graph: ProcessGraph, state: ProcessState, act: ReturnToPrevious): RunResult {
  const found = findTask(state, act.taskId);
  if ("code" in found) return refuse(found);
  return goBack(graph, state, { to: act.to ?? null, ...found });
}

type GoingBack = { readonly to: string | null; readonly stepCode: string; readonly tokenId: string };

function goBack(
  graph: ProcessGraph,
  state: ProcessState,
  { to: asked, stepCode, tokenId }: GoingBack,
): RunResult {
  const { trail } = tokenOf(state, tokenId);
  const to = asked ?? trail.at(-1)?.stepCode;
  if (to === undefined) return refuse({ code: "NO_PREVIOUS_STEP", stepCode });
  const at = trail.findIndex((entry) => entry.stepCode === to);
  if (at < 0) return refuse({ code: "STEP_NOT_BEHIND", stepCode, to });
  const draft = draftOf(graph, state, {});
  if (draft.acts > ACTS_MAX)
    return refuse({ code: "PROCESS_RUNS_IN_CIRCLES", elementId: to, limit: ACTS_MAX });
  closeWork(draft, tokenId, { how: "RETURNED", outcome: null });
  undo(draft, stepsOf(trail.slice(at)));
  openTask(draft, { ...tokenOf(state, tokenId), trail: trail.slice(0, at) }, taskNode(graph, to));
  return accept(finishDraft(draft));
}

/** The steps a task may be returned to, nearest last. */
export function listReturnTargets(state: ProcessState, taskId: string): readonly string[] {
  const task = state.openTasks.find((open) => open.taskId === taskId);
  if (task === undefined || !task.actions.includes("RETURN_PREVIOUS")) return [];
  return tokenOf(state, task.tokenId).trail.map(({ stepCode }) => stepCode);
}

type FireTimer = { readonly timerId: string; readonly facts: ProcessFacts };

/** The time of a timer has come: the task or wait it stands on ends and the token leaves by the timer's way. */
export function fireTimer(graph: ProcessGraph, state: ProcessState, act: FireTimer): RunResult {
  const timer = state.timers.find(({ timerId }) => timerId === act.timerId);
  if (state.status !== "RUNNING" || timer === undefined) {
    return refuse({ code: "TIMER_NOT_RUNNING", timerId: act.timerId });
  }
  const end: Interruption = { tokenId: timer.tokenId, elementId: timer.elementId, how: "TIMED_OUT" };
  return interrupt(draftOf(graph, state, act.facts), end);
}

type ReceiveMessage = {
  readonly message: string;
  /** Which wait is meant, where several wait for the same message; the oldest one where absent. */
  readonly waitId?: string;
  readonly facts: ProcessFacts;
};

/** A message from the world has come: paid, answered, child dossier closed. Refused when nothing waits for it. */
export function receiveMessage(graph: ProcessGraph, state: ProcessState, act: ReceiveMessage): RunResult {
  const { message, waitId } = act;
  const wait = state.waits.find(
    (open) => open.message === message && (waitId ?? open.waitId) === open.waitId,
  );
  const end =
    wait === undefined
      ? findBoundary(graph, state, message)
      : { tokenId: wait.tokenId, elementId: wait.stepCode };
  if (end === null) return refuse({ code: "MESSAGE_NOT_EXPECTED", message });
  return interrupt(draftOf(graph, state, act.facts), { ...end, how: "MESSAGE" });
}

/** Ends the run at once (withdrawn, stopped, cancelled): no token, task, wait or timer remains. */
export function cancel(graph: ProcessGraph, state: ProcessState): RunResult {
  if (state.status !== "RUNNING") return refuse({ code: "PROCESS_NOT_RUNNING", status: state.status });
  const draft = draftOf(graph, state, {});
  for (const { id } of state.tokens) closeWork(draft, id, { how: "CANCELLED", outcome: null });
  const { nextSeq, acts, doneSteps, outcomes, effects } = draft;
  const empty = { tokens: [], openTasks: [], waits: [], timers: [] };
  return accept({ state: { status: "CANCELLED", nextSeq, acts, ...empty, doneSteps, outcomes }, effects });
}

type Interruption = { readonly tokenId: string; readonly elementId: string; readonly how: TaskClosing };

function interrupt(draft: Draft, { tokenId, elementId, how }: Interruption): RunResult {
  const node = nodeOf(draft.graph, tokenOf(draft, tokenId).nodeId);
  assert(node.kind === "task" || node.kind === "wait", "only tasks and waits are interrupted");
  const event = node.boundary.find(({ id }) => id === elementId);
  const token = finishStep(draft, tokenId, { how, outcome: event?.outcome ?? null });
  return leave(draft, token, present(event?.flow ?? node.outgoing[0], `way out of ${elementId}`));
}

function findBoundary(graph: ProcessGraph, state: ProcessState, message: string) {
  const isMeant = ({ trigger }: BoundaryEvent) => trigger.kind === "message" && trigger.message === message;
  for (const { tokenId, stepCode } of [...state.openTasks, ...state.waits]) {
    const node = nodeOf(graph, stepCode);
    const event = node.kind === "task" || node.kind === "wait" ? node.boundary.find(isMeant) : undefined;
    if (event !== undefined) return { tokenId, elementId: event.id };
  }
  return null;
}

/** Closes the token's work and writes the step into its trail: a task as a step of its own, a wait under the last one. */
function finishStep(draft: Draft, tokenId: string, end: { how: TaskClosing; outcome: string | null }): Token {
  const token = tokenOf(draft, tokenId);
  closeWork(draft, tokenId, end);
  if (end.outcome !== null) draft.outcomes[token.nodeId] = end.outcome;
  if (nodeOf(draft.graph, token.nodeId).kind === "wait") return cover(draft, token, token.nodeId);
  markDone(draft, token.nodeId);
  return { ...token, trail: [...token.trail, { stepCode: token.nodeId, covers: [] }] };
}

function leave(draft: Draft, token: Token, flowId: string): RunResult {
  if (draft.acts > ACTS_MAX) {
    return refuse({ code: "PROCESS_RUNS_IN_CIRCLES", elementId: token.nodeId, limit: ACTS_MAX });
  }
  const travelled = travel(draft, token, flowId);
  return travelled.ok ? accept(finishDraft(draft)) : travelled;
}

/** Ids grow from the state's counter, so an id below it was open once: done already, rather than never heard of. */
function findTask(state: ProcessState, taskId: string): OpenTask | RunRefusal {
  if (state.status !== "RUNNING") return { code: "PROCESS_NOT_RUNNING", status: state.status };
  const task = state.openTasks.find((open) => open.taskId === taskId);
  if (task !== undefined) return task;
  const seq = /^task-(\d{1,9})$/.exec(taskId)?.[1];
  const wasOpen = seq !== undefined && Number(seq) < state.nextSeq;
  return { code: wasOpen ? "TASK_ALREADY_CLOSED" : "TASK_UNKNOWN", taskId };
}

function tokenOf(state: { readonly tokens: readonly Token[] }, tokenId: string): Token {
  return present(
    state.tokens.find(({ id }) => id === tokenId),
    `token ${tokenId}`,
  );
}

function taskNode(graph: ProcessGraph, stepCode: string): TaskNode {
  const node = nodeOf(graph, stepCode);
  assert(node.kind === "task", `${stepCode} is a task`);
  return node;
}
