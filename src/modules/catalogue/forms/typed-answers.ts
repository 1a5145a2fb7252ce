import type { Json } from "../../../kernel/json.ts";
import type { FormAnswers } from "../form-data.ts";

/** What stands in the boxes, by the name a browser sends: `members.0.fullName` for a row of a list. */
export type TypedAnswers = { readonly [name: string]: string };

/** Stored answers as the names and texts a browser would send: what fills the boxes again. */
export function typedAnswers(answers: FormAnswers): TypedAnswers {
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

/** What a browser sent, as text only: what is shown again after a mistake. */
export function typedTexts(form: { readonly [name: string]: unknown }): TypedAnswers {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const last = Array.isArray(value) ? value.at(-1) : value;
      return typeof last === "string" ? [[name, last]] : [];
    }),
  );
}
