import type { FormAnswers } from "../form-data.ts";
import type { FormSchema } from "../form-schema-parser.ts";

type Rule = NonNullable<FormSchema["x-same-person"]>[number];

/**
 * The answers with everything filled in that was already said: who applies for themselves is not asked their name, number
 * and residence a second time. What stands in those boxes gives way, since two names for one person cannot both be right.
 */
export function withSamePerson(schema: FormSchema, answers: FormAnswers): FormAnswers {
  const taken = rulesThatHold(schema, answers).flatMap(({ take }) =>
    Object.entries(take).flatMap(([into, from]) => {
      const value = answers[from];
      return value === undefined ? [] : [[into, value] as const];
    }),
  );
  return taken.length === 0 ? answers : { ...answers, ...Object.fromEntries(taken) };
}

/** The answers without what was taken over: what stands in the boxes when the form is opened again. */
export function askedAnswers(schema: FormSchema, answers: FormAnswers): FormAnswers {
  const taken = takenFrom(schema, answers);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !taken.has(name)));
}

/** Where each field that is taken over has its answer from. */
export function takenFrom(schema: FormSchema, answers: FormAnswers): ReadonlyMap<string, string> {
  return new Map(rulesThatHold(schema, answers).flatMap(({ take }) => Object.entries(take)));
}

/** The rules by which a field may be left to what was said elsewhere. */
export function samePersonRules(schema: FormSchema, name: string): readonly Rule[] {
  return (schema["x-same-person"] ?? []).filter(({ take }) => Object.hasOwn(take, name));
}

function rulesThatHold(schema: FormSchema, answers: FormAnswers): readonly Rule[] {
  return (schema["x-same-person"] ?? []).filter(({ when }) => answers[when.field] === when.equals);
}

/** Whether the form itself asks for the commitment (cam đoan): nobody declares the same thing twice. */
export function declaresInForm(schema: FormSchema | null): boolean {
  return Object.values(schema?.properties ?? {}).some(
    (field) => field.type === "boolean" && field.const === true,
  );
}
