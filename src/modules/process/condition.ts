import { evaluate, parseExpression } from "feelin";
import { assert } from "../../kernel/assert.ts";
import type { Json } from "../../kernel/json.ts";
import type { ProcessFacts } from "./state.ts";

/** Long enough for any rule an office writes, short enough that parsing can never cost anything. */
const CONDITION_LENGTH_MAX = 500;
const DEPTH_MAX = 4;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The part of FEEL (DMN 1.5) that a condition may use: comparisons, and/or/not, lists, `in`, `between`, paths.
 * No loop, no function but `not`, no `now()`: a condition always ends and the same facts always give the same answer.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...["Expression", "Comparison", "Conjunction", "Disjunction", "ParenthesizedExpression"],
  ...["VariableName", "Identifier", "PathExpression", "PathName", "CompareOp", "PositiveUnaryTest"],
  ...["PositiveUnaryTests", "StringLiteral", "NumericLiteral", "BooleanLiteral", "null", "List"],
  ...["FunctionInvocation", "PositionalParameters", "ArithmeticExpression", "ArithOp"],
  ...["and", "or", "in", "between", ".", ",", "(", ")", "[", "]"],
]);

/** What is wrong with a condition, or the top-level names of case data it reads. */
type ConditionCheck =
  | { readonly kind: "valid"; readonly variables: readonly string[] }
  | { readonly kind: "does-not-parse" }
  | { readonly kind: "not-allowed"; readonly construct: string };

const checks = new Map<string, ConditionCheck>();
const CHECKS_MAX = 5_000;

/** Parses and checks a condition; the answer is remembered, since published files never change. */
export function checkCondition(text: string): ConditionCheck {
  const known = checks.get(text);
  if (known !== undefined) return known;
  const check = inspect(text);
  if (checks.size >= CHECKS_MAX) checks.clear();
  checks.set(text, check);
  return check;
}

function inspect(text: string): ConditionCheck {
  if (text.trim() === "") return { kind: "does-not-parse" };
  if (text.length > CONDITION_LENGTH_MAX)
    return { kind: "not-allowed", construct: `> ${CONDITION_LENGTH_MAX}` };
  const variables = new Set<string>();
  let broken = false;
  let forbidden: string | null = null;
  parseExpression(text, {}, undefined)
    .cursor()
    .iterate((node) => {
      const part = text.slice(node.from, node.to);
      if (node.type.isError) broken = true;
      else if (!ALLOWED.has(node.name)) forbidden ??= node.name;
      else if (node.name === "VariableName" || node.name === "PathName") {
        const isCall = node.node.parent?.name === "FunctionInvocation";
        if (isCall ? part !== "not" : !PLAIN_NAME.test(part)) forbidden ??= part;
        if (!isCall && node.name === "VariableName") variables.add(part);
      }
    });
  if (broken) return { kind: "does-not-parse" };
  if (forbidden !== null) return { kind: "not-allowed", construct: forbidden };
  return { kind: "valid", variables: [...variables] };
}

/**
 * Whether a checked condition holds for the case data. A name without data is null, and whatever FEEL cannot
 * decide is not true: the gateway's default flow is then taken.
 */
export function holds(condition: string, facts: ProcessFacts): boolean {
  const check = checkCondition(condition);
  assert(check.kind === "valid", "conditions are checked when the file is read");
  const context: Record<string, unknown> = {};
  // FEEL names may hold spaces and operators and are read against the context: only plain names are let in,
  // so that no key of case data can change how the condition parses.
  for (const name of check.variables) {
    if (Object.hasOwn(facts, name)) context[name] = plain(facts[name] ?? null, DEPTH_MAX);
  }
  try {
    return evaluate(condition, context).value === true;
  } catch {
    // The library throws where FEEL says null, e.g. `between` a record and a number: undecided, hence not true.
    return false;
  }
}

function plain(value: Json, depth: number): unknown {
  if (value === null || typeof value !== "object") return value;
  if (depth === 0) return null;
  if (isList(value)) return value.map((item) => plain(item, depth - 1));
  const entries = Object.entries(value).filter(([key]) => PLAIN_NAME.test(key) && key !== "__proto__");
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item, depth - 1)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
