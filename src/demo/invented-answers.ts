import type { Json } from "../kernel/json.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import type { FormSchema } from "../modules/catalogue/index.ts";
import type { InventedPerson } from "./invented-people.ts";

type Field = FormSchema["properties"][string];
type Answers = { readonly [name: string]: Json };
export type Said = { readonly person: InventedPerson; readonly on: LocalDate; readonly overrides?: Answers };

/**
 * Answers to every field of an e-form that it accepts: what the demo and the working-week scenario hand in.
 * Optional ticks stay empty, so that only the case asked for by `overrides` applies.
 */
export function inventedAnswers(schema: FormSchema, said: Said): Answers {
  const answers: Record<string, Json> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const answer = answerOf(name, field, said);
    if (answer !== null) answers[name] = answer;
  }
  return { ...answers, ...said.overrides };
}

function answerOf(name: string, field: Field, said: Said): Json {
  switch (field.type) {
    case "boolean":
      return field.const === true ? true : null;
    case "integer":
    case "number":
      return Math.min(field.maximum, Math.max(field.minimum, 2));
    case "array": {
      const row = Object.entries(field.items.properties).map(
        ([key, item]) => [key, answerOf(key, item, said)] as const,
      );
      return [Object.fromEntries(row.filter(([, value]) => value !== null))];
    }
    case "string":
      return textOf(name, field, said);
  }
}

function textOf(name: string, field: Extract<Field, { type: "string" }>, { person, on }: Said): Json {
  if (field.enum !== undefined) return field.enum[0] ?? null;
  switch (field.format) {
    case "date":
      return dateOf(name, { on, birthDate: person.birthDate, notPast: field["x-day"] === "NOT_PAST" });
    case "email":
      return "nguoi-nop@example.invalid";
    case "vn-personal-id":
      return person.personalId;
    case "vn-phone":
      return `0${person.phone.slice(3)}`;
    case "vn-tax-code":
      return "0102030405";
    case "vn-full-name":
      return person.fullName;
    case undefined:
      return wordsOf(name, person).slice(0, field.maxLength ?? 200);
  }
}

function dateOf(
  name: string,
  known: { readonly on: LocalDate; readonly birthDate: string; readonly notPast: boolean },
): string {
  if (/^(child|death)/i.test(name)) return addDays(known.on, -7);
  if (known.notPast) return addDays(known.on, 3);
  return /birth/i.test(name) ? known.birthDate : addDays(known.on, -30);
}

function wordsOf(name: string, person: InventedPerson): string {
  if (/address|residence|place|hometown/i.test(name)) return person.address;
  if (/ethnicity/i.test(name)) return "Kinh";
  if (/nationality/i.test(name)) return "Việt Nam";
  return "Nội dung minh họa";
}
