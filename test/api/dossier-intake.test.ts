import { beforeEach, describe, expect, test } from "vitest";
import { type Acted, apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
let online: Acted;
let papers: readonly string[] = [];

beforeEach(async () => {
  online = await office.submitOnline(CODE);
  papers = (await office.view(online.id)).dossier.pinned.componentCodes;
});
const item = (componentCode: string | undefined) => ({ componentCode, problem: "Bị mờ" });
const held = (componentCode: string | undefined) => ({ components: [{ componentCode, copies: 1 }] });
const refusal = (act: string, body = {}) => office.refusal("intake", online.id, act, body);
const act = (name: string, body = {}) => office.act("intake", online.id, name, body);

describe("the check of what came in", () => {
  test("accepts once, and says of a second acceptance what the dossier is now", async () => {
    expect(await act("accept")).toMatchObject({ status: "ACCEPTED", version: 2 });
    expect(await refusal("accept")).toMatchObject({ code: "ACT_NOT_IN_STATE", status: 409 });
  });

  test("asks for papers once, of the published list, with everything that is missing", async () => {
    expect(await refusal("requestIntakeSupplement", { items: [], reason: "Thiếu" })).toMatchObject({
      code: "SUPPLEMENT_ITEMS_REQUIRED",
    });
    expect(
      await refusal("requestIntakeSupplement", { items: [item("gold")], reason: "Thiếu" }),
    ).toMatchObject({
      code: "COMPONENT_NOT_PUBLISHED",
    });
    const first = { items: [item(papers[0])], reason: "Thiếu" };
    expect(await act("requestIntakeSupplement", first)).toMatchObject({ status: "INTAKE_SUPPLEMENT" });
    expect(await refusal("answerIntakeSupplement", { components: [] })).toMatchObject({
      code: "SUPPLEMENT_ITEMS_MISSING",
    });
    expect(await act("answerIntakeSupplement", held(papers[0]))).toMatchObject({ status: "SUBMITTED" });
    const more = { items: papers.map(item), reason: "Thiếu thêm" };
    expect(papers.length).toBeGreaterThan(1);
    expect(await refusal("requestIntakeSupplement", more)).toMatchObject({ code: "SUPPLEMENT_ASKED_ONCE" });
  });

  test("turns away with a reason, its ground and where to go, or not at all", async () => {
    const why = {
      reasonCode: "NOT_COMPETENT",
      reason: "Nơi khác",
      legalGround: "Đ.2",
      instruction: "Nộp tại nơi cư trú",
    };
    expect(await refusal("reject", { ...why, legalGround: " " })).toMatchObject({
      code: "LEGAL_GROUND_REQUIRED",
    });
    expect(await refusal("reject", { ...why, instruction: "" })).toMatchObject({ code: "TEXT_REQUIRED" });
    expect(await refusal("reject", { ...why, reasonCode: "TIRED" })).toMatchObject({ code: "INPUT_INVALID" });
    expect(await act("reject", why)).toMatchObject({ status: "REJECTED", dueAt: null });
  });

  test("gives back what the applicant no longer wants", async () => {
    expect(await act("cancel", { reason: "Nộp nhầm" })).toMatchObject({ status: "CANCELLED" });
    expect(await refusal("accept")).toMatchObject({ code: "ACT_NOT_IN_STATE" });
  });

  test("moves only paper originals it holds", async () => {
    const move = {
      from: "Người nộp",
      to: "Quầy 1",
      componentCodes: ["gold"],
    };
    expect(await refusal("accept", { custody: [move] })).toMatchObject({ code: "COMPONENT_NOT_HELD" });
    expect(await refusal("moveCustody", { moves: [] })).toMatchObject({ code: "CUSTODY_MOVES_REQUIRED" });
    const own = { ...move, componentCodes: [papers[0]] };
    expect(await act("moveCustody", { moves: [own] })).toMatchObject({ status: "SUBMITTED" });
  });

  test("is the intake officer's: other desks are told it is not theirs, other units that there is nothing", async () => {
    for (const name of ["leader", "head", "auditor"] as const)
      expect(await office.refusal(name, online.id, "accept"), name).toMatchObject({
        code: "NOT_ALLOWED",
        status: 403,
      });
    expect((await office.view(online.id)).dossier.version).toBe(1);
  });
});
