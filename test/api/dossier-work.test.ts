import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { fireDueTimers, openOffice } from "../../src/modules/dossier/index.ts";
import { WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice, done, fresh, type Json, refused } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const LAND = "LOCAL.000008";
const taskOf = async (id: string) => (await office.view(id)).dossier.tasks[0];

describe("a task", () => {
  test("is finished once, by who holds it, at its own desk", async () => {
    const { id, taskId } = await office.reach(CODE, "appraise");
    const complete = { taskId, note: "Đủ" };
    expect(await office.refusal("head", id, "completeTask", complete)).toMatchObject({
      code: "TASK_HELD_ELSEWHERE",
      status: 403,
    });
    expect(await office.refusal("specialist2", id, "completeTask", complete)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await office.refusal("specialist", id, "completeTask", { taskId: "task-99" })).toMatchObject({
      code: "TASK_UNKNOWN",
      status: 404,
    });
    await office.act("specialist", id, "completeTask", complete);
    expect(await office.refusal("head", id, "completeTask", complete)).toMatchObject({
      code: "TASK_DONE",
      status: 409,
    });
    expect(await office.refusal("intake", id, "handOver")).toMatchObject({ code: "NO_TASK_OF_STAGE" });
  });

  test("lies with the one person it was given to", async () => {
    const { id, taskId } = await office.reach(CODE, "appraise");
    const to = { taskId, assigneeId: office.organisation.personOf("specialist4") };
    await office.act("head", id, "assignTask", to);
    expect(await office.refusal("head", id, "assignTask", to)).toMatchObject({
      code: "TASK_ALREADY_ASSIGNED",
    });
    expect(await office.refusal("specialist", id, "completeTask", { taskId })).toMatchObject({
      code: "TASK_ASSIGNED_TO_OTHER",
    });
    expect(await office.act("specialist4", id, "completeTask", { taskId })).toMatchObject({
      status: "IN_PROGRESS",
    });
  });

  test("is given only to somebody who holds its role in its unit", async () => {
    const { id, taskId } = await office.reach(CODE, "appraise");
    for (const assigneeId of [
      newId(),
      ...(["specialist2", "head", "intake"] as const).map(office.organisation.personOf),
    ])
      expect(await office.refusal("head", id, "assignTask", { taskId, assigneeId })).toMatchObject({
        code: "ASSIGNEE_NOT_AT_DESK",
        status: 422,
      });
    expect(await taskOf(id)).toMatchObject({ assigneeId: null });
  });

  test("that the law gives an act of its own is not finished by another", async () => {
    const { id, taskId } = await office.reach(CODE, "sign");
    expect(await office.refusal("leader", id, "completeTask", { taskId })).toMatchObject({
      code: "TASK_NEEDS_ITS_ACT",
    });
  });

  test("goes back a step with a reason, and only to a step behind it", async () => {
    const { id, taskId } = await office.reach(CODE, "review");
    const back = { taskId, reason: "Thiếu căn cứ" };
    expect(await office.refusal("head", id, "returnToPrevious", { ...back, to: "sign" })).toMatchObject({
      code: "STEP_NOT_BEHIND",
    });
    await office.act("head", id, "returnToPrevious", back);
    expect(await taskOf(id)).toMatchObject({ stage: "appraise" });
  });

  test("that offers answers takes one of them", async () => {
    const { id, taskId } = await office.reach(LAND, "consult");
    const answer = (body: Json) => office.refusal("specialist2", id, "completeTask", { taskId, ...body });
    expect(await answer({})).toMatchObject({ code: "OUTCOME_REQUIRED" });
    expect(await answer({ outcome: "MAYBE" })).toMatchObject({ code: "OUTCOME_NOT_OFFERED" });
    expect(
      await office.refusal("specialist2", id, "returnToPrevious", { taskId, reason: "Không rõ" }),
    ).toMatchObject({
      code: "STEP_ACTION_NOT_ALLOWED",
    });
  });

  test("done once more with its key is answered as before, also where it opened nothing to assign", async () => {
    const { id, taskId, version, holder } = await office.reach(LAND, "consult");
    const desk = await office.desk(holder);
    const body = {
      taskId,
      outcome: "AGREE",
      note: "",
      assigneeId: office.organisation.personOf("specialist4"),
    };
    const request = fresh(version);
    const send = () => desk.post(`/api/v1/dossiers/${id}/completeTask`, body, request);
    const first = await done(await send());
    expect(await done(await send())).toEqual(first);
  });

  test("goes to the right agency once, with the clock of the first acceptance", async () => {
    const { id, dueAt } = await office.reach(CODE, "assign");
    const same = { toUnitId: office.unit("ward"), reason: "Nhầm" };
    expect(await office.refusal("head", id, "reroute", same)).toMatchObject({ code: "ALREADY_COMPETENT" });
    expect(await office.act("head", id, "reroute", { ...same, toUnitId: office.unit("city") })).toMatchObject(
      { dueAt },
    );
  });
});

describe("an opinion of other units", () => {
  const ask = {
    unitIds: [office.unit("police"), office.unit("economyDivision")],
    question: "Có ý kiến gì?",
    dueOn: "2026-11-27",
  };

  test("is asked of somebody, within the time that is left, and closed when all have answered", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const refusal = (body: Json) =>
      office.refusal("specialist", id, "requestConsultation", { ...ask, ...body });
    expect(await refusal({ unitIds: [] })).toMatchObject({ code: "CONSULTATION_UNITS_REQUIRED" });
    expect(await refusal({ dueOn: "2027-06-01" })).toMatchObject({ code: "CONSULTATION_DUE_OUT_OF_RANGE" });
    await office.act("specialist", id, "requestConsultation", ask);
    const { consultationId } = (await office.view(id)).dossier.consultations[0];
    const reply = { consultationId, unitId: office.unit("police"), opinion: "AGREE", text: "Thống nhất" };
    const answer = (name: "specialist3" | "head3", body: Json) =>
      office.refusal(name, id, "replyConsultation", { ...reply, ...body });
    expect(await answer("specialist3", { consultationId: newId() })).toMatchObject({
      code: "CONSULTATION_NOT_OPEN",
    });
    expect(await answer("specialist3", { unitId: office.unit("office") })).toMatchObject({
      code: "CONSULTATION_UNIT_NOT_ASKED",
    });
    await office.act("specialist3", id, "replyConsultation", reply);
    expect(await answer("head3", {})).toMatchObject({ code: "CONSULTATION_ALREADY_ANSWERED" });
    expect(await office.refusal("specialist", id, "closeConsultation", { consultationId })).toMatchObject({
      code: "CONSULTATION_WAITING",
    });
    await office.act("specialist2", id, "replyConsultation", {
      ...reply,
      unitId: office.unit("economyDivision"),
    });
    expect(await office.act("specialist", id, "closeConsultation", { consultationId })).toMatchObject({
      status: "IN_PROGRESS",
    });
  });

  test("is given by each unit for itself, never for another one that was asked", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "requestConsultation", ask);
    const { consultationId } = (await office.view(id)).dossier.consultations[0];
    const forPolice = {
      consultationId,
      unitId: office.unit("police"),
      opinion: "AGREE",
      text: "Thay Công an phường",
    };
    expect(await office.refusal("specialist2", id, "replyConsultation", forPolice)).toMatchObject({
      code: "CONSULTATION_OF_OTHER_UNIT",
      status: 403,
    });
  });

  test("asked before a suspension is still open after it", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "requestConsultation", ask);
    await office.act("leader", id, "suspend", { ground: "Tòa án yêu cầu", document: "01/TB" });
    expect(await office.refusal("leader", id, "resume")).toMatchObject({ code: "TEXT_REQUIRED" });
    await office.act("leader", id, "resume", { note: "Đã hết căn cứ" });
    expect(await office.refusal("specialist", id, "requestConsultation", ask)).toMatchObject({
      code: "CONSULTATION_ALREADY_OPEN",
    });
  });
});

describe("facts verified elsewhere", () => {
  test("are verified where the case allows it, once, and by whom it was asked", async () => {
    const plain = await office.reach(CODE, "appraise");
    const start = { notice: "Đề nghị xác minh" };
    expect(await office.refusal("specialist", plain.id, "startVerification", start)).toMatchObject({
      code: "VERIFICATION_NOT_ALLOWED",
    });
    expect(
      await office.refusal("specialist", plain.id, "finishVerification", { finding: "Đúng" }),
    ).toMatchObject({
      code: "VERIFICATION_NOT_OPEN",
    });
    const { id, dueAt } = await office.reach("1.004859", "appraise");
    const started = await office.act("specialist", id, "startVerification", start);
    expect(started.status).toBe("VERIFYING");
    expect(started.dueAt).not.toBe(dueAt);
    await office.act("specialist", id, "finishVerification", { finding: "Đúng như khai" });
    expect(await office.refusal("specialist", id, "startVerification", start)).toMatchObject({
      code: "VERIFICATION_ALREADY_USED",
    });
  });

  test("while the process only waits, the unit that finished last answers, and nobody else", async () => {
    const { id, taskId } = await office.reach("1.004873", "appraise");
    await office.act("specialist", id, "completeTask", { taskId, facts: { needsVerification: true } });
    const asking = await taskOf(id);
    expect(asking).toMatchObject({ stage: "verify" });
    const finding = { finding: "Chưa đăng ký kết hôn với ai" };
    expect(await office.refusal("specialist", id, "finishVerification", finding)).toMatchObject({
      code: "VERIFICATION_STEP_OPEN",
    });
    await office.act("specialist", id, "completeTask", { taskId: asking.taskId });
    expect((await office.view(id)).dossier).toMatchObject({ status: "VERIFYING", tasks: [] });
    expect(await fireDueTimers(openOffice(office.services, WRITE_ATTACHMENTS))).toBe(0);
    expect(await office.refusal("specialist2", id, "finishVerification", finding)).toMatchObject({
      code: "NOT_FOUND",
    });
    await office.act("specialist4", id, "finishVerification", finding);
    expect(await taskOf(id)).toMatchObject({ stepCode: "concludeVerification" });
    expect(await office.refusal("intake", id, "confirmDraftByApplicant", { confirmed: true })).toMatchObject({
      status: 409,
    });
  });

  test("no draft is confirmed that nobody awaits", async () => {
    const { id } = await office.reach(CODE, "appraise");
    expect(await office.refusal("intake", id, "confirmDraftByApplicant", { confirmed: true })).toMatchObject({
      code: "DRAFT_NOT_AWAITED",
    });
  });
});

describe("an officer with two roles", () => {
  test("acts at each desk in the role of that desk: head and leader of the police", async () => {
    const competentAgencyId = office.unit("police");
    const { id } = await office.reach("1.004222", "sign", { competentAgencyId });
    await office.act("head3", id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý đăng ký" });
    const { timeline } = await office.view(id);
    const byHead3 = timeline.filter(
      (entry: Json) => entry.actor.personId === office.organisation.personOf("head3"),
    );
    expect(byHead3.map((entry: Json) => [entry.type, entry.actor.role])).toEqual([
      ["TaskCompleted", "unit-head"],
      ["TaskCompleted", "unit-head"],
      ["ResultSigned", "leader"],
    ]);
  });

  test("allows a round beyond the limit as the leader, which the head may not (R6)", async () => {
    const competentAgencyId = office.unit("police");
    const { id } = await office.reach("1.004222", "appraise", { competentAgencyId });
    const [paper] = (await office.view(id)).dossier.pinned.componentCodes;
    const propose = { items: [{ componentCode: paper, problem: "Mờ" }], reason: "Mờ" };
    await office.act("specialist3", id, "proposeSupplement", propose);
    await office.act("head3", id, "approveSupplement");
    await office.act("intake", id, "sendSupplement");
    await office.act("intake", id, "answerSupplement", { components: [{ componentCode: paper, copies: 1 }] });
    await office.act("intake", id, "confirmSupplement", { acceptedComponents: [paper] });
    await office.act("specialist3", id, "proposeSupplement", propose);
    expect(await office.refusal("head3", id, "approveSupplement")).toMatchObject({
      code: "SUPPLEMENT_ROUNDS_EXHAUSTED",
    });
    expect(
      await office.act("head3", id, "approveSupplement", { overLimitReason: "Giấy tờ mới" }),
    ).toMatchObject({ id });
  });

  test("does not approve the own proposal in the other role", async () => {
    const { id, version } = await office.reach(CODE, "appraise");
    const both = office.as(anOfficer(office.unit("cultureDivision"), "specialist", "unit-head"));
    const [paper] = (await office.view(id)).dossier.pinned.componentCodes;
    const propose = { items: [{ componentCode: paper, problem: "Mờ" }], reason: "Mờ" };
    const proposed = await done(
      await both.post(`/api/v1/dossiers/${id}/proposeSupplement`, propose, fresh(version)),
    );
    expect(
      await refused(await both.post(`/api/v1/dossiers/${id}/approveSupplement`, {}, fresh(proposed.version))),
    ).toMatchObject({
      code: "OWN_PROPOSAL",
      status: 403,
    });
  });
});
