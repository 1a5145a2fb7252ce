import type { MetricCode } from "../metric/catalogue.ts";

/** What a map can be coloured by. */
export const MAP_METRICS = [
  "on-time-share",
  "in-hand-overdue",
  "received",
  "online-share",
  "digitisation-share",
] as const satisfies readonly MetricCode[];
