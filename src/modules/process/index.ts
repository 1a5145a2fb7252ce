export * from "./graph.ts";
export * from "./refusals.ts";
export {
  type CompleteTask,
  cancel,
  completeTask,
  type FireTimer,
  fireTimer,
  listReturnTargets,
  type ReceiveMessage,
  type ReturnToPrevious,
  receiveMessage,
  returnToPrevious,
  start,
} from "./run.ts";
export {
  type OpenTask,
  type OpenTimer,
  type OpenWait,
  type ProcessAdvance,
  type ProcessEffect,
  type ProcessFacts,
  type ProcessState,
  processStateSchema,
  type RunResult,
  type TaskClosing,
  type Token,
  type TokenScope,
  type TrailEntry,
} from "./state.ts";
