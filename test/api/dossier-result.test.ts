import { describe, expect, test } from "vitest";
import { aPaper, apiOffice, done, fresh, refused } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const BUNDLE = "3.000722";
const SIGN = { outcome: "POSITIVE", summary: "Đồng ý" };
const RETURN = {
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Người nhận minh họa",
  identityChecked: "ID_CARD",
  feesSettled: true,
};

describe("a result", () => {
  test("is signed at its step, a refusal with its ground, and once", async () => {
    const early = await office.reach(CODE, "appraise");
    expect(await office.refusal("leader", early.id, "signResult", SIGN)).toMatchObject({
      code: "NO_TASK_OF_STAGE",
    });
    const { id } = await office.carry(early, "sign");
    expect(await office.refusal("head", id, "signResult", SIGN)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await office.refusal("leader", id, "signResult", { ...SIGN, outcome: "NEGATIVE" })).toMatchObject({
      code: "LEGAL_GROUND_REQUIRED",
    });
    await office.act("leader", id, "signResult", { ...SIGN, outcome: "NEGATIVE", legalGround: "Đ.2" });
    expect(await office.refusal("leader", id, "signResult", SIGN)).toMatchObject({
      code: "NO_TASK_OF_STAGE",
    });
  });

  test("is issued with its file under the next number, and a refused issue takes none", async () => {
    const { id } = await office.reach(CODE, "issue");
    expect(await office.refusal("clerk", id, "issueResult", { files: [] })).toMatchObject({
      code: "RESULT_FILE_REQUIRED",
    });
    const file = await done(await office.upload(await office.desk("clerk"), aPaper()));
    await office.act("clerk", id, "issueResult", { files: [file], comparedScans: true });
    const second = await office.reach(CODE, "return");
    const numbers = await Promise.all(
      [id, second.id].map(async (each) => (await office.view(each)).dossier.result.number),
    );
    expect(numbers.map((number) => Number.parseInt(number, 10))).toEqual([1, 2]);
  });

  test("is handed to a known receiver, fees settled", async () => {
    const { id } = await office.reach(CODE, "return");
    expect(
      await office.refusal("intake", id, "returnResult", { ...RETURN, receiverName: null }),
    ).toMatchObject({ code: "RECEIVER_REQUIRED" });
    expect(await office.act("intake", id, "returnResult", RETURN)).toMatchObject({ status: "RETURNED" });
    expect(await office.refusal("leader", id, "reopen", { reason: "Sai tên" })).toMatchObject({
      code: "ACT_NOT_IN_STATE",
    });
  });

  test("wrong before delivery goes back to the signature, and its number is never used again", async () => {
    const { id } = await office.reach(CODE, "return");
    const { number } = (await office.view(id)).dossier.result;
    expect(await office.refusal("leader", id, "reopen", { reason: "Sai tên", to: "issue" })).toMatchObject({
      code: "REOPEN_PAST_SIGNATURE",
    });
    await office.act("leader", id, "reopen", { reason: "Sai tên" });
    await office.carry({ ...(await office.act("leader", id, "signResult", SIGN)) }, "return");
    const { dossier } = await office.view(id);
    expect(dossier.voidedNumbers).toEqual([number]);
    expect(dossier.result.number).not.toBe(number);
  });
});

describe("a correction", () => {
  test("of what was not returned is refused, and no dossier is opened for it", async () => {
    const { id } = await office.reach(CODE, "return");
    const submission = await office.submission(CODE);
    const count = async () =>
      (await office.database.kysely.selectFrom("dossier").select("id").execute()).length;
    const before = await count();
    expect(await office.refusal("intake", id, "corrections", { reason: "Sai", submission })).toMatchObject({
      code: "ACT_NOT_IN_STATE",
    });
    expect(await count()).toBe(before);
  });
});

describe("parts of an interlinked bundle", () => {
  test("have one parent, no children, and are not reopened from it", async () => {
    const parent = await office.receive(BUNDLE);
    await office.act("intake", parent.id, "handOver");
    const intake = await office.desk("intake");
    const open = async (id: string) =>
      intake.post(
        `/api/v1/dossiers/${id}/children`,
        { childKey: "birth", submission: await office.submission("1.001193") },
        { "idempotency-key": fresh(1)["idempotency-key"] ?? "" },
      );
    const child = await done(await open(parent.id));
    expect((await office.view(parent.id)).dossier.children).toMatchObject([
      { id: child.id, childKey: "birth" },
    ]);
    expect(await refused(await open(child.id))).toMatchObject({ code: "NESTED_CHILD", status: 409 });
    expect(await refused(await open("01a202e9-0000-7000-8000-000000000000"))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
