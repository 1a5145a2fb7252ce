import { z } from "zod";
import type { Json } from "../../kernel/json.ts";

/** Facts of one case (dữ kiện của hồ sơ), taken from the e-form and from what officers confirmed. */
export type Facts = Readonly<Record<string, Json>>;

/** A condition on case facts, as data: what decides whether a paper, a fee or a case applies. */
export type Condition =
  | { readonly fact: string; readonly equals: string | number | boolean }
  | { readonly fact: string; readonly oneOf: readonly (string | number)[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const factName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: factName, equals: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ fact: factName, oneOf: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ fact: factName, atLeast: z.number() }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** Whether the condition holds. A fact that nobody stated makes a plain comparison false, never an error. */
export function holds(condition: Condition | null, facts: Facts): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every((part) => holds(part, facts));
  if ("any" in condition) return condition.any.some((part) => holds(part, facts));
  if ("not" in condition) return !holds(condition.not, facts);
  const value = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if ("equals" in condition) return value === condition.equals;
  if ("atLeast" in condition) return typeof value === "number" && value >= condition.atLeast;
  return condition.oneOf.some((option) => option === value);
}
