import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, type LocalDate } from "../../../kernel/local-date.ts";
import {
  PERIOD_BASES,
  PERIOD_KINDS,
  periodOf,
  periodOn,
  periodsInYear,
  periodText,
  previousPeriod,
  rangeOf,
} from "./period.ts";

describe("a reporting period", () => {
  test.each([
    ["CALENDAR", "MONTH", 10, "2026-10-01", "2026-10-31"],
    ["CALENDAR", "MONTH", 2, "2026-02-01", "2026-02-28"],
    ["CALENDAR", "QUARTER", 1, "2026-01-01", "2026-03-31"],
    ["CALENDAR", "HALF", 2, "2026-07-01", "2026-12-31"],
    ["CALENDAR", "YEAR", 1, "2026-01-01", "2026-12-31"],
    ["STATUTORY", "MONTH", 1, "2025-12-15", "2026-01-14"],
    ["STATUTORY", "MONTH", 10, "2026-09-15", "2026-10-14"],
    ["STATUTORY", "QUARTER", 1, "2025-12-15", "2026-03-14"],
    ["STATUTORY", "QUARTER", 4, "2026-09-15", "2026-12-14"],
    ["STATUTORY", "HALF", 1, "2025-12-15", "2026-06-14"],
    ["STATUTORY", "HALF", 2, "2026-06-15", "2026-12-14"],
    ["STATUTORY", "YEAR", 1, "2025-12-15", "2026-12-14"],
  ] as const)("%s %s %i of 2026 runs from %s to %s", (basis, kind, index, from, to) => {
    expect(periodOf({ kind, basis, year: 2026, index })).toMatchObject({ from, to });
  });

  test("the first quarter of 2024 by law is not January to March", () => {
    const quarter = periodOf({ kind: "QUARTER", basis: "STATUTORY", year: 2024, index: 1 });
    expect([quarter.from, quarter.to]).toEqual(["2023-12-15", "2024-03-14"]);
  });

  test("says its name, its basis and its days in both languages", () => {
    const quarter = periodOf({ kind: "QUARTER", basis: "STATUTORY", year: 2026, index: 1 });
    expect(periodText(quarter, "vi")).toBe("Quý I/2026, kỳ thống kê (15/12/2025 – 14/03/2026)");
    expect(periodText(quarter, "en")).toBe("Quarter I/2026, statutory period (15/12/2025 – 14/03/2026)");
    expect(periodText(rangeOf(day("2026-01-05"), day("2026-02-06")), "vi")).toBe(
      "Từ ngày 05/01/2026 đến ngày 06/02/2026",
    );
  });

  const named = fc
    .record({
      kind: fc.constantFrom(...PERIOD_KINDS),
      basis: fc.constantFrom(...PERIOD_BASES),
      year: fc.integer({ min: 2000, max: 2100 }),
      place: fc.integer({ min: 0, max: 11 }),
    })
    .map(({ place, ...rest }) => ({ ...rest, index: (place % periodsInYear(rest.kind)) + 1 }));

  test("begins on the day after the one before it ends, whatever its kind and basis", () => {
    fc.assert(
      fc.property(named, (asked) => {
        const period = periodOf(asked);
        expect(addDays(previousPeriod(period).to, 1)).toBe(period.from);
      }),
    );
  });

  test("is found by each of its days", () => {
    fc.assert(
      fc.property(named, fc.nat(365), (asked, offset) => {
        const period = periodOf(asked);
        const inside = addDays(period.from, offset % (daysBetween(period.from, period.to) + 1));
        expect(periodOn(asked.kind, asked.basis, inside)).toEqual(period);
      }),
    );
  });

  test("that is a free range is preceded by its eve", () => {
    expect(previousPeriod(rangeOf(day("2026-01-05"), day("2026-02-06")))).toEqual(
      rangeOf(day("2026-01-04"), day("2026-01-04")),
    );
  });
});

function day(text: string): LocalDate {
  return text as LocalDate;
}
