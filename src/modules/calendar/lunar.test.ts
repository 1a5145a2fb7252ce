import { describe, expect, it } from "vitest";
import { daysBetween } from "../../kernel/local-date.ts";
import { lunarNewYearOf, solarDayOf } from "./lunar.ts";

/** @law one-stop.md §4.3: first day of the lunar year, and 10-3 lunar. */
const TABLE = [
  [2024, "2024-02-10", "2024-04-18"],
  [2025, "2025-01-29", "2025-04-07"],
  [2026, "2026-02-17", "2026-04-26"],
  [2027, "2027-02-06", "2027-04-16"],
  [2028, "2028-01-26", "2028-04-04"],
  [2029, "2029-02-13", "2029-04-23"],
  [2030, "2030-02-02", "2030-04-12"],
] as const;

describe("lunar days of Viet Nam", () => {
  it.each(TABLE)("%i: Tết on %s, Giỗ Tổ on %s", (year, newYear, ancestors) => {
    expect(lunarNewYearOf(year)).toBe(newYear);
    expect(solarDayOf({ year, month: 3, day: 10 })).toBe(ancestors);
  });

  it.each([
    [1968, "1968-01-29"],
    [1985, "1985-01-21"],
    [2007, "2007-02-17"],
  ])("Tết %i fell on %s, a day or a month before the Chinese new year", (year, newYear) => {
    expect(lunarNewYearOf(year)).toBe(newYear);
  });

  it("Mid-Autumn 2025 comes after the leap sixth month", () => {
    expect(solarDayOf({ year: 2025, month: 8, day: 15 })).toBe("2025-10-06");
  });

  it("every lunar year from 1901 to 2099 has 353 to 385 days and starts between 20 January and 21 February", () => {
    for (let year = 1901; year < 2100; year += 1) {
      const [first, next] = [lunarNewYearOf(year), lunarNewYearOf(year + 1)];
      const length = daysBetween(first, next);
      expect([353, 354, 355, 383, 384, 385]).toContain(length);
      expect(first.slice(5) >= "01-20" && first.slice(5) <= "02-21", first).toBe(true);
    }
  });
});
