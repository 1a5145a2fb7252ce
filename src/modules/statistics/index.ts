export { statisticsAttachment } from "./attachment.ts";
export { drainTally, EVERY_PROCEDURE, WHOLE_AUTHORITY } from "./drain.ts";
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
