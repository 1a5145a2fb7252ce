export { statisticsAttachment } from "./attachment.ts";
export { drainTally, WHOLE_AUTHORITY } from "./drain.ts";
export { type HistoryReport, importHistory } from "./history/import-history.ts";
export { registerStatisticsJobs } from "./jobs.ts";
export { importBoundaries } from "./map/import-boundaries.ts";
export {
  type Amounts,
  addTotals,
  type Dimensions,
  FLOWS,
  type Flow,
  MEASURES,
  type Measure,
  NO_TOTALS,
  STOCKS,
  type Stock,
  type Totals,
} from "./measure.ts";
export { findMetric, METRICS, type MetricCode, metricOf } from "./metric/catalogue.ts";
export type { Formula, Metric, MetricUnit, Term } from "./metric/metric.ts";
export { type Counted, type MetricValue, metricValue } from "./metric/value.ts";
export { listOpened, type OpenedDossier, type OpenedQuestion } from "./opened.ts";
export { rebuildOnce, rebuildStatistics } from "./rebuild.ts";
export { type Recount, recountStatistics, type WrongCell } from "./recount.ts";
export { type RestatedTotals, restateTotals } from "./restated.ts";
export {
  type GroupBy,
  type PeriodTotals,
  readSeries,
  readTotals,
  type SeriesPoint,
  type SeriesQuestion,
  type TotalsQuestion,
  type Units,
} from "./totals.ts";
