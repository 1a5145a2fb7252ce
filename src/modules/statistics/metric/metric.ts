import type { LocalText } from "../../catalogue/index.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import type { Flow, Stock } from "../measure.ts";

/** One measure of a period: how often something happened in it, or how many there were before it or at its end. */
export type Term = (
  | { readonly part: "flows"; readonly measure: Flow }
  | { readonly part: "opening" | "closing"; readonly measure: Stock }
) & {
  /** Only the dossiers that came in so. */
  readonly channel?: ChannelIn;
};

/** What is added and what is taken away. */
export type Formula = { readonly plus: readonly Term[]; readonly minus?: readonly Term[] };

/**
 * How the number is read: `dossiers` counts; `percent` is numerator of denominator × 100; `per-hundred` the same where
 * one dossier may count more than once; `days` is minutes of the numerator a dossier, in days of 24 hours.
 */
export type MetricUnit = "dossiers" | "percent" | "per-hundred" | "days";

/**
 * A metric (chỉ số thống kê): one definition for screens, forms, indexes and the API. A version whose formula or words
 * change gets the next number; a figure is always told with the version it was reckoned by.
 */
export type Metric = {
  readonly code: string;
  readonly version: number;
  readonly name: LocalText;
  /** What it says, in words a citizen understands. */
  readonly definition: LocalText;
  readonly unit: MetricUnit;
  /** Over the days of the period, or at the end of its last day. */
  readonly basis: "period" | "end-of-period";
  /** Null where the data do not exist yet: the value is "no data yet", never 0. */
  readonly numerator: Formula | null;
  readonly denominator: Formula | null;
  /** When there is no value, in words. */
  readonly notApplicable: LocalText;
  /** Which way is good; null where neither is. */
  readonly better: "more" | "less" | null;
  /** Whether the transparency page shows it to everybody. */
  readonly isPublic: boolean;
  readonly legalBasis: string | null;
};
