import { describe, expect, it } from "vitest";
import { aFile, aFlow, aTask } from "../../../test/support/bpmn-text.ts";
import { messages } from "../../i18n/index.ts";
import type { ProcessGraph, TaskNode } from "./graph.ts";
import { checkQuotas, quotaMinutesOf } from "./quota.ts";
import { readProcess } from "./read-process.ts";
import { readShippedProcess, SHIPPED_PROCESS_CODES, type ShippedProcessCode } from "./shipped.ts";
import { listStepsInOrder } from "./steps.ts";

async function shipped(code: ShippedProcessCode): Promise<ProcessGraph> {
  const read = await readProcess(await readShippedProcess(code));
  if (!read.ok) throw new TypeError(JSON.stringify(read.refusal));
  return read.value;
}

const hours = (graph: ProcessGraph, roles: readonly TaskNode["role"][]) =>
  listStepsInOrder(graph)
    .filter(({ role, isConditional }) => role !== null && roles.includes(role) && !isConditional)
    .reduce((sum, { quotaMinutes }) => sum + (quotaMinutes ?? 0) / 60, 0);
const COUNTER = { channel: "counter" as const, facts: {} };

describe("the quotas of the shipped processes", () => {
  it.each([
    ["ward-standard", 24],
    ["ward-same-day", 8],
    ["birth-same-day", 8],
    ["marital-status", 24],
    ["land-use-change", 120],
    ["birth-bundle", 2],
  ] as const)("%s take %i hours", async (code, expected) => {
    expect(quotaMinutesOf(await shipped(code), COUNTER)).toBe(expected * 60);
  });

  it("of the birth registration are 2, 3, 2 and 1 hours by role", async () => {
    const graph = await shipped("birth-same-day");
    expect(hours(graph, ["specialist"])).toBe(3);
    expect(hours(graph, ["leader"])).toBe(2);
    expect(hours(graph, ["intake-officer", "clerk"])).toBe(3);
  });

  it("of the marital status certificate are those of the table, step by step", async () => {
    const main = listStepsInOrder(await shipped("marital-status")).filter(
      ({ isConditional }) => !isConditional,
    );
    expect(main.map(({ role, quotaMinutes }) => [role, (quotaMinutes ?? 0) / 60])).toEqual([
      ["intake-officer", 2],
      ["unit-head", 1],
      ["specialist", 12],
      ["leader", 4],
      ["clerk", 3],
      ["intake-officer", 2],
    ]);
  });

  it("of the change of land use are those of the table, step by step", async () => {
    const all = listStepsInOrder(await shipped("land-use-change"));
    expect(
      all.map(({ stepCode, quotaMinutes }) => [stepCode, quotaMinutes === null ? null : quotaMinutes / 60]),
    ).toEqual([
      ["intake", 4],
      ["assign", 4],
      ["appraise", 40],
      ["consultPlanning", 24],
      ["consultLandOffice", 24],
      ["review", 16],
      ["sign", 16],
      ["sendTaxSlip", 4],
      ["awaitPayment", null],
      ["updateRecord", 4],
      ["issue", 4],
      ["returnResult", 4],
    ]);
  });

  it("count the longer of two branches, once", async () => {
    const body = `<bpmn:startEvent id="start" /><bpmn:endEvent id="finish" /><bpmn:parallelGateway id="split" /><bpmn:parallelGateway id="join" />`;
    const tasks =
      aTask("short", { quotaMinutes: "30" }) + aTask("long", { quotaMinutes: "90" }) + aTask("after");
    const flows = [
      aFlow("start", "split"),
      ...["short", "long"].map((id) => aFlow("split", id) + aFlow(id, "join")),
      aFlow("join", "after"),
      aFlow("after", "finish"),
    ];
    const read = await readProcess(aFile(body + tasks + flows.join("")));
    if (!read.ok) throw new TypeError(read.refusal.code);
    expect(quotaMinutesOf(read.value, COUNTER)).toBe(90 + 60);
  });

  it("count the way the case takes and the tighter online quota", async () => {
    const graph = await shipped("marital-status");
    expect(quotaMinutesOf(graph, { channel: "online", facts: {} })).toBe(23 * 60);
    expect(quotaMinutesOf(graph, { channel: "counter", facts: { needsVerification: true } })).toBe(32 * 60);
  });
});

describe("a process whose quotas exceed the term", () => {
  it("is refused, naming it and both figures in both languages", async () => {
    const graph = await shipped("land-use-change");
    expect(checkQuotas(graph, { ...COUNTER, termMinutes: 7_200 })).toEqual({ ok: true, value: 7_200 });
    const refused = checkQuotas(graph, { ...COUNTER, termMinutes: 7_199 });
    if (refused.ok || refused.refusal.code !== "PROCESS_INVALID") throw new TypeError("accepted");
    const [problem] = refused.refusal.problems;
    for (const locale of ["vi", "en"] as const) {
      const text =
        problem?.code === "QUOTAS_EXCEED_TERM"
          ? messages(locale).process.problems.QUOTAS_EXCEED_TERM(problem)
          : "";
      expect(text).toContain("7200 > 7199");
      expect(text).toContain("Chuyển mục đích sử dụng đất");
    }
  });
});

describe("every step of a shipped process", () => {
  it.each(SHIPPED_PROCESS_CODES)("of %s has a name in both languages", async (code) => {
    const graph = await shipped(code);
    for (const { name } of [graph, ...listStepsInOrder(graph)]) {
      expect(name.vi).not.toBe("");
      expect(name.en).not.toBe(name.vi);
    }
  });
});
