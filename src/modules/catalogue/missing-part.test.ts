import { describe, expect, test } from "vitest";
import { aContent } from "../../../test/support/procedures.ts";
import { messages } from "../../i18n/index.ts";
import { type MissingPart, missingParts } from "./missing-part.ts";
import { sayMissing } from "./missing-words.ts";
import { procedureContentSchema } from "./procedure-parser.ts";

const CODE = "9.000001";
const nothing = { vi: "", en: null };
const form = (schema: object) => ({
  code: "f",
  name: nothing,
  fileUrl: null,
  schema: JSON.parse(JSON.stringify(schema)),
});

describe("what keeps a procedure from being published", () => {
  test("a complete one lacks nothing", () => {
    expect(missingParts(CODE, aContent())).toEqual([]);
  });

  test("an empty one is told all eight mandatory parts at once, the law's first", () => {
    const empty = procedureContentSchema.parse({ name: { vi: "" } });
    const told = missingParts(CODE, empty).map((part) => part.code);
    expect(told.slice(0, 8)).toEqual([
      "NAME",
      "STEPS",
      "CHANNELS",
      "COMPONENTS",
      "TERM",
      "SUBJECTS",
      "AGENCY",
      "RESULTS",
    ]);
    expect(told.slice(8)).toEqual([
      "FIELD",
      "PROMULGATION",
      "LEVELS",
      "LEGAL_BASIS",
      "CASES",
      "FEES_NOT_STATED",
    ]);
  });

  const whole = aContent();
  const [first] = whole.cases;
  const [paper] = whole.components;
  if (first === undefined || paper === undefined)
    throw new Error("a complete procedure has a case and a paper");
  const table: [string, Parameters<typeof aContent>[0], MissingPart["code"][]][] = [
    ["no name", { name: nothing }, ["NAME"]],
    ["no steps", { executionSteps: [] }, ["STEPS"]],
    ["no channel", { channels: [] }, ["CHANNELS"]],
    ["no components", { components: [] }, ["COMPONENTS"]],
    ["no term and no word about it", { cases: [{ ...first, term: { unit: "NONE", count: 0 } }] }, ["TERM"]],
    [
      "a term of zero days",
      { cases: [{ ...first, term: { unit: "WORKING_DAY", count: 0 } }] },
      ["TERM_EMPTY"],
    ],
    ["no subjects", { subjects: [] }, ["SUBJECTS"]],
    ["no agency", { competentAgency: null, executingAgency: null }, ["AGENCY"]],
    ["no result", { results: [] }, ["RESULTS"]],
    ["an unknown field", { fieldCode: "NOWHERE" }, ["UNKNOWN_FIELD"]],
    ["an unknown life event", { lifeEvents: ["nowhere"] }, ["UNKNOWN_LIFE_EVENT"]],
    ["silence about fees", { feesStated: false }, ["FEES_NOT_STATED"]],
    [
      "a last case with a condition",
      { cases: [{ ...first, condition: { fact: "a", equals: 1 } }] },
      ["LAST_CASE_CONDITIONAL"],
    ],
    ["a case of another procedure", { cases: [{ ...first, code: "9.000002.01" }] }, ["CASE_CODE_FOREIGN"]],
    [
      "a case naming a paper that is not there",
      { cases: [{ ...first, componentCodes: ["x"] }] },
      ["UNKNOWN_COMPONENT"],
    ],
    ["a case naming a fee that is not there", { cases: [{ ...first, feeCodes: ["x"] }] }, ["UNKNOWN_FEE"]],
    [
      "two cases without a condition",
      { cases: [first, { ...first, code: "9.000001.02" }] },
      ["CASE_UNREACHABLE"],
    ],
    ["the same code twice", { components: [paper, paper] }, ["DUPLICATE_CODE"]],
    [
      "a paper naming a form that is not there",
      { components: [{ ...paper, formCode: "x" }] },
      ["UNKNOWN_FORM"],
    ],
    ["an e-form without a form", { components: [{ ...paper, kind: "EFORM" }] }, ["EFORM_WITHOUT_FORM"]],
    ["a choice of one paper", { components: [{ ...paper, oneOfGroup: "g" }] }, ["ONE_OF_ALONE"]],
    ["a form that is no schema", { forms: [form({ type: "object" })] }, ["FORM_INVALID"]],
  ];
  test.each(table)("%s", (_, change, codes) => {
    expect(missingParts(CODE, aContent(change)).map((part) => part.code)).toEqual(codes);
  });

  test("tiers that do not reach the end are named", () => {
    const [fee] = procedureContentSchema.parse({
      name: nothing,
      fees: [
        {
          code: "t",
          kind: "PHI",
          name: nothing,
          collectWhen: "ON_RECEIPT",
          formula: { type: "TIERED", tiers: [{ upToUnits: 2, unitAmountDong: 1 }], amountDongMax: null },
        },
      ],
    }).fees;
    if (fee === undefined) throw new Error("the fee just written is there");
    expect(missingParts(CODE, aContent({ fees: [fee] }))).toEqual([{ code: "FEE_TIERS", item: "t" }]);
  });

  test("every part is told in words in both languages", () => {
    for (const locale of ["vi", "en"] as const) {
      const said = table.flatMap(([, change]) =>
        missingParts(CODE, aContent(change)).map((part) => sayMissing(part, locale)),
      );
      expect(said.every((words) => words.length > 3 && !words.includes("undefined"))).toBe(true);
      expect(messages(locale).catalogue.missing.NAME).not.toBe("");
    }
  });
});
