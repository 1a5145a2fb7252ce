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
