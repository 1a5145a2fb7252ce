import { describe, expect, test } from "vitest";
import { shippedProcesses } from "../../../test/support/procedures.ts";
import { readEntry } from "./import-entry-parser.ts";
import { missingForPublication } from "./process-fit.ts";
import { SHIPPED_FILES } from "./shipped.ts";

const entries = SHIPPED_FILES.flatMap(({ fileName, entries: list }) =>
  list.map((each, index) => {
    const read = readEntry({ line: index + 1, text: JSON.stringify(each) });
    if ("bad" in read) throw new Error(`${fileName} ${index}: ${read.bad.name} ${read.bad.problem}`);
    return read.entry;
  }),
);
const processes = await shippedProcesses();
const codes = [...new Set(entries.map((entry) => entry.code))].sort();

describe("the procedures shipped for a ward", () => {
  test("are the twelve of the reference, the extras it names, and the parts of the birth bundle", () => {
    expect(codes).toEqual(
      [
        "1.001193",
        "1.000656",
        "1.004873",
        "1.000894",
        "2.000815",
        "1.001612",
        "1.013225",
        "LOCAL.000008",
        "1.001776",
        "1.001699",
        "1.004859",
        "1.004222",
        "2.000635",
        "2.000908",
        "2.000884",
        "3.000722",
        "1.014027",
        "1.001653",
        "1.004194",
        "2.002913",
        "LOCAL.000101",
        "LOCAL.000102",
      ].sort(),
    );
  });

  test.each(entries.map((entry) => [`${entry.code} from ${entry.validFrom}`, entry] as const))(
    "%s lacks nothing for publication, and its processes fit the term of every case",
    (_, entry) => {
      expect(missingForPublication(entry.code, entry.content, processes)).toEqual([]);
      expect(entry.validFrom).not.toBeNull();
    },
  );

  test.each(entries.map((entry) => [entry.code, entry] as const))(
    "%s speaks both languages wherever it speaks",
    (_, entry) => {
      const untranslated: string[] = [];
      walk(entry.source, (text) => {
        if (typeof text.en !== "string" || text.en === "") untranslated.push(String(text.vi));
      });
      expect(untranslated).toEqual([]);
    },
  );

  test.each(entries.map((entry) => [entry.code, entry] as const))(
    "%s says that its times and fees are samples",
    (_, entry) => {
      expect(entry.content.illustrativeNote?.vi).toContain("minh họa");
      expect(entry.content.illustrativeNote?.en).toContain("illustrative");
    },
  );

  test("run the processes the ward has", () => {
    const processOf = new Map(
      entries.map((entry) => [entry.code, entry.content.cases.map((each) => each.processCode)]),
    );
    expect(new Set(processOf.get("1.001193"))).toEqual(new Set(["birth-same-day"]));
    expect(new Set(processOf.get("1.004873"))).toEqual(new Set(["marital-status"]));
    expect(new Set(processOf.get("LOCAL.000008"))).toEqual(new Set(["land-use-change"]));
    const others = entries.filter((entry) => !["1.001193", "1.004873", "LOCAL.000008"].includes(entry.code));
    expect(new Set(others.flatMap((entry) => entry.content.cases.map((each) => each.processCode)))).toEqual(
      new Set(["ward-standard", "ward-same-day", "birth-bundle"]),
    );
  });
});

function walk(value: unknown, onText: (text: { vi?: unknown; en?: unknown }) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, onText);
  else if (value !== null && typeof value === "object") {
    if ("vi" in value) onText(value);
    else for (const each of Object.values(value)) walk(each, onText);
  }
}
