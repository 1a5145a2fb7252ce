export { importProcess, publishProcess } from "./commands.ts";
export type { PublishProcess } from "./decide.ts";
export { type DrawingOptions, describe as describeProcess, drawProcess } from "./drawing/draw-process.ts";
export * from "./graph.ts";
export { findProcessVersion, findPublishedProcess, listProcessVersions, readProcessFile } from "./queries.ts";
export { checkQuotas, type QuotaCase, quotaMinutesOf } from "./quota.ts";
export { readProcess } from "./read-process.ts";
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
export { readShippedProcess, SHIPPED_PROCESS_CODES, type ShippedProcessCode } from "./shipped.ts";
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
export { listStepsInOrder, type ProcessStep } from "./steps.ts";
export type { LoadedProcess, ProcessVersion, ProcessVersionId, Publication } from "./version.ts";
