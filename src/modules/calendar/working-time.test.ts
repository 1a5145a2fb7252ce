import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, wall } from "../../../test/support/office-time.ts";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { shippedCalendar } from "./shipped-calendar.ts";
import { addWorkingMinutes, subtractWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

const calendar = shippedCalendar();

describe("looking back over office time", () => {
  test.each([
    ["2026-11-19 10:00", 60, "2026-11-19 09:00"],
    ["2026-11-19 13:30", 60, "2026-11-19 11:30"],
    ["2026-11-25 08:00", 60, "2026-11-23 16:00"],
    ["2026-11-23 08:30", 8 * 60, "2026-11-20 08:30"],
    ["2026-11-22 21:00", 8 * 60, "2026-11-20 08:00"],
  ])("from %s, %i minutes before was %s", (end, minutes, start) => {
    expect(wall(subtractWorkingMinutes(calendar, at(end), minutes))).toBe(start);
  });

  test("finds the last moment from which so much has passed", () => {
    const from = epochOf(at("2026-02-02 00:00"));
    fc.assert(
      fc.property(fc.nat(200 * 24 * 60), fc.integer({ min: 1, max: 80 * 60 }), (later, minutes) => {
        const end = instantOfEpoch(from + later * 60_000);
        const start = subtractWorkingMinutes(calendar, end, minutes);
        expect(workingMinutesBetween(calendar, start, end)).toBe(minutes);
        expect(epochOf(addWorkingMinutes(calendar, start, minutes))).toBeLessThanOrEqual(epochOf(end));
        const next = instantOfEpoch(epochOf(start) + 60_000);
        expect(workingMinutesBetween(calendar, next, end)).toBeLessThan(minutes);
      }),
    );
  });
});
