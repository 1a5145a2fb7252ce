import {
  addDays,
  addMonthsClamped,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";

/** Cells of one grain whose first day lies in `from`..`to`, both included. */
type CellRange = { readonly grain: "D" | "M"; readonly from: LocalDate; readonly to: LocalDate };

const monthStart = (day: LocalDate): LocalDate => addDays(day, 1 - Number(day.slice(8)));
const nextMonth = (day: LocalDate): LocalDate => addMonthsClamped(monthStart(day), 1);

/** The fewest cells that cover the days `from`..`to` exactly: whole months, and single days at the edges. */
export function rangesOf(from: LocalDate, to: LocalDate): CellRange[] {
  if (to < from) return [];
  const firstWhole = from === monthStart(from) ? from : nextMonth(from);
  const afterLast = addDays(to, 1) === nextMonth(to) ? nextMonth(to) : monthStart(to);
  if (firstWhole >= afterLast) return [{ grain: "D", from, to }];
  const ranges: CellRange[] = [];
  if (from < firstWhole) ranges.push({ grain: "D", from, to: addDays(firstWhole, -1) });
  ranges.push({ grain: "M", from: firstWhole, to: addDays(afterLast, -1) });
  if (afterLast <= to) ranges.push({ grain: "D", from: afterLast, to });
  return ranges;
}

/** The first of a month before any dossier there could be: where running sums begin. */
const EVER = addMonthsClamped(localDateOf(instantOfEpoch(0)), -1_200);

/** All cells up to the end of a day: what a stock is the sum of. */
export function rangesUpTo(to: LocalDate): CellRange[] {
  return rangesOf(EVER, to);
}
