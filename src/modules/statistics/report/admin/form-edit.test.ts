import { describe, expect, test } from "vitest";
import { present } from "../../../../kernel/assert.ts";
import { type FormDefinition, formDefinitionSchema } from "../form-definition.ts";
import { tryReport } from "../make-report.ts";
import { periodOf } from "../period.ts";
import { shippedForms } from "../shipped-forms.ts";
import { addColumn, moveColumn, removeColumn, withColumn } from "./form-edit.ts";
import { outdatedEnglish } from "./outdated-english.ts";
import { sampleRows } from "./sample-figures.ts";
import { checksText, levellingText, readChecks, readLevelling, readSum } from "./typed-sums.ts";

const ALL = shippedForms().map(({ definition }) => definition);
const II06A = formOf("II.06a");
const period = periodOf({ kind: "QUARTER", basis: "STATUTORY", year: 2026, index: 1 });

function formOf(code: string): FormDefinition {
  return present(
    ALL.find((form) => form.code === code),
    code,
  );
}

function tried(form: FormDefinition) {
  const { rows, previous } = sampleRows(["Đơn vị A", "Đơn vị B"]);
  return tryReport(form, { period, variant: "ON_TIME", rows, previous });
}

describe("a form that a clerk edits", () => {
  test("is said to have old English where only the Vietnamese of a text was changed", () => {
    const [title, receiver] = [
      { ...II06A.title, vi: "Tên mới" },
      { vi: "Nơi nhận mới", en: "New receiver" },
    ];
    const edited = { ...II06A, title, header: { ...II06A.header, receiver } };
    expect(outdatedEnglish(II06A, edited)).toEqual(["Tên mới"]);
    expect(outdatedEnglish(II06A, II06A)).toEqual([]);
  });

  test("with a column moved shows the same numbers in another order, and every sum follows", () => {
    const moved = moveColumn(II06A, 4, 1);
    expect(formDefinitionSchema.safeParse(moved).success).toBe(true);
    expect(moved.columns.map(({ number }) => number)).toEqual(II06A.columns.map(({ number }) => number));
    expect(checksText(moved.checks).split("\n")[0]).toBe("(3) = (5) + (4) + (6)");
    const [before, after] = [tried(II06A).report.total, tried(moved).report.total];
    expect([after[3], after[4]]).toEqual([before[4], before[3]]);
    expect(tried(moved).breaches).toEqual([]);
    expect(moveColumn(moved, 5, -1)).toEqual(II06A);
    expect(moveColumn(II06A, 1, -1)).toBe(II06A);
    expect(moveColumn(II06A, 13, 1)).toBe(II06A);
  });

  test("with a column added and taken out again is what it was", () => {
    const longer = addColumn(II06A, { vi: "Cột mới", en: "New column" });
    expect(longer.columns.at(-1)?.number).toBe(14);
    expect(removeColumn(longer, 14)).toEqual({ ok: true, value: II06A });
  });

  test("keeps a column that something still speaks of", () => {
    expect(removeColumn(II06A, 4)).toMatchObject({
      refusal: { code: "REPORT_FORM_COLUMN_USED", uses: { columns: [3], checks: [1], isLevelled: true } },
    });
    expect(removeColumn(formOf("PL.05"), 3)).toMatchObject({ refusal: { uses: { columns: [5, 7] } } });
    const [column] = formOf("PL.04").columns.slice(-1);
    expect(removeColumn(formOf("PL.04"), column?.number ?? 0)).toMatchObject({ ok: true });
  });

  test("renamed in one column is the same in all others", () => {
    const column = present(II06A.columns[3], "a column");
    const renamed = withColumn(II06A, { ...column, name: { vi: "Qua mạng", en: "By net" } });
    expect(renamed.columns[3]?.name.vi).toBe("Qua mạng");
    expect(renamed.columns.toSpliced(3, 1)).toEqual(II06A.columns.toSpliced(3, 1));
  });
});

test("every shipped form holds on the sample figures", () => {
  for (const form of ALL) expect([form.code, tried(form).breaches]).toEqual([form.code, []]);
});

describe("sums as they are written on paper", () => {
  test("are read with and without brackets, with any minus", () => {
    const sum = [
      { column: 4, sign: 1 },
      { column: 5, sign: 1 },
      { column: 6, sign: -1 },
    ];
    for (const text of ["4+5-6", "(4) + (5) − (6)", " 4 + 5 – 6 "]) expect(readSum(text)).toEqual(sum);
    for (const text of ["", "4 +", "4 * 5", "a", "4,5", "123"]) expect(readSum(text)).toBeNull();
  });

  test("are written as they are read, for every shipped form", () => {
    for (const { checks, levelling } of ALL) {
      expect(readChecks(checksText(checks))).toEqual({ lines: checks });
      expect(readLevelling(levellingText(levelling))).toEqual({ lines: levelling });
    }
  });

  test.each(["3 = 4 + ", "3", "3 = 4 = 5", "3 + 4 = 5", "= 4"])("name the line that is none: %s", (line) => {
    expect(readChecks(`3 = 4\n${line}`)).toEqual({ wrong: line.trim() });
  });

  test.each(["4, → 5", "4 → ", "4 → 5 → 6", "x"])("and of columns kept above nought: %s", (line) => {
    expect(readLevelling(line)).toEqual({ wrong: line.trim() });
  });
});
