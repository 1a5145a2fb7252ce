import { describe, expect, it } from "vitest";
import { at, day, POLICY, wall } from "../../../test/support/office-time.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  compareFinish,
  computeDue,
  type DeadlinePolicy,
  endOfDay,
  intakeCheckDue,
  latestApologyOn,
  type Pause,
  shippedCalendar,
  type Term,
  workingMinutesBetween,
} from "./index.ts";

const calendar = shippedCalendar();
const wd = (count: number): Term => ({ unit: "WORKING_DAY", count });
const hours = (count: number): Term => ({ unit: "WORKING_HOUR", count });
const days = (count: number): Term => ({ unit: "CALENDAR_DAY", count });
const SAME: Term = { unit: "SAME_DAY", count: 0 };

type Row = readonly [
  id: string,
  accepted: string,
  term: Term,
  due: string,
  policy?: Partial<DeadlinePolicy>,
  pauses?: readonly Pause[],
];

/** @law one-stop.md §4.5, every worked example of the clock. */
const ROWS: readonly Row[] = [
  ["D01", "2026-11-20 14:59", SAME, "2026-11-20 17:00"],
  ["D02", "2026-11-20 15:00", SAME, "2026-11-20 17:00"],
  ["D02 a second later", "2026-11-20 15:00:01", SAME, "2026-11-23 17:00"],
  ["D03", "2026-11-20 15:01", SAME, "2026-11-23 17:00"],
  ["D04", "2026-11-23 15:30", SAME, "2026-11-25 17:00"],
  ["D05", "2026-11-20 10:00", wd(3), "2026-11-26 17:00"],
  ["D06", "2026-04-24 10:00", wd(3), "2026-05-04 17:00"],
  ["D07", "2026-04-23 10:00", wd(5), "2026-05-05 17:00"],
  ["D08", "2026-04-24 10:00", wd(1), "2026-04-28 17:00"],
  ["D09", "2026-02-10 10:00", wd(10), "2026-03-03 17:00"],
  ["D10", "2026-11-16 10:00", wd(10), "2026-12-01 17:00"],
  ["D11", "2026-08-20 10:00", wd(5), "2026-08-26 17:00"],
  ["D12", "2026-08-28 10:00", wd(2), "2026-09-04 17:00"],
  ["D13", "2026-04-15 10:00", days(15), "2026-05-04 17:00"],
  ["D14", "2026-10-19 10:00", days(20), "2026-11-09 17:00"],
  ["D15", "2026-01-20 10:00", days(30), "2026-02-23 17:00"],
  ["D16", "2026-11-19 10:30", hours(4), "2026-11-19 15:30"],
  ["D17", "2026-11-20 14:00", hours(8), "2026-11-23 14:00"],
  ["D18", "2026-11-23 09:15", hours(16), "2026-11-26 09:15"],
  ["D19", "2026-11-21 09:00", wd(3), "2026-11-26 17:00"],
  ["D20", "2026-11-21 09:00", wd(3), "2026-11-27 17:00", { nonWorkingAcceptance: "DEFER" }],
  ["D21 keep", "2026-11-20 17:10", wd(5), "2026-11-30 17:00"],
  ["D21 defer", "2026-11-20 17:10", wd(5), "2026-12-01 17:00", { nonWorkingAcceptance: "DEFER" }],
  ["D22", "2026-09-28 16:10", wd(15), "2026-10-19 17:00"],
  ["D22 cutoff", "2026-09-28 16:10", wd(15), "2026-10-20 17:00", { cutoffShiftsStart: true }],
  [
    "D23",
    "2026-11-02 09:00",
    wd(10),
    "2026-11-26 17:00",
    {},
    [{ from: at("2026-11-06 10:30"), to: at("2026-11-17 14:20"), policy: "PAUSE" }],
  ],
  [
    "D24",
    "2026-11-02 09:00",
    wd(10),
    "2026-12-02 17:00",
    {},
    [{ from: at("2026-11-06 10:30"), to: at("2026-11-17 14:20"), policy: "RESTART" }],
  ],
  [
    "D25",
    "2026-11-02 09:00",
    wd(10),
    "2026-11-26 11:50",
    { dueTime: "SAME_TIME" },
    [{ from: at("2026-11-06 10:30"), to: at("2026-11-17 14:20"), policy: "PAUSE" }],
  ],
  [
    "D26",
    "2026-10-05 09:00",
    wd(20),
    "2026-11-18 17:00",
    {},
    [{ from: at("2026-10-19 09:00"), to: at("2026-11-04 09:00"), policy: "PAUSE" }],
  ],
  ["D27", "2026-10-26 09:00", wd(12), "2026-11-11 17:00"],
  ["D28", "2026-11-03 09:00", wd(25), "2026-12-09 17:00"],
  ["D30", "2025-04-25 09:00", wd(3), "2025-04-29 17:00"],
  ["D31", "2025-01-22 09:00", wd(5), "2025-02-05 17:00"],
];

describe("the due date of each worked example", () => {
  it.each(ROWS.map((row) => ({ id: row[0], row })))(
    "$id",
    ({ row: [, accepted, term, due, policy, pauses] }) => {
      const answer = computeDue({
        acceptedAt: at(accepted),
        term,
        policy: { ...POLICY, ...policy },
        pauses: pauses ?? [],
        calendar,
      });
      expect(wall(answer.dueAt)).toBe(due);
    },
  );

  it("D25: 2 790 working minutes were left when the clock stopped", () => {
    expect(workingMinutesBetween(calendar, at("2026-11-06 10:30"), at("2026-11-16 09:00"))).toBe(2_790);
  });

  it("D27: the apology is due by the day before; five more working days end on 18 November; late against the first promise only", () => {
    const due = endOfDay(calendar, day("2026-11-11"));
    expect(latestApologyOn(calendar, due)).toBe("2026-11-10");
    const extendedOn = addWorkingDays(calendar, day("2026-11-11"), 5);
    expect(extendedOn).toBe("2026-11-18");
    const finishedAt = at("2026-11-16 10:00");
    expect(compareFinish({ finishedAt, dueAt: due, strict: false })).toBe("LATE");
    expect(compareFinish({ finishedAt, dueAt: endOfDay(calendar, extendedOn), strict: false })).toBe("EARLY");
  });

  it("D29: step quotas of 4, 12, 4, 2 and 2 hours follow one another through the working day", () => {
    const ends: string[] = [];
    let from = at("2026-11-09 08:00");
    for (const quota of [4, 12, 4, 2, 2]) {
      from = addWorkingMinutes(calendar, from, quota * 60);
      ends.push(wall(from));
    }
    expect(ends).toEqual([
      "2026-11-09 12:00",
      "2026-11-10 17:00",
      "2026-11-11 12:00",
      "2026-11-11 15:00",
      "2026-11-11 17:00",
    ]);
  });

  it.each([
    ["2026-11-25 10:00", false, "EARLY"],
    ["2026-11-26 16:59", false, "ON_TIME"],
    ["2026-11-26 17:30", false, "ON_TIME"],
    ["2026-11-26 17:30", true, "LATE"],
    ["2026-11-27 08:00", false, "LATE"],
  ] as const)("D32: finished %s (strict %s) is %s", (finished, strict, expected) => {
    expect(
      compareFinish({ finishedAt: at(finished), dueAt: endOfDay(calendar, day("2026-11-26")), strict }),
    ).toBe(expected);
  });

  it.each([
    ["2026-11-21 21:00", "2026-11-23 17:00"],
    ["2026-11-20 16:00", "2026-11-23 16:00"],
    ["2026-11-23 16:00", "2026-11-25 16:00"],
  ])("§4.6: submitted %s, checked by %s", (submitted, due) => {
    expect(wall(intakeCheckDue(calendar, at(submitted)))).toBe(due);
  });
});
