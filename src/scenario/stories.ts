import type { Acted } from "./http-client.ts";
import { type Cast, carry, type Story } from "./story.ts";

/*
 * What can happen to a dossier, each as a short story told through the API. Together they walk every row of the
 * transition table (one-stop.md §3.3); the week counts the rows and fails when one was never walked.
 */

const submitOnline = async (cast: Cast, code: string, facts: object = {}) =>
  cast.guest.open("/api/v1/dossiers", await cast.submission(code, true, facts));
export const receive = async (cast: Cast, code: string, facts: object = {}) =>
  cast.as("intake").open("/api/v1/dossiers/received", await cast.submission(code, false, facts));
const problem = {
  items: [{ componentCode: "declaration", problem: "Tờ khai thiếu nơi cư trú (minh họa)" }],
  reason: "Chưa đủ thông tin (minh họa)",
};
const answer = {
  components: [{ componentCode: "declaration", originals: 1, copies: 0, files: [], digitisation: null }],
};

/** Counter to counter: T2, T7, T20, T22. */
const atTheCounter: Story = async (cast, code) => {
  await carry(cast, await receive(cast, code));
};

/** Online, checked and accepted: T1, T3. */
const online: Story = async (cast, code) => {
  const dossier = await submitOnline(cast, code);
  await cast.later();
  await cast.as("intake2").act(dossier.id, "accept", {});
  await carry(cast, dossier);
};

/** One complete request before acceptance, answered: T4, T5. */
const supplementedAtIntake: Story = async (cast, code) => {
  const dossier = await submitOnline(cast, code);
  await cast.as("intake").act(dossier.id, "requestIntakeSupplement", problem);
  await cast.later();
  await cast.as("intake").act(dossier.id, "answerIntakeSupplement", answer);
  await cast.as("intake2").act(dossier.id, "accept", {});
  await carry(cast, dossier);
};

/** Refused at intake with reason and ground: T6. */
const rejected: Story = async (cast, code) => {
  const dossier = await submitOnline(cast, code);
  await cast.as("intake").act(dossier.id, "reject", {
    reasonCode: "NOT_COMPETENT",
    reason: "Thuộc thẩm quyền nơi khác (minh họa)",
    legalGround: "Nghị định 118/2025/NĐ-CP",
    instruction: "Nộp tại phường nơi cư trú (minh họa)",
  });
};

/** Taken back before acceptance: T27. */
const cancelled: Story = async (cast, code) => {
  const dossier = await submitOnline(cast, code);
  await cast.as("intake").act(dossier.id, "cancel", { reason: "Người nộp nhập nhầm (minh họa)" });
};

/** Papers asked for in appraisal: T10. */
export async function askForPapers(cast: Cast, dossier: Acted): Promise<{ readonly unitId: string }> {
  const view = await carry(cast, dossier, { until: "appraise" });
  const unitId = view.tasks[0]?.unitId ?? "";
  await cast.as(cast.holder("specialist", unitId)).act(dossier.id, "proposeSupplement", problem);
  await cast.as(cast.holder("unit-head", unitId)).act(dossier.id, "approveSupplement", {});
  await cast.as("intake").act(dossier.id, "sendSupplement", {});
  return { unitId };
}

/** What was asked for is there, and what was asked for: T11. */
export async function answerByApplicant(cast: Cast, dossier: Acted): Promise<void> {
  await cast.as("intake").act(dossier.id, "answerSupplement", answer);
  await cast.as("intake2").act(dossier.id, "confirmSupplement", { acceptedComponents: ["declaration"] });
}

/** Asked, answered and confirmed: T10, T11. A second round needs the leader and a reason (R6). */
const supplemented: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const { unitId } = await askForPapers(cast, dossier);
  const specialist = cast.as(cast.holder("specialist", unitId));
  const head = cast.as(cast.holder("unit-head", unitId));
  await cast.later();
  await cast.later();
  await answerByApplicant(cast, dossier);
  await specialist.act(dossier.id, "proposeSupplement", {
    ...problem,
    items: [{ componentCode: "declaration", problem: "Chữ ký chưa đúng (minh họa)" }],
  });
  await head.refused(dossier.id, "approveSupplement", {});
  await cast
    .as("leader")
    .act(dossier.id, "approveSupplement", { overLimitReason: "Giấy tờ mới phát sinh (minh họa)" });
  await cast.as("intake").act(dossier.id, "sendSupplement", {});
  await cast.later();
  await answerByApplicant(cast, dossier);
  await carry(cast, dossier);
};

/** The applicant asks to withdraw and may: T17, T18. */
const withdrawn: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await carry(cast, dossier, { until: "appraise" });
  await cast.as("intake").act(dossier.id, "requestWithdrawal", { reason: "Người nộp đổi ý (minh họa)" });
  await cast.later();
  await cast.as("leader").act(dossier.id, "approveWithdrawal", {
    refundDecision: "Không phát sinh phí (minh họa)",
    papersReturned: [],
  });
};

/** Asks to withdraw, the office says no; asks again and takes it back: T19. */
const withdrawalRefused: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await carry(cast, dossier, { until: "appraise" });
  await cast.as("intake").act(dossier.id, "requestWithdrawal", { reason: "Người nộp đổi ý (minh họa)" });
  await cast.as("leader").act(dossier.id, "refuseWithdrawal", { reason: "Đã hoàn tất thẩm định (minh họa)" });
  await cast.as("intake").act(dossier.id, "requestWithdrawal", { reason: "Xin rút lần nữa (minh họa)" });
  await cast.later();
  await cast.as("intake").act(dossier.id, "cancelWithdrawal", {});
  await carry(cast, dossier);
};

/** Two units asked and answering: T8. */
const consulted: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const specialist = cast.as(cast.holder("specialist", view.tasks[0]?.unitId ?? ""));
  const asked = cast.unitId("police");
  await specialist.act(dossier.id, "requestConsultation", {
    unitIds: [asked],
    question: "Xin ý kiến về tình trạng cư trú (minh họa)",
    dueOn: cast.workingDay(1),
  });
  await cast.later();
  const waiting = await specialist.view(dossier.id);
  const consultationId = waiting.consultations[0]?.consultationId ?? "";
  await cast.as("specialist3").act(dossier.id, "replyConsultation", {
    consultationId,
    unitId: asked,
    opinion: "AGREE",
    text: "Thống nhất (minh họa)",
  });
  await specialist.act(dossier.id, "closeConsultation", { consultationId });
  await carry(cast, dossier);
};

/** Facts verified elsewhere, with the longer term of such a case: T9. */
const verified: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const specialist = cast.as(cast.holder("specialist", view.tasks[0]?.unitId ?? ""));
  await specialist.act(dossier.id, "startVerification", {
    notice: "Đề nghị nơi cư trú trước đây xác minh (minh họa)",
  });
  await cast.later();
  await specialist.act(dossier.id, "finishVerification", { finding: "Đúng như khai (minh họa)" });
  await carry(cast, dossier);
};

/** Suspended on a legal ground and resumed: T15, T16. */
const suspended: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await carry(cast, dossier, { until: "appraise" });
  await cast.as("leader").act(dossier.id, "suspend", {
    ground: "Theo yêu cầu của Tòa án (minh họa)",
    document: "05/TB-TA (minh họa)",
  });
  await cast.later();
  await cast.as("leader").act(dossier.id, "resume", { note: "Căn cứ tạm dừng đã hết (minh họa)" });
  await carry(cast, dossier);
};

/** An apology before the breach and one new date: T25. A second extension is refused. */
const extended: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const specialist = cast.as(cast.holder("specialist", view.tasks[0]?.unitId ?? ""));
  await specialist.act(dossier.id, "proposeExtension", {
    newDueOn: cast.workingDay(40),
    reason: "Đơn vị phối hợp trả lời chậm (minh họa)",
    lateCause: "COORDINATING_UNIT",
  });
  await cast.as("leader").act(dossier.id, "signExtension", {});
  await specialist.refused(dossier.id, "proposeExtension", {
    newDueOn: cast.workingDay(45),
    reason: "Lần hai (minh họa)",
  });
  await carry(cast, dossier);
};

/** A refusal to resolve, in writing and with its ground: T21. */
const negative: Story = async (cast, code) => {
  await carry(cast, await receive(cast, code), { negative: true });
};

/** An error seen before delivery: reopened, number voided, issued again: T23. */
const reopened: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await carry(cast, dossier, { until: "return" });
  await cast.as("leader").act(dossier.id, "reopen", { reason: "Sai họ tên trên kết quả (minh họa)" });
  await carry(cast, dossier);
};

/** An error seen after delivery: a correction dossier, never a reopening: T24. */
const corrected: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await carry(cast, dossier);
  await cast.as("intake").act(dossier.id, "corrections", {
    reason: "Sai ngày sinh trên kết quả (minh họa)",
    submission: await cast.submission(code, false),
  });
};

/** Sent back a step with a reason; the time is not given back. */
const returnedAStep: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "sign" });
  const taskId = view.tasks[0]?.taskId ?? "";
  await cast
    .as("leader")
    .act(dossier.id, "returnToPrevious", { taskId, reason: "Bổ sung căn cứ vào dự thảo (minh họa)" });
  await carry(cast, dossier);
};

/** The applicant never answers and the window passes: T12. Told with a procedure that sets a short window. */
const stopped: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const unitId = view.tasks[0]?.unitId ?? "";
  await cast.as(cast.holder("specialist", unitId)).act(dossier.id, "proposeSupplement", problem);
  const head = cast.as(cast.holder("unit-head", unitId));
  await head.act(dossier.id, "approveSupplement", {});
  await cast.as("intake").act(dossier.id, "sendSupplement", {});
  await cast.later();
  await head.act(dossier.id, "stop", {
    reason: "Hết thời gian bổ sung (minh họa)",
    legalGround: "Quy định của thủ tục (minh họa)",
    papersReturned: [],
  });
};

/** Three agencies, one submission: birth, residence and insurance under one parent: T26. */
const bundle: Story = async (cast, code) => {
  const parent = await receive(cast, code);
  await cast.as("intake").act(parent.id, "handOver", {});
  const child = async (procedure: string, childKey: string) =>
    cast.as("intake").open(`/api/v1/dossiers/${parent.id}/children`, {
      childKey,
      mandatory: true,
      submission: await cast.submission(procedure, false),
    });
  await carry(cast, await child("1.001193", "birth"));
  await cast.later();
  await Promise.all([
    carry(cast, await child("1.004222", "residence")),
    carry(cast, await child("LOCAL.000101", "insurance")),
  ]);
  await cast.later();
  await carry(cast, parent);
};

/** What can happen to a dossier between desks. */
export const DESK_STORIES = {
  atTheCounter,
  online,
  supplementedAtIntake,
  rejected,
  cancelled,
  supplemented,
  withdrawn,
  withdrawalRefused,
  consulted,
  verified,
  suspended,
  extended,
  negative,
  reopened,
  corrected,
  returnedAStep,
  stopped,
  bundle,
} as const satisfies Record<string, Story>;
