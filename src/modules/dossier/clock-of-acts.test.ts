import { describe, expect, it } from "vitest";
import { aDossier, at, day, type Situation } from "../../../test/support/dossiers.ts";
import { compareFinish, latestApologyOn, shippedCalendar } from "../calendar/index.ts";
import type { Pinned } from "./dossier.ts";

const CONFIRM = { act: "confirmSupplement", acceptedComponents: ["C2"] } as const;

/** Received, and with the specialist, at that moment. */
function received(local: string, pinned: Partial<Pinned>): Situation {
  return aDossier().withPinned(pinned).on(local).atAppraisal();
}

describe("the legal clock through the acts of the office (one-stop.md §4.5)", () => {
  it("D23: supplemented, what was left counts on from the resumption", () => {
    const there = received("2026-11-02 09:00", {});
    expect(there.dossier.dueAt).toBe(at("2026-11-16 17:00"));
    const back = there
      .on("2026-11-06 10:30")
      .supplementSent()
      .on("2026-11-17 14:20")
      .supplied()
      .act("intake", CONFIRM);
    expect(back.dossier).toMatchObject({
      dueAt: at("2026-11-26 17:00"),
      originalDueAt: at("2026-11-16 17:00"),
    });
    expect(back.dossier.pauses).toEqual([
      { from: at("2026-11-06 10:30"), to: at("2026-11-17 14:20"), policy: "PAUSE", reason: "SUPPLEMENT" },
    ]);
  });

  it("D24: under RESTART the whole term counts again", () => {
    const policy = { ...aDossier().scene.pinned.policy, supplement: "RESTART" } as const;
    const there = received("2026-11-02 09:00", { policy });
    const back = there
      .on("2026-11-06 10:30")
      .supplementSent()
      .on("2026-11-17 14:20")
      .supplied()
      .act("intake", CONFIRM);
    expect(back.dossier.dueAt).toBe(at("2026-12-02 17:00"));
  });

  it("D25: to the minute under SAME_TIME", () => {
    const policy = { ...aDossier().scene.pinned.policy, dueTime: "SAME_TIME" } as const;
    const there = received("2026-11-02 09:00", { policy });
    expect(there.dossier.dueAt).toBe(at("2026-11-16 09:00"));
    const back = there
      .on("2026-11-06 10:30")
      .supplementSent()
      .on("2026-11-17 14:20")
      .supplied()
      .act("intake", CONFIRM);
    expect(back.dossier.dueAt).toBe(at("2026-11-26 11:50"));
  });

  it("D26: land, the financial wait does not count", () => {
    const there = received("2026-10-05 09:00", { term: { unit: "WORKING_DAY", count: 20 } });
    expect(there.dossier.dueAt).toBe(at("2026-11-02 17:00"));
    const paid = there
      .on("2026-10-19 10:00")
      .act("specialist", { act: "requirePayment", amountDong: 5_000_000, reason: "Tiền sử dụng đất" })
      .on("2026-11-04 10:00")
      .act("cashier", { act: "confirmPayment", reference: "BL-01", exemption: null });
    expect(paid.dossier.dueAt).toBe(at("2026-11-18 17:00"));
  });

  it("D27: extended with an apology; late against the original date, in time against the current one", () => {
    const there = received("2026-10-26 09:00", { term: { unit: "WORKING_DAY", count: 12 } });
    expect(there.dossier.dueAt).toBe(at("2026-11-11 17:00"));
    expect(latestApologyOn(shippedCalendar(), at("2026-11-11 17:00"))).toBe(day("2026-11-10"));
    const extended = there
      .on("2026-11-10 15:00")
      .act("specialist", { act: "proposeExtension", newDueOn: day("2026-11-18"), reason: "Chờ ý kiến" })
      .act("leader", { act: "signExtension" });
    expect(extended.dossier).toMatchObject({
      dueAt: at("2026-11-18 17:00"),
      extensions: [{ lateNotice: false }],
    });
    const { originalDueAt, dueAt } = extended.dossier;
    const finishedAt = at("2026-11-16 10:00");
    expect(compareFinish({ finishedAt, dueAt: originalDueAt, strict: false })).toBe("LATE");
    expect(compareFinish({ finishedAt, dueAt, strict: false })).toBe("EARLY");
  });

  it("two stops in a row, and a stop on the due day itself", () => {
    const there = received("2026-11-02 09:00", {}).on("2026-11-16 09:00").supplementSent();
    const first = there.on("2026-11-17 09:00").supplied().act("intake", CONFIRM);
    expect(first.dossier.dueAt).toBe(at("2026-11-17 17:00"));
    const held = first.act("head", { act: "suspend", ground: "Tòa án", document: "01" });
    const second = held.on("2026-11-19 09:00").act("head", { act: "resume", note: "Xong" });
    expect(second.dossier.dueAt).toBe(at("2026-11-19 17:00"));
    expect(second.dossier.pauses).toHaveLength(2);
  });

  it("what the derivation says ends in the due date, with every stop and extension in it", () => {
    const back = received("2026-11-02 09:00", {})
      .on("2026-11-06 10:30")
      .supplementSent()
      .on("2026-11-17 14:20")
      .supplied()
      .act("intake", CONFIRM);
    const kinds = back.dossier.derivation.map((step) => step.kind);
    expect(kinds).toEqual(["RULE", "START", "COUNTED", "PAUSED", "DUE"]);
    expect(back.dossier.derivation.at(-1)).toEqual({ kind: "DUE", at: back.dossier.dueAt });
  });

  it("a revised calendar moves a date only by an explicit act, also while the clock stands still", () => {
    const there = received("2026-11-02 09:00", {}).on("2026-11-03 09:00").supplementSent();
    const exceptions = new Map(there.scene.calendar.exceptions);
    const on = day("2026-11-05");
    exceptions.set(on, {
      on,
      kind: "HOLIDAY",
      name: { vi: "Nghỉ", en: "Off" },
      legalBasis: "QĐ",
      sessions: null,
    });
    const revised = there.with({ calendar: { ...there.scene.calendar, revision: "revised", exceptions } });
    expect(revised.dossier.dueAt).toBe(at("2026-11-16 17:00"));
    const moved = revised.act("unitAdmin", { act: "moveDue", basis: "Quyết định nghỉ bù" });
    expect(moved.dossier).toMatchObject({ status: "SUPPLEMENT_WAIT", dueAt: at("2026-11-17 17:00") });
    expect(moved.dossier.originalDueAt).toBe(at("2026-11-16 17:00"));
    expect(moved.events.at(-1)).toMatchObject({ data: { calendarRevision: "revised" } });
  });
});
