export { statisticsAttachment } from "./attachment.ts";
export { drainTally, WHOLE_AUTHORITY } from "./drain.ts";
export { type HistoryReport, importHistory } from "./history/import-history.ts";
export { registerStatisticsJobs } from "./jobs.ts";
export { lateStepsAttachment } from "./late-steps/attachment.ts";
export { importBoundaries } from "./map/import-boundaries.ts";
export { rebuildOnce, rebuildStatistics } from "./rebuild.ts";
export { type Recount, recountStatistics } from "./recount/recount.ts";
export { readTotals } from "./totals.ts";
