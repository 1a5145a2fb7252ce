import { describe, expect, it } from "vitest";
import type { PublishedParts } from "../../catalogue/index.ts";
import { catalogueFacts } from "./catalogue-facts.ts";

const procedure = (code: string, change: Partial<PublishedParts> = {}): PublishedParts => ({
  code,
  levels: ["COMMUNE"],
  isOnline: true,
  isComplete: true,
  returnsDocument: true,
  ...change,
});
const PROCEDURES = [
  procedure("1.1"),
  procedure("1.2"),
  procedure("1.3", { isOnline: false, isComplete: false }),
  procedure("2.1", { levels: ["PROVINCE"] }),
  procedure("9.1", { levels: ["CENTRAL"], isOnline: false }),
];
const committee = (level: "COMMUNE" | "PROVINCE") => ({ kind: "PEOPLES_COMMITTEE", level }) as const;

describe("what the catalogue tells of an agency", () => {
  it("a commune: which of its online services were used, with the codes of those that were not", () => {
    expect(catalogueFacts(committee("COMMUNE"), PROCEDURES, new Set(["1.2", "1.3", "2.1"]))).toEqual({
      "online-services-used": { numerator: 1, denominator: 2, lacking: ["1.1"] },
    });
  });

  it("the province: what is complete of all published, and online of what is resolved in it", () => {
    expect(catalogueFacts(committee("PROVINCE"), PROCEDURES, new Set(["2.1"]))).toEqual({
      "complete-procedures": { numerator: 4, denominator: 5, lacking: ["1.3"] },
      "online-services": { numerator: 3, denominator: 4, lacking: ["1.3"] },
      "online-services-used": { numerator: 1, denominator: 1, lacking: [] },
    });
  });

  it("a department: nothing, for the catalogue does not say which procedures are its own", () => {
    expect(catalogueFacts({ kind: "DEPARTMENT", level: "PROVINCE" }, PROCEDURES, new Set())).toEqual({});
  });
});
