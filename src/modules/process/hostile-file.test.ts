import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aFile, aFlow, aLine, aTask } from "../../../test/support/bpmn-text.ts";
import { readProcess } from "./read-process.ts";
import { FILE_SIZE_BYTES_MAX } from "./xml-guard.ts";

async function codeOf(xml: string): Promise<string> {
  const read = await readProcess(xml);
  return read.ok ? "accepted" : read.refusal.code;
}

const GOOD = aFile(aLine("a"));
const ENTITIES = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';

describe("a hostile file is refused:", () => {
  it.each([
    [
      "entities that multiply",
      GOOD.replace("<bpmn:definitions", `${ENTITIES}<bpmn:definitions`),
      "PROCESS_FILE_HAS_DOCTYPE",
    ],
    [
      "an external document type",
      `<!doctype x SYSTEM "file:///etc/passwd">${GOOD}`,
      "PROCESS_FILE_HAS_DOCTYPE",
    ],
    [
      "a bare entity declaration",
      GOOD.replace("<bpmn:message", '<!ENTITY x SYSTEM "file:///etc/passwd"><bpmn:message'),
      "PROCESS_FILE_HAS_DOCTYPE",
    ],
    ["a file too large", GOOD.replace("Bước a", "a".repeat(FILE_SIZE_BYTES_MAX)), "PROCESS_FILE_TOO_LARGE"],
    [
      "large in bytes, not in letters",
      GOOD.replace("Bước a", "ề".repeat(FILE_SIZE_BYTES_MAX / 3)),
      "PROCESS_FILE_TOO_LARGE",
    ],
    ["nested too deep", "<a>".repeat(50_000), "PROCESS_FILE_TOO_DEEP"],
    ["deep behind quoted brackets", '<a b=">">'.repeat(100), "PROCESS_FILE_TOO_DEEP"],
    ["an unclosed tag", '<bpmn:definitions a="', "PROCESS_FILE_NOT_BPMN"],
    ["an unclosed comment", "<!-- x", "PROCESS_FILE_NOT_BPMN"],
    ["no XML", "không phải XML", "PROCESS_FILE_NOT_BPMN"],
    ["nothing", "", "PROCESS_FILE_NOT_BPMN"],
    ["HTML", "<html><body/></html>", "PROCESS_FILE_NOT_BPMN"],
    [
      "two processes",
      GOOD.replace("<bpmndi:BPMNDiagram", '<bpmn:process id="two" /><bpmndi:BPMNDiagram'),
      "PROCESS_FILE_NOT_BPMN",
    ],
    ["no process", GOOD.replace(/<bpmn:process.*<\/bpmn:process>/s, ""), "PROCESS_FILE_NOT_BPMN"],
  ])("%s", async (_, xml, code) => {
    expect(await codeOf(xml)).toBe(code);
  });

  it("more elements than anyone can follow", async () => {
    const tasks = Array.from({ length: 201 }, (_, index) => `t${index}`);
    expect(await codeOf(aFile(aLine(...tasks)))).toBe("PROCESS_FILE_TOO_COMPLEX");
  });

  it("many nested choices, in bounded time", async () => {
    // 2^60 ways through: whoever enumerated them would never answer.
    const parts = Array.from({ length: 60 }, (_, index) => {
      const [open, close] = [`o${index}`, `c${index}`];
      const gateways = `<bpmn:exclusiveGateway id="${open}" default="${open}_to_${close}" /><bpmn:exclusiveGateway id="${close}" />`;
      const second = `<bpmn:sequenceFlow id="${open}_again" sourceRef="${open}" targetRef="${close}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">x = 1</bpmn:conditionExpression></bpmn:sequenceFlow>`;
      return gateways + aFlow(open, close) + second + (index === 0 ? "" : aFlow(`c${index - 1}`, open));
    });
    const body = `<bpmn:startEvent id="start" /><bpmn:endEvent id="finish" />${aTask("a")}${aFlow("start", "a")}${aFlow("a", "o0")}${parts.join("")}${aFlow("c59", "finish")}`;
    const begun = performance.now();
    expect(await codeOf(aFile(body))).toBe("accepted");
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it("any damage to a good file is an answer, never an exception", async () => {
    const damage = fc.record({
      at: fc.nat(GOOD.length),
      cut: fc.nat(40),
      put: fc.string({ unit: "binary", maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (all) => {
        const xml = all.reduce(
          (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
          GOOD,
        );
        expect(await codeOf(xml)).toMatch(/^(accepted|PROCESS_(FILE_|INVALID))/);
      }),
      { numRuns: 400 },
    );
  });
});
