import { normaliseText } from "../../kernel/fold-text.ts";
import { parsePhone, parseTaxCode } from "../../kernel/identifiers.ts";
import type { Json } from "../../kernel/json.ts";
import { daysBetween, type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import type { Facts } from "./condition.ts";
import { type FormField, type FormSchema, onlyAnswer, type PlainField } from "./form-schema-parser.ts";
import { withSamePerson } from "./forms/same-person.ts";

/** Answers to an e-form as JSON: what the schema validates, what a draft keeps and a dossier stores. */
export type FormAnswers = { readonly [name: string]: Json };

/** What a browser sent, by field name: `members.0.fullName` for a row of a list. */
type TypedValues = { readonly [name: string]: unknown };

/**
 * Reads urlencoded answers into typed data by the schema. An empty box is no answer; what cannot be read as its type
 * is kept as typed, so that validation can name it and the page can show it again. Names the form does not have are
 * kept too, and refused by validation; names starting with `_` belong to the page's own buttons.
 */
export function readFormData(schema: FormSchema, typed: TypedValues): FormAnswers {
  const data: Record<string, Json> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const value =
      onlyAnswer(field) ??
      (field.type === "array"
        ? readRows(field.items.properties, name, typed)
        : readValue(field, typed[name]));
    if (value !== undefined) data[name] = value;
  }
  for (const [name, value] of Object.entries(typed)) {
    const first = name.split(".")[0] ?? name;
    if (!name.startsWith("_") && !Object.hasOwn(schema.properties, first)) data[name] = textOf(value);
  }
  return withSamePerson(schema, data);
}

const ROWS_MAX = 50;

/** Rows with nothing in them are left out: an empty row on the paper is no entry. */
function readRows(
  properties: Record<string, PlainField>,
  name: string,
  typed: TypedValues,
): Json[] | undefined {
  const rows: Json[] = [];
  for (let index = 0; index < ROWS_MAX; index += 1) {
    const row: Record<string, Json> = {};
    for (const [inner, field] of Object.entries(properties)) {
      const value = readValue(field, typed[`${name}.${index}.${inner}`]);
      if (value !== undefined) row[inner] = value;
    }
    if (Object.keys(row).length > 0) rows.push({ ...row, ...onlyAnswers(properties) });
  }
  return rows.length > 0 ? rows : undefined;
}

function onlyAnswers(properties: Record<string, PlainField>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]): [string, number][] => {
      const only = onlyAnswer(field);
      return only === null ? [] : [[name, only]];
    }),
  );
}

function readValue(field: PlainField, value: unknown): Json | undefined {
  const text = textOf(value);
  if (field.type === "boolean") return text === "" ? undefined : text === "true" || text === "on";
  if (text.trim() === "") return undefined;
  if (field.type === "string") return readText(field, text);
  return readNumber(text);
}

/** Many boxes of one name: the last one counts, as in a form filled twice. */
function textOf(value: unknown): string {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === "string" ? last : "";
}

function readText(field: Extract<PlainField, { type: "string" }>, text: string): string {
  const clean =
    field["x-widget"] === "textarea"
      ? text.split(/\r?\n/).map(normaliseText).join("\n").trim()
      : normaliseText(text);
  switch (field.format) {
    case "date":
      return readDate(clean);
    case "vn-personal-id":
      return clean.replace(/[\s.]/g, "");
    case "vn-phone":
      return parsePhone(clean) ?? clean;
    case "vn-tax-code":
      return parseTaxCode(clean)?.code ?? clean;
    default:
      return clean;
  }
}

/** People write 5/3/1990; browsers with a date box send 1990-03-05. */
function readDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return text;
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`) ?? text;
}

/** `1.200` is twelve hundred and `85,5` is 85.5 here; text that is no number stays text and is named as wrong. */
function readNumber(text: string): number | string {
  const compact = text
    .replace(/\s/g, "")
    .replace(/\.(?=\d{3}(?:\D|$))/g, "")
    .replace(",", ".");
  const value = Number(compact);
  return compact !== "" && Number.isFinite(value) ? value : text;
}

/** The field a path such as `members.0.fullName` leads to; null where there is none. */
export function fieldAt(schema: FormSchema, path: string): FormField | null {
  const [name, , inner] = path.split(".");
  const field =
    name !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  if (field === undefined) return null;
  if (field.type !== "array" || inner === undefined) return field;
  return Object.hasOwn(field.items.properties, inner) ? (field.items.properties[inner] ?? null) : null;
}

/** The answer a path leads to; undefined where nothing was answered. */
export function valueAt(data: FormAnswers, path: string): Json | undefined {
  let here: Json | undefined = data;
  for (const step of path.split(".")) {
    if (here === null || typeof here !== "object" || !Object.hasOwn(here, step)) return undefined;
    here = Object.entries(here).find(([key]) => key === step)?.[1];
  }
  return here;
}

/** The case facts that the answers state (`x-fact`), and the days passed since dates they give (`x-days-since`). */
export function factsOf(schema: FormSchema, data: FormAnswers, on: LocalDate): Facts {
  const facts: Record<string, Json> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = data[name];
    if (field["x-fact"] !== undefined && value !== undefined) facts[field["x-fact"]] = value;
  }
  for (const { fact, field } of schema["x-days-since"] ?? []) {
    const value = data[field];
    const date = typeof value === "string" ? parseLocalDate(value) : null;
    if (date !== null) facts[fact] = daysBetween(date, on);
  }
  return facts;
}

/** The numbers a fee is reckoned from, one entry a paper: pages of one copy and how many copies. */
export function feeQuantitiesOf(schema: FormSchema, data: FormAnswers): { units: number; sets: number }[] {
  const basis = schema["x-fee-basis"];
  if (basis === undefined) return [];
  const list = basis.list === null ? [data] : data[basis.list];
  if (!Array.isArray(list)) return [];
  return list.map((row) => ({ units: countIn(row, basis.units), sets: countIn(row, basis.sets) }));
}

function countIn(row: unknown, name: string): number {
  const value =
    row !== null && typeof row === "object"
      ? Object.entries(row).find(([key]) => key === name)?.[1]
      : undefined;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : 1;
}
