import { describe, expect, test } from "vitest";
import { aContent, shippedProcesses } from "../../../test/support/procedures.ts";
import { present } from "../../kernel/assert.ts";
import { sayMissing } from "./missing-words.ts";
import type { CaseDefinition } from "./procedure.ts";
import { missingForPublication, unfitProcesses } from "./process-fit.ts";

const processes = await shippedProcesses();
const ordinary = present(aContent().cases[0], "case");
const unfit = (change: Partial<CaseDefinition>) => unfitProcesses([{ ...ordinary, ...change }], processes);

describe("the process of a case (R13)", () => {
  test("fits where the steps take no longer than the term", () => {
    expect(unfit({})).toEqual([]);
    expect(missingForPublication("9.000001", aContent(), processes)).toEqual([]);
  });

  test.each<[string, Partial<CaseDefinition>, string | null]>([
    ["three working days hold 24 hours of steps", { term: { unit: "WORKING_DAY", count: 3 } }, null],
    ["two do not", { term: { unit: "WORKING_DAY", count: 2 } }, "1440 > 960"],
    ["the same day does not", { term: { unit: "SAME_DAY", count: 0 } }, "1440 > 480"],
    ["24 working hours do", { term: { unit: "WORKING_HOUR", count: 24 } }, null],
    ["23 do not", { term: { unit: "WORKING_HOUR", count: 23 } }, "1440 > 1380"],
    ["five days over a weekend do", { term: { unit: "CALENDAR_DAY", count: 5 } }, null],
    ["four do not", { term: { unit: "CALENDAR_DAY", count: 4 } }, "1440 > 960"],
    ["a month does", { term: { unit: "MONTH", count: 1 } }, null],
    ["no term is never too short", { term: { unit: "NONE", count: 0 } }, null],
    [
      "land use takes 120 hours, more than fourteen days",
      { processCode: "land-use-change", term: { unit: "WORKING_DAY", count: 14 } },
      "7200 > 6720",
    ],
    [
      "facts to verify take longer than the term for verifying",
      { processCode: "marital-status", verifiedTerm: { unit: "WORKING_DAY", count: 3 } },
      "1920 > 1440",
    ],
    [
      "a case told apart by its facts goes the way of those facts",
      { processCode: "marital-status", condition: { all: [{ fact: "needsVerification", equals: true }] } },
      "1920 > 1440",
    ],
  ])("%s", (_name, change, problem) => {
    const expected = problem === null ? [] : [{ code: "QUOTAS_EXCEED_TERM", item: ordinary.code, problem }];
    expect(unfit(change)).toEqual(expected);
  });

  test("is named once where it is not in force, however many cases want it", () => {
    const cases = [ordinary, { ...ordinary, code: "9.000001.02" }].map((each) => ({
      ...each,
      processCode: "none",
    }));
    expect(unfitProcesses(cases, processes)).toEqual([{ code: "PROCESS_NOT_PUBLISHED", item: "none" }]);
  });

  test.each(["vi", "en"] as const)(
    "is said to the officer in %s, by name and with both figures",
    (locale) => {
      const [long] = unfit({ term: { unit: "SAME_DAY", count: 0 } });
      const [absent] = unfit({ processCode: "none" });
      expect(sayMissing(present(long, "too long"), locale)).toContain("1440 > 480");
      expect(sayMissing(present(absent, "absent"), locale)).toContain("none");
    },
  );
});
