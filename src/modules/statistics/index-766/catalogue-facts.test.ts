import { describe, expect, it } from "vitest";
import type { PublishedParts } from "../../catalogue/index.ts";
import { catalogueFacts } from "./catalogue-facts.ts";

const procedure = (code: string, change: Partial<PublishedParts> = {}): PublishedParts => ({
  code,
  levels: ["COMMUNE"],
  isOnline: true,
  isComplete: true,
  returnsDocument: true,
  hasFee: false,
  ...change,
});
const PROCEDURES = [
  procedure("1.1"),
  procedure("1.2", { hasFee: true }),
  procedure("1.3", { isOnline: false, isComplete: false }),
  procedure("1.4", { isOnline: false, hasFee: true }),
  procedure("2.1", { levels: ["PROVINCE"], hasFee: true }),
  procedure("9.1", { levels: ["CENTRAL"], isOnline: false }),
];
const used = (
  online: readonly string[],
  paidOnline: readonly string[] = [],
  levels: readonly string[] = [],
) => ({
  online: new Set(online),
  paidOnline: new Set(paidOnline),
  levelsTakingTransfers: new Set(levels),
});
const committee = (level: "COMMUNE" | "PROVINCE") => ({ kind: "PEOPLES_COMMITTEE", level }) as const;

describe("what the catalogue tells of an agency", () => {
  it("a commune: which of its online services were used, with the codes of those that were not", () => {
    expect(
      catalogueFacts(committee("COMMUNE"), PROCEDURES, used(["1.2", "1.3", "2.1"], ["1.2", "2.1"])),
    ).toEqual({
      "online-services-used": { numerator: 1, denominator: 2, lacking: ["1.1"] },
      "payment-used": { numerator: 1, denominator: 2, lacking: ["1.4"] },
    });
  });

  it("the province: what is complete of all published, and online of what is resolved in it", () => {
    expect(catalogueFacts(committee("PROVINCE"), PROCEDURES, used(["2.1"], [], ["COMMUNE"]))).toEqual({
      "complete-procedures": { numerator: 5, denominator: 6, lacking: ["1.3"] },
      "online-services": { numerator: 3, denominator: 5, lacking: ["1.3", "1.4"] },
      "online-services-used": { numerator: 1, denominator: 1, lacking: [] },
      "payment-integrated": { numerator: 2, denominator: 3, lacking: ["2.1"] },
      "payment-used": { numerator: 0, denominator: 1, lacking: ["2.1"] },
    });
  });

  it("a department: nothing, for the catalogue does not say which procedures are its own", () => {
    expect(catalogueFacts({ kind: "DEPARTMENT", level: "PROVINCE" }, PROCEDURES, used([]))).toEqual({});
  });
});
