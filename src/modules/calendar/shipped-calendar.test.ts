import { describe, expect, it } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import data from "./data/shipped-calendar.json" with { type: "json" };
import { isWorkingDay, shippedCalendar } from "./index.ts";
import { statutoryDays, type YearChoice } from "./statutory-days.ts";

/** How each year's decision laid the days the law leaves open; 2027 is not decided. */
const YEARS: readonly YearChoice[] = [
  { year: 2024, tetDaysBefore: 2, nationalDayBeside: "AFTER" },
  { year: 2025, tetDaysBefore: 2, nationalDayBeside: "BEFORE" },
  { year: 2026, tetDaysBefore: 1, nationalDayBeside: "BEFORE" },
  { year: 2027, tetDaysBefore: 1, nationalDayBeside: "AFTER" },
];
const SWAPS = new Set(["SWAP_OFF", "MAKEUP_WORK"]);

describe("the shipped calendar", () => {
  it.each(YEARS)("holds for $year exactly the days the law gives, besides announced swaps", (choice) => {
    const shipped = data.exceptions
      .filter(({ on, kind }) => on.startsWith(String(choice.year)) && !SWAPS.has(kind))
      .map(({ confidence: _confidence, ...exception }) => exception);
    expect(shipped).toEqual(statutoryDays(choice));
  });

  it("pairs every swapped day off with a Saturday worked, and knows no swap of 2027", () => {
    const swaps = data.exceptions.filter(({ kind }) => SWAPS.has(kind));
    expect(swaps.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
      "2024-04-29 SWAP_OFF",
      "2024-05-04 MAKEUP_WORK",
      "2025-04-26 MAKEUP_WORK",
      "2025-05-02 SWAP_OFF",
      "2026-01-02 SWAP_OFF",
      "2026-01-10 MAKEUP_WORK",
      "2026-08-22 MAKEUP_WORK",
      "2026-08-31 SWAP_OFF",
    ]);
  });

  it("gives each day its legal basis and says how sure its source is", () => {
    expect(
      data.exceptions.filter(
        ({ legalBasis, confidence }) => legalBasis === "" || !"HML".includes(confidence),
      ),
    ).toEqual([]);
    expect(data.exceptions.filter(({ kind, confidence }) => SWAPS.has(kind) && confidence === "H")).toEqual(
      [],
    );
  });

  it("rests on 24 November from 2026 on, not before", () => {
    expect(isWorkingDay(shippedCalendar(), day("2025-11-24"))).toBe(true);
    expect(isWorkingDay(shippedCalendar(), day("2026-11-24"))).toBe(false);
    expect(isWorkingDay(shippedCalendar(), day("2027-11-24"))).toBe(false);
  });

  it("would know the days of 2028 by law alone: a lunar new year in January, days in lieu, no swap", () => {
    const days = statutoryDays({ year: 2028, tetDaysBefore: 1, nationalDayBeside: "BEFORE" });
    expect(days.map(({ on, kind }) => (kind === "HOLIDAY" ? on : `${on} ${kind}`))).toEqual([
      "2028-01-03 COMPENSATORY_OFF",
      "2028-01-25",
      "2028-01-26",
      "2028-01-27",
      "2028-01-28",
      "2028-01-31 COMPENSATORY_OFF",
      "2028-04-04",
      "2028-05-01",
      "2028-05-02 COMPENSATORY_OFF",
      "2028-09-01",
      "2028-09-04 COMPENSATORY_OFF",
      "2028-11-24",
    ]);
  });
});
