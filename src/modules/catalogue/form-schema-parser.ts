import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import { localTextSchema } from "./local-text.ts";
import { firstProblem, type SchemaProblem } from "./schema-problem.ts";

/*
 * The part of JSON Schema 2020-12 an e-form (mẫu đơn, tờ khai điện tử) may use, with our `x-` words for people.
 * No `pattern`, no `$ref`: an expression written in an office must not be able to stop the server, and a form must
 * be readable from top to bottom.
 */

export const FORM_FORMATS = [
  "date",
  "email",
  "vn-personal-id",
  "vn-phone",
  "vn-tax-code",
  "vn-full-name",
] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);
const said = {
  "x-label": localTextSchema,
  "x-help": localTextSchema.optional(),
  /** The answer becomes a fact of the case under this name. */
  "x-fact": fieldName.optional(),
};

const option = z.strictObject({ value: z.string().min(1).max(100), label: localTextSchema });

const textFieldSchema = z.strictObject({
  ...said,
  type: z.literal("string"),
  format: z.enum(FORM_FORMATS).optional(),
  minLength: z.int().min(1).max(5_000).optional(),
  maxLength: z.int().min(1).max(5_000).optional(),
  enum: z.array(z.string()).min(1).max(100).optional(),
  /** Labels of the `enum` values, same order. */
  "x-options": z.array(option).optional(),
  "x-widget": z.enum(["text", "textarea", "radio", "select"]).optional(),
  "x-width": z.enum(["short", "medium", "full"]).optional(),
  /** HTML autofill token (WCAG 1.3.5); only where the field is about the person who types. */
  "x-autocomplete": z.enum(["name", "tel", "email", "bday", "street-address", "organization"]).optional(),
  /** What most people answer; stands in the box at once and can be changed. */
  default: z.string().max(200).optional(),
  /** What the account already knows of the person who types. */
  "x-prefill": z.enum(["fullName", "personalId", "phone"]).optional(),
  /** For dates: on which side of the day of submission it must lie. */
  "x-day": z.enum(["NOT_FUTURE", "NOT_PAST"]).optional(),
});

const numberFieldSchema = z.strictObject({
  ...said,
  type: z.enum(["integer", "number"]),
  minimum: z.number(),
  maximum: z.number(),
  "x-unit": localTextSchema.optional(),
});

const tickFieldSchema = z.strictObject({
  ...said,
  type: z.literal("boolean"),
  /** Must be ticked: a commitment (cam đoan). */
  const: z.literal(true).optional(),
});

const plainFieldSchema = z.discriminatedUnion("type", [textFieldSchema, numberFieldSchema, tickFieldSchema]);

const listFieldSchema = z.strictObject({
  ...said,
  type: z.literal("array"),
  minItems: z.int().min(0).max(50).default(0),
  maxItems: z.int().min(1).max(50),
  items: z.strictObject({
    type: z.literal("object"),
    properties: z.record(fieldName, plainFieldSchema),
    /** Order of the columns: JSON in the database keeps no order of names. */
    "x-fields": z.array(fieldName).min(1),
    required: z.array(fieldName).default([]),
    additionalProperties: z.literal(false),
  }),
});

/** Fields that are asked, and needed, under these answers only. */
const ruleSchema = z.strictObject({
  if: z.strictObject({
    properties: z.record(
      fieldName,
      z.strictObject({ enum: z.array(z.union([z.string(), z.boolean()])).min(1) }),
    ),
    required: z.array(fieldName).min(1),
  }),
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
  then: z.strictObject({ required: z.array(fieldName).min(1) }),
});

const formSchemaSchema = z.strictObject({
  $schema: z.literal("https://json-schema.org/draft/2020-12/schema"),
  type: z.literal("object"),
  properties: z.record(fieldName, z.union([plainFieldSchema, listFieldSchema])),
  required: z.array(fieldName).default([]),
  allOf: z.array(ruleSchema).optional(),
  additionalProperties: z.literal(false),
  "x-sections": z
    .array(
      z.strictObject({
        code: fieldName,
        title: localTextSchema,
        help: localTextSchema.optional(),
        fields: z.array(fieldName).min(1),
      }),
    )
    .min(1),
  /** Who is whom: where the answer says so, these fields are those of whoever fills in, and are not asked again. */
  "x-same-person": z
    .array(
      z.strictObject({
        when: z.strictObject({ field: fieldName, equals: z.string().min(1).max(100) }),
        /** The field that is taken over, by the field it is taken into. */
        take: z.record(fieldName, fieldName),
      }),
    )
    .optional(),
  /** Facts reckoned from an answer: whole days from a date given to the day of submission. */
  "x-days-since": z.array(z.strictObject({ fact: fieldName, field: fieldName })).optional(),
  /** Where the numbers a fee is reckoned from are found: in a list, or (list null) in the form itself. */
  "x-fee-basis": z.strictObject({ list: fieldName.nullable(), units: fieldName, sets: fieldName }).optional(),
});

export type FormSchema = z.output<typeof formSchemaSchema>;
export type PlainField = z.output<typeof plainFieldSchema>;
export type ListField = z.output<typeof listFieldSchema>;
export type FormField = PlainField | ListField;

/** The answer of a question that has only one; null where there is something to ask. */
export function onlyAnswer(field: FormField): number | null {
  const counts = field.type === "integer" || field.type === "number";
  return counts && field.minimum === field.maximum ? field.minimum : null;
}

/** The typed schema, or the first thing wrong with it: where, and which rule it breaks. */
export function readFormSchema(schema: {
  readonly [key: string]: Json;
}): { schema: FormSchema } | { problem: SchemaProblem } {
  const read = formSchemaSchema.safeParse(schema);
  if (!read.success) return { problem: firstProblem(read.error, schema) };
  const problem = unplacedField(read.data);
  return problem === null ? { schema: read.data } : { problem };
}

/** The columns of a list in order, each with its field. */
export function columnsOf(list: ListField): (readonly [string, PlainField])[] {
  return list.items["x-fields"].flatMap((name) => {
    const field = list.items.properties[name];
    return field === undefined ? [] : [[name, field] as const];
  });
}

/** The part of the schema that speaks of a field: the first of them. */
function placeOf(schema: FormSchema, name: string): string {
  const speaks = (part: unknown) => JSON.stringify(part ?? null).includes(`"${name}"`);
  const parts = ["x-sections", "required", "x-same-person", "allOf"] as const;
  return parts.find((part) => speaks(schema[part])) ?? "";
}

/** Every field stands in exactly one section, and every rule speaks of a field that exists. */
function unplacedField(schema: FormSchema): SchemaProblem | null {
  const placed = schema["x-sections"].flatMap((section) => section.fields);
  const known = new Set(Object.keys(schema.properties));
  for (const name of known) {
    const times = placed.filter((each) => each === name).length;
    if (times !== 1) return { at: `properties.${name}`, rule: "SECTIONS", detail: String(times) };
  }
  for (const [name, field] of Object.entries(schema.properties)) {
    if (field.type !== "array") continue;
    const columns = field.items["x-fields"];
    const same = Object.keys(field.items.properties).every((column) => columns.includes(column));
    if (!same || columns.length !== Object.keys(field.items.properties).length)
      return { at: `properties.${name}.items.x-fields`, rule: "COLUMNS", detail: columns.join(", ") };
  }
  const spoken = [
    ...placed,
    ...schema.required,
    ...(schema["x-same-person"] ?? []).flatMap(({ when, take }) => [
      when.field,
      ...Object.entries(take).flat(),
    ]),
    ...(schema.allOf ?? []).flatMap((rule) => [...rule.if.required, ...rule.then.required]),
  ];
  const unknown = spoken.find((name) => !known.has(name));
  return unknown === undefined
    ? null
    : { at: placeOf(schema, unknown), rule: "NO_SUCH_FIELD", detail: unknown };
}
