import type { Json } from "../../kernel/json.ts";

type Facts = { readonly [name: string]: Json };

/** The same facts with every text in them passed through `change`. The wordings of the product itself need no such care. */
export function everyText(facts: Facts, change: (text: string) => string): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, changed(fact, change)]));
}

function changed(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (value === null || typeof value !== "object") return value;
  return isList(value) ? value.map((item) => changed(item, change)) : everyText(value, change);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
