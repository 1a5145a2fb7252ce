import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonthsClamped, type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { rangesOf } from "./cell-ranges.ts";

const day = (text: string): LocalDate => parseLocalDate(text) ?? fail(text);
const fail = (text: string): never => {
  throw new Error(`no day: ${text}`);
};
const said = (from: string, to: string) =>
  rangesOf(day(from), day(to)).map((range) => `${range.grain} ${range.from} ${range.to}`);

const nextOf = (grain: "Y" | "M" | "H" | "D", first: LocalDate): LocalDate => {
  if (grain === "D") return addDays(first, 1);
  if (grain === "H")
    return first.endsWith("-01") ? addDays(first, 14) : addMonthsClamped(addDays(first, -14), 1);
  return addMonthsClamped(first, grain === "M" ? 1 : 12);
};

/** The days of the cells whose first day lies in the range. */
function daysOf({ grain, from, to }: ReturnType<typeof rangesOf>[number]): string[] {
  const covered: string[] = [];
  for (let first = from; first <= to; ) {
    const next = nextOf(grain, first);
    for (let each = first; each < next; each = addDays(each, 1)) covered.push(each);
    first = next;
  }
  return covered;
}

describe("the cells that cover a period", () => {
  it.each([
    ["2026-11-22", "2026-11-22", ["D 2026-11-22 2026-11-22"]],
    ["2026-01-01", "2026-12-31", ["Y 2026-01-01 2026-12-31"]],
    ["2026-01-01", "2026-03-31", ["M 2026-01-01 2026-03-31"]],
    ["2025-12-15", "2026-01-14", ["H 2025-12-15 2026-01-14"]],
    [
      "2023-11-30",
      "2026-02-01",
      [
        "D 2023-11-30 2023-11-30",
        "M 2023-12-01 2023-12-31",
        "Y 2024-01-01 2025-12-31",
        "M 2026-01-01 2026-01-31",
        "D 2026-02-01 2026-02-01",
      ],
    ],
    ["2026-02-02", "2026-02-01", []],
  ])("from %s to %s", (from, to, expected) => {
    expect(said(from, to)).toEqual(expected);
  });

  it("are each day once, whatever the period", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(1_500), (start, length) => {
        const from = addDays(day("2022-01-01"), start);
        const to = addDays(from, length);
        const every: string[] = [];
        for (let each = from; each <= to; each = addDays(each, 1)) every.push(each);
        expect(rangesOf(from, to).flatMap(daysOf)).toEqual(every);
        expect(rangesOf(from, to).length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
