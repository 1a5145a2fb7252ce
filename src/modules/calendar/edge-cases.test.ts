import { describe, expect, it } from "vitest";
import { at, day, POLICY, wall } from "../../../test/support/office-time.ts";
import { Defect, Fault } from "../../kernel/fault.ts";
import { dueSoonUntil } from "./clocks.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  computeDue,
  type DeadlinePolicy,
  endOfDay,
  isWorkingDay,
  latestApologyOn,
  type Pause,
  shippedCalendar,
  type Term,
  type WorkCalendar,
} from "./index.ts";

const calendar = shippedCalendar();
const wd = (count: number): Term => ({ unit: "WORKING_DAY", count });

type Case = {
  readonly term: Term;
  readonly policy?: Partial<DeadlinePolicy>;
  readonly pauses?: readonly Pause[];
  readonly on?: WorkCalendar;
};
function due(accepted: string, { term, policy, pauses = [], on = calendar }: Case): string {
  return wall(
    computeDue({ acceptedAt: at(accepted), term, policy: { ...POLICY, ...policy }, pauses, calendar: on })
      .dueAt,
  );
}
const stopped = (from: string, to: string, policy: Pause["policy"] = "PAUSE"): Pause => ({
  from: at(from),
  to: at(to),
  policy,
});

describe("a clock that stops and runs on", () => {
  it("paused and resumed on the same day, the due date stays", () => {
    const pauses = [stopped("2026-11-04 09:00", "2026-11-04 15:00")];
    expect(due("2026-11-02 09:00", { term: wd(10), pauses })).toBe(due("2026-11-02 09:00", { term: wd(10) }));
  });

  it("resumed on a Saturday, the days left are counted from Monday", () => {
    const pauses = [stopped("2026-11-06 10:00", "2026-11-14 09:00")];
    expect(due("2026-11-02 09:00", { term: wd(10), pauses })).toBe("2026-11-23 17:00");
  });

  it("two pauses in a row both count", () => {
    const pauses = [
      stopped("2026-11-04 10:00", "2026-11-06 10:00"),
      stopped("2026-11-09 10:00", "2026-11-12 10:00"),
    ];
    expect(due("2026-11-02 09:00", { term: wd(10), pauses })).toBe("2026-11-23 17:00");
  });

  it("paused on the due day nothing is left: due on the day it resumes", () => {
    expect(
      due("2026-11-02 09:00", { term: wd(10), pauses: [stopped("2026-11-16 09:00", "2026-11-19 09:00")] }),
    ).toBe("2026-11-19 17:00");
  });

  it("already overdue when paused, it is due on the day it resumes and says so", () => {
    const pauses = [stopped("2026-11-18 09:00", "2026-11-19 09:00")];
    const answer = computeDue({
      acceptedAt: at("2026-11-02 09:00"),
      term: wd(10),
      policy: POLICY,
      pauses,
      calendar,
    });
    expect(wall(answer.dueAt)).toBe("2026-11-19 17:00");
    expect(answer.derivation.find((step) => step.kind === "PAUSED")).toMatchObject({
      lateBeforePause: true,
      remainingWorkingDays: 0,
    });
  });

  it("with nothing left and resumed on a Saturday, it is due on Monday: no term ends on a day of rest", () => {
    const pauses = [stopped("2026-11-18 09:00", "2026-11-21 09:00")];
    expect(due("2026-11-02 09:00", { term: wd(10), pauses })).toBe("2026-11-23 17:00");
    expect(due("2026-11-02 09:00", { term: wd(10), policy: { dueTime: "SAME_TIME" }, pauses })).toBe(
      "2026-11-23 08:00",
    );
  });

  it("still paused, it has no due date and the derivation ends by saying since when", () => {
    const pauses: Pause[] = [
      { from: at("2026-11-06 10:00"), to: null, policy: "PAUSE", reason: "SUPPLEMENT" },
    ];
    const answer = computeDue({
      acceptedAt: at("2026-11-02 09:00"),
      term: wd(10),
      policy: POLICY,
      pauses,
      calendar,
    });
    expect(answer.dueAt).toBeNull();
    expect(answer.derivation.at(-1)).toEqual({
      kind: "STANDS_STILL",
      since: at("2026-11-06 10:00"),
      reason: "SUPPLEMENT",
    });
  });

  it("an extension signed while the clock stands still is refused by the engine itself", () => {
    const extensions = [
      { newDueOn: day("2026-11-30"), signedAt: at("2026-11-09 10:00"), reason: "leader absent" },
    ];
    const pauses = [stopped("2026-11-06 10:00", "2026-11-17 14:00")];
    expect(() =>
      computeDue({
        acceptedAt: at("2026-11-02 09:00"),
        term: wd(10),
        policy: POLICY,
        pauses,
        extensions,
        calendar,
      }),
    ).toThrow(Defect);
  });

  it("a pause after an extension moves the extended date", () => {
    const extensions = [{ newDueOn: day("2026-11-18"), signedAt: at("2026-11-10 10:00"), reason: "" }];
    const pauses = [stopped("2026-11-12 10:00", "2026-11-16 10:00")];
    const answer = computeDue({
      acceptedAt: at("2026-10-26 09:00"),
      term: wd(12),
      policy: POLICY,
      pauses,
      extensions,
      calendar,
    });
    expect(wall(answer.dueAt)).toBe("2026-11-20 17:00");
  });

  it.each([
    [
      "overlapping",
      [stopped("2026-11-04 09:00", "2026-11-06 09:00"), stopped("2026-11-05 09:00", "2026-11-09 09:00")],
    ],
    ["ending before it begins", [stopped("2026-11-06 09:00", "2026-11-04 09:00")]],
    ["before acceptance", [stopped("2026-10-30 09:00", "2026-11-04 09:00")]],
  ])("a pause %s is a defect of the caller", (_what, pauses) => {
    expect(() => due("2026-11-02 09:00", { term: wd(10), pauses })).toThrow(Defect);
  });
});

describe("months, cutoffs and half days", () => {
  it.each([
    ["2026-01-31 09:00", 1, "2026-03-02 17:00", "28 February 2026 is a Saturday"],
    ["2024-01-31 09:00", 1, "2024-02-29 17:00", "a leap year"],
    ["2026-10-31 09:00", 1, "2026-11-30 17:00", "November has 30 days"],
    ["2026-08-24 09:00", 3, "2026-11-25 17:00", "24 November is a holiday"],
  ])("from %s, %i month(s) end on %s: %s", (accepted, count, expected) => {
    expect(due(accepted, { term: { unit: "MONTH", count } })).toBe(expected);
  });

  it("a fraction of a second after 15:00 is after 15:00", () => {
    expect(due("2026-11-20 15:00:00.001", { term: { unit: "SAME_DAY", count: 0 } })).toBe("2026-11-23 17:00");
  });

  it("a cutoff does not shift the start of a dossier received on a day of rest: it is already outside", () => {
    expect(due("2026-11-21 16:00", { term: wd(3), policy: { cutoffShiftsStart: true } })).toBe(
      "2026-11-26 17:00",
    );
  });

  const half = (on: string, kind: "MAKEUP_WORK" | "UNIT_CLOSED"): WorkCalendar => ({
    ...calendar,
    exceptions: new Map([
      ...calendar.exceptions,
      [
        day(on),
        {
          on: day(on),
          kind,
          name: { vi: "Nửa ngày", en: "Half a day" },
          legalBasis: "QĐ 1",
          sessions: [{ from: 480, to: 720 }],
        },
      ],
    ]),
  });

  it("half a make-up Saturday counts as a day and ends at noon", () => {
    const on = half("2026-11-28", "MAKEUP_WORK");
    expect(due("2026-11-26 09:00", { term: wd(2), on })).toBe("2026-11-28 12:00");
    expect(due("2026-11-27 16:00", { term: { unit: "WORKING_HOUR", count: 6 }, on })).toBe(
      "2026-11-30 09:00",
    );
  });

  it("on a day that closes at noon, a same-day dossier of the afternoon is due the next working day", () => {
    const on = half("2026-11-20", "UNIT_CLOSED");
    expect(isWorkingDay(on, day("2026-11-20"))).toBe(true);
    expect(due("2026-11-20 11:00", { term: { unit: "SAME_DAY", count: 0 }, on })).toBe("2026-11-20 12:00");
    expect(due("2026-11-20 14:00", { term: { unit: "SAME_DAY", count: 0 }, on })).toBe("2026-11-23 17:00");
  });

  it("hours that change from a day on are used from that day on", () => {
    const on: WorkCalendar = {
      ...calendar,
      changes: [
        {
          from: day("2026-11-23"),
          workWeekdays: [1, 2, 3, 4, 5, 6],
          sessions: [
            { from: 420, to: 690 },
            { from: 810, to: 1_020 },
          ],
        },
      ],
    };
    expect(wall(addWorkingMinutes(on, at("2026-11-20 16:30"), 60))).toBe("2026-11-23 07:30");
    expect(addWorkingDays(on, day("2026-11-19"), 2)).toBe("2026-11-23");
    expect(isWorkingDay(on, day("2026-11-21"))).toBe(false);
    expect(isWorkingDay(on, day("2026-11-28"))).toBe(true);
  });
});

describe("where the calendar ends the office stops", () => {
  it.each([
    ["2027-12-30 09:00", wd(5), "2028-01-01"],
    ["2023-12-29 09:00", wd(5), "2023-12-29"],
    ["2027-12-31 16:00", { unit: "WORKING_HOUR", count: 4 } as const, "2028-01-01"],
    ["2027-12-20 09:00", { unit: "CALENDAR_DAY", count: 20 } as const, "2028-01-09"],
  ])("accepted %s: a fault that names the day and is not worth retrying", (accepted, term, missing) => {
    const asked = () => due(accepted, { term });
    expect(asked).toThrow(Fault);
    expect(asked).toThrow(
      expect.objectContaining({
        code: "CALENDAR_ENDS",
        retryable: false,
        facts: expect.objectContaining({ day: missing, lastKnownOn: "2027-12-31" }),
      }),
    );
  });
});

describe("other clocks of the law", () => {
  it("birth is registered within 60 days, death within 15 (§4.5)", () => {
    expect(due("2026-09-20 09:00", { term: { unit: "CALENDAR_DAY", count: 60 } })).toBe("2026-11-19 17:00");
    expect(due("2026-11-08 09:00", { term: { unit: "CALENDAR_DAY", count: 15 } })).toBe("2026-11-23 17:00");
  });

  it("a petition sent on 18 November is refused by the 20th, asked about by the 26th, answered by 10 December (§6.8)", () => {
    expect([2, 5, 15].map((count) => addWorkingDays(calendar, day("2026-11-18"), count))).toEqual([
      "2026-11-20",
      "2026-11-26",
      "2026-12-10",
    ]);
  });

  it("an apology for a dossier due on a Monday goes out on the Friday before", () => {
    expect(latestApologyOn(calendar, endOfDay(calendar, day("2026-11-23")))).toBe("2026-11-20");
  });

  it.each([
    ["2026-11-25 09:00", true, "one working day left"],
    ["2026-11-24 09:00", false, "a holiday, and two working days left"],
    ["2026-11-25 16:00", true, "the day before"],
    ["2026-11-26 17:01", false, "overdue is not soon"],
    ["2026-11-20 09:00", false, "three working days left"],
  ])("a dossier due on 26 November is due soon at %s: %s (%s)", (now, expected) => {
    const dueAt = endOfDay(calendar, day("2026-11-26"));
    const isSoon = dueAt >= at(now) && dueAt <= dueSoonUntil(calendar, at(now));
    expect(isSoon).toBe(expected);
  });
});
