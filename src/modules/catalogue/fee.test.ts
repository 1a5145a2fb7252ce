import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { aContent, anEntryOf } from "../../../test/support/procedures.ts";
import { resolveCase } from "./case.ts";
import { amountOf, feesFor } from "./fee.ts";

const certification = anEntryOf("2.000815").content.fees[0]?.formula;

const TODAY = day("2026-11-24");

describe("the fee for certified copies (P05)", () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [3, 5_000],
    [5, 7_000],
    [197, 199_000],
    [198, 200_000],
    [199, 200_000],
    [300, 200_000],
  ])("of a paper of %i pages is %i đồng a copy", (pages, dong) => {
    if (certification === undefined) throw new Error("P05 charges a fee");
    expect(amountOf(certification, pages)).toBe(dong);
  });

  test("never falls as pages are added and never passes the ceiling", () => {
    if (certification === undefined) throw new Error("P05 charges a fee");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (pages) => {
        const here = amountOf(certification, pages) ?? -1;
        const next = amountOf(certification, pages + 1) ?? -1;
        return (
          here === Math.min(200_000, 2_000 * Math.min(pages, 2) + 1_000 * Math.max(0, pages - 2)) &&
          next >= here
        );
      }),
    );
  });
});

describe("what is owed in a case", () => {
  const versionOf = (code: string) => {
    const { content } = anEntryOf(code);
    return { cases: content.cases.map((each) => resolveCase(each, content)), pricedOn: TODAY };
  };

  test("three copies of five pages cost three times one", () => {
    const [line] = feesFor(versionOf("2.000815"), "2.000815.01", { units: 5, sets: 3 });
    expect(line?.amountDong).toBe(21_000);
  });

  test("a birth registered within 60 days is free; on day 61 it is charged", () => {
    const birth = versionOf("1.001193");
    const owed = (daysSinceBirth: number) =>
      feesFor(birth, "1.001193.01", { units: 1, facts: { daysSinceBirth } });
    expect(owed(60)).toEqual([]);
    expect(owed(61).map((line) => line.amountDong)).toEqual([8_000]);
  });

  test("a poor household is exempt and the exemption is named", () => {
    const facts = { daysSinceBirth: 90, exemptGroup: "POOR" };
    const [line] = feesFor(versionOf("1.001193"), "1.001193.01", { units: 1, facts });
    expect(line).toMatchObject({ amountDong: 0, exemptionCode: "poor" });
  });

  test("permanent residence costs less online than at the counter", () => {
    const residence = versionOf("1.004222");
    const owed = (channel: "DIRECT" | "ONLINE") =>
      feesFor(residence, "1.004222.01", { units: 1, channel }).map((line) => line.amountDong);
    expect(owed("DIRECT")).toEqual([20_000]);
    expect(owed("ONLINE")).toEqual([10_000]);
  });

  test("an amount published in words only is left to the cashier", () => {
    const lines = feesFor(versionOf("LOCAL.000008"), "LOCAL.000008.01", { units: 1 });
    expect(lines.map((line) => line.amountDong)).toEqual([500_000, null]);
  });

  test("an unknown case owes nothing", () => {
    expect(feesFor({ cases: [], pricedOn: TODAY }, "1.001193.09", { units: 1 })).toEqual([]);
    expect(aContent().fees).toEqual([]);
  });
});
