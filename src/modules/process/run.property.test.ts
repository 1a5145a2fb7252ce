import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks, bpmnOf } from "../../../test/support/random-process.ts";
import type { ProcessGraph } from "./graph.ts";
import { readProcess } from "./read-process.ts";
import {
  cancel,
  completeTask,
  fireTimer,
  listReturnTargets,
  receiveMessage,
  returnToPrevious,
  start,
} from "./run.ts";
import { readShippedProcess, SHIPPED_PROCESS_CODES } from "./shipped.ts";
import { type ProcessFacts, type ProcessState, processStateSchema, type RunResult } from "./state.ts";

type Act = {
  readonly pick: number;
  readonly kind: "forward" | "back" | "world";
  readonly facts: ProcessFacts;
};

const facts = fc.record({
  way: fc.integer({ min: 0, max: 3 }),
  again: fc.boolean(),
  channel: fc.constantFrom("online", "counter"),
  needsVerification: fc.boolean(),
  paymentReceived: fc.boolean(),
});
const acts = fc.array(
  fc.record({
    pick: fc.nat(1000),
    kind: fc.constantFrom("forward", "forward", "back", "world" as const),
    facts,
  }),
  { maxLength: 40 },
);
const SETTLED = { way: 0, again: false, paymentReceived: true };

/** One random act on whatever is open; null where nothing of the kind is. */
function apply(graph: ProcessGraph, state: ProcessState, act: Act): RunResult | null {
  const at = <T>(list: readonly T[]): T | undefined => list[act.pick % Math.max(1, list.length)];
  const task = at(state.openTasks);
  if (act.kind === "back") {
    const to = task === undefined ? undefined : at(listReturnTargets(state, task.taskId));
    return task === undefined || to === undefined
      ? null
      : returnToPrevious(graph, state, { taskId: task.taskId, to });
  }
  if (act.kind === "world") {
    const timer = at(state.timers);
    if (timer !== undefined) return fireTimer(graph, state, { timerId: timer.timerId, facts: act.facts });
    const wait = at(state.waits);
    if (wait?.message == null) return null;
    return receiveMessage(graph, state, { message: wait.message, waitId: wait.waitId, facts: act.facts });
  }
  if (task === undefined) return null;
  const outcome = at(task.outcomes);
  return completeTask(graph, state, {
    taskId: task.taskId,
    facts: act.facts,
    ...(outcome === undefined ? {} : { outcome }),
  });
}

/** Every share of the one token that started: a split divides it, a join must put it together again. */
function wholeOf(graph: ProcessGraph, state: ProcessState): number {
  const shares = state.tokens.map(({ scopes }) =>
    scopes.reduce((share, { splitId }) => share / (graph.nodes[splitId]?.outgoing.length ?? 1), 1),
  );
  return shares.reduce((sum, share) => sum + share, 0);
}

function expectSound(graph: ProcessGraph, state: ProcessState): void {
  expect(processStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  const running = state.status === "RUNNING";
  expect(wholeOf(graph, state)).toBeCloseTo(running ? 1 : 0, 9);
  for (const token of state.tokens) {
    const tasks = state.openTasks.filter(({ tokenId }) => tokenId === token.id);
    const waits = state.waits.filter(({ tokenId }) => tokenId === token.id);
    const node = graph.nodes[token.nodeId];
    expect([token.id, tasks.length]).toEqual([token.id, node?.kind === "task" ? 1 : 0]);
    expect([token.id, waits.length]).toEqual([token.id, node?.kind === "wait" ? 1 : 0]);
    if (node?.kind === "parallel") expect(node.incoming).toContain(token.flowId);
    for (const { stepCode } of token.trail) expect(state.doneSteps).toContain(stepCode);
    expect(token.trail.map(({ stepCode }) => stepCode)).not.toContain(token.nodeId);
  }
  for (const work of [...state.openTasks, ...state.waits, ...state.timers]) {
    expect(state.tokens.map(({ id }) => id)).toContain(work.tokenId);
  }
  expect(new Set(state.tokens.map(({ id }) => id)).size).toBe(state.tokens.length);
}

/** Plays the acts, then carries the run to its end; answers all states on the way. */
function play(graph: ProcessGraph, played: readonly Act[]): ProcessState[] {
  const begun = start(graph, SETTLED);
  if (!begun.ok) throw new TypeError(begun.refusal.code);
  const states = [begun.value.state];
  const go = (act: Act) => {
    const before = states.at(-1);
    if (before === undefined || before.status !== "RUNNING") return;
    const frozen = JSON.stringify(before);
    const result = apply(graph, before, act);
    expect(JSON.stringify(before)).toBe(frozen);
    if (result?.ok) states.push(result.value.state);
    else expect(result).toBeNull();
  };
  for (const act of played) go(act);
  for (let turn = 0; turn < 400 && states.at(-1)?.status === "RUNNING"; turn += 1)
    go({ pick: 0, kind: turn % 2 === 0 ? "forward" : "world", facts: SETTLED });
  return states;
}

async function graphOf(xml: string): Promise<ProcessGraph> {
  const read = await readProcess(xml);
  if (!read.ok) throw new TypeError(JSON.stringify(read.refusal));
  return read.value;
}

/** All properties of a run on one graph. */
function expectRunSound(graph: ProcessGraph, played: readonly Act[], stopAt: number): void {
  const states = play(graph, played);
  for (const state of states) expectSound(graph, state);
  expect(states.at(-1)).toMatchObject({ status: "ENDED", tokens: [], openTasks: [], waits: [], timers: [] });
  expect(play(graph, played)).toEqual(states);
  states.slice(1).forEach((state, index) => {
    const closed = states[index]?.openTasks.filter(({ taskId }) =>
      state.openTasks.every((open) => open.taskId !== taskId),
    );
    for (const { taskId, outcomes } of closed ?? []) {
      const again = completeTask(graph, state, { taskId, facts: {}, outcome: outcomes[0] ?? "YES" });
      expect(again.ok ? "accepted" : again.refusal.code).toBe(
        state.status === "RUNNING" ? "TASK_ALREADY_CLOSED" : "PROCESS_NOT_RUNNING",
      );
    }
  });
  const stopped = states[stopAt % states.length];
  const cancelled = stopped === undefined ? null : cancel(graph, stopped);
  if (!cancelled?.ok) {
    expect(stopped?.status).toBe("ENDED");
    return;
  }
  expect(cancelled.value.state).toMatchObject({
    status: "CANCELLED",
    tokens: [],
    openTasks: [],
    waits: [],
    timers: [],
  });
  expectSound(graph, cancelled.value.state);
}

describe("a run of any well-formed process", () => {
  it("ends every token, waits at joins for all, never doubles work, replays alike and leaves nothing when cancelled", async () => {
    await fc.assert(
      fc.asyncProperty(blocks, acts, fc.nat(), async (block, played, stopAt) => {
        expectRunSound(await graphOf(bpmnOf(block)), played, stopAt);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe.each(SHIPPED_PROCESS_CODES)("a run of the shipped process %s", (code) => {
  it("ends every token, waits at joins for all, never doubles work, replays alike and leaves nothing when cancelled", async () => {
    const graph = await graphOf(await readShippedProcess(code));
    fc.assert(
      fc.property(acts, fc.nat(), (played, stopAt) => expectRunSound(graph, played, stopAt)),
      { numRuns: 60 },
    );
  }, 120_000);
});
