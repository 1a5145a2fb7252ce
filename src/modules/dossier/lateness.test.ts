import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNITS } from "../../../test/support/dossier-cast.ts";
import { aDossier, at, ISSUE } from "../../../test/support/dossiers.ts";
import { shippedCalendar } from "../calendar/index.ts";
import type { StepUse } from "./dossier.ts";
import { attributeLateness } from "./lateness.ts";

const calendar = shippedCalendar();
const NAMES = {
  stepName: "Bước",
  stepNameEn: "Step",
  personId: null,
  startedAt: at("2026-11-02 09:00"),
  finishedAt: at("2026-11-03 09:00"),
};

function step(stepCode: string, unitId: StepUse["unitId"], overMinutes: number): StepUse {
  return {
    ...NAMES,
    taskId: stepCode,
    stepCode,
    unitId,
    quotaMinutes: 60,
    usedMinutes: 60 + overMinutes,
    overMinutes,
  };
}

describe("who was late (one-stop.md §3.4)", () => {
  it("a dossier in time is nobody's lateness, whatever its steps used", () => {
    const dueAt = at("2026-11-16 17:00");
    const late = attributeLateness(
      { dueAt, until: dueAt, steps: [step("appraise", UNITS.culture, 90)] },
      calendar,
    );
    expect(late).toMatchObject({ lateMinutes: 0, unexplainedMinutes: 0, units: [{ minutes: 0 }] });
    expect(attributeLateness({ dueAt: null, until: dueAt, steps: [] }, calendar).lateMinutes).toBe(0);
  });

  it("is split over the steps that exceeded their quota, in proportion", () => {
    const steps = [
      step("appraise", UNITS.culture, 300),
      step("review", UNITS.culture, 0),
      step("sign", UNITS.ward, 100),
    ];
    const late = attributeLateness(
      { dueAt: at("2026-11-16 17:00"), until: at("2026-11-17 11:20"), steps },
      calendar,
    );
    expect(late.lateMinutes).toBe(200);
    expect(late.units).toEqual([
      { unitId: UNITS.culture, minutes: 150 },
      { unitId: UNITS.ward, minutes: 50 },
    ]);
  });

  it("what no step explains stays unexplained", () => {
    const steps = [step("appraise", UNITS.culture, 30)];
    const late = attributeLateness(
      { dueAt: at("2026-11-16 17:00"), until: at("2026-11-17 12:00"), steps },
      calendar,
    );
    expect(late).toMatchObject({ lateMinutes: 240, unexplainedMinutes: 210, steps: [{ minutes: 30 }] });
  });

  it("names the specialist who sat on it", () => {
    const slow = aDossier().atAppraisal().on("2026-11-18 16:00").completed("specialist").completed("head");
    const issued = slow
      .act("leader", {
        act: "signResult",
        outcome: "POSITIVE",
        authorityWord: "TM",
        summary: "GXN",
        legalGround: null,
      })
      .act("clerk", ISSUE);
    const { dueAt, steps } = issued.dossier;
    const late = attributeLateness({ dueAt, until: issued.now, steps }, calendar);
    expect(late.lateMinutes).toBe(900);
    expect(late.steps).toMatchObject([{ stepCode: "appraise", minutes: 900 }]);
  });

  it("shares and the unexplained rest add up exactly, and no step gets more than its overuse", () => {
    const over = fc.array(fc.nat(2_000), { maxLength: 8 });
    fc.assert(
      fc.property(over, fc.integer({ min: 0, max: 5_000 }), (overs, minutes) => {
        const until = at(`2026-11-${String(17 + Math.floor(minutes / 2_500)).padStart(2, "0")} 16:37`);
        const steps = overs.map((each, index) =>
          step(`step-${index}`, index % 2 === 0 ? UNITS.culture : UNITS.ward, each),
        );
        const late = attributeLateness({ dueAt: at("2026-11-16 17:00"), until, steps }, calendar);
        const shared = late.steps.reduce((sum, share) => sum + share.minutes, 0);
        const byUnit = late.units.reduce((sum, unit) => sum + unit.minutes, 0);
        expect(shared + late.unexplainedMinutes).toBe(late.lateMinutes);
        expect(byUnit).toBe(shared);
        const given = overs.filter((each) => each > 0);
        for (const [index, share] of late.steps.entries())
          expect(share.minutes).toBeLessThanOrEqual(given[index] ?? 0);
      }),
    );
  });
});
