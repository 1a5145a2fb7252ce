export { importProcess, publishProcess } from "./commands.ts";

export { drawProcess } from "./drawing/draw-process.ts";
export * from "./graph.ts";
export { findProcessVersion, findPublishedProcess, listProcessCodes } from "./queries.ts";
export { checkQuotas } from "./quota.ts";
export { readProcess } from "./read-process.ts";
export * from "./refusals.ts";
export {
  cancel,
  completeTask,
  fireTimer,
  listReturnTargets,
  receiveMessage,
  returnToPrevious,
  start,
  takeBackStep,
} from "./run.ts";
export { readShippedProcess, SHIPPED_PROCESS_CODES, type ShippedProcessCode } from "./shipped.ts";
export type {
  OpenTask,
  OpenWait,
  ProcessAdvance,
  ProcessEffect,
  ProcessFacts,
  ProcessState,
  RunResult,
  TaskClosing,
} from "./state.ts";
export { listStepsInOrder, type ProcessStep } from "./steps.ts";
export type { LoadedProcess } from "./version.ts";
