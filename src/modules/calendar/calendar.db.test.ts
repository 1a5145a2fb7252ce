import { beforeAll, describe, expect, it } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { at, day, POLICY, wall } from "../../../test/support/office-time.ts";
import { servicesOf } from "../../../test/support/services-of.ts";
import { setClock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import type { Actor, UnitId } from "../access/index.ts";
import { openUnit } from "../organisation/index.ts";
import {
  applyMoves,
  computeDue,
  type DayInput,
  endOfDay,
  enterYear,
  importDays,
  isWorkingDay,
  loadCalendars,
  type Move,
  type OpenDeadline,
  type OpenDeadlines,
  previewDay,
  previewMoves,
  readScope,
  recordDay,
  recordHours,
  removeDay,
  shippedCalendar,
} from "./index.ts";

const { database, owner } = await testDatabase();
const clock = setClock(at("2026-11-22 09:00"));
const services = servicesOf({ database, clock });
const program: Actor = { kind: "system", name: "test" };
const TODAY = day("2026-11-22");

const closed = (on: string, more: Partial<DayInput> = {}): DayInput => ({
  purpose: null,
  on: day(on),
  kind: "UNIT_CLOSED",
  name: { vi: "Cơ quan nghỉ", en: "Office closed" },
  legalBasis: "QĐ 12/QĐ-UBND",
  confidence: "H",
  sessions: null,
  ...more,
});

async function aUnit(name: string, parentId: UnitId | null = null): Promise<UnitId> {
  const none = { code: null, legacyCode: null, areaCode: null, areaKind: null, nameEn: null, symbol: null };
  const contact = { address: null, phone: null, email: null, taxCode: null };
  const facts = {
    ...none,
    ...contact,
    kind: "DIVISION" as const,
    level: "COMMUNE" as const,
    name,
    shortName: name,
  };
  const done = await openUnit(services, program, { facts, parentId, validFrom: day("2025-07-01") });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.unitId;
}

let [ward, centre, other]: UnitId[] = [];
const units = () => {
  if (ward === undefined || centre === undefined || other === undefined) throw new Error("units first");
  return { ward, centre, other };
};
beforeAll(async () => {
  ward = await aUnit("Phường");
  centre = await aUnit("Trung tâm", ward);
  other = await aUnit("Phường khác");
});
const deadlineOf = async (unitId: UnitId | null) => (await loadCalendars(database, unitId, TODAY)).deadline;

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

describe("open dossiers and a revised calendar", () => {
  const question = {
    acceptedAt: at("2026-12-14 09:00"),
    term: { unit: "WORKING_DAY", count: 5 } as const,
    policy: POLICY,
    pauses: [],
  };
  const dossier = (code: string, unitId: UnitId, more: Partial<OpenDeadline> = {}): OpenDeadline => ({
    ...question,
    id: newId(),
    code,
    unitId,
    dueAt: at("2026-12-21 17:00"),
    ...more,
  });
  const moved: { moves: readonly Move[]; basis: string }[] = [];
  const held: OpenDeadline[] = [];
  const openDeadlines: OpenDeadlines = {
    list: async () => held,
    apply: async (_services, _actor, order) => {
      moved.push(order);
      return { ok: true, value: { moved: order.moves.length } };
    },
  };
  const asked = { services, actor: program, openDeadlines };

  it("the preview names who would move; nothing moves until the act that says so, on the list that was shown", async () => {
    const paused = { from: at("2026-12-16 09:00"), to: null, policy: "PAUSE" } as const;
    held.push(
      dossier("A-1", units().centre),
      dossier("A-2", units().other),
      dossier("A-3", units().ward, { pauses: [paused] }),
      dossier("A-4", units().ward, { acceptedAt: at("2026-12-01 09:00"), dueAt: at("2026-12-09 17:00") }),
    );
    const storm = closed("2026-12-17");
    const preview = await previewDay(asked, { unitId: units().ward, day: storm });
    expect(preview).toMatchObject({
      ok: true,
      value: { looked: 4, moves: [{ code: "A-1", to: at("2026-12-22 17:00") }, { code: "A-3" }] },
    });
    expect(await previewMoves(asked, units().ward)).toMatchObject({ ok: true, value: { moves: [] } });

    await recordDay(services, program, { unitId: units().ward, revision: null, day: storm });
    const pending = await previewMoves(asked, units().ward);
    expect(pending).toMatchObject({ ok: true, value: { moves: [{ code: "A-1" }, { code: "A-3" }] } });
    const order = { unitId: units().ward, basis: "QĐ 12/QĐ-UBND" };
    expect(await applyMoves(asked, { ...order, signature: "of another list" })).toEqual({
      ok: false,
      refusal: { code: "CALENDAR_MOVES_CHANGED" },
    });
    expect(moved).toEqual([]);
    if (!pending.ok) throw new Error("preview refused");
    expect(await applyMoves(asked, { ...order, signature: pending.value.signature })).toEqual({
      ok: true,
      value: { moved: 2 },
    });
    expect(moved).toMatchObject([{ basis: "QĐ 12/QĐ-UBND", moves: [{ code: "A-1" }, { code: "A-3" }] }]);
  });
});
