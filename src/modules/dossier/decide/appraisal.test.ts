import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../../test/support/dossier-cast.ts";
import {
  aDossier,
  at,
  CONSULT,
  day,
  loadProcess,
  PROPOSE,
  type Situation,
} from "../../../../test/support/dossiers.ts";

const openPauses = (it: Situation) => it.dossier.pauses.filter((pause) => pause.to === null);
const REPLY = {
  act: "replyConsultation",
  consultationId: "consultation-1",
  unitId: UNITS.economy,
  opinion: "AGREE",
  text: "Phù hợp",
} as const;
const CLOSE = { act: "closeConsultation", consultationId: "consultation-1" } as const;

describe("T8: opinions of other units", () => {
  it("runs on while they are asked, and comes back when all have answered", () => {
    const asked = aDossier().consulting();
    expect(asked.dossier.status).toBe("CONSULTING");
    expect(openPauses(asked)).toEqual([]);
    expect(asked.outcome("specialist", CLOSE)).toBe("CONSULTATION_WAITING");
    const closed = asked.act("planner", REPLY).act("specialist", CLOSE);
    expect(closed.dossier).toMatchObject({ status: "IN_PROGRESS", dueAt: asked.dossier.dueAt });
  });

  it("records a silent unit as silent once its time is over, never as agreeing", () => {
    const closed = aDossier().consulting().on("2026-11-09 08:00").act("specialist", CLOSE).dossier;
    expect(closed.consultations.at(0)?.replies).toMatchObject([
      { unitId: UNITS.economy, opinion: "NO_REPLY" },
    ]);
  });

  it("asked by mistake is withdrawn with a reason while nobody has answered, and the unit is no longer asked", () => {
    const asked = aDossier().consulting();
    const withdraw = {
      act: "withdrawConsultation",
      consultationId: "consultation-1",
      reason: "Hỏi nhầm",
    } as const;
    expect(asked.outcome("specialist", { ...withdraw, reason: " " })).toBe("TEXT_REQUIRED");
    expect(asked.act("planner", REPLY).outcome("specialist", withdraw)).toBe("CONSULTATION_ANSWERED");
    const back = asked.act("specialist", withdraw);
    expect(back.dossier).toMatchObject({
      status: "IN_PROGRESS",
      dueAt: asked.dossier.dueAt,
      consultations: [],
    });
    expect(back.outcome("planner", REPLY)).toBe("CONSULTATION_NOT_OPEN");
    expect(back.outcome("specialist", CONSULT)).toEqual(["ConsultationRequested"]);
  });

  it("withdrawn where asking stopped the clock, it runs on by what was left", () => {
    const asked = aDossier().withPinned({ consultationPauses: true }).on("2026-11-02 09:00").consulting();
    const withdraw = {
      act: "withdrawConsultation",
      consultationId: "consultation-1",
      reason: "Hỏi nhầm",
    } as const;
    const back = asked.on("2026-11-05 09:00").act("specialist", withdraw);
    expect(openPauses(back)).toEqual([]);
    expect(back.dossier.dueAt).toBe(at("2026-11-19 17:00"));
  });

  it("stops the clock where the procedure says so", () => {
    const asked = aDossier().withPinned({ consultationPauses: true }).on("2026-11-02 09:00").consulting();
    expect(openPauses(asked)).toMatchObject([{ reason: "EXTERNAL" }]);
    const closed = asked.on("2026-11-05 09:00").act("planner", REPLY).act("specialist", CLOSE);
    expect(openPauses(closed)).toEqual([]);
    expect(closed.dossier.dueAt).toBe(at("2026-11-19 17:00"));
  });

  it.each([
    ["CONSULTATION_UNITS_REQUIRED", { unitIds: [] }],
    ["TEXT_REQUIRED", { question: "" }],
    ["CONSULTATION_DUE_OUT_OF_RANGE", { dueOn: day("2026-11-17") }],
    ["CONSULTATION_DUE_OUT_OF_RANGE", { dueOn: day("2026-11-01") }],
  ])("is refused with %s", (code, change) => {
    expect(
      aDossier()
        .atAppraisal()
        .outcome("specialist", { ...CONSULT, ...change }),
    ).toBe(code);
  });

  it("a unit answers once, and only if asked", () => {
    const asked = aDossier().consulting();
    expect(asked.outcome("planner", { ...REPLY, unitId: UNITS.office })).toBe("CONSULTATION_UNIT_NOT_ASKED");
    expect(asked.act("planner", REPLY).outcome("planner", REPLY)).toBe("CONSULTATION_ALREADY_ANSWERED");
    expect(asked.outcome("planner", { ...REPLY, consultationId: "other" })).toBe("CONSULTATION_NOT_OPEN");
  });

  it("an officer of one consulted unit cannot answer for another", () => {
    const unitIds = [UNITS.economy, UNITS.office];
    const asked = aDossier()
      .atAppraisal()
      .act("specialist", { ...CONSULT, unitIds });
    expect(asked.outcome("planner", { ...REPLY, unitId: UNITS.office })).toBe("CONSULTATION_OF_OTHER_UNIT");
    expect(asked.outcome("clerk", { ...REPLY, unitId: UNITS.office })).toEqual(["ConsultationAnswered"]);
  });

  it("an opinion still comes in after a suspension broke in", () => {
    const resumed = aDossier()
      .consulting()
      .act("head", { act: "suspend", ground: "Tòa án", document: "01" })
      .act("head", { act: "resume", note: "Xong" });
    expect(resumed.dossier.status).toBe("IN_PROGRESS");
    expect(resumed.outcome("specialist", CONSULT)).toBe("CONSULTATION_ALREADY_OPEN");
    expect(resumed.act("planner", REPLY).outcome("specialist", CLOSE)).toEqual(["ConsultationClosed"]);
  });
});

describe("T9: verification elsewhere", () => {
  it("counts the longer term of the case from acceptance, and keeps the original due date", () => {
    const { dossier } = aDossier().verifying();
    expect(dossier).toMatchObject({ status: "VERIFYING", originalDueAt: at("2026-11-16 17:00") });
    expect(dossier.dueAt).toBe(at("2026-12-04 17:00"));
  });

  it("comes back with a finding, and is not started twice", () => {
    const done = aDossier().verifying().act("specialist", { act: "finishVerification", finding: "Đúng" });
    expect(done.dossier.status).toBe("IN_PROGRESS");
    expect(done.outcome("specialist", { act: "startVerification", notice: "Lại" })).toBe(
      "VERIFICATION_ALREADY_USED",
    );
  });

  it("is refused where the case allows none, or nothing is said", () => {
    const start = { act: "startVerification", notice: "Xác minh" } as const;
    const plain = aDossier().withPinned({ verificationTerm: null }).atAppraisal();
    expect(plain.outcome("specialist", start)).toBe("VERIFICATION_NOT_ALLOWED");
    expect(
      aDossier()
        .atAppraisal()
        .outcome("specialist", { ...start, notice: "" }),
    ).toBe("TEXT_REQUIRED");
    expect(aDossier().verifying().outcome("specialist", { act: "finishVerification", finding: "" })).toBe(
      "TEXT_REQUIRED",
    );
  });

  it("follows the process: the marital status case enters and leaves verification by its steps", async () => {
    const graph = await loadProcess("marital-status");
    const asked = aDossier({ graph })
      .atAppraisal()
      .completed("specialist", { facts: { needsVerification: true } });
    expect(asked.events.slice(-2).map((event) => event.type)).toEqual([
      "TaskCompleted",
      "VerificationStarted",
    ]);
    const waiting = asked.completed("specialist");
    expect(waiting.dossier).toMatchObject({ status: "VERIFYING", tasks: [] });
    expect(waiting.dossier.timers).toMatchObject([{ dueAt: at("2026-11-22 09:00") }]);
    const replied = waiting.act("specialist", { act: "finishVerification", finding: "Chưa kết hôn" });
    expect(replied.events.at(-1)?.type).toBe("VerificationReplied");
    const concluded = replied.completed("specialist");
    expect(concluded.events.slice(-1).map((event) => event.type)).toEqual(["VerificationFinished"]);
    expect(concluded.dossier).toMatchObject({ status: "IN_PROGRESS", tasks: [{ stage: "sign" }] });
  });

  it("ends by its timer when the former residence stays silent, and not a minute before", async () => {
    const graph = await loadProcess("marital-status");
    const asked = aDossier({ graph })
      .atAppraisal()
      .completed("specialist", { facts: { needsVerification: true } });
    const waiting = asked.completed("specialist");
    const fire = { act: "fireTimer", timerId: waiting.dossier.timers.at(0)?.timerId ?? "" } as const;
    expect(waiting.on("2026-11-22 08:59").outcome("system", fire)).toBe("TIMER_NOT_DUE");
    const fired = waiting.on("2026-11-22 09:00").act("system", fire);
    expect(fired.dossier).toMatchObject({
      status: "VERIFYING",
      tasks: [{ stepCode: "concludeVerification" }],
    });
  });
});

describe("T10: one complete request during appraisal", () => {
  it("is proposed, approved and sent by three hands, and the clock stops", () => {
    const sent = aDossier().on("2026-11-06 10:00").awaitingSupplement();
    expect(sent.events.slice(-3).map((event) => event.type)).toEqual([
      "SupplementProposed",
      "SupplementApproved",
      "SupplementRequested",
    ]);
    expect(sent.dossier.status).toBe("SUPPLEMENT_WAIT");
    expect(openPauses(sent)).toMatchObject([
      { from: at("2026-11-06 10:00"), reason: "SUPPLEMENT", policy: "PAUSE" },
    ]);
    expect(sent.dossier.supplements).toMatchObject([
      { round: 1, step: "SENT", proposedBy: personOf("specialist") },
    ]);
  });

  it.each([
    ["SUPPLEMENT_ITEMS_REQUIRED", { items: [] }],
    ["COMPONENT_NOT_PUBLISHED", { items: [{ componentCode: "X9", problem: "mờ" }] }],
    ["TEXT_REQUIRED", { reason: " " }],
  ])("a proposal is refused with %s", (code, change) => {
    expect(
      aDossier()
        .atAppraisal()
        .outcome("specialist", { ...PROPOSE, ...change }),
    ).toBe(code);
  });

  it("nobody approves their own proposal, and nothing unapproved is sent", () => {
    const proposed = aDossier().atAppraisal().proposed();
    const approve = { act: "approveSupplement", overLimitReason: null } as const;
    expect(proposed.outcome("specialist", approve)).toBe("OWN_PROPOSAL");
    expect(proposed.outcome("intake", { act: "sendSupplement" })).toBe("SUPPLEMENT_NOT_APPROVED");
    expect(proposed.act("head", approve).outcome("specialist", PROPOSE)).toBe("SUPPLEMENT_ALREADY_OPEN");
  });

  it("goes past the allowed rounds only by a leader, with a reason (R6)", () => {
    const again = aDossier()
      .awaitingSupplement()
      .supplied()
      .act("intake", { act: "confirmSupplement", acceptedComponents: ["C2"] })
      .proposed();
    const approve = { act: "approveSupplement", overLimitReason: "Giấy tờ mới phát sinh" } as const;
    expect(again.outcome("head", approve)).toBe("SUPPLEMENT_ROUNDS_EXHAUSTED");
    expect(again.outcome("leader", { ...approve, overLimitReason: " " })).toBe("SUPPLEMENT_ROUNDS_EXHAUSTED");
    const allowed = again.act("leader", approve).dossier.supplements.at(-1);
    expect(allowed).toMatchObject({ round: 2, overLimit: true, overLimitReason: "Giấy tờ mới phát sinh" });
  });

  it("comes within the first days where the procedure sets them", () => {
    const strict = aDossier().withPinned({ supplementAskWithinWorkingDays: 3 }).atAppraisal();
    expect(strict.on("2026-11-05 16:00").outcome("specialist", PROPOSE)).toEqual(["SupplementProposed"]);
    expect(strict.on("2026-11-06 08:00").outcome("specialist", PROPOSE)).toBe("SUPPLEMENT_TOO_LATE");
  });
});

describe("T11 and T12: after the request", () => {
  const confirm = { act: "confirmSupplement", acceptedComponents: ["C2"] } as const;
  const stop = { act: "stop", reason: "Không bổ sung", legalGround: "Đ.2", papersReturned: ["C1"] } as const;

  it("the applicant supplies, the clock waits for the officer, then resumes", () => {
    const supplied = aDossier().awaitingSupplement().supplied();
    expect(supplied.dossier.status).toBe("SUPPLEMENT_WAIT");
    expect(openPauses(supplied)).toHaveLength(1);
    expect(supplied.outcome("intake", { ...confirm, acceptedComponents: [] })).toBe(
      "SUPPLEMENT_ITEMS_NOT_ACCEPTED",
    );
    const confirmed = supplied.act("intake", confirm);
    expect(confirmed.dossier.status).toBe("IN_PROGRESS");
    expect(openPauses(confirmed)).toEqual([]);
  });

  it("half an answer is none", () => {
    const waiting = aDossier().awaitingSupplement();
    expect(waiting.outcome("applicant", { act: "answerSupplement", components: [] })).toBe(
      "SUPPLEMENT_ITEMS_MISSING",
    );
  });

  it("is stopped when the window has passed without an answer; nothing stays open", () => {
    const waiting = aDossier().awaitingSupplement();
    expect(waiting.on("2026-12-15 17:00").outcome("system", stop)).toBe("SUPPLEMENT_WINDOW_OPEN");
    const stopped = waiting.on("2026-12-16 08:00").act("system", stop);
    expect(stopped.dossier).toMatchObject({
      status: "STOPPED",
      tasks: [],
      finishedAt: at("2026-12-16 08:00"),
    });
    expect(openPauses(stopped)).toEqual([]);
    expect(stopped.dossier.process?.status).toBe("CANCELLED");
  });

  it("is not stopped once the applicant has answered, nor without a ground, nor for papers we do not hold", () => {
    const late = aDossier().awaitingSupplement().on("2026-12-16 08:00");
    expect(late.supplied().outcome("head", stop)).toBe("SUPPLEMENT_ANSWERED");
    expect(late.outcome("head", { ...stop, legalGround: "" })).toBe("LEGAL_GROUND_REQUIRED");
    expect(late.outcome("head", { ...stop, papersReturned: ["C3"] })).toBe("COMPONENT_NOT_HELD");
  });

  it("without a window the program never stops a dossier; the head may", () => {
    const waiting = aDossier().withPinned({ supplementWindowWorkingDays: null }).awaitingSupplement();
    expect(waiting.on("2027-06-01 08:00").outcome("system", stop)).toBe("SUPPLEMENT_WINDOW_OPEN");
    expect(waiting.outcome("head", stop)).toEqual(["Stopped"]);
  });
});
