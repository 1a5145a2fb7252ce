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
import { addTotals, NO_TOTALS, type Totals } from "../measure.ts";
import { type PeriodTotals, readSeries, readTotals, type SeriesPoint } from "../totals.ts";
import { comparedDays, type LeadQuestion, momentOf, type Step, stepOf } from "./question.ts";

export type TrendPoint = {
  readonly startsOn: LocalDate;
  readonly now: Totals;
  readonly yearBefore: Totals;
};

/** Everything the leader's page shows. */
export type LeadFigures = {
  /** By unit and channel. */
  readonly rows: readonly PeriodTotals[];
  /** By channel; null where nothing is compared. */
  readonly before: readonly PeriodTotals[] | null;
  readonly trend: readonly TrendPoint[];
  readonly step: Step;
  readonly computedAt: Instant;
};

/** Three round trips at once: the period, the one it is compared with, and the two years of the trend. */
export async function readLeadFigures(
  executor: Executor,
  question: LeadQuestion,
  { units, now }: { readonly units: readonly string[]; readonly now: Instant },
): Promise<LeadFigures> {
  const asOf = momentOf(question, now);
  const moment = { now, ...(asOf < now ? { asOf } : {}) };
  const compared = comparedDays(question);
  const to = earlier(question.to, localDateOf(asOf));
  const step = stepOf(question);
  const starts = stepStarts({ from: question.from, to }, step);
  const first = starts[0] ?? question.from;
  const [rows, before, series] = await Promise.all([
    readTotals(executor, { units, from: question.from, to: question.to, by: ["unit", "channel"], ...moment }),
    compared === null ? null : readTotals(executor, { units, ...compared, by: ["channel"], now }),
    readSeries(executor, { units, from: yearBefore(first, step), to, step: readableStep(step, to, now) }),
  ]);
  // Before there was anything to count there is nothing to compare with.
  const known = before === null || before.length === 0 ? null : before;
  return { rows, before: known, trend: trendOf(starts, step, series), step, computedAt: now };
}

/** Cells of a month hold all of it: one that is cut short by a day of the past is put together from its days. */
function readableStep(step: Step, to: LocalDate, now: Instant): Step {
  const isCut = to < localDateOf(now) && addDays(to, 1).slice(8) !== "01";
  return step === "month" && isCut ? "day" : step;
}

/** The day a step begins with, a year before: weeks go back 52 weeks, to a Monday again. */
function yearBefore(day: LocalDate, step: Step): LocalDate {
  return step === "week" ? addDays(day, -364) : addMonthsClamped(day, -12);
}

/** The day the step of a day begins with. */
function stepStart(day: LocalDate, step: Step): LocalDate {
  if (step === "day") return day;
  return step === "week" ? addDays(day, 1 - weekdayOf(day)) : addDays(day, 1 - Number(day.slice(8)));
}

function stepStarts({ from, to }: { from: LocalDate; to: LocalDate }, step: Step): LocalDate[] {
  const starts: LocalDate[] = [];
  for (let day = stepStart(from, step); day <= to; ) {
    starts.push(day);
    day = step === "day" ? addDays(day, 1) : step === "week" ? addDays(day, 7) : addMonthsClamped(day, 1);
  }
  return starts;
}

/** Pairs each step with the one a year before. A step in which nothing happened is none of everything. */
export function trendOf(
  starts: readonly LocalDate[],
  step: Step,
  series: readonly SeriesPoint[],
): TrendPoint[] {
  const known = new Map<LocalDate, Totals>();
  for (const { startsOn, flows } of series) {
    const start = stepStart(startsOn, step);
    known.set(start, addTotals(known.get(start) ?? NO_TOTALS, flows));
  }
  return starts.map((startsOn) => ({
    startsOn,
    now: known.get(startsOn) ?? NO_TOTALS,
    yearBefore: known.get(yearBefore(startsOn, step)) ?? NO_TOTALS,
  }));
}
