import {
  addDays,
  addMonthsClamped,
  earlier,
  type Instant,
  type LocalDate,
  localDateOf,
  weekdayOf,
} from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { addTotals, NO_TOTALS, type Totals, totalsOf } from "../measure.ts";
import { metricOf } from "../metric/catalogue.ts";
import { measuresOf } from "../metric/value.ts";
import type { Laying } from "../question/laying.ts";
import {
  comparedDays,
  type LeadQuestion,
  lastDayAYearBefore,
  momentOf,
  type Step,
  stepOf,
} from "../question/question.ts";
import { type PeriodTotals, readSeries, readTotals, type SeriesPoint } from "../totals.ts";
import { OF_AGENCIES, OF_TREND } from "./lead-view.ts";

export type TrendPoint = {
  readonly startsOn: LocalDate;
  readonly now: Totals;
  readonly yearBefore: Totals;
};

/** Everything the leader's page shows. */
export type LeadFigures = {
  /** All together, by channel. */
  readonly rows: readonly PeriodTotals[];
  /** By agency what `OF_AGENCIES` is reckoned from; none where the page is about one. */
  readonly agencies: readonly PeriodTotals[];
  /** The same of the period compared with; null where nothing is compared. */
  readonly before: readonly PeriodTotals[] | null;
  readonly trend: readonly TrendPoint[];
  readonly step: Step;
  readonly computedAt: Instant;
};

type Days = { readonly from: LocalDate; readonly to: LocalDate };

/**
 * Round trips at once: the period as one sum and by agency, the one it is compared with, and the trend of the two years.
 * Only shares of a divided agency have to be laid row by row; without any, a sum is read as a sum.
 */
export async function readLeadFigures(
  executor: Executor,
  question: LeadQuestion,
  { laying, now }: { readonly laying: Laying; readonly now: Instant },
): Promise<LeadFigures> {
  const asOf = momentOf(question, now);
  const moment = { now, ...(asOf < now ? { asOf } : {}) };
  const days = { from: question.from, to: earlier(question.to, localDateOf(asOf)) };
  const compared = comparedDays({ ...days, compare: question.compare });
  const step = stepOf(question);
  const period = { from: question.from, to: question.to, ...moment };
  const [rows, agencies, before, series, seriesBefore] = await Promise.all([
    readTogether(executor, laying, period),
    question.unit === "" ? readByAgency(executor, laying, period) : [],
    compared === null ? null : readTogether(executor, laying, { ...compared, now }),
    readLaidSeries(executor, laying, { ...days, step }),
    readLaidSeries(executor, laying, { ...yearBefore(days, step), step }),
  ]);
  // Before there was anything to count there is nothing to compare with.
  const known = before === null || before.length === 0 ? null : before;
  const trend = trendOf(days, step, { now: series, yearBefore: seriesBefore });
  return { rows, agencies, before: known, trend, step, computedAt: now };
}

type Period = Days & { readonly now: Instant; readonly asOf?: Instant };

async function readTogether(
  executor: Executor,
  { units, lay, isEstimated }: Laying,
  period: Period,
): Promise<readonly PeriodTotals[]> {
  if (!isEstimated) return readTotals(executor, { units, ...period, by: ["channel"] });
  return lay(await readTotals(executor, { units, ...period, by: ["unit", "channel"] }));
}

const MEASURES_OF_AGENCIES = measuresOf(OF_AGENCIES.map(metricOf));

/** Of each agency only what the page tells of it: most of what the page costs. */
async function readByAgency(
  executor: Executor,
  { units, lay }: Laying,
  period: Period,
): Promise<readonly PeriodTotals[]> {
  return lay(await readTotals(executor, { units, ...period, by: ["unit"], measures: MEASURES_OF_AGENCIES }));
}

const MEASURES_OF_TREND = measuresOf(OF_TREND.map(metricOf));

/** The series of those asked for, with their share of what a divided agency counted. */
async function readLaidSeries(
  executor: Executor,
  { shares }: Laying,
  { from, to, step }: Days & { readonly step: Step },
): Promise<readonly SeriesPoint[]> {
  if (from > to) return [];
  const parts = await Promise.all(
    [...shares].map(async ([share, units]) => {
      const series = await readSeries(executor, { units, from, to, step, measures: MEASURES_OF_TREND });
      return share === 1 ? series : series.map((point) => ({ ...point, flows: partOf(point.flows, share) }));
    }),
  );
  return parts.flat();
}

function partOf(flows: Totals, share: number): Totals {
  return totalsOf((measure) => Math.round(flows[measure] * share));
}

/**
 * The days of a year before: weeks go back 52 weeks, to a Monday again. As many days of the last step as have passed of
 * it now: half a month against a whole one would look like a fall.
 */
function yearBefore({ from, to }: Days, step: Step): Days {
  return step === "week"
    ? { from: addDays(from, -364), to: addDays(to, -364) }
    : { from: addMonthsClamped(from, -12), to: lastDayAYearBefore(to) };
}

/** The day the step of a day begins with. */
function stepStart(day: LocalDate, step: Step): LocalDate {
  if (step === "day") return day;
  return step === "week" ? addDays(day, 1 - weekdayOf(day)) : addDays(day, 1 - Number(day.slice(8)));
}

function stepStarts({ from, to }: Days, step: Step): LocalDate[] {
  const starts: LocalDate[] = [];
  for (let day = stepStart(from, step); day <= to; ) {
    starts.push(day);
    day = step === "day" ? addDays(day, 1) : step === "week" ? addDays(day, 7) : addMonthsClamped(day, 1);
  }
  return starts;
}

/** Pairs each step with the one a year before. A step in which nothing happened is none of everything. */
export function trendOf(
  days: Days,
  step: Step,
  series: { readonly now: readonly SeriesPoint[]; readonly yearBefore: readonly SeriesPoint[] },
): TrendPoint[] {
  const now = byStep(series.now, step);
  const before = byStep(series.yearBefore, step);
  return stepStarts(days, step).map((startsOn) => {
    const { from: aYearAgo } = yearBefore({ from: startsOn, to: startsOn }, step);
    return {
      startsOn,
      now: now.get(startsOn) ?? NO_TOTALS,
      yearBefore: before.get(aYearAgo) ?? NO_TOTALS,
    };
  });
}

function byStep(series: readonly SeriesPoint[], step: Step): ReadonlyMap<LocalDate, Totals> {
  const known = new Map<LocalDate, Totals>();
  for (const { startsOn, flows } of series) {
    const start = stepStart(startsOn, step);
    known.set(start, addTotals(known.get(start) ?? NO_TOTALS, flows));
  }
  return known;
}
