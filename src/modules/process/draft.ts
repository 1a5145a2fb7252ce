import { present } from "../../kernel/assert.ts";
import type { Flow, ProcessGraph, ProcessNode } from "./graph.ts";
import type {
  OpenTask,
  OpenTimer,
  OpenWait,
  ProcessAdvance,
  ProcessEffect,
  ProcessFacts,
  ProcessState,
  TaskClosing,
  Token,
} from "./state.ts";

/** The working copy of a state during one act; nothing of it is shared with the state it was made from. */
export type Draft = {
  readonly graph: ProcessGraph;
  readonly facts: ProcessFacts;
  nextSeq: number;
  acts: number;
  tokens: Token[];
  openTasks: OpenTask[];
  waits: OpenWait[];
  timers: OpenTimer[];
  doneSteps: string[];
  outcomes: Record<string, string>;
  effects: ProcessEffect[];
};

export function draftOf(graph: ProcessGraph, state: ProcessState, facts: ProcessFacts): Draft {
  return {
    graph,
    facts,
    nextSeq: state.nextSeq,
    acts: state.acts + 1,
    tokens: [...state.tokens],
    openTasks: [...state.openTasks],
    waits: [...state.waits],
    timers: [...state.timers],
    doneSteps: [...state.doneSteps],
    outcomes: { ...state.outcomes },
    effects: [],
  };
}

/** The act's result; a run without tokens has ended. */
export function finishDraft(draft: Draft): ProcessAdvance {
  const ended = draft.tokens.length === 0;
  if (ended) draft.effects.push({ kind: "PROCESS_ENDED" });
  const { nextSeq, acts, tokens, openTasks, waits, timers, doneSteps, outcomes, effects } = draft;
  const status = ended ? "ENDED" : "RUNNING";
  return {
    state: { status, nextSeq, acts, tokens, openTasks, waits, timers, doneSteps, outcomes },
    effects,
  };
}

export function takeSeq(draft: Draft): number {
  const seq = draft.nextSeq;
  draft.nextSeq += 1;
  return seq;
}

export function nodeOf(graph: ProcessGraph, id: string): ProcessNode {
  return present(graph.nodes[id], `node ${id}`);
}

export function flowOf(graph: ProcessGraph, id: string): Flow {
  return present(graph.flows[id], `flow ${id}`);
}

/** Puts the token where it now is, replacing its former place. */
export function placeToken(draft: Draft, token: Token): void {
  draft.tokens = [...draft.tokens.filter(({ id }) => id !== token.id), token];
}

export function removeToken(draft: Draft, tokenId: string): void {
  draft.tokens = draft.tokens.filter(({ id }) => id !== tokenId);
}

/** Ends whatever the token was doing: its task or wait is closed, its timers stop. */
export function closeWork(
  draft: Draft,
  tokenId: string,
  end: { how: TaskClosing; outcome: string | null },
): void {
  for (const { taskId, stepCode } of draft.openTasks.filter((task) => task.tokenId === tokenId)) {
    draft.effects.push({ kind: "TASK_CLOSED", taskId, stepCode, ...end });
  }
  for (const { waitId, stepCode } of draft.waits.filter((wait) => wait.tokenId === tokenId)) {
    draft.effects.push({ kind: "WAIT_CLOSED", waitId, stepCode, ...end });
  }
  for (const { timerId } of draft.timers.filter((timer) => timer.tokenId === tokenId)) {
    draft.effects.push({ kind: "TIMER_STOPPED", timerId });
  }
  draft.openTasks = draft.openTasks.filter((task) => task.tokenId !== tokenId);
  draft.waits = draft.waits.filter((wait) => wait.tokenId !== tokenId);
  draft.timers = draft.timers.filter((timer) => timer.tokenId !== tokenId);
}

/** Marks a step finished; a step done again moves to the end. */
export function markDone(draft: Draft, stepCode: string): void {
  draft.doneSteps = [...draft.doneSteps.filter((done) => done !== stepCode), stepCode];
}

/** Forgets that these steps were done: their work lies ahead again, and so do their outcomes. */
export function undo(draft: Draft, stepCodes: readonly string[]): void {
  draft.doneSteps = draft.doneSteps.filter((done) => !stepCodes.includes(done));
  for (const stepCode of stepCodes) delete draft.outcomes[stepCode];
}
