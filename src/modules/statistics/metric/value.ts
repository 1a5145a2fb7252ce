import type { ChannelIn } from "../../dossier/index.ts";
import { MEASURES, type Measure, type Totals } from "../measure.ts";
import type { Formula, Metric, Term } from "./metric.ts";

/** What a figure is reckoned from: the sums of a period, of one channel or (null) of all together. */
export type Counted = {
  readonly channel: ChannelIn | null;
  readonly opening: Totals;
  readonly flows: Totals;
  readonly closing: Totals;
};

/** A figure as it is told: what was divided by what, and the value, or why there is none. */
export type MetricValue = {
  readonly numerator: number | null;
  readonly denominator: number | null;
} & (
  | { readonly value: number; readonly why: null }
  | { readonly value: null; readonly why: "NO_DATA_YET" | "NOT_APPLICABLE" }
);

/** The measures some metrics are reckoned from. */
export function measuresOf(metrics: readonly Metric[]): readonly Measure[] {
  const terms = metrics
    .flatMap(({ numerator, denominator }) => [numerator, denominator])
    .flatMap((formula) => (formula === null ? [] : [...formula.plus, ...(formula.minus ?? [])]));
  return MEASURES.filter((measure) => terms.some((term) => term.measure === measure));
}

const MINUTES_A_DAY = 1_440;

/**
 * The value of a metric over the rows of one period. Rows of several units or procedures add up; a formula that asks for
 * a channel has an answer only where the rows are told apart by channel.
 * @law reform.md §J: numerator, denominator and version are kept with every value; nothing by nothing is no value.
 */
export function metricValue(metric: Metric, rows: readonly Counted[]): MetricValue {
  const { numerator: above, denominator: below } = metric;
  const numerator = above === null ? null : amountOf(above, rows);
  const denominator = below === null ? null : amountOf(below, rows);
  if (numerator === null || (below !== null && denominator === null)) {
    return { numerator, denominator, value: null, why: "NO_DATA_YET" };
  }
  if (denominator === null) return { numerator, denominator, value: numerator, why: null };
  // Results taken back may outnumber those of the period: a share of none or fewer says nothing.
  if (denominator <= 0 || numerator < 0)
    return { numerator, denominator, value: null, why: "NOT_APPLICABLE" };
  return { numerator, denominator, value: scaled(numerator, denominator, metric), why: null };
}

function scaled(numerator: number, denominator: number, { unit }: Metric): number {
  if (unit === "days") return numerator / MINUTES_A_DAY / denominator;
  return unit === "dossiers" ? numerator / denominator : (100 * numerator) / denominator;
}

/** Null where the rows cannot tell: a channel is asked for and they hold all channels together. */
function amountOf({ plus, minus = [] }: Formula, rows: readonly Counted[]): number | null {
  const terms = [...plus, ...minus];
  if (terms.some((term) => term.channel !== undefined) && rows.some((row) => row.channel === null))
    return null;
  const sum = (some: readonly Term[]) => some.reduce((total, term) => total + termAmount(term, rows), 0);
  return sum(plus) - sum(minus);
}

export function termAmount(term: Term, rows: readonly Counted[]): number {
  const counted = term.channel === undefined ? rows : rows.filter((row) => row.channel === term.channel);
  return counted.reduce((total, row) => total + row[term.part][term.measure], 0);
}
