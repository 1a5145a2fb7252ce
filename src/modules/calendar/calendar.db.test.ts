import { describe, expect, it } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { calendarUnits, closed, program, TODAY } from "../../../test/support/calendar-units.ts";
import { day, wall } from "../../../test/support/office-time.ts";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../access/index.ts";
import {
  endOfDay,
  isWorkingDay,
  loadCalendars,
  readScope,
  recordDay,
  recordHours,
  removeDay,
  shippedCalendar,
} from "./index.ts";

const { database, owner, services, units, deadlineOf } = await calendarUnits();

describe("calendars of units", () => {
  it("a unit nobody recorded anything for works by the shipped calendar", async () => {
    const { intake, deadline } = await loadCalendars(database, units().other, TODAY);
    expect(deadline).toEqual(shippedCalendar());
    expect(intake).toEqual(shippedCalendar());
  });

  it("a day the ward is closed counts for the units under it and for nobody else", async () => {
    const done = await recordDay(services, program, {
      unitId: units().ward,
      revision: 0,
      day: closed("2026-12-08"),
    });
    expect(done).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(isWorkingDay(await deadlineOf(units().centre), day("2026-12-08"))).toBe(false);
    expect(isWorkingDay(await deadlineOf(units().other), day("2026-12-08"))).toBe(true);
    expect((await deadlineOf(units().centre)).revision).not.toBe(shippedCalendar().revision);
  });

  it("the unit itself may work on a day the ward is closed, and go back to the ward's word", async () => {
    const open = closed("2026-12-08", { kind: "ORDINARY", name: { vi: "Làm việc", en: "Open" } });
    await recordDay(services, program, { unitId: units().centre, revision: 0, day: open });
    expect(isWorkingDay(await deadlineOf(units().centre), day("2026-12-08"))).toBe(true);
    const scope = await readScope(services, { unitId: units().centre, year: 2026 });
    const dayId = scope.ordinary[0]?.id ?? "";
    await removeDay(services, program, {
      unitId: units().centre,
      revision: scope.revision,
      dayId,
      legalBasis: "QĐ 13",
    });
    expect(isWorkingDay(await deadlineOf(units().centre), day("2026-12-08"))).toBe(false);
  });

  it("counters open on Saturday mornings accept then, while Saturday still counts for no deadline", async () => {
    const sessions = [
      { from: 480, to: 720 },
      { from: 780, to: 1_020 },
    ];
    const week = {
      workWeekdays: [1, 2, 3, 4, 5, 6],
      sessions,
      weekdaySessions: { 6: [{ from: 480, to: 690 }] },
    };
    const hours = { ...week, purpose: "INTAKE" as const, from: day("2026-11-28"), legalBasis: "QĐ 14" };
    await recordHours(services, program, { unitId: units().centre, revision: null, hours });
    const { intake, deadline } = await loadCalendars(database, units().centre, day("2026-12-01"));
    expect(isWorkingDay(intake, day("2026-11-28"))).toBe(true);
    expect(isWorkingDay(intake, day("2026-11-21"))).toBe(false);
    expect(wall(endOfDay(intake, day("2026-11-28")))).toBe("2026-11-28 11:30");
    expect(wall(endOfDay(intake, day("2026-11-30")))).toBe("2026-11-30 17:00");
    expect(intake.workWeekdays).toEqual([1, 2, 3, 4, 5, 6]);
    expect(isWorkingDay(deadline, day("2026-11-28"))).toBe(false);
    expect((await loadCalendars(database, units().centre, TODAY)).intake.workWeekdays).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it("a swap for the whole authority reaches every unit; each row is kept when it is replaced", async () => {
    const swap = closed("2026-12-31", { kind: "SWAP_OFF", name: { vi: "Hoán đổi", en: "Swap" } });
    await recordDay(services, program, { unitId: null, revision: 0, day: swap });
    await recordDay(services, program, { unitId: null, revision: 1, day: { ...swap, legalBasis: "TB 99" } });
    expect(isWorkingDay(await deadlineOf(units().other), day("2026-12-31"))).toBe(false);
    const rows = await database.kysely
      .selectFrom("calendarException")
      .select(["legalBasis", "sinceRevision", "untilRevision"])
      .where("onDay", "=", day("2026-12-31"))
      .orderBy("sinceRevision")
      .execute();
    expect(rows).toEqual([
      { legalBasis: "QĐ 12/QĐ-UBND", sinceRevision: 1, untilRevision: 2 },
      { legalBasis: "TB 99", sinceRevision: 2, untilRevision: null },
    ]);
    const log = await database.kysely
      .selectFrom("calendarRevision")
      .select(["revision", "kind", "recordedByName"])
      .where("legalBasis", "=", "TB 99")
      .execute();
    expect(log).toEqual([{ revision: 2, kind: "DAY_RECORDED", recordedByName: "test" }]);
  });
});

describe("the calendar says no", () => {
  it("to whoever read an older revision", async () => {
    const done = await recordDay(services, program, {
      unitId: units().ward,
      revision: 0,
      day: closed("2026-12-09"),
    });
    expect(done).toEqual({ ok: false, refusal: { code: "VERSION_CONFLICT", currentVersion: "1" } });
  });

  it("to a day recorded as it already is, to a day nobody recorded, to a unit that is not there", async () => {
    const again = await recordDay(services, program, {
      unitId: units().ward,
      revision: 1,
      day: closed("2026-12-08"),
    });
    expect(again).toEqual({ ok: false, refusal: { code: "CALENDAR_DAY_UNCHANGED", on: "2026-12-08" } });
    const unknown = await removeDay(services, program, {
      unitId: units().ward,
      revision: 1,
      dayId: newId(),
      legalBasis: "QĐ",
    });
    expect(unknown).toEqual({ ok: false, refusal: { code: "CALENDAR_DAY_UNKNOWN" } });
    const nowhere = await recordDay(services, program, {
      unitId: newId<"unit">(),
      revision: null,
      day: closed("2026-12-08"),
    });
    expect(nowhere).toEqual({ ok: false, refusal: { code: "CALENDAR_UNIT_UNKNOWN" } });
  });

  it.each([
    [
      "a unit administrator, outside the own unit",
      () => anOfficer(units().other, "unit-admin"),
      () => units().ward,
      "NOT_FOUND",
    ],
    [
      "a unit administrator, over the whole authority",
      () => anOfficer(units().ward, "unit-admin"),
      () => null,
      "NOT_FOUND",
    ],
    ["a specialist", () => anOfficer(units().ward, "specialist"), () => units().ward, "NOT_ALLOWED"],
    ["a guest", (): Actor => ({ kind: "guest" }), () => units().ward, "NOT_SIGNED_IN"],
  ])("to %s", async (_who, actor, unitId, code) => {
    const done = await recordDay(services, actor(), {
      unitId: unitId(),
      revision: null,
      day: closed("2026-12-10"),
    });
    expect(done).toEqual({ ok: false, refusal: { code } });
  });

  it("and yes to the administrator of the unit above", async () => {
    const day10 = closed("2026-12-10", { purpose: "INTAKE" });
    const done = await recordDay(services, anOfficer(units().ward, "unit-admin"), {
      unitId: units().centre,
      revision: null,
      day: day10,
    });
    expect(done.ok).toBe(true);
  });
});

describe("what the database itself refuses", () => {
  it("to edit a recorded day, to lose a revision, to hold two current rows for one day", async () => {
    const edit = database.kysely.updateTable("calendarException").set({ nameVi: "Khác" }).execute();
    await expect(edit).rejects.toThrow(/permission denied/);
    await expect(database.kysely.deleteFrom("calendarRevision").execute()).rejects.toThrow(
      /permission denied/,
    );
    const row = await database.kysely
      .selectFrom("calendarException")
      .selectAll()
      .where("untilRevision", "is", null)
      .executeTakeFirstOrThrow();
    const twice = owner.kysely
      .insertInto("calendarException")
      .values({ ...row, sessions: null, id: newId() })
      .execute();
    await expect(twice).rejects.toThrow(/calendar_exception_current/);
  });
});
