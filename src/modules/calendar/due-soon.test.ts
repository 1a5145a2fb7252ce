import { describe, expect, it } from "vitest";
import { at } from "../../../test/support/office-time.ts";
import { addDays, localDateOf } from "../../kernel/local-date.ts";
import { dueSoonUntil } from "./clocks.ts";
import { soonUntilOf, soonUntils, termDays } from "./due-soon.ts";
import { shippedCalendar } from "./index.ts";
import type { Term } from "./term.ts";

const calendar = shippedCalendar();
const term = (count: number, unit: Term["unit"] = "WORKING_DAY"): Term => ({ unit, count });

describe("a term in working days", () => {
  it.each([
    [term(25), 25],
    [term(16, "WORKING_HOUR"), 2],
    [term(7, "WORKING_HOUR"), 0],
    [term(30, "CALENDAR_DAY"), 21],
    [term(2, "MONTH"), 42],
    [term(0, "NONE"), 0],
    [null, 0],
  ])("%j is %i", (asked, days) => {
    expect(termDays(asked)).toBe(days);
  });
});

describe("due soon by a fifth of the term", () => {
  const now = at("2026-11-02 08:00");
  const bounds = soonUntils(calendar, now, 20);

  it.each([
    // Up to five days the share is a day at most: one working day, as for every dossier.
    [term(5), dueSoonUntil(calendar, now)],
    [term(10), at("2026-11-03 17:00")],
    [term(60), at("2026-11-17 17:00")],
    [term(200), at("2026-11-17 17:00")],
  ])("%j is so until %s", (asked, until) => {
    expect(soonUntilOf(bounds, asked)).toBe(until);
  });
});

describe("near the end of what is known of the calendar", () => {
  const now = at("2026-11-12 08:00");
  const ending = { ...calendar, lastKnownOn: addDays(localDateOf(now), 10) };

  it("a share that still lies in it counts as always, one that does not tells no date soon", () => {
    const [known, whole] = [soonUntils(ending, now, 20), soonUntils(calendar, now, 20)];
    expect(soonUntilOf(known, term(25))).toBe(soonUntilOf(whole, term(25)));
    expect(soonUntilOf(known, term(60))).toBe(dueSoonUntil(calendar, now));
  });
});
