import { describe, expect, test } from "vitest";
import { findPerson } from "../../src/modules/organisation/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const MARITAL = "1.004873";

describe("two tabs on one dossier", () => {
  test("the later one reads first who was faster, and its words by name", async () => {
    const { id, taskId, holder } = await office.reach(MARITAL, "assign");
    const browser = openBrowser(office.browserOf(office.actor(holder)));
    await browser.open(`/desk/dossiers/${id}`);
    await office.act(holder, id, "completeTask", { taskId });
    const assigneeId = office.organisation.personOf("specialist");
    const late = await browser.send(`/desk/dossiers/${id}/completeTask`, {
      _taskId: taskId,
      assigneeId,
      note: "Giao chị Hà làm trước thứ Sáu",
    });
    expect(late.status).toBe(409);
    const [top = "", rest = ""] = late.html.split("<h1");
    expect(top).toContain("data-error-summary");
    expect(top).toContain("Giao chị Hà làm trước thứ Sáu");
    expect(top).toContain("Người xử lý");
    expect(top).toContain((await findPerson(office.database, assigneeId))?.fullName ?? "nobody");
    expect(top).not.toContain(assigneeId);
    expect(rest).not.toContain("data-error-summary");
  });

  test("handing over twice says who was faster, not what a program would not take", async () => {
    const { id, taskId } = await office.reach(MARITAL, "intake");
    const browser = openBrowser(office.browserOf(office.actor("intake")));
    await browser.open(`/desk/dossiers/${id}`);
    await office.act("intake", id, "handOver");
    const late = await browser.send(`/desk/dossiers/${id}/handOver`, { _taskId: taskId });
    const [top = ""] = late.html.split("<h1");
    expect(top).toContain("đã “Chuyển giải quyết” lúc");
    expect(top).not.toContain("taskId");
  });

  test("an act that is still offered keeps its words in its own boxes, and the notice leads there", async () => {
    const { id, taskId } = await office.reach(MARITAL, "appraise");
    const browser = openBrowser(office.browserOf(office.actor("specialist")));
    await browser.open(`/desk/dossiers/${id}`);
    const stale = await browser.send(`/desk/dossiers/${id}/completeTask`, {
      _taskId: taskId,
      _version: "1",
      note: "Đã xem xét",
    });
    expect(stale.status).toBe(409);
    const [top = ""] = stale.html.split("<h1");
    expect(top).toContain(`href="#completeTask-${taskId}"`);
    expect(stale.html).toContain(`id="completeTask-${taskId}"`);
    expect(stale.text).toContain("Đã xem xét");
  });
});
