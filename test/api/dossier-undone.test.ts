import { describe, expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const offered = async (id: string): Promise<string[]> => (await office.view(id)).acts;
const ofSpecialist = async (id: string): Promise<string[]> =>
  ((await (await (await office.desk("specialist4")).get(`/api/v1/dossiers/${id}`)).json()) as Json).acts;

describe("an opinion asked for by mistake", () => {
  test("is withdrawn while nobody answered; closing is offered only when it would be done", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const police = office.unit("police");
    const ask = { unitIds: [police], question: "Có cư trú không?", dueOn: "2026-11-27" };
    await office.act("specialist4", id, "requestConsultation", ask);
    const open = async () => (await office.view(id)).dossier.consultations[0].consultationId;
    const first = { consultationId: await open() };
    expect(await ofSpecialist(id)).toContain("withdrawConsultation");
    expect(await ofSpecialist(id)).not.toContain("closeConsultation");
    await office.act("specialist4", id, "withdrawConsultation", { ...first, reason: "Hỏi nhầm đơn vị" });
    expect(
      await office.refusal("specialist3", id, "replyConsultation", {
        ...first,
        unitId: police,
        opinion: "AGREE",
        text: "Có",
      }),
    ).toMatchObject({ status: 404 });

    await office.act("specialist4", id, "requestConsultation", ask);
    const second = { consultationId: await open() };
    const reply = { ...second, unitId: police, opinion: "AGREE", text: "Có cư trú" };
    await office.act("specialist3", id, "replyConsultation", reply);
    expect(await ofSpecialist(id)).not.toContain("withdrawConsultation");
    expect(await ofSpecialist(id)).toContain("closeConsultation");
    expect(
      await office.refusal("specialist4", id, "withdrawConsultation", { ...second, reason: "Muộn" }),
    ).toMatchObject({ code: "CONSULTATION_ANSWERED", status: 409 });
  });
});

describe("a step that assigns", () => {
  test("puts the work on the desk of whoever is named, in the same act or not at all", async () => {
    const { id, taskId } = await office.reach(CODE, "assign");
    const person = office.organisation.personOf;
    expect(
      await office.refusal("head", id, "completeTask", { taskId, assigneeId: person("clerk") }),
    ).toMatchObject({ code: "ASSIGNEE_NOT_AT_DESK" });
    expect((await office.view(id)).dossier.tasks).toMatchObject([{ taskId, stage: "assign" }]);
    await office.act("head", id, "completeTask", { taskId, assigneeId: person("specialist4") });
    const { tasks, controlSheet } = (await office.view(id)).dossier;
    expect(tasks).toMatchObject([{ stage: "appraise", assigneeId: person("specialist4") }]);
    expect(controlSheet.at(-1)).toMatchObject({ toPersonId: person("specialist4") });
  });
});

describe("a step", () => {
  test("is not done while a request for papers is on its way; dropped, it can be", async () => {
    const { id, taskId } = await office.reach(CODE, "appraise");
    const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
    const lacks = { items: [{ componentCode, problem: "Mờ" }], reason: "Mờ" };
    for (const approves of [false, true]) {
      await office.act("specialist4", id, "proposeSupplement", lacks);
      if (approves) await office.act("head", id, "approveSupplement");
      expect(await ofSpecialist(id)).not.toContain("completeTask");
      expect(await office.refusal("specialist4", id, "completeTask", { taskId })).toMatchObject({
        code: "STEP_AWAITS_SUPPLEMENT",
        status: 409,
      });
      await office.act("head", id, "dropSupplement", { reason: "Không cần" });
    }
    expect(await office.refusal("head", id, "dropSupplement", { reason: "Không cần" })).toMatchObject({
      code: "SUPPLEMENT_NOT_PROPOSED",
    });
    await office.act("specialist4", id, "completeTask", { taskId });
    expect(await offered(id)).toEqual([]);
  });

  test("is not done while its facts are being verified", async () => {
    const { id, taskId, holder } = await office.reach("1.004873", "appraise");
    await office.act(holder, id, "startVerification", { notice: "Xác minh tình trạng hôn nhân" });
    expect(await office.refusal(holder, id, "completeTask", { taskId })).toMatchObject({
      code: "STEP_AWAITS_VERIFICATION",
      status: 409,
    });
    await office.act(holder, id, "finishVerification", { finding: "Đúng" });
    await office.act(holder, id, "completeTask", { taskId });
  });
});
