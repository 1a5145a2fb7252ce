import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const listed = async (name: DemoOfficerName, list: "stuck" | "unpaid"): Promise<string[]> =>
  (await done(await (await office.desk(name)).get(`/api/v1/work/${list}`))).items.map((row: Json) => row.id);

describe("what is stuck", () => {
  test("is what no one took past its quota and what no one read past its check, until somebody acts", async () => {
    office.set("2026-11-02 08:30");
    const untaken = await office.reach(CODE, "appraise");
    const taken = await office.reach(CODE, "appraise");
    const unread = await office.submitOnline(CODE);
    const assign = async ({ id, taskId }: { id: string; taskId: string }) =>
      office.act("head", id, "assignTask", {
        taskId,
        assigneeId: office.organisation.personOf("specialist4"),
      });
    await assign(taken);
    expect(await listed("head", "stuck")).toEqual([]);
    office.set("2026-11-13 08:30");
    const still = await listed("head", "stuck");
    expect(still).toContain(untaken.id);
    expect(await listed("director", "stuck")).toContain(unread.id);
    expect(still).not.toContain(taken.id);
    await assign(untaken);
    expect(await listed("head", "stuck")).not.toContain(untaken.id);
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });

  test("is never what waits for the applicant's papers or money", async () => {
    office.set("2026-11-02 08:30");
    const forPapers = await office.reach(CODE, "appraise");
    const [componentCode] = (await office.view(forPapers.id)).dossier.pinned.componentCodes;
    const items = [{ componentCode, problem: "Mờ" }];
    await office.act("specialist", forPapers.id, "proposeSupplement", { items, reason: "Mờ" });
    await office.act("head", forPapers.id, "approveSupplement");
    await office.act("intake", forPapers.id, "sendSupplement");
    const forMoney = await office.reach(CODE, "appraise");
    await office.act("specialist", forMoney.id, "requirePayment", { amountDong: 8_000, reason: "Lệ phí" });
    office.set("2026-12-21 08:30");
    const still = await listed("head", "stuck");
    for (const { id } of [forPapers, forMoney]) expect(still).not.toContain(id);
    await office.act("cashier", forMoney.id, "confirmPayment", { reference: "PT-1" });
    // Its clock and the quota of its step run on from the payment, and then it lies still like any other.
    expect(await listed("head", "stuck")).not.toContain(forMoney.id);
    office.set("2027-01-20 08:30");
    expect(await listed("head", "stuck")).toContain(forMoney.id);
  });

  test("is shown to the intake desk as far as it can act: what nobody read", async () => {
    office.set("2026-11-02 08:30");
    const unread = await office.submitOnline(CODE);
    const untaken = await office.reach(CODE, "appraise");
    office.set("2026-12-21 08:30");
    const still = await listed("intake", "stuck");
    expect(still).toContain(unread.id);
    expect(still).not.toContain(untaken.id);
  });

  test("has its number in the margin of whoever can set it going, and of nobody else", async () => {
    office.set("2026-12-21 08:30");
    const margin = async (role: "unit-head" | "specialist") =>
      (await office.browserOf(anOfficer(office.unit("serviceCentre"), role)).page("/desk")).text();
    expect(await margin("unit-head")).toContain('href="/desk/stuck"');
    expect(await margin("specialist")).not.toContain('href="/desk/stuck"');
  });
});

describe("the cashier's queue", () => {
  test("holds what waits for money at their units until it is paid, and is nobody else's", async () => {
    office.set("2026-11-02 08:30");
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "requirePayment", { amountDong: 8_000, reason: "Lệ phí" });
    expect(await listed("cashier", "unpaid")).toContain(id);
    expect(await listed("leader", "unpaid")).toEqual([]);
    const { code } = (await office.view(id)).dossier;
    const page = async (role: "cashier" | "specialist") =>
      (await office.browserOf(anOfficer(office.unit("serviceCentre"), role)).page("/desk")).text();
    expect(await page("cashier")).toContain(code);
    expect(await page("specialist")).not.toContain("Chờ thu phí, lệ phí");
    await office.act("cashier", id, "confirmPayment", { reference: "PT-2" });
    expect(await listed("cashier", "unpaid")).not.toContain(id);
  });
});
