import { describe, expect, test } from "vitest";
import { anEntryOf } from "../../../../test/support/procedures.ts";
import { procedureContentSchema, writtenContentSchema } from "../procedure-parser.ts";
import { withRow } from "./fee-row-acts.ts";
import { feeFormOf, readFeeForm } from "./fee-rows.ts";

const CODES = ["2.000815", "1.001193", "1.004222", "LOCAL.000008", "1.001612", "1.013225", "2.000884"];
const content = (code: string) => anEntryOf(code).content;

describe("the form of a procedure's fees", () => {
  test.each(CODES)("shows the fees of %s and reads them back as they were", (code) => {
    const before = content(code);
    const read = readFeeForm(feeFormOf(before), before, "vi");
    expect(read).toEqual({ content: { ...before, cases: expect.anything() } });
    expect("content" in read && read.content.fees).toEqual(before.fees);
  });

  test("writes a fee of first and further pages with a ceiling, a reduction and days of its own", () => {
    const before = content("1.001612");
    const cases = before.cases.map(({ code }) => code);
    const empty = { ...feeFormOf({ ...before, fees: [] }) };
    const rows = withRow(withRow(empty, "add", cases), "exempt:0", cases);
    const typed = {
      ...rows,
      "fee.0.nameVi": "Phí chứng thực",
      "fee.0.kind": "PHI",
      "fee.0.formula": "TIERED",
      "fee.0.tiers": "2",
      "fee.0.tier.0.upTo": "2",
      "fee.0.tier.0.amount": "2.000",
      "fee.0.tier.1.amount": "1.000",
      "fee.0.most": "200.000",
      "fee.0.unitVi": "trang",
      "fee.0.ground": "Thông tư 226/2016/TT-BTC",
      "fee.0.from.day": "1",
      "fee.0.from.month": "7",
      "fee.0.from.year": "2026",
      "fee.0.exempt.0.nameVi": "Hộ nghèo",
      "fee.0.exempt.0.percent": "50",
    };
    const read = readFeeForm(typed, before, "vi");
    expect("content" in read ? read.content.fees : read.errors).toMatchObject([
      {
        code: "fee-1",
        kind: "PHI",
        formula: {
          type: "TIERED",
          tiers: [
            { upToUnits: 2, unitAmountDong: 2_000 },
            { upToUnits: null, unitAmountDong: 1_000 },
          ],
          amountDongMax: 200_000,
        },
        validFrom: "2026-07-01",
        exemptions: [{ condition: { fact: "exemptGroup", equals: "POOR" }, percentOff: 50 }],
      },
    ]);
  });

  test("charges a fee in the cases that are ticked, and says so in each case", () => {
    const before = content("1.001193");
    const [first] = before.cases;
    const typed = { ...feeFormOf(before), "fee.0.cases": [first?.code ?? ""] };
    const read = readFeeForm(typed, before, "vi");
    const cases = "content" in read ? read.content.cases : [];
    expect(cases[0]?.feeCodes === null || cases[0]?.feeCodes?.includes(before.fees[0]?.code ?? "")).toBe(
      true,
    );
    expect(
      cases.slice(1).every(({ feeCodes }) => feeCodes?.includes(before.fees[0]?.code ?? "") === false),
    ).toBe(true);
  });

  test("takes a row out of the middle and keeps the others as they were typed", () => {
    const before = content("LOCAL.000008");
    const form = feeFormOf(before);
    expect(form["fees"]).toBe("2");
    const less = withRow(form, "remove:0", []);
    expect(less["fees"]).toBe("1");
    expect(less["fee.0.code"]).toBe(before.fees[1]?.code);
    expect(Object.keys(less).some((name) => name.startsWith("fee.1."))).toBe(false);
    expect(withRow(form, "nonsense", [])).toEqual(form);
    expect(withRow(form, "remove:9", [])).toEqual(form);
  });

  test("names the row and the field of what is wrong", () => {
    const before = content("2.000815");
    const typed = { ...feeFormOf(before), "fee.0.tier.0.amount": "hai nghìn", "fee.0.nameVi": "" };
    const read = readFeeForm(typed, before, "vi");
    const errors = "errors" in read ? read.errors : [];
    expect(errors.map(({ path }) => path).toSorted()).toEqual(["fee.0.nameVi", "fee.0.tier.0.amount"]);
    expect(errors.every(({ message }) => message.startsWith("Khoản thu 1: "))).toBe(true);
  });

  test("takes no fee that ends before it begins", () => {
    const before = content("2.000815");
    const day = (at: string, day: string, month: string, year: string) => ({
      [`fee.0.${at}.day`]: day,
      [`fee.0.${at}.month`]: month,
      [`fee.0.${at}.year`]: year,
    });
    const typed = { ...feeFormOf(before), ...day("from", "1", "1", "2027") };
    const ending = (...to: [string, string, string]) =>
      readFeeForm({ ...typed, ...day("to", ...to) }, before, "vi");
    expect(ending("1", "12", "2026")).toMatchObject({
      errors: [{ path: "fee.0.to", message: expect.stringContaining("không trước ngày bắt đầu") }],
    });
    expect("content" in ending("1", "1", "2027")).toBe(true);
    // What was kept before anybody asked is read as it stands.
    const kept = before.fees.map((fee) => ({ ...fee, validFrom: "2027-01-01", validTo: "2026-12-01" }));
    expect(procedureContentSchema.safeParse({ ...before, fees: kept }).success).toBe(true);
    expect(writtenContentSchema.safeParse({ ...before, fees: kept }).success).toBe(false);
  });
});
