import { describe, expect, it } from "vitest";
import { calendarUnits, program } from "../../../test/support/calendar-units.ts";
import { at, day, POLICY, wall } from "../../../test/support/office-time.ts";
import { computeDue, endOfDay, enterYear, importDays, isWorkingDay } from "./index.ts";

const { services, units, deadlineOf } = await calendarUnits();

describe("a year the calendar does not know yet", () => {
  const choice = { year: 2028, tetDaysBefore: 1, nationalDayBeside: "BEFORE" } as const;

  it("is entered by law, in order, once; from then on due dates may fall in it", async () => {
    const gap = await enterYear(services, program, {
      unitId: null,
      revision: null,
      choice: { ...choice, year: 2029 },
      legalBasis: "TB 1",
    });
    expect(gap).toEqual({ ok: false, refusal: { code: "CALENDAR_YEAR_GAP", year: 2029, next: 2028 } });
    const done = await enterYear(services, program, {
      unitId: null,
      revision: null,
      choice,
      legalBasis: "TB 1",
    });
    expect(done.ok).toBe(true);
    const calendar = await deadlineOf(units().other);
    expect(calendar.lastKnownOn).toBe("2028-12-31");
    const asked = {
      acceptedAt: at("2027-12-30 09:00"),
      term: { unit: "WORKING_DAY", count: 3 } as const,
      policy: POLICY,
      pauses: [],
    };
    expect(wall(computeDue({ ...asked, calendar }).dueAt)).toBe("2028-01-05 17:00");
    const again = await enterYear(services, program, {
      unitId: null,
      revision: null,
      choice,
      legalBasis: "TB 1",
    });
    expect(again).toEqual({ ok: false, refusal: { code: "CALENDAR_YEAR_KNOWN", year: 2028 } });
  });
});

describe("days from a file", () => {
  const HEADER = "on,kind,nameVi,nameEn,legalBasis,confidence,purpose,hours";
  const content = [
    HEADER,
    "2027-09-01,SWAP_OFF,Hoán đổi,Swap,TB 7,M,,",
    "2027-08-28,MAKEUP_WORK,Làm bù,Make-up,TB 7,M,,08:00-11:30 13:00-16:30",
    "2027-02-30,HOLIDAY,Sai ngày,Bad day,,,,",
    "2027-03-01,FEAST,Sai loại,Bad kind,,,,",
    "2027-09-01,HOLIDAY,Trùng,Twice,,,,",
    "2027-03-02,HOLIDAY,Sai giờ,Bad hours,,,,08:00-11:00",
  ].join("\r\n");

  it("bad rows are named by line, and nothing is written unless they are skipped", async () => {
    const input = { unitId: units().other, revision: null, content, legalBasis: "TB 7" };
    const refused = await importDays(services, program, { ...input, skipBad: false });
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: "CALENDAR_ROWS_BAD",
        bad: [
          { line: 4, field: "on" },
          { line: 5, field: "kind", value: "FEAST" },
          { line: 6, field: "on" },
          { line: 7, field: "hours" },
        ],
      },
    });
    expect(isWorkingDay(await deadlineOf(units().other), day("2027-09-01"))).toBe(true);
    const done = await importDays(services, program, { ...input, skipBad: true });
    expect(done).toMatchObject({ ok: true, value: { recorded: 2, bad: { length: 4 } } });
    const calendar = await deadlineOf(units().other);
    expect(isWorkingDay(calendar, day("2027-09-01"))).toBe(false);
    expect(wall(endOfDay(calendar, day("2027-08-28")))).toBe("2027-08-28 16:30");
    const again = await importDays(services, program, { ...input, skipBad: true });
    expect(again).toMatchObject({ ok: true, value: { recorded: 0 } });
  });

  it.each([
    ["an unclosed quote", `${HEADER}\n"2027-01-04,HOLIDAY`],
    ["no rows", HEADER],
    ["half a JSON list", '[{"on":"2027-01-04"'],
  ])("%s refuses the whole file", async (_what, broken) => {
    const done = await importDays(services, program, {
      unitId: null,
      revision: null,
      content: broken,
      legalBasis: "TB",
      skipBad: true,
    });
    expect(done).toMatchObject({ ok: false, refusal: { code: "CALENDAR_FILE_MALFORMED" } });
  });
});
