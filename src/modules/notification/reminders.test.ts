import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../test/support/dossier-cast.ts";
import { aDossier } from "../../../test/support/dossiers.ts";
import { at, day } from "../../../test/support/office-time.ts";
import { shippedCalendar, soonUntils, type Term } from "../calendar/index.ts";
import { replayWrites } from "../dossier/replay.ts";
import { noticesOf } from "./notices.ts";
import { clockReminders, collectReminder, warningFrom } from "./reminders.ts";
import type { Settings } from "./settings.ts";

const calendar = shippedCalendar();
const TEN_DAYS: Term = { unit: "WORKING_DAY", count: 10 };
const SETTINGS: Settings = {
  quiet: { fromMinute: 0, untilMinute: 0 },
  collectDays: [3, 10, 30],
  plainSms: false,
  revision: 1,
};

describe("the clock of a running dossier", () => {
  const { dossier } = aDossier().atAppraisal();
  const dueAt = at("2026-11-16 17:00");
  const moment = (now: string, acceptedAt = at("2026-11-02 08:00")) => ({
    ...{ acceptedAt, dueAt, now: at(now), calendar },
    soonUntil: soonUntils(calendar, at(now), 0),
  });
  const owed = (now: string, acceptedAt = at("2026-11-02 08:00")) =>
    clockReminders({ ...dossier, term: TEN_DAYS }, moment(now, acceptedAt)).map(
      ({ kind, receiver }) => `${kind} ${receiver.to}`,
    );

  it("a due date on Monday must be apologised for on Friday, and the office is warned from Thursday", () => {
    expect(warningFrom(calendar, day("2026-11-13"))).toBe(at("2026-11-12 00:00"));
    expect(owed("2026-11-11 23:59")).toEqual([]);
    expect(owed("2026-11-12 00:00")).toEqual(["APOLOGY_NEEDED DESK", "APOLOGY_NEEDED DESK"]);
    expect(owed("2026-11-13 16:59")).toEqual(["APOLOGY_NEEDED DESK", "APOLOGY_NEEDED DESK"]);
  });

  it("one due date is said once a day: whoever is warned of the apology is not told besides that it is due soon", () => {
    expect(owed("2026-11-13 09:00")).toEqual(["APOLOGY_NEEDED DESK", "APOLOGY_NEEDED DESK"]);
    const extension = {
      newDueOn: day("2026-11-16"),
      reason: "Chờ xác minh",
      draftedBy: null,
      signedAt: at("2026-11-10 09:00"),
      lateNotice: false,
    };
    const said = clockReminders(
      { ...dossier, term: TEN_DAYS, extensions: [extension] },
      moment("2026-11-13 09:00"),
    );
    expect(said.map(({ kind }) => kind)).toEqual(["DUE_SOON"]);
  });

  it("nothing is said on the day of acceptance: the term was read with the dossier", () => {
    expect(owed("2026-11-13 09:00", at("2026-11-13 08:00"))).toEqual([]);
    expect(owed("2026-11-16 09:00", at("2026-11-16 08:00"))).toEqual([]);
    expect(owed("2026-11-16 08:00", at("2026-11-13 08:00"))).toEqual(["DUE_SOON DESK"]);
    expect(owed("2026-11-16 17:01", at("2026-11-16 08:00"))).toEqual(["OVERDUE DESK"]);
  });

  it("after the last day for an apology it is only due soon, and then overdue", () => {
    expect(owed("2026-11-16 09:00")).toEqual(["DUE_SOON DESK"]);
    expect(owed("2026-11-16 17:00")).toEqual(["DUE_SOON DESK"]);
    expect(owed("2026-11-16 17:01")).toEqual(["OVERDUE DESK"]);
  });

  it("names the due date it speaks of, so that a moved date is told anew", () => {
    const [soon] = clockReminders({ ...dossier, term: TEN_DAYS }, moment("2026-11-16 09:00"));
    expect(soon?.occasion).toBe(`due ${dueAt}`);
  });
});

describe("a fifth of the term left is soon, though more than a day is", () => {
  const { dossier } = aDossier().atAppraisal();
  const told = (now: string, term: Term | null, percent: number) =>
    clockReminders(
      { ...dossier, term },
      {
        ...{ acceptedAt: at("2026-10-26 08:00"), dueAt: at("2026-11-27 17:00"), now: at(now), calendar },
        soonUntil: soonUntils(calendar, at(now), percent),
      },
    ).map(({ kind }) => kind);

  it.each([
    ["2026-11-19 16:59", 25, 20, []],
    ["2026-11-19 17:00", 25, 20, ["DUE_SOON"]],
    ["2026-11-20 09:35", 24, 20, []],
    ["2026-11-20 09:36", 24, 20, ["DUE_SOON"]],
    ["2026-11-24 17:00", 25, 0, []],
  ] as const)("at %s of %s working days, %s per cent: %s", (now, count, percent, kinds) => {
    expect(told(now, { unit: "WORKING_DAY", count }, percent)).toEqual(kinds);
  });
});

describe("a result nobody fetches", () => {
  const { dossier } = aDossier().atAppraisal();
  const times = (now: string, changes: Partial<Settings> = {}) =>
    collectReminder(dossier.id, at("2026-11-02 10:00"), {
      now: at(now),
      settings: { ...SETTINGS, ...changes },
    })?.occasion.replace(/^ready \S+ /, "") ?? null;

  it.each([
    ["2026-11-04 23:00", null],
    ["2026-11-05 08:00", "day 3"],
    ["2026-11-11 08:00", "day 3"],
    ["2026-11-12 08:00", "day 10"],
    ["2026-12-01 23:00", "day 10"],
    ["2026-12-02 08:00", "day 30"],
    ["2026-12-09 08:00", "day 30"],
    ["2026-12-10 08:00", null],
  ])("is reminded of on %s: %s", (now, time) => {
    expect(times(now)).toBe(time);
  });

  it("by its day, so that a day put into the list in between neither swallows one nor sends one twice", () => {
    expect(times("2026-11-12 08:00", { collectDays: [3, 5, 10] })).toBe("day 10");
    expect(times("2026-11-12 08:00", { collectDays: [10] })).toBe("day 10");
  });

  it("never, where the office says so", () => {
    expect(times("2026-11-05 08:00", { collectDays: [] })).toBeNull();
  });
});

describe("what an act tells", () => {
  const kindsOf = (situation: ReturnType<ReturnType<typeof aDossier>["atAppraisal"]>) =>
    replayWrites(situation.dossier.id, situation.events)
      .flatMap(noticesOf)
      .map(({ kind, receiver }) => (receiver.to === "APPLICANT" ? kind : `${kind} to ${receiver.to}`));

  it("the applicant of each turn, the desks of what they wait for", () => {
    expect(kindsOf(aDossier().returned())).toEqual([
      "ACCEPTED",
      "HANDED_OVER",
      "WORK_ARRIVED to DESK",
      "TO_SIGN to DESK",
      "WORK_ARRIVED to DESK",
      "RESULT_READY",
      "WORK_ARRIVED to DESK",
      "RETURNED",
    ]);
    expect(kindsOf(aDossier().awaitingSupplement().supplied())).toEqual([
      "ACCEPTED",
      "HANDED_OVER",
      "WORK_ARRIVED to DESK",
      "SUPPLEMENT",
      "ANSWER_RECEIVED",
      "SUPPLEMENT_ANSWERED to DESK",
      "SUPPLEMENT_ANSWERED to PERSON",
    ]);
    expect(kindsOf(aDossier().verifying()).slice(3)).toEqual(["VERIFYING"]);
    expect(kindsOf(aDossier().suspended()).slice(3)).toEqual(["SUSPENDED"]);
    expect(kindsOf(aDossier().awaitingPayment()).slice(3)).toEqual(["PAYMENT_DUE"]);
  });

  it("the counter of what was sent in online; nobody of what stays in the unit", () => {
    const [sent] = replayWrites(aDossier().submitted().dossier.id, aDossier().submitted().events)
      .flatMap(noticesOf)
      .filter(({ kind }) => kind === "WORK_ARRIVED");
    expect(sent?.receiver).toMatchObject({ to: "DESK", role: "intake-officer" });
    expect(kindsOf(aDossier().received())).toEqual(["ACCEPTED"]);
  });

  it("a unit that is asked, by its desk; who proposed the papers, by name", () => {
    const asked = replayWrites(aDossier().consulting().dossier.id, aDossier().consulting().events).flatMap(
      noticesOf,
    );
    expect(asked.find(({ kind }) => kind === "OPINION_ASKED")?.receiver).toMatchObject({
      to: "DESK",
      unitId: UNITS.economy,
      role: "specialist",
    });
    const supplied = aDossier().awaitingSupplement().supplied();
    const told = replayWrites(supplied.dossier.id, supplied.events).flatMap(noticesOf);
    expect(told.map(({ receiver }) => receiver)).toContainEqual({
      to: "PERSON",
      personId: personOf("specialist"),
    });
  });
});
