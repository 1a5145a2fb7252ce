import { describe, expect, test } from "vitest";
import { anEntryOf } from "../../../test/support/procedures.ts";
import { caseFor, componentsFor, findCase, missingPapers, resolveCase } from "./case.ts";
import { holds } from "./condition.ts";

const versionOf = (code: string) => {
  const { content } = anEntryOf(code);
  return { cases: content.cases.map((each) => resolveCase(each, content)) };
};

describe("which case a dossier falls into", () => {
  const birth = versionOf("1.001193");
  test.each([
    [{}, "1.001193.01"],
    [{ childSituation: "ORDINARY" }, "1.001193.01"],
    [{ childSituation: "ABANDONED" }, "1.001193.02"],
    [{ childSituation: "SURROGACY" }, "1.001193.03"],
  ])("facts %j lead to case %s", (facts, code) => {
    expect(caseFor(birth, facts)?.code).toBe(code);
  });

  test("a case inherits policy, process, papers and fees from its version", () => {
    const bundle = findCase(versionOf("3.000722"), "3.000722.01");
    expect(bundle?.policy).toEqual({
      dueTime: "END_OF_DAY",
      nonWorkingAcceptance: "DEFER",
      cutoffShiftsStart: true,
      supplement: "PAUSE",
    });
    expect(bundle?.processCode).toBe("birth-bundle");
    expect(bundle?.components.length).toBeGreaterThan(5);
  });
});

describe("which papers are still missing", () => {
  const birth = findCase(versionOf("1.001193"), "1.001193.01");
  if (birth === null) throw new Error("the ordinary case is there");
  const told = (facts: Record<string, string>, provided: string[]) =>
    missingPapers(birth, facts, new Set(provided)).map((paper) =>
      paper.kind === "component" ? paper.component.code : paper.group,
    );

  test("any one proof of birth is enough", () => {
    expect(told({ childSituation: "ORDINARY" }, ["declaration", "identity"])).toEqual(["birth-proof"]);
    for (const proof of ["birth-notice", "witness-statement", "birth-affirmation"]) {
      expect(told({ childSituation: "ORDINARY" }, ["declaration", "identity", proof])).toEqual([]);
    }
  });

  test("an abandoned child needs the record and no proof of birth", () => {
    expect(told({ childSituation: "ABANDONED" }, ["declaration", "identity"])).toEqual([
      "abandonment-record",
    ]);
  });

  test("someone acting for another brings the authorisation", () => {
    expect(
      told({ childSituation: "ORDINARY", relationship: "AUTHORISED" }, [
        "declaration",
        "identity",
        "birth-notice",
      ]),
    ).toEqual(["authorisation"]);
    expect(componentsFor(birth, { relationship: "MOTHER" }).some((c) => c.code === "authorisation")).toBe(
      false,
    );
  });
});

describe("conditions on case facts", () => {
  test.each([
    [{ fact: "a", equals: true }, { a: true }, true],
    [{ fact: "a", equals: true }, {}, false],
    [{ not: { fact: "a", equals: true } }, {}, true],
    [{ fact: "n", atLeast: 61 }, { n: 60 }, false],
    [{ fact: "n", atLeast: 61 }, { n: 61 }, true],
    [{ fact: "n", atLeast: 0 }, { n: "61" }, false],
    [{ fact: "a", oneOf: ["x", "y"] }, { a: "y" }, true],
    [
      {
        all: [
          { fact: "a", equals: 1 },
          { fact: "b", equals: 2 },
        ],
      },
      { a: 1 },
      false,
    ],
    [
      {
        any: [
          { fact: "a", equals: 1 },
          { fact: "b", equals: 2 },
        ],
      },
      { a: 1 },
      true,
    ],
    [{ fact: "constructor", equals: "x" }, {}, false],
  ])("%j with %j is %s", (condition, facts, expected) => {
    expect(holds(condition, facts)).toBe(expected);
  });
});
