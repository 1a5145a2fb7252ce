import { type Locale, messages } from "../../../i18n/index.ts";
import { assert } from "../../../kernel/assert.ts";
import { addDays, addMonthsClamped, type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";

/** How a period is cut: by the calendar, or as statistics by law cut it, from the 15th to the 14th. */
export const PERIOD_BASES = ["CALENDAR", "STATUTORY"] as const;
type PeriodBasis = (typeof PERIOD_BASES)[number];

export const PERIOD_KINDS = ["MONTH", "QUARTER", "HALF", "YEAR"] as const;
type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTHS = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 } as const satisfies Record<PeriodKind, number>;

/** The `index`-th month, quarter or half of a year; a year has index 1. */
type NamedPeriod = {
  readonly kind: PeriodKind;
  readonly basis: PeriodBasis;
  readonly year: number;
  readonly index: number;
};
/** Both days are part of it. */
export type Period = (NamedPeriod | { readonly kind: "RANGE" }) & {
  readonly from: LocalDate;
  readonly to: LocalDate;
};

export function periodsInYear(kind: PeriodKind): number {
  return 12 / MONTHS[kind];
}

/**
 * The days of a reporting period.
 *
 * The law's month runs from the 15th of the month before to the 14th, and its quarter, half and year likewise: its first
 * quarter is 15 December to 14 March. Both bases are in use side by side, so every report says which one it has.
 * @law Nghị định 09/2019/NĐ-CP: reporting periods of statistics; month, quarter, half and year end on the 14th.
 */
export function periodOf(named: NamedPeriod): Period {
  const { kind, basis, year, index } = named;
  assert(Number.isInteger(index) && index >= 1 && index <= periodsInYear(kind), "a year has this period");
  const first = firstOfMonth(year, (index - 1) * MONTHS[kind]);
  const next = addMonthsClamped(first, MONTHS[kind]);
  if (basis === "CALENDAR") return { ...named, from: first, to: addDays(next, -1) };
  return {
    ...named,
    from: addDays(addMonthsClamped(first, -1), 14),
    to: addDays(addMonthsClamped(next, -1), 13),
  };
}

export function rangeOf(from: LocalDate, to: LocalDate): Period {
  assert(from <= to, "a period does not end before it begins");
  return { kind: "RANGE", from, to };
}

/** The period that ends on the day before: what is carried over comes from it. A range is preceded by its first day. */
export function previousPeriod(period: Period): Period {
  if (period.kind === "RANGE") return rangeOf(addDays(period.from, -1), addDays(period.from, -1));
  const { kind, basis, year, index } = period;
  return index === 1
    ? periodOf({ kind, basis, year: year - 1, index: periodsInYear(kind) })
    : periodOf({ kind, basis, year, index: index - 1 });
}

/** The period a day lies in. */
export function periodOn(kind: PeriodKind, basis: PeriodBasis, day: LocalDate): Period {
  // The law's months are a fortnight ahead: from the 15th on, a day belongs to the month that follows.
  const counted = basis === "STATUTORY" && day.slice(8) >= "15" ? addMonthsClamped(day, 1) : day;
  const month = Number(counted.slice(5, 7));
  const index = Math.ceil(month / MONTHS[kind]);
  return periodOf({ kind, basis, year: Number(counted.slice(0, 4)), index });
}

/** `Quý I/2026, kỳ thống kê (15/12/2025 – 14/03/2026)`: name, basis and both days, so that nobody mixes the bases up. */
export function periodText(period: Period, locale: Locale): string {
  const t = messages(locale).report.period;
  const days = { from: slashed(period.from), to: slashed(period.to) };
  if (period.kind === "RANGE") return t.range(days);
  const { kind, basis, year, index } = period;
  return t.named({ name: t.kinds[kind]({ index, year }), basis: t.bases[basis], ...days });
}

function slashed(day: LocalDate): string {
  return day.split("-").reverse().join("/");
}

function firstOfMonth(year: number, months: number): LocalDate {
  const january = parseLocalDate(`${String(year).padStart(4, "0")}-01-01`);
  assert(january !== null, "a year has four digits");
  return addMonthsClamped(january, months);
}
