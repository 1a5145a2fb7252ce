import { present } from "../../../kernel/assert.ts";
import type { LocalText } from "../../catalogue/index.ts";
import { findMetric, type MetricCode } from "../metric/catalogue.ts";
import type { Metric, MetricUnit } from "../metric/metric.ts";
import { type Counted, metricValue } from "../metric/value.ts";
import { FACTS, NOT_APPLICABLE } from "./data/facts.ts";
import type { FactCode, IndexComponent, IndexGroup, IndexVersion } from "./index-version.ts";

export type Fraction = {
  readonly numerator: number;
  readonly denominator: number;
  /** Codes of the procedures the numerator lacks, where it is procedures that are counted. */
  readonly lacking?: readonly string[];
};
export type Facts = Readonly<Partial<Record<FactCode, Fraction>>>;

/** What a score is reckoned from: the sums of the period by channel, and what else is known of the agency. */
export type IndexFigures = {
  readonly counted: readonly Counted[];
  /** Of them, those of procedures whose result is no document. */
  readonly withoutDocument: readonly Counted[];
  readonly facts: Facts;
  /** Of the province, for what a commune takes over from it. */
  readonly provinceFacts: Facts;
  readonly isCommune: boolean;
};

type Told = {
  readonly component: IndexComponent;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly lacking?: readonly string[];
};

/** One component: its points and the points lost, or why there are none. `value` is in percent, or in days. */
export type ComponentScore = Told &
  (
    | {
        readonly state: "SCORED";
        readonly value: number | null;
        readonly score: number;
        readonly lost: number;
        /** The share it was multiplied by, in percent; null where none is asked for or known. */
        readonly factor: number | null;
      }
    | { readonly state: "INFORMATION"; readonly value: number; readonly unit: MetricUnit }
    | { readonly state: "NO_DATA" | "NOT_APPLICABLE"; readonly reason: LocalText }
  );

/** Points out of those that can be scored; the others are told beside them and never counted as lost or won. */
export type PointSums = {
  readonly score: number;
  /** The points that have data. */
  readonly of: number;
  readonly lost: number;
  readonly noData: number;
  readonly notApplicable: number;
};
export type GroupScore = PointSums & {
  readonly group: IndexGroup;
  readonly components: readonly ComponentScore[];
};
export type IndexScore = PointSums & {
  readonly version: IndexVersion;
  readonly groups: readonly GroupScore[];
  /** Points for every 100 that have data; null where none has. */
  readonly percent: number | null;
  readonly band: LocalText | null;
};

/**
 * The index of an agency under one set of definitions. A component without data is said to have none: scoring it 0 would
 * blame, scoring it in full would flatter.
 * @law Quyết định 766/QĐ-TTg: points = maximum × share ÷ target, never more than the maximum (one-stop.md §8.4).
 */
export function scoreIndex(version: IndexVersion, figures: IndexFigures): IndexScore {
  const groups = version.groups.map((group) => {
    const components = group.components.map((component) => scoreComponent(component, figures));
    return { group, components, ...sumsOf(components) };
  });
  const sums = sumsOf(groups.flatMap(({ components }) => components));
  const percent = sums.of === 0 ? null : (100 * sums.score) / sums.of;
  return { version, groups, ...sums, percent, band: percent === null ? null : bandOf(version, percent) };
}

/** As shown: two decimals, a half goes up. */
export function roundedPoints(points: number): number {
  // What should be …5 may be a hair below it in binary.
  return Math.round(points * 100 + 1e-7) / 100;
}

function bandOf(version: IndexVersion, percent: number): LocalText | null {
  return version.bands.from.find(({ from }) => roundedPoints(percent) >= from)?.name ?? null;
}

function scoreComponent(component: IndexComponent, figures: IndexFigures): ComponentScore {
  const none = { component, numerator: null, denominator: null } as const;
  if (figures.isCommune && component.atCommune === "EXCLUDE")
    return { ...none, state: "NOT_APPLICABLE", reason: NOT_APPLICABLE.commune };
  const told = fractionOf(component, figures);
  if (told === null) return { ...none, state: "NO_DATA", reason: whyNoData(component) };
  const { numerator, denominator } = told;
  const sides = { component, ...told };
  if (component.max === 0) return informationOf(component, sides, figures);
  if (denominator <= 0) return scoreOfNone(component, sides);
  const value = (100 * Math.max(0, numerator)) / denominator;
  const factor = factorOf(component, figures);
  const reached = value * ((factor ?? 100) / 100);
  const score = component.max * Math.min(1, reached / component.target);
  return { ...sides, state: "SCORED", value, score, lost: component.max - score, factor };
}

function scoreOfNone(component: IndexComponent, sides: Told): ComponentScore {
  const { max, whenNone } = component;
  if (whenNone === "NOT_APPLICABLE")
    return { ...sides, state: "NOT_APPLICABLE", reason: NOT_APPLICABLE.none };
  const score = whenNone === "FULL" ? max : 0;
  return { ...sides, state: "SCORED", value: null, score, lost: max - score, factor: null };
}

function informationOf(component: IndexComponent, sides: Told, figures: IndexFigures): ComponentScore {
  const { source } = component;
  const { numerator, denominator } = sides;
  if (denominator === null || denominator <= 0 || numerator === null)
    return { ...sides, state: "NOT_APPLICABLE", reason: NOT_APPLICABLE.none };
  if (!("metric" in source))
    return { ...sides, state: "INFORMATION", value: (100 * numerator) / denominator, unit: "percent" };
  const metric = metricNamed(source.metric);
  const { value } = metricValue(metric, figures.counted);
  return value === null
    ? { ...sides, state: "NOT_APPLICABLE", reason: metric.notApplicable }
    : { ...sides, state: "INFORMATION", value, unit: metric.unit };
}

/** Null where nobody counts it yet. */
function fractionOf({ source, atCommune }: IndexComponent, figures: IndexFigures): Fraction | null {
  if ("fact" in source) {
    const inherits = figures.isCommune && atCommune === "INHERIT";
    return (inherits ? figures.provinceFacts : figures.facts)[source.fact] ?? null;
  }
  const metric = metricNamed(source.metric);
  const whole = sidesOf(metric, figures.counted);
  if (source.metric !== OF_DOCUMENTS || whole === null) return whole;
  const apart = sidesOf(metric, figures.withoutDocument) ?? { numerator: 0, denominator: 0 };
  return {
    numerator: whole.numerator - apart.numerator,
    denominator: whole.denominator - apart.denominator,
  };
}

/** @law one-stop.md §8.4, 4.1: of the dossiers whose procedure returns a document. */
const OF_DOCUMENTS: MetricCode = "electronic-result-share";

function sidesOf(metric: Metric, rows: readonly Counted[]): Fraction | null {
  const { numerator, denominator } = metricValue(metric, rows);
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function whyNoData({ source }: IndexComponent): LocalText {
  return "fact" in source ? FACTS[source.fact] : metricNamed(source.metric).notApplicable;
}

function factorOf({ factor }: IndexComponent, { facts }: IndexFigures): number | null {
  const known = factor === null ? undefined : facts[factor];
  if (known === undefined || known.denominator <= 0) return null;
  return Math.min(100, (100 * Math.max(0, known.numerator)) / known.denominator);
}

function metricNamed(code: string) {
  return present(findMetric(code), `metric ${code}`);
}

function sumsOf(components: readonly ComponentScore[]): PointSums {
  const sums = { score: 0, of: 0, lost: 0, noData: 0, notApplicable: 0 };
  for (const each of components) {
    const { max } = each.component;
    if (each.state === "SCORED") {
      sums.score += each.score;
      sums.of += max;
      sums.lost += each.lost;
    } else if (each.state === "NO_DATA") sums.noData += max;
    else if (each.state === "NOT_APPLICABLE") sums.notApplicable += max;
  }
  return sums;
}
