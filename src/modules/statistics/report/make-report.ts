import { assert } from "../../../kernel/assert.ts";
import { type Figure, type FigureRow, NO_CAUSE } from "./figure.ts";
import type { FormColumn, FormDefinition, FormTerm, SignedColumn, Variant } from "./form-definition.ts";
import type { Period } from "./period.ts";

export type LocalLabel = { readonly vi: string; readonly en: string | null };

/** A number, or null where there is none: not recorded, or a share of nothing. */
export type Value = number | null;

type ReportRow = {
  readonly key: string;
  readonly label: LocalLabel;
  /** One a column of `Report.columns`; those of ordinal and label are null. Shares are percent with two decimals. */
  readonly values: readonly Value[];
};

/** An amount that would have been below nought, moved so that every sum still holds. */
type Levelled = {
  readonly row: string;
  readonly column: number;
  /** Null where the column stands alone and was only raised. */
  readonly into: number | null;
  readonly amount: number;
};

export type Report = {
  readonly columns: readonly number[];
  readonly rows: readonly ReportRow[];
  readonly total: readonly Value[];
  readonly levelled: readonly Levelled[];
};

type ReportQuestion = {
  readonly period: Pick<Period, "from">;
  readonly variant: Variant;
  readonly rows: readonly FigureRow[];
  /** The same rows over the period before, to prove what is carried over; null where the form carries nothing. */
  readonly previous: readonly FigureRow[] | null;
};

/** A sum of the form that does not come out: which row, which column, what it says and what it should. */
type Breach = {
  readonly row: string;
  readonly column: number;
  readonly value: number;
  readonly expected: number;
};

/** A report with the sums that do not come out; a sound form over sound figures has none. */
export type TriedReport = { readonly report: Report; readonly breaches: readonly Breach[] };

/** The row of the sums over all rows, where one is spoken of. */
const TOTAL_ROW = "TOTAL";

/**
 * Makes the report a form defines, and stops where one of its sums does not hold: no wrong report leaves this function.
 *
 * @law Thông tư 01/2020/TT-VPCP, Biểu II.06a, II.06b: 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13, 3 = 7+11, column 6 = column 11
 *   of the period before.
 */
export function makeReport(definition: FormDefinition, question: ReportQuestion): Report {
  const { report, breaches } = tryReport(definition, question);
  const [first] = breaches;
  assert(
    first === undefined,
    `form ${definition.code}: column ${first?.column} of row ${first?.row} is ${first?.value}, should be ${first?.expected}`,
  );
  return report;
}

/** The same without stopping: what somebody who edits a form is shown. */
export function tryReport(definition: FormDefinition, question: ReportQuestion): TriedReport {
  const columns = definition.columns.filter(
    ({ until }) => until === undefined || question.period.from <= until,
  );
  const made = question.rows.map((row) => makeRow({ definition, columns, variant: question.variant }, row));
  const total = totalOf(columns, made);
  const report = {
    columns: columns.map(({ number }) => number),
    rows: made.map(({ row, cells }) => ({
      key: row.key,
      label: row.label,
      values: columns.map(({ number }) => cells.get(number) ?? null),
    })),
    total: columns.map(({ number }) => total.get(number) ?? null),
    levelled: made.flatMap(({ levelled }) => levelled),
  };
  const lines = [
    ...made.map(({ row, cells }) => ({ key: row.key, cells })),
    { key: TOTAL_ROW, cells: total },
  ];
  const breaches = [
    ...lines.flatMap((line) => checked(definition, line)),
    ...carriedOver(definition, question, made),
  ];
  return { report, breaches };
}

type Cells = ReadonlyMap<number, Value>;
type Making = {
  readonly definition: FormDefinition;
  readonly columns: readonly FormColumn[];
  readonly variant: Variant;
};
type Made = { readonly row: FigureRow; readonly cells: Cells; readonly levelled: readonly Levelled[] };

function makeRow({ definition, columns, variant }: Making, row: FigureRow): Made {
  const figures = Map.groupBy(row.figures, ({ name, at }) => `${at} ${name}`);
  const cells = new Map<number, Value>();
  for (const { number, content } of columns)
    if (content.kind === "FIGURES") cells.set(number, sumOfTerms(content.terms, { figures, variant }));
  const levelled = level(definition, { row: row.key, cells });
  derive(columns, cells);
  return { row, cells, levelled };
}

type Known = { readonly figures: ReadonlyMap<string, readonly Figure[]>; readonly variant: Variant };

function sumOfTerms(terms: readonly FormTerm[], { figures, variant }: Known): Value {
  let sum = 0;
  for (const { figure, at, sign, channels, causes, only } of terms) {
    if (only !== undefined && only !== variant) continue;
    for (const { channel, cause = NO_CAUSE, amount } of figures.get(`${at} ${figure}`) ?? []) {
      if (causes !== undefined && !causes.includes(cause)) continue;
      if (channels !== undefined && (channel === null || !channels.includes(channel))) continue;
      if (amount === null) return null;
      sum += sign * amount;
    }
  }
  return sum;
}

/**
 * A result opened again takes its finish back on the day of the reopening, and a dossier handed on takes back where it was
 * received: in a small unit more may be taken back in a period than there was. No column of a form can be below nought,
 * so the amount is added where the dossier came in, or went out, a second time: every sum still holds.
 */
function level(
  { levelling }: FormDefinition,
  { row, cells }: { readonly row: string; readonly cells: Map<number, Value> },
): Levelled[] {
  const levelled: Levelled[] = [];
  for (const { columns, into } of levelling) {
    for (const column of columns) {
      const value = cells.get(column) ?? 0;
      if (value >= 0) continue;
      cells.set(column, 0);
      if (into !== null) cells.set(into, (cells.get(into) ?? 0) - value);
      levelled.push({ row, column, into, amount: -value });
    }
  }
  return levelled;
}

/** Columns made of columns, then shares of any of them. */
function derive(columns: readonly FormColumn[], cells: Map<number, Value>): void {
  for (const { number, content } of columns)
    if (content.kind === "COLUMNS") cells.set(number, sumOfColumns(content.of, cells));
  for (const { number, content } of columns) {
    if (content.kind !== "SHARE") continue;
    const [part, whole] = [cells.get(content.part) ?? null, cells.get(content.whole) ?? null];
    cells.set(number, part === null || whole === null || whole === 0 ? null : percentOf(part, whole));
  }
}

/** Percent with two decimals, half up, by whole numbers: 7 of 9 is 77.78. */
export function percentOf(part: number, whole: number): number {
  return Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}

function sumOfColumns(of: readonly SignedColumn[], cells: Cells): Value {
  let sum = 0;
  for (const { column, sign } of of) {
    // A column that no longer exists counts nothing; one whose figures are not recorded makes the sum unknown.
    if (!cells.has(column)) continue;
    const value = cells.get(column) ?? null;
    if (value === null) return null;
    sum += sign * value;
  }
  return sum;
}

function totalOf(columns: readonly FormColumn[], made: readonly Made[]): Cells {
  const total = new Map<number, Value>();
  for (const { number, content } of columns) {
    if (content.kind !== "FIGURES" && content.kind !== "COLUMNS") continue;
    const values = made.map(({ cells }) => cells.get(number) ?? null);
    total.set(
      number,
      values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    );
  }
  derive(
    columns.filter(({ content }) => content.kind === "SHARE"),
    total,
  );
  return total;
}

function checked(
  { checks }: FormDefinition,
  { key, cells }: { readonly key: string; readonly cells: Cells },
): Breach[] {
  const negative = [...cells].flatMap(([column, value]) =>
    value !== null && value < 0 ? [{ row: key, column, value, expected: 0 }] : [],
  );
  const wrong = checks.flatMap(({ column, equals }) => {
    const [value, expected] = [cells.get(column) ?? null, sumOfColumns(equals, cells)];
    return value === null || expected === null || value === expected
      ? []
      : [{ row: key, column, value, expected }];
  });
  return [...negative, ...wrong];
}

/** What is carried over is what the period before left in hand, row by row. */
function carriedOver(
  definition: FormDefinition,
  { previous, variant }: ReportQuestion,
  made: readonly Made[],
): Breach[] {
  const rule = definition.carriedOver;
  if (rule === null || previous === null) return [];
  const { columns } = definition;
  const before = new Map(
    previous.map((row) => {
      const figures = Map.groupBy(row.figures, ({ name, at }) => `${at} ${name}`);
      const { cells } = makeRow({ definition, columns, variant }, row);
      return [
        row.key,
        (sumOfColumns(rule.equals, cells) ?? 0) + (sumOfTerms(rule.terms, { figures, variant }) ?? 0),
      ];
    }),
  );
  return made.flatMap(({ row, cells }) => {
    const [value, expected] = [cells.get(rule.column) ?? 0, before.get(row.key) ?? 0];
    return value === expected ? [] : [{ row: row.key, column: rule.column, value, expected }];
  });
}
