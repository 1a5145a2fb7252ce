import { describe, expect, it } from "vitest";
import { anOfficer, testApp } from "../../../test/support/app.ts";
import { aFile, aLine, aTask } from "../../../test/support/bpmn-text.ts";
import { seedProcesses } from "../../demo/process.ts";
import { newId } from "../../kernel/ids.ts";
import { parseLocalDate } from "../../kernel/local-date.ts";

const app = await testApp();
const from = parseLocalDate("2026-01-01");
if (from !== null) await seedProcesses(app.services, from);
const control = app.as(anOfficer(newId<"unit">(), "control-officer"));
const desk = app.browserOf(anOfficer(newId<"unit">(), "control-officer"));
const specialist = app.as(anOfficer(newId<"unit">(), "specialist"));

const named = (code: string, ...tasks: string[]) => aFile(aLine(...tasks)).replaceAll("test-process", code);

describe("processes by API", () => {
  it("are listed with their publication and read with their steps", async () => {
    const list = await (await specialist.get("/api/v1/processes?code=land-use-change")).json();
    expect(list.items).toMatchObject([
      { code: "land-use-change", version: 1, publication: { effectiveFrom: "2026-01-01" } },
    ]);
    const one = await (await specialist.get(`/api/v1/processes/${list.items[0].id}`)).json();
    expect(one.quotaMinutes).toBe(7_200);
    expect(one.steps.map(({ stepCode }: { stepCode: string }) => stepCode)).toContain("awaitPayment");
    const drawing = await specialist.get(`/api/v1/processes/${list.items[0].id}/drawing`);
    expect(drawing.headers.get("content-type")).toContain("image/svg+xml");
    expect(await drawing.text()).toMatch(/^<svg /);
    const file = await specialist.get(`/api/v1/processes/${list.items[0].id}/file`);
    expect(await file.text()).toContain('<bpmn:process id="land-use-change"');
  });

  it("go from file to force: checked, stored as a draft, published, never twice", async () => {
    const stored = await control.post("/api/v1/processes", { xml: named("by-api", "intake") });
    expect(stored.status).toBe(201);
    const { id } = await stored.json();
    expect(stored.headers.get("location")).toBe(`/api/v1/processes/${id}`);
    const path = `/api/v1/processes/${id}/publication`;
    const body = { effectiveFrom: "2026-12-01", decisionNo: "15/QĐ-UBND" };
    expect((await control.post(path, body)).status).toBe(201);
    const again = await control.post(path, { ...body, effectiveFrom: "2026-12-02" });
    expect([again.status, (await again.json()).code]).toEqual([409, "PROCESS_ALREADY_PUBLISHED"]);
  });

  it("refuse a wrong file with every problem, and the same file twice", async () => {
    const wrong = aFile(aLine("a").replace(aTask("a"), '<bpmn:userTask id="a" name="Thẩm định" />'));
    const refused = await control.post("/api/v1/processes", { xml: wrong });
    expect(refused.status).toBe(422);
    const problem = await refused.json();
    expect(problem.code).toBe("PROCESS_INVALID");
    expect(JSON.stringify(problem)).toContain("MISSING_ROLE");
    const xml = named("same", "intake");
    await control.post("/api/v1/processes", { xml });
    const twice = await control.post("/api/v1/processes", { xml });
    expect([twice.status, (await twice.json()).code]).toEqual([409, "PROCESS_VERSION_KNOWN"]);
  });

  it("answer strangers and nonsense with a code, never with an error of ours", async () => {
    expect((await app.guest.get("/api/v1/processes")).status).toBe(401);
    expect((await specialist.post("/api/v1/processes", { xml: named("no", "intake") })).status).toBe(403);
    for (const body of [
      {},
      { xml: 1 },
      { xml: "" },
      { xml: "x", more: true },
      { xml: "<".repeat(200_000) },
      { xml: "x".repeat(600_000) },
    ]) {
      const { status } = await control.post("/api/v1/processes", body);
      expect([status, status >= 400 && status < 500]).toEqual([status, true]);
    }
    for (const path of ["nonsense", "0190a000-0000-7000-8000-000000000000", "%00"]) {
      expect((await control.get(`/api/v1/processes/${path}`)).status).toBe(404);
    }
    expect((await control.get("/api/v1/processes?limit=0")).status).toBe(422);
    expect((await control.get("/api/v1/processes?cursor=nonsense")).status).toBe(200);
  });
});

describe("the pages of processes", () => {
  it("show the list, one process with drawing and steps, and the editor to whoever manages them", async () => {
    const list = await (await desk.page("/admin/processes")).text();
    expect(list).toContain("Chuyển mục đích sử dụng đất");
    expect(list).toContain('name="file"');
    const address = /\/admin\/processes\/[0-9a-f-]{36}/.exec(list)?.[0] ?? "";
    const one = await (await desk.page(address)).text();
    expect(one).toContain('<svg xmlns="http://www.w3.org/2000/svg" role="img"');
    expect(one).toContain("Bộ phận Một cửa tiếp nhận");
    const editor = await (await desk.page(`${address}/editor`)).text();
    expect(editor).toContain("data-bpmn-canvas");
    expect(editor).toContain("BPMNPlane");
    expect(one).not.toContain("bpmn-editor");
  });

  it("offer no upload to those who only read", async () => {
    const reader = app.browserOf(anOfficer(newId<"unit">(), "specialist"));
    const list = await reader.page("/admin/processes");
    expect(list.status).toBe(200);
    expect(await list.text()).not.toContain('name="file"');
    const address =
      /\/admin\/processes\/[0-9a-f-]{36}/.exec(await (await desk.page("/admin/processes")).text())?.[0] ?? "";
    expect((await reader.page(`${address}/editor`)).status).toBe(403);
  });
});
