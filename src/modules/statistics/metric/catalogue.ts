import { present } from "../../../kernel/assert.ts";
import { FINISHED_IN_PERIOD } from "./data/finished.ts";
import { AT_THE_END } from "./data/in-hand.ts";
import { OPINIONS } from "./data/opinions.ts";
import { PAYMENTS } from "./data/payments.ts";
import { RECEIVED } from "./data/received.ts";
import { SHARES } from "./data/shares.ts";
import type { Metric } from "./metric.ts";

const DATA = [...RECEIVED, ...FINISHED_IN_PERIOD, ...AT_THE_END, ...SHARES, ...PAYMENTS, ...OPINIONS];
export type MetricCode = (typeof DATA)[number]["code"];

/** Every figure of the product, in the order shown. */
export const METRICS: readonly Metric[] = DATA;
const byCode = new Map(METRICS.map((metric) => [metric.code, metric]));

export function metricOf(code: MetricCode): Metric {
  return present(byCode.get(code), `metric ${code}`);
}

export function findMetric(code: string): Metric | null {
  return byCode.get(code) ?? null;
}
