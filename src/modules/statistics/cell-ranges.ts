import {
  addDays,
  addMonthsClamped,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";

/** A year, a month, half a month (from the 1st or the 15th), a day. */
type Grain = Coarse | "D";
type Coarse = "Y" | "M" | "H";
/** Cells of one grain whose first day lies in `from`..`to`, both included. */
type CellRange = { readonly grain: Grain; readonly from: LocalDate; readonly to: LocalDate };

const monthStart = (day: LocalDate): LocalDate => addDays(day, 1 - Number(day.slice(8)));
const FIFTEENTH = 15;
const halfStart = (day: LocalDate): LocalDate =>
  Number(day.slice(8)) < FIFTEENTH ? monthStart(day) : addDays(monthStart(day), FIFTEENTH - 1);
const nextMonth = (day: LocalDate): LocalDate => addMonthsClamped(monthStart(day), 1);
const yearStart = (day: LocalDate): LocalDate =>
  addMonthsClamped(monthStart(day), 1 - Number(day.slice(5, 7)));

/** Where the cell of a grain that holds the day begins, and where the next one does. */
const SPANS = {
  Y: { start: yearStart, next: (day: LocalDate) => addMonthsClamped(yearStart(day), 12) },
  M: { start: monthStart, next: nextMonth },
  H: {
    start: halfStart,
    next: (day: LocalDate) =>
      day < addDays(monthStart(day), FIFTEENTH - 1)
        ? addDays(monthStart(day), FIFTEENTH - 1)
        : nextMonth(day),
  },
} as const;

const COARSE_FIRST = ["Y", "M", "H"] as const;

/**
 * The fewest cells that cover the days `from`..`to` exactly: whole years or months, and finer cells at the edges. A period
 * of the law, from the 15th to the 14th, takes no cell of a day.
 */
export function rangesOf(
  from: LocalDate,
  to: LocalDate,
  coarse: readonly Coarse[] = COARSE_FIRST,
): CellRange[] {
  if (to < from) return [];
  const [grain, ...finer] = coarse;
  if (grain === undefined) return [{ grain: "D", from, to }];
  const { start, next } = SPANS[grain];
  const firstWhole = from === start(from) ? from : next(from);
  const afterLast = start(addDays(to, 1));
  if (firstWhole >= afterLast) return rangesOf(from, to, finer);
  return [
    ...rangesOf(from, addDays(firstWhole, -1), finer),
    { grain, from: firstWhole, to: addDays(afterLast, -1) },
    ...rangesOf(afterLast, to, finer),
  ];
}

/** The first of a year before any dossier there could be: where running sums begin. */
const EVER = addMonthsClamped(localDateOf(instantOfEpoch(0)), -1_200);

/** All cells up to the end of a day: what a stock is the sum of. */
export function rangesUpTo(to: LocalDate): CellRange[] {
  return rangesOf(EVER, to);
}
