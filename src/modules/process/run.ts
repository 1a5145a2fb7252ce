import { unreachable } from "../../kernel/assert.ts";
import type { ProcessGraph } from "./graph.ts";
import type { ProcessFacts, ProcessState, RunResult } from "./state.ts";

/** Starts a run: a token leaves the start event and goes on to the first tasks and waits. */
export function start(_graph: ProcessGraph, _facts: ProcessFacts): RunResult {
  return unreachable(undefined as never);
}
export type CompleteTask = { readonly taskId: string; readonly outcome?: string; readonly facts: ProcessFacts };
export function completeTask(_graph: ProcessGraph, _state: ProcessState, _act: CompleteTask): RunResult {
  return unreachable(undefined as never);
}
export type ReturnToPrevious = { readonly taskId: string; readonly to?: string };
export function returnToPrevious(_graph: ProcessGraph, _state: ProcessState, _act: ReturnToPrevious): RunResult {
  return unreachable(undefined as never);
}
export type FireTimer = { readonly timerId: string; readonly facts: ProcessFacts };
export function fireTimer(_graph: ProcessGraph, _state: ProcessState, _act: FireTimer): RunResult {
  return unreachable(undefined as never);
}
export type ReceiveMessage = { readonly message: string; readonly waitId?: string; readonly facts: ProcessFacts };
export function receiveMessage(_graph: ProcessGraph, _state: ProcessState, _act: ReceiveMessage): RunResult {
  return unreachable(undefined as never);
}
/** Ends the run at once: withdrawn, stopped, cancelled. No token, task, wait or timer remains. */
export function cancel(_state: ProcessState): RunResult {
  return unreachable(undefined as never);
}
