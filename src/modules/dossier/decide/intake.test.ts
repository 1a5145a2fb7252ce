import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../../test/support/dossier-cast.ts";
import { aDossier, at, day, loadProcess, paper, SUBMISSION } from "../../../../test/support/dossiers.ts";
import { STATUS_FACTS } from "../status.ts";

const REJECT = {
  act: "reject",
  reasonCode: "NOT_COMPETENT",
  reason: "Không thuộc thẩm quyền",
  legalGround: "Luật Hộ tịch, Đ.7",
  instruction: "Nộp tại phường nơi cư trú",
} as const;
const ITEMS = [{ componentCode: "C2", problem: "thiếu chữ ký" }];

describe("T1: sent online or by post", () => {
  it("starts the intake clock of eight working hours and nothing else", () => {
    const sent = aDossier().on("2026-11-20 16:00").submitted().dossier;
    expect(sent.status).toBe("SUBMITTED");
    expect(STATUS_FACTS[sent.status].clock).toBe("intake");
    expect(sent.intakeDueAt).toBe(at("2026-11-23 16:00"));
    expect([sent.acceptedAt, sent.dueAt, sent.tasks]).toEqual([null, null, []]);
  });

  it.each([
    ["FORM_NOT_VALID", { formValid: false }],
    ["COMPONENTS_MISSING", { missingComponents: ["C1"] }],
    ["COMPONENT_NOT_PUBLISHED", { components: [paper("X9")] }],
    ["PREPAYMENT_REQUIRED", { prepaid: false }],
  ])("is refused with %s", (code, change) => {
    expect(aDossier().outcome("applicant", { act: "submit", ...SUBMISSION, ...change })).toBe(code);
    const counter = { act: "receiveAtCounter", ...SUBMISSION, ...change, custody: [] } as const;
    expect(aDossier().outcome("intake", counter)).toBe(code);
  });
});

describe("T2: received at the counter", () => {
  it("registers and accepts in one act, with a due date and the first row of the control sheet", () => {
    const received = aDossier().received();
    expect(received.events.map((event) => event.type)).toEqual(["Submitted", "Accepted"]);
    const { dossier } = received;
    expect(dossier).toMatchObject({
      status: "ACCEPTED",
      code: SUBMISSION.code,
      acceptedAt: at("2026-11-02 09:00"),
    });
    expect(dossier.dueAt).toBe(at("2026-11-16 17:00"));
    expect(dossier.originalDueAt).toBe(dossier.dueAt);
    expect(dossier.derivation.length).toBeGreaterThan(0);
    expect(dossier.tasks).toMatchObject([
      { stage: "intake", unitId: UNITS.centre, dueAt: at("2026-11-02 11:00") },
    ]);
    expect(dossier.controlSheet).toMatchObject([
      { fromUnitId: null, toUnitId: UNITS.centre, toRole: "intake-officer" },
    ]);
  });

  it("writes down the originals the applicant handed over", () => {
    const move = { componentCodes: ["C1"], from: "Người nộp", to: "Một cửa", note: "" };
    const received = aDossier().act("intake", { act: "receiveAtCounter", ...SUBMISSION, custody: [move] });
    expect(received.dossier.custody).toEqual([{ ...move, at: at("2026-11-02 09:00") }]);
  });
});

describe("T3: accepted after the check", () => {
  it("starts the legal clock at acceptance, not at submission", () => {
    const accepted = aDossier()
      .submitted()
      .on("2026-11-03 10:00")
      .act("intake", { act: "accept", components: [paper("C3")], custody: [] });
    expect(accepted.dossier).toMatchObject({
      status: "ACCEPTED",
      acceptedAt: at("2026-11-03 10:00"),
      intakeDueAt: null,
    });
    expect(accepted.dossier.dueAt).toBe(at("2026-11-17 17:00"));
    expect(accepted.dossier.components.map((held) => held.componentCode)).toEqual(["C1", "C2", "C3"]);
  });

  it("does not accept papers the procedure does not publish", () => {
    const accept = { act: "accept", components: [paper("X9")], custody: [] } as const;
    expect(aDossier().submitted().outcome("intake", accept)).toBe("COMPONENT_NOT_PUBLISHED");
  });

  it("gives a dossier sent online the online quotas", () => {
    const accepted = aDossier().submitted().act("intake", { act: "accept", components: [], custody: [] });
    expect(accepted.dossier.tasks.at(0)?.quotaMinutes).toBe(60);
  });
});

describe("T4 and T5: completed before acceptance", () => {
  it("asks once for everything, and the intake clock stops", () => {
    const asked = aDossier().askedAtIntake().dossier;
    expect(asked).toMatchObject({ status: "INTAKE_SUPPLEMENT", intakeDueAt: null });
    expect(asked.supplements).toMatchObject([
      { stage: "INTAKE", step: "SENT", respondBy: day("2026-12-15") },
    ]);
  });

  it.each([
    ["SUPPLEMENT_ITEMS_REQUIRED", [], "Chưa đủ"],
    ["TEXT_REQUIRED", ITEMS, " "],
    ["TEXT_REQUIRED", [{ componentCode: "C2", problem: "" }], "Chưa đủ"],
    ["COMPONENT_NOT_PUBLISHED", [{ componentCode: "X9", problem: "thiếu" }], "Chưa đủ"],
  ])("is refused with %s", (code, items, reason) => {
    expect(aDossier().submitted().outcome("intake", { act: "requestIntakeSupplement", items, reason })).toBe(
      code,
    );
  });

  it("takes an answer to every item, and the intake clock starts again", () => {
    const answered = aDossier()
      .askedAtIntake()
      .on("2026-11-05 08:00")
      .act("applicant", { act: "answerIntakeSupplement", components: [paper("C2", { copies: 2 })] }).dossier;
    expect(answered).toMatchObject({ status: "SUBMITTED", intakeDueAt: at("2026-11-05 17:00") });
    expect(answered.components.find((held) => held.componentCode === "C2")?.copies).toBe(2);
  });

  it("does not take half an answer", () => {
    const asked = aDossier().askedAtIntake();
    const empty = paper("C2", { originals: 0 });
    for (const components of [[], [paper("C1")], [empty]]) {
      expect(asked.outcome("applicant", { act: "answerIntakeSupplement", components })).toBe(
        "SUPPLEMENT_ITEMS_MISSING",
      );
    }
  });

  it("may repeat what is still missing, never bring up something new (R1)", () => {
    const again = aDossier()
      .askedAtIntake()
      .act("applicant", { act: "answerIntakeSupplement", components: [paper("C2")] });
    const ask = (componentCode: string) =>
      ({
        act: "requestIntakeSupplement",
        items: [{ componentCode, problem: "mờ" }],
        reason: "Chưa đủ",
      }) as const;
    expect(again.outcome("intake", ask("C2"))).toEqual(["IntakeSupplementRequested"]);
    expect(again.outcome("intake", ask("C3"))).toBe("SUPPLEMENT_ASKED_ONCE");
  });
});

describe("T6 and T27: ended before acceptance", () => {
  it("is refused with reason, ground and instruction; no task, no due date", () => {
    const rejected = aDossier().submitted().act("intake", REJECT).dossier;
    expect(rejected).toMatchObject({
      status: "REJECTED",
      rejectedAt: at("2026-11-02 09:00"),
      acceptedAt: null,
      dueAt: null,
    });
  });

  it.each([
    ["TEXT_REQUIRED", { reason: "" }],
    ["TEXT_REQUIRED", { instruction: "  " }],
    ["LEGAL_GROUND_REQUIRED", { legalGround: "" }],
  ])("a refusal without its texts is refused with %s", (code, change) => {
    expect(
      aDossier()
        .submitted()
        .outcome("intake", { ...REJECT, ...change }),
    ).toBe(code);
  });

  it("the program refuses only when the applicant's time is over", () => {
    const asked = aDossier().askedAtIntake();
    expect(asked.on("2026-12-15 23:00").outcome("system", REJECT)).toBe("SUPPLEMENT_WINDOW_OPEN");
    expect(asked.on("2026-12-16 00:00").outcome("system", REJECT)).toEqual(["Rejected"]);
    expect(aDossier().submitted().outcome("system", REJECT)).toBe("SUPPLEMENT_WINDOW_OPEN");
  });

  it("the applicant takes back what is not accepted yet", () => {
    expect(
      aDossier().askedAtIntake().act("applicant", { act: "cancel", reason: "Nhầm" }).dossier.status,
    ).toBe("CANCELLED");
    expect(aDossier().submitted().outcome("applicant", { act: "cancel", reason: "" })).toBe("TEXT_REQUIRED");
  });
});

describe("T7: handed over", () => {
  it("finishes the intake step and writes who gave it to whom", () => {
    const handed = aDossier().received().on("2026-11-02 10:30").act("intake", { act: "handOver" });
    expect(handed.events.at(-1)).toMatchObject({ type: "HandedOver", data: { late: false } });
    expect(handed.dossier.status).toBe("IN_PROGRESS");
    expect(handed.dossier.steps).toMatchObject([{ stepCode: "intake", usedMinutes: 90, overMinutes: 0 }]);
    expect(handed.dossier.controlSheet.at(-1)).toMatchObject({
      fromUnitId: UNITS.centre,
      fromPersonId: personOf("intake"),
      toUnitId: UNITS.culture,
      toRole: "unit-head",
    });
  });

  it.each([
    ["the same day", "2026-11-02 09:00", "2026-11-02 17:30", false],
    ["the next day, received in the morning", "2026-11-02 09:00", "2026-11-03 08:00", true],
    ["the next day, received at 15:00 sharp", "2026-11-02 15:00", "2026-11-03 08:00", true],
    ["the next day, received after 15:00", "2026-11-02 15:01", "2026-11-03 08:00", false],
    ["after the holiday, received on its eve after 15:00", "2026-11-23 15:30", "2026-11-25 08:00", false],
    ["on Monday, received on Saturday", "2026-11-21 09:00", "2026-11-23 16:00", false],
  ])("is late or in time (R4): %s", (_when, received, handed, late) => {
    const event = aDossier()
      .on(received)
      .received()
      .on(handed)
      .act("intake", { act: "handOver" })
      .events.at(-1);
    expect(event).toMatchObject({ type: "HandedOver", data: { late } });
  });

  it("only the desk that holds the step hands over", () => {
    expect(aDossier().received().outcome("intakeElsewhere", { act: "handOver" })).toBe("TASK_HELD_ELSEWHERE");
    expect(aDossier().received().outcome("specialist", { act: "handOver" })).toBe("TASK_HELD_ELSEWHERE");
  });

  it("a same-day process goes straight to the specialist", async () => {
    const graph = await loadProcess("ward-same-day");
    const { dossier } = aDossier({ graph }).handedOver();
    expect(dossier.tasks).toMatchObject([{ stage: "appraise", role: "specialist", unitId: UNITS.culture }]);
  });
});
