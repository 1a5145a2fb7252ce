import { present } from "../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { holds } from "./condition.ts";
import { type Draft, flowOf, markDone, nodeOf, placeToken, removeToken, takeSeq, undo } from "./draft.ts";
import type { BoundaryEvent, GatewayNode, ProcessNode, TaskNode, TimerTrigger, WaitNode } from "./graph.ts";
import type { RunRefusal } from "./refusals.ts";
import type { ProcessFacts, Token, TrailEntry } from "./state.ts";

/** Moves one act may cause. A valid file of 400 elements never needs more; a loop without work would. */
const MOVES_MAX = 2_000;

type Move = { readonly token: Token; readonly flowId: string };

/** Lets the token leave along the flow and runs on until every token waits for someone or has ended. */
export function travel(draft: Draft, token: Token, flowId: string): Result<null, RunRefusal> {
  const moves: Move[] = [{ token, flowId }];
  for (let count = 0; moves.length > 0; count += 1) {
    const move = present(moves.shift(), "move");
    const node = nodeOf(draft.graph, flowOf(draft.graph, move.flowId).to);
    if (count >= MOVES_MAX) {
      return refuse({ code: "PROCESS_RUNS_IN_CIRCLES", elementId: node.id, limit: MOVES_MAX });
    }
    moves.push(...arrive(draft, node, move));
  }
  return accept(null);
}

function arrive(draft: Draft, node: ProcessNode, { token, flowId }: Move): Move[] {
  switch (node.kind) {
    case "start":
      return onward(token, node);
    case "end":
      removeToken(draft, token.id);
      return [];
    case "task":
      openTask(draft, token, node);
      return [];
    case "wait":
      openWait(draft, token, node);
      return [];
    case "send": {
      const { message, childKey, childProcedure } = node;
      draft.effects.push({ kind: "MESSAGE_SENT", stepCode: node.id, message, childKey, childProcedure });
      return onward(cover(draft, token, node.id), node);
    }
    case "exclusive":
      return [{ token, flowId: chooseFlow(draft, node) }];
    case "parallel":
      return passParallel(draft, { token, flowId }, node);
  }
}

function onward(token: Token, node: ProcessNode): Move[] {
  return [{ token, flowId: present(node.outgoing[0], `way out of ${node.id}`) }];
}

/** Conditions are tried in the order of the file; the default flow is taken where none holds. */
export function chooseFlow(
  { graph, facts, outcomes }: Pick<Draft, "graph" | "facts" | "outcomes">,
  node: GatewayNode,
): string {
  if (node.outgoing.length === 1) return present(node.outgoing[0], `way out of ${node.id}`);
  const known: ProcessFacts = { ...facts, outcomes };
  const flows = node.outgoing.map((id) => flowOf(graph, id));
  const taken = flows.find(({ condition }) => condition !== null && holds(condition, known));
  return present(taken ?? flows.find(({ isDefault }) => isDefault), `default flow of ${node.id}`).id;
}

function passParallel(draft: Draft, move: Move, node: GatewayNode): Move[] {
  if (node.incoming.length === 1) return split(draft, move.token, node);
  placeToken(draft, { ...move.token, nodeId: node.id, flowId: move.flowId });
  const waiting = draft.tokens.filter((token) => token.nodeId === node.id && token.flowId !== null);
  const hasAll = node.incoming.every((flowId) => waiting.some((token) => token.flowId === flowId));
  return hasAll ? split(draft, join(draft, waiting), node) : [];
}

/** One token goes on for all that waited; the steps of the branches belong to the step before the split. */
function join(draft: Draft, waiting: readonly Token[]): Token {
  for (const { id } of waiting) removeToken(draft, id);
  const first = present(waiting[0], "token before the join");
  const scope = present(first.scopes.at(-1), "scope of a joined token");
  const covered = waiting.flatMap(({ trail }) => stepsOf(trail));
  const trail = withCovers(scope.trail, covered);
  const token = {
    id: `token-${takeSeq(draft)}`,
    nodeId: first.nodeId,
    flowId: null,
    trail,
    scopes: first.scopes.slice(0, -1),
  };
  placeToken(draft, token);
  return token;
}

function split(draft: Draft, token: Token, node: GatewayNode): Move[] {
  if (node.outgoing.length === 1) return onward(token, node);
  removeToken(draft, token.id);
  return node.outgoing.map((flowId) => {
    const scopes = [...token.scopes, { splitId: node.id, flowId, trail: token.trail }];
    const branch: Token = { id: `token-${takeSeq(draft)}`, nodeId: node.id, flowId: null, trail: [], scopes };
    // Placed before it moves on: a branch that ends at once must not look like the end of the run.
    placeToken(draft, branch);
    return { token: branch, flowId };
  });
}

/** Opens the step's task for the token. Coming back to a step by a loop makes it and all after it undone. */
export function openTask(draft: Draft, token: Token, node: TaskNode): void {
  const before = token.trail.findIndex(({ stepCode }) => stepCode === node.id);
  if (before >= 0) undo(draft, stepsOf(token.trail.slice(before)));
  const trail = before >= 0 ? token.trail.slice(0, before) : token.trail;
  placeToken(draft, { ...token, nodeId: node.id, flowId: null, trail });
  const { kind: _, incoming: _i, outgoing: _o, id, unit, boundary, ...step } = node;
  const task = {
    taskId: `task-${takeSeq(draft)}`,
    tokenId: token.id,
    stepCode: id,
    unitSelector: unit,
    ...step,
  };
  draft.openTasks.push(task);
  draft.effects.push({ kind: "TASK_OPENED", task });
  startTimers(draft, token.id, boundary);
}

function openWait(draft: Draft, token: Token, node: WaitNode): void {
  placeToken(draft, { ...token, nodeId: node.id, flowId: null });
  const { id, name, stage, nationalStatus, childKey, trigger } = node;
  const message = trigger.kind === "message" ? trigger.message : null;
  const waitId = `wait-${takeSeq(draft)}`;
  const wait = { waitId, tokenId: token.id, stepCode: id, name, stage, message, nationalStatus, childKey };
  draft.waits.push(wait);
  draft.effects.push({ kind: "WAIT_OPENED", wait });
  startTimers(draft, token.id, [{ id, trigger }, ...node.boundary]);
}

function startTimers(
  draft: Draft,
  tokenId: string,
  events: readonly Pick<BoundaryEvent, "id" | "trigger">[],
): void {
  for (const { id, trigger } of events) {
    if (!isTimer(trigger)) continue;
    const timer = { timerId: `timer-${takeSeq(draft)}`, tokenId, elementId: id, duration: trigger.duration };
    draft.timers.push(timer);
    draft.effects.push({ kind: "TIMER_STARTED", timer });
  }
}

function isTimer(trigger: BoundaryEvent["trigger"]): trigger is TimerTrigger {
  return trigger.kind === "timer";
}

/** Adds a passed wait or message to the step before it, so that a return makes it undone too. */
export function cover(draft: Draft, token: Token, stepCode: string): Token {
  markDone(draft, stepCode);
  return { ...token, trail: withCovers(token.trail, [stepCode]) };
}

function withCovers(trail: readonly TrailEntry[], covered: readonly string[]): readonly TrailEntry[] {
  const last = trail.at(-1);
  if (last === undefined) return trail;
  const covers = [...new Set([...last.covers, ...covered])];
  return [...trail.slice(0, -1), { stepCode: last.stepCode, covers }];
}

/** All steps of a trail with what they cover. */
export function stepsOf(trail: readonly TrailEntry[]): string[] {
  return trail.flatMap(({ stepCode, covers }) => [stepCode, ...covers]);
}
