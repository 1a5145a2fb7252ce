import { describe, expect, it } from "vitest";
import { aFile } from "../../../test/support/bpmn-text.ts";
import { BROKEN_PROCESSES } from "../../../test/support/broken-processes.ts";
import { en } from "../../i18n/en.ts";
import { vi } from "../../i18n/vi.ts";
import { readProcess } from "./read-process.ts";
import { PROCESS_PROBLEM_CODES, type ProcessProblem } from "./refusals.ts";

async function problemsOf(body: string): Promise<readonly ProcessProblem[]> {
  const read = await readProcess(aFile(body));
  if (read.ok) return [];
  if (read.refusal.code !== "PROCESS_INVALID") throw new TypeError(read.refusal.code);
  return read.refusal.problems;
}

describe("a process file is refused, naming the element, for", () => {
  it.each(BROKEN_PROCESSES)("%s", async (_, body, expected) => {
    const problems = await problemsOf(body);
    const found = problems.find(
      ({ code, elementId }) => code === expected.code && elementId === expected.elementId,
    );
    expect(problems).toContainEqual(expect.objectContaining(expected));
    for (const locale of [vi, en]) {
      const texts: Readonly<Record<string, (problem: ProcessProblem) => string>> = locale.process.problems;
      const text = found === undefined ? "" : (texts[found.code]?.(found) ?? "");
      expect(text.length).toBeGreaterThan(10);
      if (expected.elementId !== null) expect(text).toContain(expected.elementId);
      if (found?.elementName) expect(text).toContain(found.elementName);
    }
  });

  it("every problem there is, but the sum of quotas, which needs a term", () => {
    const shown = new Set(BROKEN_PROCESSES.map(([, , { code }]) => code));
    expect(PROCESS_PROBLEM_CODES.filter((code) => !shown.has(code))).toEqual(["QUOTAS_EXCEED_TERM"]);
  });
});
