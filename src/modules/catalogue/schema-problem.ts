import type { z } from "zod";
import { type Locale, messages } from "../../i18n/index.ts";

/** What is wrong with an e-form's schema: the place (`properties.a.type`, empty for the whole), the rule, and of what. */
export type SchemaProblem = { readonly at: string; readonly rule: SchemaRule; readonly detail: string };

type SchemaRule =
  | "MISSING"
  | "TYPE"
  | "VALUE"
  | "UNKNOWN_WORD"
  | "TOO_SMALL"
  | "TOO_BIG"
  | "FORMAT"
  | "SECTIONS"
  | "COLUMNS"
  | "NO_SUCH_FIELD"
  | "NOT_COMPILED";

/** The first thing the definition of an e-form refuses, at the deepest place that can be named. */
export function firstProblem(error: z.ZodError, schema: unknown): SchemaProblem {
  const [issue] = error.issues;
  return issue === undefined ? { at: "", rule: "TYPE", detail: "" } : problemOf(issue, [], schema);
}

function problemOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[], schema: unknown): SchemaProblem {
  const path = [...above, ...issue.path];
  const at = path.map(String).join(".");
  if (issue.code === "invalid_union") {
    const inner = branchOf(issue.errors);
    return inner === undefined ? { at, rule: "VALUE", detail: "" } : problemOf(inner, path, schema);
  }
  if (issue.code === "invalid_type" && valueAt(schema, path) === undefined)
    return { at, rule: "MISSING", detail: "" };
  return { at, ...ruleOf(issue) };
}

function ruleOf(issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueInvalidUnion>): Omit<SchemaProblem, "at"> {
  switch (issue.code) {
    case "invalid_type":
      return { rule: "TYPE", detail: issue.expected };
    case "invalid_value":
      return { rule: "VALUE", detail: issue.values.map(String).join(", ") };
    case "unrecognized_keys":
      return { rule: "UNKNOWN_WORD", detail: issue.keys.join(", ") };
    case "too_small":
      return { rule: "TOO_SMALL", detail: String(issue.minimum) };
    case "too_big":
      return { rule: "TOO_BIG", detail: String(issue.maximum) };
    default:
      return { rule: "FORMAT", detail: "" };
  }
}

/** Of the shapes a field may have, the one its `type` chose: the others refuse that very word. */
function branchOf(branches: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | undefined {
  const chosen = branches.find((issues) => issues.every(({ path }) => path[0] !== "type"));
  return (chosen ?? branches[0])?.[0];
}

function valueAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    schema,
  );
}

/** The problem as a sentence for the officer who wrote the schema, with its place. */
export function saySchemaProblem({ at, rule, detail }: SchemaProblem, locale: Locale): string {
  const t = messages(locale).catalogue.schema;
  return t.at({ place: at === "" ? t.whole : `“${at}”`, sentence: t.rules[rule]({ detail }) });
}
