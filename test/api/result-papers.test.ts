import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { numberedByRegister } from "../../src/modules/certification/index.ts";
import { draftedAmong, verifyPapers } from "../../src/modules/document/index.ts";
import { findPaperByToken } from "../../src/modules/document/paper-store.ts";
import { apiOffice, done, fresh } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-02-05 08:30") });
const MARITAL = "1.004873";
const ALLOWANCE = "1.001776";
const SIGN = { outcome: "POSITIVE", authorityWord: "KT", summary: "Đồng ý" };

type Paper = { readonly id: string; readonly state: string; readonly numberText: string | null };
const papersOf = (id: string) =>
  office.database.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("dossierId", "=", id)
    .where("eventSeq", "is", null)
    .orderBy("draftedAt")
    .orderBy("id")
    .execute();
const stateOf = async (id: string) => (await papersOf(id)).map(({ state }: Paper) => state);

/** The words of the result as it is downloaded. */
async function resultText(id: string): Promise<string> {
  const { result } = (await office.view(id)).dossier;
  const desk = await office.desk("clerk");
  const answer = await desk.get(`/api/v1/dossiers/${id}/files/${result.files[0].sha256}`);
  return pdfText(new Uint8Array(await answer.arrayBuffer()));
}

describe("a result in two languages", () => {
  test("says in English who signed it, by which post, for whom it is, and what its file is called", async () => {
    const { id, code } = await office.reach(MARITAL, "issue");
    const desk = await office.desk("clerk");
    const path = `/api/v1/dossiers/${id}/result-draft?outcome=POSITIVE`;
    const answer = await desk.get(`${path}&bilingual=true`);
    expect(answer.headers.get("content-disposition")).toContain(`${code}-certificate-of-marital-status.pdf`);
    const text = pdfText(new Uint8Array(await answer.arrayBuffer()));
    for (const words of ["KT. CHỦ TỊCH For the Chairperson", "Deputy Chairperson", "(Applicant)"])
      expect(text).toContain(words);
    const official = await desk.get(path);
    expect(pdfText(new Uint8Array(await official.arrayBuffer()))).not.toContain("Chairperson");
  });
});

describe("the draft of a result", () => {
  test("names every field that is still empty, and is made when they are filled in", async () => {
    const { id, holder } = await office.reach(ALLOWANCE, "appraise");
    expect(await office.refusal(holder, id, "draftResult", { outcome: "POSITIVE" })).toMatchObject({
      code: "RESULT_FIELDS_MISSING",
      fields: [{ vi: "Mức hưởng hằng tháng (đồng)" }, { vi: "Hưởng từ tháng" }],
    });
    expect(await papersOf(id)).toEqual([]);
    const fields = { monthlyAmount: "750.000", fromMonth: "3/2026" };
    await office.act(holder, id, "draftResult", { outcome: "POSITIVE", fields });
    expect(await stateOf(id)).toEqual(["DRAFT"]);
    expect((await office.view(id)).dossier.draft).toMatchObject({ key: "ALLOWANCE_DECISION" });
    expect(await draftedAmong(office.database, [id, newId()])).toEqual(new Set([id]));
  });

  test("made again is the same paper with other words", async () => {
    const { id, holder } = await office.reach(MARITAL, "appraise");
    await office.act(holder, id, "draftResult", { outcome: "POSITIVE" });
    const [first] = await papersOf(id);
    await office.act(holder, id, "draftResult", {
      outcome: "POSITIVE",
      fields: { subjectFullName: "Nguyễn Thị Ngọc Hằng" },
    });
    const [again] = await papersOf(id);
    expect(again).toMatchObject({ id: first?.id, token: first?.token });
    expect(JSON.stringify(again?.sheet)).toContain("Nguyễn Thị Ngọc Hằng");
  });

  test("is for those who work on the dossier, and not for a procedure without a template", async () => {
    const { id } = await office.reach(MARITAL, "appraise");
    expect(await office.refusal("clerk", id, "draftResult", { outcome: "POSITIVE" })).toMatchObject({
      code: "NOT_ALLOWED",
    });
    const card = await office.reach("LOCAL.000101", "appraise");
    expect(await office.refusal(card.holder, card.id, "draftResult", { outcome: "POSITIVE" })).toMatchObject({
      code: "RESULT_PAPER_NOT_SHIPPED",
    });
  });
});

describe("a signed result", () => {
  test("is published with the next number, today's date, the signatory and what was drafted", async () => {
    const drafted = await office.reach(MARITAL, "appraise");
    await office.act(drafted.holder, drafted.id, "draftResult", {
      outcome: "POSITIVE",
      fields: { subjectFullName: "NGUYỄN THỊ NGỌC HẰNG" },
    });
    const { id } = await office.carry(drafted, "sign");
    await office.act("leader", id, "signResult", SIGN);
    expect(await stateOf(id)).toEqual(["SIGNED"]);
    await office.act("clerk", id, "issueResult", {});
    const { result } = (await office.view(id)).dossier;
    expect(result.number).toBe("01/GXN-UBND");
    const text = await resultText(id);
    for (const expected of [
      "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
      "Số: 01/GXN-UBND",
      "Tây Hồ, ngày 05 tháng 02 năm 2026",
      "Họ, chữ đệm, tên: NGUYỄN THỊ NGỌC HẰNG",
      "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
      "Đặng Thị Mai Anh",
    ])
      expect(text).toContain(expected);
    expect(await papersOf(id)).toMatchObject([
      {
        state: "PUBLISHED",
        numberText: "01/GXN-UBND",
        issuedOn: "2026-02-05",
        sha256: result.files[0].sha256,
      },
    ]);
  });

  test("that nobody drafted is made from the dossier; a refusal says what the leader says", async () => {
    const { id } = await office.reach(ALLOWANCE, "sign");
    await office.act("leader", id, "signResult", {
      outcome: "NEGATIVE",
      summary: "Chưa đủ tuổi hưởng trợ cấp",
      legalGround: "Nghị định 20/2021/NĐ-CP, Đ.5",
    });
    await office.act("clerk", id, "issueResult", {});
    const text = await resultText(id);
    expect(text).toContain("THÔNG BÁO TỪ CHỐI GIẢI QUYẾT HỒ SƠ");
    expect(text).toContain("Lý do: Chưa đủ tuổi hưởng trợ cấp");
    expect(text).toMatch(/Số: \d\d\/TB-UBND/);
  });

  test("sent back before the signature is a draft again", async () => {
    const { id } = await office.reach(MARITAL, "sign");
    await office.act("leader", id, "signResult", SIGN);
    const { dossier } = await office.view(id);
    const [task] = dossier.tasks;
    await office.act("clerk", id, "returnToPrevious", { taskId: task.taskId, to: "sign", reason: "Sai tên" });
    expect(await stateOf(id)).toEqual(["DRAFT"]);
    await office.act("leader", id, "signResult", SIGN);
    expect(await stateOf(id)).toEqual(["SIGNED"]);
  });

  test("reopened is revoked and its number void with the reason; what it said is a draft again", async () => {
    const { id } = await office.reach(MARITAL, "return");
    const { number } = (await office.view(id)).dossier.result;
    await office.act("leader", id, "reopen", { reason: "Sai nơi cư trú" });
    expect(await papersOf(id)).toMatchObject([
      { state: "REVOKED", numberText: number, revokedReason: "Sai nơi cư trú" },
      { state: "DRAFT", numberText: null },
    ]);
    const voided = await office.database.kysely
      .selectFrom("documentNumber")
      .selectAll()
      .where("text", "=", number)
      .executeTakeFirst();
    expect(voided).toMatchObject({ voidReason: "Sai nơi cư trú" });
    await office.act("leader", id, "signResult", SIGN);
    await office.act("clerk", id, "issueResult", {});
    expect((await office.view(id)).dossier.result.number).not.toBe(number);
  });
});

describe("numbers", () => {
  test("taken at once by many are all different and leave no gap", async () => {
    const ready = [];
    for (let count = 0; count < 5; count += 1) {
      const { id } = await office.reach(MARITAL, "sign");
      ready.push(await office.act("leader", id, "signResult", SIGN));
    }
    const clerk = await office.desk("clerk");
    const issued = await Promise.all(
      ready.map(async ({ id, version }) =>
        done(await clerk.post(`/api/v1/dossiers/${id}/issueResult`, {}, fresh(version))),
      ),
    );
    expect(issued).toHaveLength(5);
    const series = await office.database.kysely
      .selectFrom("documentNumber")
      .select("number")
      .where("kind", "=", "GXN")
      .orderBy("number")
      .execute();
    expect(series.map(({ number }) => number)).toEqual(series.map((_, index) => index + 1));
  });

  test("begin again at 01 on the first of January", async () => {
    const { id } = await office.reach(MARITAL, "issue");
    office.set("2027-01-04 08:30");
    await office.act("clerk", id, "issueResult", {});
    expect((await office.view(id)).dossier.result.number).toBe("01/GXN-UBND");
  });
});

test("the code on a paper finds it, and says nothing about whose it is", async () => {
  const { id } = await office.reach(MARITAL, "return");
  const [paper] = await papersOf(id);
  const token = paper?.token ?? "";
  expect(token).toMatch(/^[0-9CFGHJKMNPRTVX]{30}$/);
  expect(await findPaperByToken(office.database, token)).toMatchObject({ id: paper?.id, state: "PUBLISHED" });
  expect(await findPaperByToken(office.database, "x".repeat(27))).toBeNull();
});

describe("the check of all papers", () => {
  const wrong = async () => (await verifyPapers(office.database, numberedByRegister)).wrong;

  test("holds, and finds a lost number, a changed one and a paper outside its series", async () => {
    await office.reach(MARITAL, "return");
    expect(await wrong()).toEqual([]);
    const last = await office.database.kysely
      .selectFrom("documentNumber")
      .selectAll()
      .where("kind", "=", "GXN")
      .orderBy("takenAt", "desc")
      .executeTakeFirstOrThrow();
    const series = office.database.kysely.updateTable("documentSeries").where("kind", "=", "GXN");
    await series.set((each) => ({ lastNumber: each("lastNumber", "+", 1) })).execute();
    expect((await wrong()).map(({ fault }) => fault)).toContain("GAP");
    await series.set((each) => ({ lastNumber: each("lastNumber", "-", 2) })).execute();
    expect((await wrong()).map(({ fault }) => fault)).toContain("BEYOND");
    await series.set((each) => ({ lastNumber: each("lastNumber", "+", 1) })).execute();
    const paper = office.database.kysely.updateTable("documentPaper").where("id", "=", last.paperId ?? "");
    await paper.set({ numberText: "99/GXN-UBND" }).execute();
    expect(await wrong()).toMatchObject([{ fault: "OTHER_PAPER", number: last.text }]);
    await paper.set({ numberText: last.text }).execute();
    expect(await wrong()).toEqual([]);
  });

  test("finds a published result whose number is in no series", async () => {
    const { id } = await office.reach(MARITAL, "return");
    const [paper] = await papersOf(id);
    const numbers = office.owner.kysely.updateTable("documentNumber").where("paperId", "=", paper?.id ?? "");
    // The number is there and explained, only no longer as this paper's.
    await numbers.set({ paperId: null, voidedAt: office.clock.now(), voidReason: "Nhầm" }).execute();
    expect(await wrong()).toMatchObject([
      { fault: "UNNUMBERED", kind: paper?.key, number: paper?.numberText },
    ]);
  });
});

test("the leader's decision is never ticked beforehand, though the draft's outcome is", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const html = await (await office.browserOf(office.actor("leader")).page(`/desk/dossiers/${id}`)).text();
  const ticked = (act: string) => {
    const form = html.slice(html.indexOf(`action="/desk/dossiers/${id}/${act}"`)).split("</form>")[0] ?? "";
    return [...form.matchAll(/<input[^>]*name="resultOutcome"[^>]*>/g)].filter(([box]) =>
      / checked/.test(box),
    ).length;
  };
  expect([ticked("signResult"), ticked("draftResult")]).toEqual([0, 1]);
});
