import { accept, type Result, refuse } from "../../../../kernel/result.ts";
import type { FormColumn, FormDefinition, SignedColumn } from "../form-definition.ts";
import type { ReportRefusal } from "../refusals.ts";

/*
 * Changes of a form as a clerk makes them. Columns are numbered in the order in which they stand, and whatever speaks of a
 * column follows its number: a sum never comes to mean another column because one was moved.
 */

/** One place up (−1) or down (1); the first and the last stay where they are. */
export function moveColumn(form: FormDefinition, number: number, by: 1 | -1): FormDefinition {
  const order = form.columns.map((column) => column.number);
  const from = order.indexOf(number);
  const to = from + by;
  const [other, own] = [order[to], order[from]];
  if (other === undefined || own === undefined) return form;
  order[to] = own;
  order[from] = other;
  return inOrder(form, order);
}

/** A last column that counts what was accepted, for its maker to change. */
export function addColumn(form: FormDefinition, name: FormColumn["name"]): FormDefinition {
  const number = Math.max(0, ...form.columns.map((column) => column.number)) + 1;
  const terms = [{ figure: "accepted", at: "FLOW", sign: 1 } as const];
  const column: FormColumn = { number, group: null, name, content: { kind: "FIGURES", terms } };
  const columns = [...form.columns, column];
  return inOrder(
    { ...form, columns },
    columns.map((each) => each.number),
  );
}

/** Takes a column out; refused where a sum, a share or a check still speaks of it. */
export function removeColumn(form: FormDefinition, number: number): Result<FormDefinition, ReportRefusal> {
  const uses = usesOf(form, number);
  if (uses.columns.length + uses.checks.length > 0 || uses.isCarried || uses.isLevelled)
    return refuse({ code: "REPORT_FORM_COLUMN_USED", column: number, uses });
  const columns = form.columns.filter((column) => column.number !== number);
  return accept(
    inOrder(
      { ...form, columns },
      columns.map((column) => column.number),
    ),
  );
}

/** The column with another name or another way of being made; its place and number stay. */
export function withColumn(form: FormDefinition, column: FormColumn): FormDefinition {
  return { ...form, columns: form.columns.map((each) => (each.number === column.number ? column : each)) };
}

type ColumnUses = Extract<ReportRefusal, { readonly code: "REPORT_FORM_COLUMN_USED" }>["uses"];

/** Who speaks of a column. */
function usesOf({ columns, checks, carriedOver, levelling }: FormDefinition, number: number): ColumnUses {
  const speaks = (of: readonly SignedColumn[]) => of.some(({ column }) => column === number);
  return {
    columns: columns.flatMap(({ number: own, content }) => {
      const isUsed =
        (content.kind === "COLUMNS" && speaks(content.of)) ||
        (content.kind === "SHARE" && (content.part === number || content.whole === number));
      return isUsed ? [own] : [];
    }),
    checks: checks.flatMap(({ column, equals }, index) =>
      column === number || speaks(equals) ? [index + 1] : [],
    ),
    isCarried: carriedOver !== null && (carriedOver.column === number || speaks(carriedOver.equals)),
    isLevelled: levelling.some(({ columns: levelled, into }) => into === number || levelled.includes(number)),
  };
}

/** The form with its columns in this order, numbered from 1, and every mention of one under its new number. */
function inOrder(form: FormDefinition, order: readonly number[]): FormDefinition {
  const numbers = new Map(order.map((number, index) => [number, index + 1]));
  const renamed = (number: number) => numbers.get(number) ?? number;
  const sum = (of: readonly SignedColumn[]) =>
    of.map(({ column, sign }) => ({ column: renamed(column), sign }));
  const content = (made: FormColumn["content"]): FormColumn["content"] => {
    if (made.kind === "COLUMNS") return { ...made, of: sum(made.of) };
    if (made.kind === "SHARE") return { ...made, part: renamed(made.part), whole: renamed(made.whole) };
    return made;
  };
  return {
    ...form,
    columns: order.flatMap((number) =>
      form.columns
        .filter((column) => column.number === number)
        .map((column) => ({ ...column, number: renamed(number), content: content(column.content) })),
    ),
    checks: form.checks.map(({ column, equals }) => ({ column: renamed(column), equals: sum(equals) })),
    carriedOver: form.carriedOver && {
      ...form.carriedOver,
      column: renamed(form.carriedOver.column),
      equals: sum(form.carriedOver.equals),
    },
    levelling: form.levelling.map(({ columns, into }) => ({
      columns: columns.map(renamed),
      into: into === null ? null : renamed(into),
    })),
  };
}
