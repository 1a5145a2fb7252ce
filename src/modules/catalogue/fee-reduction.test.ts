import { describe, expect, test } from "vitest";
import { present } from "../../kernel/assert.ts";
import { parseLocalDate } from "../../kernel/local-date.ts";
import { feesFor } from "./fee.ts";
import type { Fee, ProcedureVersion } from "./procedure.ts";
import { caseSchema, feeSchema } from "./procedure-parser.ts";

const POOR = { fact: "exemptGroup", equals: "POOR" };
const YOUNG = { fact: "isChild", equals: true };
const CASE = { code: "9.000001.01", name: { vi: "Một", en: null }, term: { unit: "NONE", count: 0 } };

function owed(changes: object, facts: Record<string, string | boolean> = {}, on?: string) {
  const fee: Fee = feeSchema.parse({
    code: "fee",
    kind: "LE_PHI",
    name: { vi: "Lệ phí", en: null },
    formula: { type: "FIXED", amountDong: 10_000 },
    collectWhen: "ON_RECEIPT",
    ...changes,
  });
  const { policy: _policy, processCode: _process, ...rest } = caseSchema.parse(CASE);
  const policy = {
    dueTime: "END_OF_DAY",
    nonWorkingAcceptance: "KEEP",
    cutoffShiftsStart: false,
    supplement: "PAUSE",
  } as const;
  const cases: ProcedureVersion["cases"] = [
    { ...rest, policy, processCode: "p", components: [], fees: [fee] },
  ];
  const pricedOn = present(parseLocalDate(on ?? "2026-11-24"), "day");
  return feesFor({ cases, pricedOn }, CASE.code, { units: 1, facts });
}

const reduction = (code: string, condition: object, percentOff?: number) => ({
  code,
  name: { vi: code, en: null },
  condition,
  ...(percentOff === undefined ? {} : { percentOff }),
});

describe("a reduction by a percentage", () => {
  test.each([
    [10_000, 50, 5_000],
    [20_001, 50, 10_000],
    [10_000, 33, 6_700],
    [9_999, 33, 6_699],
    [1, 1, 0],
    [7_777, 99, 77],
  ])(
    "of %i đồng by %i%% leaves %i: what is taken off is rounded up to the đồng",
    (amountDong, percent, left) => {
      const [line] = owed(
        { formula: { type: "FIXED", amountDong }, exemptions: [reduction("poor", POOR, percent)] },
        { exemptGroup: "POOR" },
      );
      expect(line).toMatchObject({ amountDong: left, fullDong: amountDong, exemptDong: amountDong - left });
      expect(line?.exemptionCode).toBe("poor");
    },
  );

  test("of several the best counts and they are not added up, whichever stands first", () => {
    const both = [reduction("poor", POOR, 50), reduction("child", YOUNG, 60)];
    for (const exemptions of [both, both.toReversed()]) {
      const facts = { exemptGroup: "POOR", isChild: true };
      expect(owed({ exemptions }, facts)).toMatchObject([{ amountDong: 4_000, exemptionCode: "child" }]);
    }
    const whole = [reduction("poor", POOR, 99), reduction("child", YOUNG)];
    expect(owed({ exemptions: whole }, { exemptGroup: "POOR", isChild: true })).toMatchObject([
      { amountDong: 0, exemptDong: 10_000, exemptionCode: "child" },
    ]);
  });

  test("of an amount in words waits for the amount; an exemption of all of it does not", () => {
    const stated = { formula: { type: "STATED", text: { vi: "Theo nghị quyết", en: null } } };
    const facts = { exemptGroup: "POOR" };
    expect(owed({ ...stated, exemptions: [reduction("poor", POOR, 50)] }, facts)).toMatchObject([
      { amountDong: null },
    ]);
    expect(owed({ ...stated, exemptions: [reduction("poor", POOR)] }, facts)).toMatchObject([
      { amountDong: 0 },
    ]);
  });
});

test("a fee with days of its own is charged on the first and the last of them, and on no other", () => {
  const days = { validFrom: "2026-07-01", validTo: "2026-12-31" };
  for (const [on, lines] of [
    ["2026-06-30", 0],
    ["2026-07-01", 1],
    ["2026-12-31", 1],
    ["2027-01-01", 0],
  ] as const)
    expect(owed(days, {}, on), on).toHaveLength(lines);
});
