export * from "./graph.ts";
export * from "./refusals.ts";
export {
  cancel,
  type CompleteTask,
  completeTask,
  type FireTimer,
  fireTimer,
  type ReceiveMessage,
  receiveMessage,
  type ReturnToPrevious,
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
