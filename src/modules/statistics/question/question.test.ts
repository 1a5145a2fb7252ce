import { describe, expect, it } from "vitest";
import { at, day } from "../../../../test/support/office-time.ts";
import { trendOf } from "../lead/figures.ts";
import { addTotals, NO_TOTALS } from "../measure.ts";
import { comparedDays, leadAddress, leadQuery, momentOf, presets, questionOf, stepOf } from "./question.ts";

const TODAY = day("2026-11-22");
const ask = (asked: Record<string, string> = {}) => questionOf(leadQuery.parse(asked), TODAY);

describe("what the address of the leader's page asks", () => {
  it("is this month up to today where it says nothing", () => {
    const usual = { asOf: null, compare: "LAST_YEAR", step: null, view: "RESTATED", hours: 8 };
    expect(ask()).toEqual({ unit: "", from: "2026-11-01", to: TODAY, ...usual });
  });

  it("comes back from its own address unchanged, so that a link reproduces the page", () => {
    const question = ask({
      unit: "u-1",
      from: "2026-01-01",
      to: "2026-03-31",
      asOf: "2026-04-05",
      compare: "PREVIOUS",
      step: "week",
      view: "AS_WAS",
      hours: "16",
    });
    const address = new URL(leadAddress("/lead", question), "http://ward");
    expect(ask(Object.fromEntries(address.searchParams))).toEqual(question);
  });

  it("is answered for days the wrong way round, days that do not exist and words", () => {
    expect(ask({ from: "2026-11-20", to: "2026-11-10" })).toMatchObject({
      from: "2026-11-10",
      to: "2026-11-20",
    });
    expect(ask({ from: "2026-02-30", to: "hôm nay" })).toMatchObject({ from: "2026-11-01", to: TODAY });
    expect(ask({ compare: "YESTERDAY" }).compare).toBe("LAST_YEAR");
  });

  it("looks back from the end of the day asked for, and never from the future", () => {
    const now = at("2026-11-22 09:00");
    expect(momentOf(ask({ asOf: "2026-11-10" }), now)).toBe("2026-11-10T16:59:59.999Z");
    expect(ask({ asOf: "2026-12-01" }).asOf).toBeNull();
    expect(momentOf(ask(), now)).toBe(now);
  });

  it("compares with the same days a year before, or as many days just before", () => {
    expect(comparedDays(ask({ from: "2024-02-01", to: "2024-02-29" }))).toEqual({
      from: "2023-02-01",
      to: "2023-02-28",
    });
    const ten = ask({ from: "2026-11-11", to: "2026-11-20", compare: "PREVIOUS" });
    expect(comparedDays(ten)).toEqual({ from: "2026-11-01", to: "2026-11-10" });
    expect(comparedDays(ask({ compare: "NONE" }))).toBeNull();
  });

  it("compares whole months with whole months, a leap February too", () => {
    expect(comparedDays(ask({ from: "2025-02-01", to: "2025-02-28" }))).toEqual({
      from: "2024-02-01",
      to: "2024-02-29",
    });
    expect(comparedDays(ask({ from: "2025-02-01", to: "2025-02-27" }))?.to).toBe("2024-02-27");
  });

  it("offers the day, week, month, quarter and year up to today", () => {
    expect(presets(TODAY)).toMatchObject({
      week: { from: "2026-11-16" },
      month: { from: "2026-11-01" },
      quarter: { from: "2026-10-01" },
      year: { from: "2026-01-01" },
    });
  });
});

describe("a trend", () => {
  it.each([
    ["2026-11-01", "2026-11-30", "day"],
    ["2026-09-01", "2026-11-30", "week"],
    ["2026-01-01", "2026-11-30", "month"],
  ] as const)("of %s to %s goes by the %s", (from, to, step) => {
    expect(stepOf({ from: day(from), to: day(to), step: null })).toBe(step);
  });

  it("goes by the step asked for, unless that is too fine for the period", () => {
    const year = { from: day("2026-01-01"), to: day("2026-11-30") };
    const month = { from: day("2026-11-01"), to: day("2026-11-30") };
    expect(stepOf({ ...month, step: "week" })).toBe("week");
    expect(stepOf({ ...month, step: "month" })).toBe("month");
    expect(stepOf({ ...year, step: "day" })).toBe("month");
  });

  const flows = (accepted: number) => addTotals(NO_TOTALS, { accepted });
  const at = (startsOn: string, accepted: number) => ({ startsOn: day(startsOn), flows: flows(accepted) });
  const numbers = (trend: ReturnType<typeof trendOf>) =>
    trend.map(({ startsOn, now, yearBefore }) => [startsOn, now.accepted, yearBefore.accepted]);

  it("sets each day beside the same day of the year before, and a quiet day is none", () => {
    const days = { from: day("2026-11-01"), to: day("2026-11-02") };
    const trend = trendOf(days, "day", { now: [at("2026-11-01", 7)], yearBefore: [at("2025-11-02", 4)] });
    expect(numbers(trend)).toEqual([
      ["2026-11-01", 7, 0],
      ["2026-11-02", 0, 4],
    ]);
  });

  it("sets each week beside the one 52 weeks before, Monday beside Monday", () => {
    const days = { from: day("2026-11-04"), to: day("2026-11-11") };
    const trend = trendOf(days, "week", {
      now: [at("2026-11-02", 3), at("2026-11-09", 5)],
      yearBefore: [at("2025-11-03", 2), at("2025-11-10", 9)],
    });
    expect(numbers(trend)).toEqual([
      ["2026-11-02", 3, 2],
      ["2026-11-09", 5, 9],
    ]);
  });

  it("sets each month beside that of the year before, also over the end of a year and a leap day", () => {
    const days = { from: day("2023-12-01"), to: day("2024-02-29") };
    const trend = trendOf(days, "month", {
      now: [at("2023-12-01", 1), at("2024-02-01", 2)],
      yearBefore: [at("2022-12-01", 4), at("2023-01-01", 5), at("2023-02-01", 6)],
    });
    expect(numbers(trend)).toEqual([
      ["2023-12-01", 1, 4],
      ["2024-01-01", 0, 5],
      ["2024-02-01", 2, 6],
    ]);
  });

  it("puts a month cut short together from its days", () => {
    const now = [at("2026-11-03", 2), at("2026-11-19", 2)];
    const days = { from: day("2026-11-01"), to: day("2026-11-20") };
    expect(trendOf(days, "month", { now, yearBefore: [] })[0]?.now.accepted).toBe(4);
  });
});
