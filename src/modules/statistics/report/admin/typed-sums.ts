import type { FormDefinition, SignedColumn } from "../form-definition.ts";
import { sumInWords } from "../form-words.ts";

/*
 * Sums of columns as people write them on paper: `(3) = (4) + (5) − (6)`. The brackets may be left out, and the minus may be
 * any of the signs a keyboard has.
 */

type Check = FormDefinition["checks"][number];
type Levelling = FormDefinition["levelling"][number];

/** `4 + 5 − 6` as columns with their signs; null where it is not such a sum. */
export function readSum(text: string): SignedColumn[] | null {
  const plain = text.replace(/[()\s]/g, "").replace(/[−–—]/g, "-");
  if (!/^[+-]?\d{1,2}([+-]\d{1,2})*$/.test(plain)) return null;
  return [...plain.matchAll(/([+-]?)(\d{1,2})/g)].map(([, sign, column]) => ({
    column: Number(column),
    sign: sign === "-" ? -1 : 1,
  }));
}

/** One `3 = 4 + 5` a line; the line that is none, where one is not. */
export function readChecks(text: string): { readonly lines: readonly Check[] } | { readonly wrong: string } {
  return read(text, (line) => {
    const [left = "", right = "", ...more] = line.split("=");
    const [column] = readSum(left) ?? [];
    const equals = readSum(right);
    return column === undefined || equals === null || more.length > 0 || !/^[\s()\d]*$/.test(left)
      ? null
      : { column: column.column, equals };
  });
}

/** One `4, 5 → 9` a line, or `4` alone where the column is only raised. */
export function readLevelling(
  text: string,
): { readonly lines: readonly Levelling[] } | { readonly wrong: string } {
  return read(text, (line) => {
    const parts = line.replace(/[()\s]/g, "").split(/→|->/);
    const [left = "", right] = parts;
    const isRight = right === undefined || /^\d{1,2}$/.test(right);
    if (parts.length > 2 || !isRight || !/^\d{1,2}(,\d{1,2})*$/.test(left)) return null;
    return { columns: left.split(",").map(Number), into: right === undefined ? null : Number(right) };
  });
}

export function checksText(checks: readonly Check[]): string {
  return checks.map(({ column, equals }) => `(${column}) = ${sumInWords(equals)}`).join("\n");
}

export function levellingText(levelling: readonly Levelling[]): string {
  return levelling
    .map(({ columns, into }) => `${columns.join(", ")}${into === null ? "" : ` → ${into}`}`)
    .join("\n");
}

function read<Line>(
  text: string,
  readLine: (line: string) => Line | null,
): { readonly lines: readonly Line[] } | { readonly wrong: string } {
  const lines: Line[] = [];
  for (const line of text.split(/\r?\n/).filter((each) => each.trim() !== "")) {
    const found = readLine(line);
    if (found === null) return { wrong: line.trim().slice(0, 80) };
    lines.push(found);
  }
  return { lines };
}
