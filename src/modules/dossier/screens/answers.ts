import { type Locale, messages } from "../../../i18n/index.ts";
import type { Json } from "../../../kernel/json.ts";
import { type FormSchema, textIn } from "../../catalogue/index.ts";
import { rowFields, type TypedAnswers } from "./form-fields.tsx";

/** Stored answers as the names and texts a browser would send: what fills the boxes again. */
export function typedAnswers(answers: Readonly<Record<string, Json>>): TypedAnswers {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(answers)) spread(typed, name, value);
  return typed;
}

function spread(typed: Record<string, string>, name: string, value: Json): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item: Json, index: number) => {
      spread(typed, `${name}.${index}`, item);
    });
  } else if (typeof value === "object") {
    for (const [inner, item] of Object.entries(value)) spread(typed, `${name}.${inner}`, item);
  } else {
    typed[name] = String(value);
  }
}

/** Answers in the order and words of their form, for review and for the dossier's page: `[label, value]`. */
export function answersInWords(
  schema: FormSchema,
  answers: Readonly<Record<string, unknown>>,
  locale: Locale,
): (readonly [string, string])[] {
  return schema["x-sections"].flatMap((section) =>
    section.fields.flatMap((name): (readonly [string, string])[] => {
      const field = schema.properties[name];
      const value = answers[name];
      if (field === undefined || value === undefined || value === null) return [];
      const label = textIn(field["x-label"], locale);
      if (field.type !== "array") return [[label, valueInWords(field, value, locale)]];
      if (!Array.isArray(value)) return [];
      return value.map(
        (row: unknown, index) => [`${label} ${index + 1}`, rowInWords(field, row, locale)] as const,
      );
    }),
  );
}

type Field = FormSchema["properties"][string];
type ListField = Extract<Field, { readonly type: "array" }>;
type PlainField = Exclude<Field, ListField>;

function rowInWords(field: ListField, row: unknown, locale: Locale): string {
  if (row === null || typeof row !== "object") return "";
  const given = new Map<string, unknown>(Object.entries(row));
  return rowFields(field)
    .filter(([name]) => given.has(name))
    .map(
      ([name, plain]) =>
        `${textIn(plain["x-label"], locale)}: ${valueInWords(plain, given.get(name), locale)}`,
    )
    .join("; ");
}

function valueInWords(field: PlainField, value: unknown, locale: Locale): string {
  const t = messages(locale).catalogue.form;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number")
    return new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB").format(value);
  if (typeof value !== "string") return "";
  if (field.type === "string" && field["x-options"] !== undefined) {
    const option = field["x-options"].find((each) => each.value === value);
    if (option !== undefined) return textIn(option.label, locale);
  }
  const isDay = field.type === "string" && field.format === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay ? value.split("-").reverse().join("/") : value;
}
