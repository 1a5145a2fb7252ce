import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { present } from "./assert.ts";
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  instantAt,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
  localReading,
  nextDay,
  parseInstant,
  parseLocalDate,
  weekdayOf,
} from "./local-date.ts";

const day = (text: string): LocalDate => present(parseLocalDate(text), text);

describe("legal days", () => {
  it("follow one another without a gap from 1899 to 2101, seven to a week", () => {
    let walked = day("1899-12-25");
    for (let count = 0; walked < "2101-01-02"; count += 1) {
      const plain = new Date(Date.UTC(1899, 11, 25 + count));
      expect(walked).toBe(plain.toISOString().slice(0, 10));
      expect(weekdayOf(walked) % 7).toBe(plain.getUTCDay());
      expect(daysBetween(day("1899-12-25"), walked)).toBe(count);
      walked = nextDay(walked);
    }
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-08-31", 6, "2027-02-28"],
  ])("%s and %i month(s) is %s: clamped to the month's end", (from, months, expected) => {
    expect(addMonthsClamped(day(from), months)).toBe(expected);
  });

  it("are the same months later as the calendar of the language says", () => {
    const anyDay = fc.integer({ min: -50_000, max: 50_000 }).map((days) => addDays(day("2026-11-22"), days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2_400, max: 2_400 }), (from, months) => {
        const said = Temporal.PlainDate.from(from).add({ months }, { overflow: "constrain" });
        expect(addMonthsClamped(from, months)).toBe(said.toString());
      }),
    );
  });

  it.each(["2026-02-30", "2026-13-01", "20261120", "2026-11-20T10:00", "12026-11-20", ""])(
    "%j is no day",
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
    },
  );

  it("go back as well as on", () => {
    expect(addDays(day("2024-03-01"), -1)).toBe("2024-02-29");
  });
});

describe("instants", () => {
  it("are read at any offset and kept in UTC with milliseconds", () => {
    expect(parseInstant("2026-11-20T10:00:00+07:00")).toBe("2026-11-20T03:00:00.000Z");
    expect(parseInstant("2026-11-20T03:00:00.5Z")).toBe("2026-11-20T03:00:00.500Z");
  });

  it.each([
    "2026-11-20T10:00:00",
    "2026-11-20",
    "+012026-11-20T10:00:00Z",
    "-000001-01-01T00:00:00Z",
    "tomorrow",
  ])("%j is refused: no instant, or none that sorts as text", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("belong to the legal day of the office, not of Greenwich", () => {
    const evening = present(parseInstant("2026-11-20T17:30:15Z"), "instant");
    expect(localReading(evening)).toEqual({ date: "2026-11-21", minute: 30, second: 15 });
    expect(instantAt(day("2026-11-21"), 30)).toBe("2026-11-20T17:30:00.000Z");
  });
});

describe("the legal day of an instant", () => {
  it("is that of the wall clock, at every hour around every end of a month", () => {
    const wrong: string[] = [];
    for (let epoch = Date.UTC(1999, 11, 25); epoch < Date.UTC(2029, 0, 5); epoch += 3_599_999) {
      const instant = instantOfEpoch(epoch);
      const day = new Date(epoch + 7 * 3_600_000).toISOString().slice(0, 10);
      if (localDateOf(instant) !== day || parseInstant(instant) !== instant) wrong.push(instant);
    }
    expect(wrong).toEqual([]);
  });

  it.each(["2026-02-29T08:00:00.000Z", "2026-04-31T08:00:00.000Z", "2026-11-20T24:00:00.000Z"])(
    "%s never was",
    (text) => {
      expect(parseInstant(text)).not.toBe(text);
    },
  );
});
