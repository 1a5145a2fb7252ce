import { describe, expect, test } from "vitest";
import { type AtStage, apiOffice, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const atAppraisal = (code = CODE) => office.reach(code, "appraise");
const firstPaper = async (id: string): Promise<string> =>
  (await office.view(id)).dossier.pinned.componentCodes[0];

async function asked(): Promise<{ dossier: AtStage; paper: string; lacks: Json }> {
  const dossier = await atAppraisal();
  const paper = await firstPaper(dossier.id);
  const lacks = { items: [{ componentCode: paper, problem: "Mờ" }], reason: "Mờ" };
  await office.act("specialist", dossier.id, "proposeSupplement", lacks);
  await office.act("head", dossier.id, "approveSupplement");
  return { dossier, paper, lacks };
}

describe("a supplement during appraisal", () => {
  test("goes through three hands in their order", async () => {
    const { id } = await atAppraisal();
    const componentCode = await firstPaper(id);
    const lacks = { items: [{ componentCode, problem: "Mờ" }], reason: "Mờ" };
    expect(await office.refusal("head", id, "approveSupplement")).toMatchObject({
      code: "SUPPLEMENT_NOT_PROPOSED",
    });
    expect(await office.refusal("intake", id, "sendSupplement")).toMatchObject({
      code: "SUPPLEMENT_NOT_APPROVED",
    });
    await office.act("specialist", id, "proposeSupplement", lacks);
    await office.act("head", id, "approveSupplement");
    expect(await office.refusal("specialist", id, "proposeSupplement", lacks)).toMatchObject({
      code: "SUPPLEMENT_ALREADY_OPEN",
    });
    expect(await office.act("intake", id, "sendSupplement")).toMatchObject({ status: "SUPPLEMENT_WAIT" });
  });

  test("is confirmed when everything asked for is there, and only then", async () => {
    const { dossier, paper, lacks } = await asked();
    const { id } = dossier;
    await office.act("intake", id, "sendSupplement");
    const confirm = (codes: readonly string[]) =>
      office.refusal("intake", id, "confirmSupplement", { acceptedComponents: codes });
    expect(await confirm([paper])).toMatchObject({ code: "SUPPLEMENT_NOT_ANSWERED" });
    expect(await office.refusal("intake", id, "answerSupplement", { components: [] })).toMatchObject({
      code: "SUPPLEMENT_ITEMS_MISSING",
    });
    await office.act("intake", id, "answerSupplement", {
      components: [{ componentCode: paper, originals: 1 }],
    });
    expect(await confirm([])).toMatchObject({ code: "SUPPLEMENT_ITEMS_NOT_ACCEPTED" });
    const stop = { reason: "Không bổ sung", legalGround: "Đ.2" };
    expect(await office.refusal("head", id, "stop", stop)).toMatchObject({ code: "SUPPLEMENT_ANSWERED" });
    await office.act("intake", id, "confirmSupplement", { acceptedComponents: [paper] });
    await office.act("specialist", id, "proposeSupplement", lacks);
    expect(await office.refusal("head", id, "approveSupplement")).toMatchObject({
      code: "SUPPLEMENT_ROUNDS_EXHAUSTED",
    });
  });

  test("nobody answers is ended by the head, with a ground, where the procedure sets no window", async () => {
    const { dossier } = await asked();
    const { id } = dossier;
    await office.act("intake", id, "sendSupplement");
    const stop = { reason: "Không bổ sung", legalGround: "Đ.2" };
    expect((await office.view(id)).dossier.supplements[0].respondBy).toBeNull();
    expect(await office.refusal("intake", id, "stop", stop)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await office.refusal("head", id, "stop", { ...stop, legalGround: "" })).toMatchObject({
      code: "LEGAL_GROUND_REQUIRED",
    });
    expect(await office.act("head", id, "stop", stop)).toMatchObject({ status: "STOPPED" });
  });
});

describe("an extension", () => {
  const later = { newDueOn: "2026-12-30", reason: "Chờ phối hợp" };

  test("moves the date once, to a later working day, while the clock runs", async () => {
    const { id } = await atAppraisal();
    const refusal = (body: Json) =>
      office.refusal("specialist", id, "proposeExtension", { ...later, ...body });
    expect(await office.refusal("leader", id, "signExtension")).toMatchObject({
      code: "EXTENSION_NOT_PROPOSED",
    });
    expect(await refusal({ newDueOn: "2026-12-27" })).toMatchObject({ code: "EXTENSION_NOT_WORKING_DAY" });
    expect(await refusal({ newDueOn: "2026-11-26" })).toMatchObject({ code: "EXTENSION_NOT_LATER" });
    expect(await refusal({ newDueOn: "2026-02-30" })).toMatchObject({ code: "INPUT_INVALID" });
    expect(await refusal({ lateCause: "BAD_WEATHER" })).toMatchObject({ code: "LATE_CAUSE_UNKNOWN" });
    await office.act("specialist", id, "proposeExtension", { ...later, lateCause: "VERIFICATION" });
    expect(await office.refusal("head", id, "signExtension")).toMatchObject({ code: "NOT_ALLOWED" });
    await office.act("leader", id, "signExtension");
    expect(await refusal({ newDueOn: "2027-01-15" })).toMatchObject({ code: "EXTENSIONS_EXHAUSTED" });
  });

  test("is not given while the clock stands still", async () => {
    const { id } = await atAppraisal();
    await office.act("leader", id, "suspend", { ground: "Tòa án yêu cầu", document: "01/TB" });
    expect(await office.refusal("specialist", id, "proposeExtension", later)).toMatchObject({
      code: "EXTENSION_WHILE_PAUSED",
    });
  });
});

describe("a financial duty", () => {
  test("is a sum, and is settled by a receipt or by somebody else's exemption", async () => {
    const { id } = await atAppraisal();
    expect(
      await office.refusal("specialist", id, "requirePayment", { amountDong: 0, reason: "Phí" }),
    ).toMatchObject({ code: "AMOUNT_NOT_POSITIVE" });
    expect(
      await office.refusal("specialist", id, "requirePayment", { amountDong: 1.5, reason: "Phí" }),
    ).toMatchObject({ code: "INPUT_INVALID" });
    await office.act("specialist", id, "requirePayment", { amountDong: 120_000, reason: "Phí" });
    expect(await office.refusal("cashier", id, "confirmPayment")).toMatchObject({
      code: "PAYMENT_PROOF_REQUIRED",
    });
    expect(
      await office.refusal("cashier", id, "confirmPayment", { reference: "GNT-1", paidOn: "2099-01-01" }),
    ).toMatchObject({ code: "PAID_ON_IN_FUTURE" });
    const own = { reason: "Hộ nghèo", approvedBy: office.organisation.personOf("cashier") };
    expect(await office.refusal("cashier", id, "confirmPayment", { exemption: own })).toMatchObject({
      code: "EXEMPTION_BY_CASHIER",
    });
    const exemption = { ...own, approvedBy: office.organisation.personOf("leader") };
    expect(
      await office.refusal("cashier", id, "confirmPayment", { exemption, reference: "PT-1" }),
    ).toMatchObject({ code: "PAYMENT_PROOF_REQUIRED" });
    expect(await office.act("cashier", id, "confirmPayment", { exemption })).toMatchObject({
      status: "IN_PROGRESS",
    });
  });
});

describe("a withdrawal", () => {
  test("is asked for before the signature, and answered with a decision on the papers we hold", async () => {
    const { id } = await atAppraisal();
    await office.act("intake", id, "requestWithdrawal", { reason: "Đổi ý" });
    const agree = { refundDecision: "Không thu phí", papersReturned: ["gold"] };
    expect(await office.refusal("leader", id, "approveWithdrawal", agree)).toMatchObject({
      code: "COMPONENT_NOT_HELD",
    });
    await office.act("intake", id, "cancelWithdrawal");
    const issuing = await office.carry({ id } as AtStage, "issue");
    expect(
      await office.refusal("intake", issuing.id, "requestWithdrawal", { reason: "Đổi ý" }),
    ).toMatchObject({ code: "RESULT_ALREADY_SIGNED" });
  });
});
