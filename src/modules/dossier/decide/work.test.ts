import { describe, expect, it } from "vitest";
import { personOf, refOf, UNITS, unitOf } from "../../../../test/support/dossier-cast.ts";
import { aDossier, at, COLLEAGUE, loadProcess, SIGN } from "../../../../test/support/dossiers.ts";
import { decide, deskOf, holdersOf } from "./index.ts";

describe("tasks", () => {
  it("moves through the standard ward process, each step in its unit with its quota", () => {
    const seen = aDossier()
      .returned()
      .dossier.steps.map(({ stepCode, unitId }) => [stepCode, unitId]);
    expect(seen).toEqual([
      ["intake", UNITS.centre],
      ["assign", UNITS.culture],
      ["appraise", UNITS.culture],
      ["review", UNITS.culture],
      ["sign", UNITS.ward],
      ["issue", UNITS.office],
      ["returnResult", UNITS.centre],
    ]);
  });

  it("a task finished meanwhile says by whom and when", () => {
    const there = aDossier().atAppraisal();
    const done = there.on("2026-11-03 10:00").completed("specialist");
    const decision = done.answer("specialist", { act: "completeTask", taskId: there.taskId(), note: "" });
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: "TASK_DONE", personId: personOf("specialist"), finishedAt: at("2026-11-03 10:00") },
    });
    expect(done.outcome("specialist", { act: "completeTask", taskId: "task-77", note: "" })).toBe(
      "TASK_UNKNOWN",
    );
  });

  it("is done by the role and unit that hold it, and by the person it lies with", () => {
    const there = aDossier().atAppraisal();
    const complete = { act: "completeTask", taskId: there.taskId(), note: "" } as const;
    expect(there.outcome("head", complete)).toBe("TASK_HELD_ELSEWHERE");
    expect(there.outcome("planner", complete)).toBe("TASK_HELD_ELSEWHERE");
    expect(there.outcome("system", complete)).toBe("TASK_HELD_ELSEWHERE");
    const assigned = there.act("head", { act: "assignTask", taskId: there.taskId(), assigneeId: COLLEAGUE });
    expect(assigned.outcome("specialist", complete)).toBe("TASK_ASSIGNED_TO_OTHER");
    expect(assigned.outcome("colleague", complete)).toEqual(["TaskCompleted"]);
    expect(assigned.dossier.controlSheet.at(-1)).toMatchObject({
      toPersonId: COLLEAGUE,
      toUnitId: UNITS.culture,
    });
    const again = { act: "assignTask", taskId: there.taskId(), assigneeId: COLLEAGUE } as const;
    expect(assigned.outcome("head", again)).toBe("TASK_ALREADY_ASSIGNED");
  });

  it("handing over, signing, issuing and returning have acts of their own", () => {
    const complete = (taskId: string) => ({ act: "completeTask", taskId, note: "" }) as const;
    const ready = aDossier().atSignature();
    expect(ready.answer("leader", complete(ready.taskId()))).toMatchObject({
      refusal: { code: "TASK_NEEDS_ITS_ACT", act: "signResult" },
    });
    const signed = aDossier().signed();
    expect(signed.answer("clerk", complete(signed.taskId()))).toMatchObject({
      refusal: { act: "issueResult" },
    });
  });

  it("going back needs a reason and gives no time back", () => {
    const there = aDossier()
      .atAppraisal()
      .on("2026-11-03 09:00")
      .completed("specialist")
      .on("2026-11-03 10:00");
    const back = { act: "returnToPrevious", taskId: there.taskId(), reason: "Thiếu căn cứ" } as const;
    expect(there.outcome("head", { ...back, reason: " " })).toBe("TEXT_REQUIRED");
    const task = there.act("head", back).dossier.tasks.at(0);
    expect(task).toMatchObject({
      stepCode: "appraise",
      assigneeId: personOf("specialist"),
      quotaMinutes: 600 - 480,
    });
    expect(task?.dueAt).toBe(at("2026-11-03 12:00"));
  });

  it("going back behind the signature voids it", () => {
    const signed = aDossier().signed();
    const back = { act: "returnToPrevious", taskId: signed.taskId(), reason: "Sai số liệu" } as const;
    const returned = signed.act("clerk", back);
    expect(returned.dossier).toMatchObject({ result: null, tasks: [{ stage: "sign" }] });
    expect(returned.outcome("leader", SIGN)).toEqual(["ResultSigned"]);
  });

  it("time used leaves out the stops of the clock", () => {
    const there = aDossier()
      .atAppraisal()
      .on("2026-11-02 11:00")
      .supplementSent()
      .on("2026-11-04 16:00")
      .supplied();
    const back = there.act("intake", { act: "confirmSupplement", acceptedComponents: ["C2"] });
    expect(back.dossier.tasks.at(0)?.dueAt).toBe(at("2026-11-05 16:00"));
    const done = back.on("2026-11-05 09:00").completed("specialist").dossier.steps.at(-1);
    expect(done).toMatchObject({ stepCode: "appraise", usedMinutes: 120 + 60 + 60, overMinutes: 0 });
  });

  it("a rerouted task keeps its id, its time so far stays with the unit that had it", () => {
    const there = aDossier().atAppraisal().on("2026-11-02 11:00");
    const context = {
      now: there.now,
      calendar: there.scene.calendar,
      intakeCalendar: there.scene.calendar,
      graph: there.scene.graph,
      actor: refOf("head"),
      unitOf: (...asked: Parameters<typeof unitOf>) =>
        unitOf(...asked) === UNITS.culture ? UNITS.otherDivision : unitOf(...asked),
    };
    const reroute = { act: "reroute", toUnitId: UNITS.otherWard, reason: "Nhầm phường" } as const;
    const decision = decide(there.dossier, reroute, context);
    expect(decision).toMatchObject({
      value: [
        {
          data: {
            movement: {
              closed: [{ unitId: UNITS.culture, usedMinutes: 120 }],
              opened: [{ taskId: there.taskId(), unitId: UNITS.otherDivision, quotaMinutes: 600 }],
              rows: [{ fromUnitId: UNITS.culture, toUnitId: UNITS.otherDivision }],
            },
          },
        },
      ],
    });
  });
});

describe("the applicant's draft (P01)", () => {
  it("is confirmed, disputed, or taken as agreed when the hour is over", async () => {
    const graph = await loadProcess("birth-same-day");
    const waiting = aDossier({ graph }).draftSent();
    expect(waiting.dossier.tasks).toEqual([]);
    const confirm = (confirmed: boolean) => ({ act: "confirmDraftByApplicant", confirmed }) as const;
    expect(waiting.act("applicant", confirm(true)).dossier.tasks).toMatchObject([
      { stepCode: "registerBirth" },
    ]);
    expect(waiting.act("applicant", confirm(false)).dossier.tasks).toMatchObject([
      { stepCode: "draftRecord" },
    ]);
    const timer = { act: "fireTimer", timerId: waiting.dossier.timers.at(0)?.timerId ?? "" } as const;
    expect(waiting.outcome("system", timer)).toBe("TIMER_NOT_DUE");
    const fired = waiting.on("2026-11-02 10:00").act("system", timer);
    expect(fired.dossier).toMatchObject({ timers: [], tasks: [{ stepCode: "registerBirth" }] });
  });
});

describe("who answers for a dossier", () => {
  it("is the desk of the task, and while the process waits, the desk that finished last", async () => {
    const there = aDossier().atAppraisal();
    expect(deskOf(there.dossier, { act: "completeTask", taskId: there.taskId(), note: "" })).toMatchObject({
      role: "specialist",
      unitId: UNITS.culture,
    });
    expect(deskOf(there.dossier, { act: "handOver" })).toBeNull();
    expect(holdersOf(there.dossier)).toEqual([{ unitId: UNITS.culture, assigneeId: null }]);
    const graph = await loadProcess("marital-status");
    const waiting = aDossier({ graph })
      .atAppraisal()
      .completed("specialist", { facts: { needsVerification: true } })
      .completed("specialist");
    expect(holdersOf(waiting.dossier)).toEqual([
      { unitId: UNITS.culture, assigneeId: personOf("specialist") },
    ]);
    expect(holdersOf(aDossier().dossier)).toEqual([]);
  });
});
