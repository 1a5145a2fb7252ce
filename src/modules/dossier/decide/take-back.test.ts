import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../../test/support/dossier-cast.ts";
import { AMEND, aDossier, at, COLLEAGUE } from "../../../../test/support/dossiers.ts";

const TAKE = { act: "takeBack", reason: "Bấm nhầm" } as const;

describe("taking a hand-over back", () => {
  it("lies with the sender again, with the clock, the code and the case untouched", () => {
    const sent = aDossier().handedOver();
    const back = sent.on("2026-11-02 09:05").act("intake", TAKE);
    expect(back.dossier.tasks).toMatchObject([
      { stepCode: "intake", unitId: UNITS.centre, assigneeId: personOf("intake") },
    ]);
    const { dueAt, acceptedAt, derivation, code, status } = sent.dossier;
    expect(back.dossier).toMatchObject({ dueAt, acceptedAt, derivation, code, status, pauses: [] });
    const again = back.on("2026-11-02 09:10").act("intake", { act: "handOver" });
    expect(again.dossier.tasks).toMatchObject([
      { stepCode: "assign", unitId: UNITS.culture, assigneeId: null },
    ]);
    expect(again.outcome("intake", TAKE)).toEqual(["HandOverTakenBack"]);
  });

  it("says why, and tells the control sheet who has it", () => {
    const sent = aDossier().handedOver();
    expect(sent.outcome("intake", { ...TAKE, reason: " " })).toBe("TEXT_REQUIRED");
    expect(sent.act("intake", TAKE).dossier.controlSheet.at(-1)).toMatchObject({
      fromUnitId: UNITS.culture,
      toUnitId: UNITS.centre,
      toPersonId: personOf("intake"),
    });
  });

  it("is too late once somebody took the work, did it, or wrote anything on the dossier", () => {
    const sent = aDossier().handedOver();
    const assign = { act: "assignTask", taskId: sent.taskId(), assigneeId: COLLEAGUE } as const;
    // At the same instant even: who holds it decides, not the clock alone.
    expect(sent.act("head", assign).outcome("intake", TAKE)).toBe("HAND_OVER_BEGUN");
    expect(sent.completed("head").outcome("intake", TAKE)).toBe("HAND_OVER_BEGUN");
    expect(sent.on("2026-11-02 09:30").act("intake", AMEND).outcome("intake", TAKE)).toBe("HAND_OVER_BEGUN");
  });

  it("is for whoever handed over, nobody else", () => {
    const sent = aDossier().handedOver();
    expect(sent.answer("colleague", TAKE)).toMatchObject({
      refusal: { code: "HAND_OVER_BY_OTHER", personId: personOf("intake") },
    });
  });

  it("gives no time back: the minutes at the counter stay used", () => {
    const sent = aDossier().received().on("2026-11-02 10:00").act("intake", { act: "handOver" });
    const back = sent.on("2026-11-02 10:30").act("intake", TAKE);
    const [task] = back.dossier.tasks;
    const [first] = aDossier().received().dossier.tasks;
    expect(task?.quotaMinutes).toBe((first?.quotaMinutes ?? 0) - 60);
    expect(task?.startedAt).toBe(at("2026-11-02 10:30"));
  });
});
