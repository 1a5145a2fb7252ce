import type { Json } from "../kernel/json.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import type { FormSchema } from "../modules/catalogue/index.ts";
import { type InventedPerson, inventionFrom } from "./invented-people.ts";

type Field = FormSchema["properties"][string];
type Answers = { readonly [name: string]: Json };
type Said = { readonly person: InventedPerson; readonly on: LocalDate; readonly overrides?: Answers };

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

/** Parts other than the person who applies, as the names of fields begin; wife, husband and parents may be that person. */
const PARTS = {
  child: null,
  mother: "FEMALE",
  father: "MALE",
  wife: "FEMALE",
  husband: "MALE",
  deceased: null,
  householder: null,
  members: null,
} as const satisfies Record<string, InventedPerson["gender"] | null>;
const COUPLES: readonly string[] = ["mother", "father", "wife", "husband"];

/**
 * Who is meant by a field: everybody in a declaration is somebody else, but that whoever applies is one of the two
 * parents or of the couple. The same applicant has the same family each time.
 */
function personOf(name: string, { person }: Said): InventedPerson {
  const parts: readonly [string, InventedPerson["gender"] | null][] = Object.entries(PARTS);
  const index = parts.findIndex(([part]) => name.startsWith(part));
  const [part, gender] = parts[index] ?? ["", null];
  if (part === "" || (COUPLES.includes(part) && gender === person.gender)) return person;
  const family = inventionFrom(Number(person.personalId.slice(-6)) * parts.length + index);
  return { ...family.person(gender ?? undefined), address: person.address };
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
        ([key, item]) => [key, answerOf(key, item, { ...said, person: personOf(name, said) })] as const,
      );
      return [Object.fromEntries(row.filter(([, value]) => value !== null))];
    }
    case "string":
      return textOf(name, field, said);
  }
}

function textOf(name: string, field: Extract<Field, { type: "string" }>, said: Said): Json {
  const { on } = said;
  const person = personOf(name, said);
  if (field.enum !== undefined)
    return field.enum.find((each) => each === person.gender) ?? field.enum[0] ?? null;
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
