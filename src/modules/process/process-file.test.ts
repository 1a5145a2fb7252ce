import { describe, expect, it } from "vitest";
import { aFile, aFlow, aLine } from "../../../test/support/bpmn-text.ts";
import { readProcess } from "./read-process.ts";
import type { ProcessProblem } from "./refusals.ts";

async function problemsOf(body: string): Promise<readonly ProcessProblem[]> {
  const read = await readProcess(aFile(body));
  if (read.ok) return [];
  if (read.refusal.code !== "PROCESS_INVALID") throw new TypeError(read.refusal.code);
  return read.refusal.problems;
}

const START = '<bpmn:startEvent id="start" />';
const END = '<bpmn:endEvent id="finish" />';
const around = (...ids: string[]) =>
  START + END + aFlow("start", ids[0] ?? "") + aFlow(ids.at(-1) ?? "", "finish");

describe("a process file", () => {
  it("tells all problems of a layer at once", async () => {
    const codes = (
      await problemsOf(
        `${around("x", "y")}${aFlow("x", "y")}<bpmn:userTask id="x" /><bpmn:scriptTask id="y" />`,
      )
    ).map(({ code }) => code);
    expect(codes.toSorted()).toEqual([
      "MISSING_NAME",
      "MISSING_QUOTA",
      "MISSING_ROLE",
      "MISSING_STAGE",
      "MISSING_UNIT",
      "UNKNOWN_ELEMENT",
    ]);
  });

  it("may carry notes and attributes of other tools", async () => {
    const note = '<bpmn:textAnnotation id="n"><bpmn:text>Ghi chú</bpmn:text></bpmn:textAnnotation>';
    expect(
      await problemsOf(aLine("a").replace('id="a"', 'id="a" xmlns:z="urn:z" z:colour="red"') + note),
    ).toEqual([]);
  });

  it("keeps names as NFC and single spaces", async () => {
    const read = await readProcess(aFile(aLine("a").replace("Bước a", "Thẩm  định".normalize("NFD"))));
    expect(read.ok && read.value.nodes.a?.name.vi).toBe("Thẩm định");
  });

  it("without a drawing is laid out, every step and flow of it", async () => {
    const xml = aFile(aLine("a", "b")).replace(/<bpmndi:BPMNDiagram.*<\/bpmndi:BPMNDiagram>/s, "");
    const read = await readProcess(xml);
    if (!read.ok) throw new TypeError(read.refusal.code);
    expect(Object.keys(read.value.layout.nodes).toSorted()).toEqual(["a", "b", "finish", "start"]);
    expect(Object.keys(read.value.layout.flows)).toHaveLength(3);
  });
});
