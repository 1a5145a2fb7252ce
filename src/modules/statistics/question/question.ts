import {
  addDays,
  addMonthsClamped,
  daysBetween,
  earlier,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
  parseLocalDate,
} from "../../../kernel/local-date.ts";
import { z } from "../../../web/route.ts";
import { INTAKE_CHECK_HOURS } from "../../calendar/index.ts";
import type { Unit } from "../../organisation/index.ts";

/** What the address of a leader's page asks for; the same address gives the same page. */
export type LeadQuestion = {
  /** One unit by its code, or by its id where it has none; empty is all that the officer may see. */
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** What was known at the end of this day; null is now. */
  readonly asOf: LocalDate | null;
  readonly compare: Compare;
  /** How the trend is cut; null is as suits the length of the period. */
  readonly step: Step | null;
  /** Which agencies the figures are told by, where some were merged or divided. */
  readonly view: View;
  /** After how many working hours a dossier nobody read counts as stuck. */
  readonly hours: number;
};

export const COMPARES = ["LAST_YEAR", "PREVIOUS", "NONE"] as const;
type Compare = (typeof COMPARES)[number];
type Days = { readonly from: LocalDate; readonly to: LocalDate };
export const STEPS = ["day", "week", "month"] as const;
export type Step = (typeof STEPS)[number];
/**
 * Laid to the agencies of today; as the agencies were; as reports said that are frozen.
 * @law reform.md §G4: as reported, as was, restated.
 */
export const VIEWS = ["RESTATED", "AS_WAS", "AS_REPORTED"] as const;
type View = (typeof VIEWS)[number];

const HOURS_MAX = 80;

/** What an old or mistyped link does not say is filled in rather than refused. */
export const leadQuery = z.object({
  unit: z.string().max(60).catch("").default(""),
  from: z.string().max(10).catch("").default(""),
  to: z.string().max(10).catch("").default(""),
  asOf: z.string().max(10).catch("").default(""),
  compare: z.enum(COMPARES).catch("LAST_YEAR").default("LAST_YEAR"),
  step: z
    .enum(["", ...STEPS])
    .catch("")
    .default(""),
  view: z.enum(VIEWS).catch("RESTATED").default("RESTATED"),
  hours: z.coerce.number().int().min(1).max(HOURS_MAX).catch(INTAKE_CHECK_HOURS).default(INTAKE_CHECK_HOURS),
});

/** A period longer than this is two questions. */
const DAYS_MAX = 3_660;

/** This month up to today where the address names no days; days that end before they begin change places. */
export function questionOf(asked: z.output<typeof leadQuery>, today: LocalDate): LeadQuestion {
  const asOf = parseLocalDate(asked.asOf);
  const last = parseLocalDate(asked.to) ?? asOf ?? today;
  const first = parseLocalDate(asked.from) ?? monthStart(last);
  const [from, to] = first <= last ? [first, last] : [last, first];
  const cut = daysBetween(from, to) > DAYS_MAX ? addDays(to, -DAYS_MAX) : from;
  return {
    unit: asked.unit,
    from: cut,
    to,
    asOf: asOf !== null && asOf < today ? asOf : null,
    compare: asked.compare,
    step: asked.step === "" ? null : asked.step,
    view: asked.view,
    hours: asked.hours,
  };
}

type Named = Pick<Unit, "id" | "code" | "areaCode" | "kind" | "validTo">;

/** A unit as an address names it: by its code, a commune's committee of today by its area's, else by its id. */
export function unitKey({ id, code, areaCode, kind, validTo }: Named): string {
  const ofArea = kind === "PEOPLES_COMMITTEE" && validTo === null ? areaCode : null;
  return code ?? ofArea ?? id;
}

/** The address of a page under a question; what is left out is what the page would fill in. */
export function leadAddress(
  path: string,
  question: LeadQuestion,
  more: Readonly<Record<string, string>> = {},
): string {
  const { unit, from, to, asOf, compare, step, view, hours } = question;
  const parameters = new URLSearchParams({
    ...(unit === "" ? {} : { unit }),
    from,
    to,
    ...(asOf === null ? {} : { asOf }),
    ...(compare === "LAST_YEAR" ? {} : { compare }),
    ...(step === null ? {} : { step }),
    ...(view === "RESTATED" ? {} : { view }),
    ...(hours === INTAKE_CHECK_HOURS ? {} : { hours: String(hours) }),
    ...more,
  });
  return `${path}?${parameters.toString()}`;
}

/** The last moment that counts: the end of the day asked for. */
export function momentOf({ asOf }: LeadQuestion, now: Instant): Instant {
  return asOf === null ? now : earlier(now, endOfDay(asOf));
}

function endOfDay(day: LocalDate): Instant {
  return instantOfEpoch(epochOf(instantAt(addDays(day, 1), 0)) - 1);
}

/** The same day a year before; the last of a month is the last again, in a leap February too. */
export function lastDayAYearBefore(day: LocalDate): LocalDate {
  const before = addMonthsClamped(day, -12);
  const isLast = addDays(day, 1).slice(8) === "01";
  return isLast ? addDays(addMonthsClamped(monthStart(before), 1), -1) : before;
}

/**
 * The period a figure is compared with: the same days a year before, or as many days just before. `to` is the last day
 * that is counted: days to come are compared with nothing.
 */
export function comparedDays({ from, to, compare }: Days & Pick<LeadQuestion, "compare">): Days | null {
  if (to < from) return null;
  switch (compare) {
    case "NONE":
      return null;
    case "LAST_YEAR":
      return { from: addMonthsClamped(from, -12), to: lastDayAYearBefore(to) };
    case "PREVIOUS":
      return { from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1) };
  }
}

/** The periods people ask for most, each up to today. */
export function presets(
  today: LocalDate,
): Readonly<Record<"today" | "week" | "month" | "quarter" | "year", Days>> {
  const month = Number(today.slice(5, 7));
  const quarter = addMonthsClamped(monthStart(today), -((month - 1) % 3));
  return {
    today: { from: today, to: today },
    week: { from: addDays(today, -6), to: today },
    month: { from: monthStart(today), to: today },
    quarter: { from: quarter, to: today },
    year: { from: addMonthsClamped(monthStart(today), 1 - month), to: today },
  };
}

function monthStart(day: LocalDate): LocalDate {
  return addDays(day, 1 - Number(day.slice(8)));
}

const DAYS_BY_DAY = 31;
const DAYS_BY_WEEK = 190;

/** How a period is cut for a trend: as asked, or coarser where that would no longer be readable. */
export function stepOf({ from, to, step }: Days & Pick<LeadQuestion, "step">): Step {
  const days = daysBetween(from, to) + 1;
  const finest = days <= DAYS_BY_DAY ? "day" : days <= DAYS_BY_WEEK ? "week" : "month";
  return step === null || STEPS.indexOf(step) < STEPS.indexOf(finest) ? finest : step;
}
