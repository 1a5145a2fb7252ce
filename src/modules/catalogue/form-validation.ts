import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Locale, messages } from "../../i18n/index.ts";
import { parsePersonalId, parsePhone, parseTaxCode } from "../../kernel/identifiers.ts";
import type { Json } from "../../kernel/json.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { type FormAnswers, fieldAt, valueAt } from "./form-data.ts";
import {
  FORM_FORMATS,
  type FormField,
  type FormFormat,
  type FormSchema,
  readFormSchema,
} from "./form-schema-parser.ts";
import { takenFrom } from "./forms/same-person.ts";
import { textIn } from "./local-text.ts";
import type { FormDefinition } from "./procedure.ts";
import type { SchemaProblem } from "./schema-problem.ts";

/** One answer that does not fit: where (`members.0.fullName`), which rule, and the sentence for the person. */
export type FormError = { readonly path: string; readonly rule: string; readonly message: string };

type FormReading = { readonly locale: Locale; readonly on: LocalDate };

/** A later day than any birth year the personal number can carry: the day itself is compared apart from the shape. */
const END_OF_TIME = parseLocalDate("2399-12-31");

const CHECKS: Readonly<Record<FormFormat, (text: string) => boolean>> = {
  date: (text) => parseLocalDate(text) !== null,
  email: (text) => /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text),
  "vn-personal-id": (text) => END_OF_TIME !== null && parsePersonalId(text, END_OF_TIME) !== null,
  "vn-phone": (text) => parsePhone(text) !== null,
  "vn-tax-code": (text) => parseTaxCode(text) !== null,
  "vn-full-name": (text) => /^[\p{L}][\p{L}\p{M}'’. -]{1,99}$/u.test(text),
};

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  validateFormats: true,
  messages: false,
});
for (const format of FORM_FORMATS) ajv.addFormat(format, CHECKS[format]);
ajv.addVocabulary([
  "x-label",
  "x-help",
  "x-fact",
  "x-options",
  "x-widget",
  "x-width",
  "x-autocomplete",
  "x-prefill",
  "x-day",
  "x-unit",
  "x-sections",
  "x-fields",
  "x-same-person",
  "x-days-since",
  "x-fee-basis",
]);

const compiled = new WeakMap<FormSchema, ValidateFunction>();

/** Compiled once for each schema object; versions are read once and cached, so once for each version. */
function validatorOf(schema: FormSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(schema);
  // Ajv keeps every schema it ever saw; ours are kept by whoever holds the schema, and go with it.
  ajv.removeSchema(schema);
  compiled.set(schema, validate);
  return validate;
}

const typed = new WeakMap<object, FormSchema>();

/** The typed form of a published schema; the same object for the same schema, so that it compiles once a version. */
export function formSchemaOf(definition: FormDefinition): FormSchema | null {
  if (definition.schema === null) return null;
  const known = typed.get(definition.schema);
  if (known !== undefined) return known;
  const read = readFormSchema(definition.schema);
  if ("problem" in read) return null;
  typed.set(definition.schema, read.schema);
  return read.schema;
}

/** Why a schema is no e-form, with the place; null where it compiles. */
export function compileProblem(schema: { readonly [key: string]: Json }): SchemaProblem | null {
  const read = readFormSchema(schema);
  if ("problem" in read) return read.problem;
  try {
    validatorOf(read.schema);
    return null;
  } catch (error) {
    // Ajv refuses a schema by throwing: here that is the answer the officer asked for.
    const detail = error instanceof Error ? error.message : String(error);
    return { at: "", rule: "NOT_COMPILED", detail };
  }
}

/**
 * Everything wrong with the answers, in the order of the form, one sentence a field; empty when they fit.
 * `on` is the day of submission: dates and birth years are compared with it.
 */
export function validateForm(schema: FormSchema, data: FormAnswers, reading: FormReading): FormError[] {
  const validate = validatorOf(schema);
  const found = new Map<string, FormError>();
  if (!validate(data)) {
    for (const error of validate.errors ?? []) collect(found, toFormError(schema, error, reading.locale));
  }
  for (const error of dayErrors(schema, data, reading)) collect(found, error);
  return inFormOrder(schema, toldOnce(schema, data, found));
}

/** What is wrong where it was typed is not wrong a second time where it was taken over. */
function toldOnce(schema: FormSchema, data: FormAnswers, found: ReadonlyMap<string, FormError>): FormError[] {
  const sources = takenFrom(schema, data);
  return [...found.values()].filter(({ path }) => {
    const source = sources.get(path);
    return source === undefined || !found.has(source);
  });
}

function collect(found: Map<string, FormError>, error: FormError | null): void {
  if (error !== null && !found.has(error.path)) found.set(error.path, error);
}

/** Null for the `if` keyword, which only repeats that its `then` failed. */
function toFormError(schema: FormSchema, error: ErrorObject, locale: Locale): FormError | null {
  if (error.keyword === "if") return null;
  const parent = error.instancePath.split("/").slice(1);
  const child = error.params.missingProperty ?? error.params.additionalProperty;
  const path = [...parent, ...(typeof child === "string" ? [child] : [])].join(".");
  const field = fieldAt(schema, path);
  const label = field === null ? path : textIn(field["x-label"], locale);
  return { path, rule: error.keyword, message: sentence(error, { label, field, locale }) };
}

type About = { readonly label: string; readonly field: FormField | null; readonly locale: Locale };

function sentence(error: ErrorObject, about: About): string {
  const say = messages(about.locale).catalogue.form.errors;
  const limit = Number(error.params.limit ?? 0);
  switch (error.keyword) {
    case "required":
      return about.field?.type === "boolean" ? say.tick(about.label) : say.required(about.label);
    case "const":
      return say.tick(about.label);
    case "minLength":
      return say.minLength(about.label, limit);
    case "maxLength":
      return say.maxLength(about.label, limit);
    case "minimum":
      return say.minimum(about.label, limit);
    case "maximum":
      return say.maximum(about.label, limit);
    case "minItems":
      return say.minItems(about.label, limit);
    case "maxItems":
      return say.maxItems(about.label, limit);
    case "enum":
      return say.choose(about.label);
    case "format":
      return formatSentence(String(error.params.format), about);
    case "additionalProperties":
      return say.unknown(about.label);
    default:
      return about.field?.type === "integer"
        ? say.wholeNumber(about.label)
        : about.field?.type === "number"
          ? say.number(about.label)
          : say.type(about.label);
  }
}

function formatSentence(format: string, about: About): string {
  const say = messages(about.locale).catalogue.form.formats;
  const known = FORM_FORMATS.find((each) => each === format);
  return known === undefined
    ? messages(about.locale).catalogue.form.errors.type(about.label)
    : say[known](about.label);
}

/** Dates against the day of submission, and personal numbers of people not born yet. */
function dayErrors(schema: FormSchema, data: FormAnswers, { locale, on }: FormReading): FormError[] {
  const say = messages(locale).catalogue.form;
  const errors: FormError[] = [];
  for (const [path, field] of plainFields(schema, data)) {
    const value = valueAt(data, path);
    if (field.type !== "string" || typeof value !== "string") continue;
    const label = textIn(field["x-label"], locale);
    const isDate = field.format === "date" && parseLocalDate(value) !== null;
    if (isDate && field["x-day"] === "NOT_FUTURE" && value > on)
      errors.push({ path, rule: "x-day", message: say.errors.notFuture(label) });
    if (isDate && field["x-day"] === "NOT_PAST" && value < on)
      errors.push({ path, rule: "x-day", message: say.errors.notPast(label) });
    if (field.format === "vn-personal-id" && parsePersonalId(value, on) === null) {
      errors.push({ path, rule: "format", message: say.formats["vn-personal-id"](label) });
    }
  }
  return errors;
}

/** Every plain field with its path, those of list rows included as far as rows were given. */
function plainFields(schema: FormSchema, data: FormAnswers): (readonly [string, FormField])[] {
  return Object.entries(schema.properties).flatMap(([name, field]): (readonly [string, FormField])[] => {
    if (field.type !== "array") return [[name, field]];
    const rows = data[name];
    const count = Array.isArray(rows) ? rows.length : 0;
    return Array.from({ length: count }, (_, row) =>
      Object.entries(field.items.properties).map(
        ([inner, each]) => [`${name}.${row}.${inner}`, each] as const,
      ),
    ).flat();
  });
}

function inFormOrder(schema: FormSchema, errors: FormError[]): FormError[] {
  const order = new Map(
    schema["x-sections"].flatMap((section) => section.fields).map((name, index) => [name, index]),
  );
  const placeOf = (error: FormError) => order.get(error.path.split(".")[0] ?? "") ?? order.size;
  return errors.sort(
    (a, b) => placeOf(a) - placeOf(b) || a.path.localeCompare(b.path, "en", { numeric: true }),
  );
}
