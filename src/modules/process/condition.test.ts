import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../kernel/json.ts";
import { checkCondition, holds } from "./condition.ts";

const FACTS = {
  needsVerification: true,
  amount: 200,
  channel: "online",
  outcomes: { consult: "AGREE" },
  tags: ["a", "b"],
};

describe("a condition", () => {
  it.each([
    ["needsVerification", true],
    ["needsVerification = true", true],
    ["needsVerification = false", false],
    ['amount > 100 and channel = "online"', true],
    ['amount > 100 and channel = "post"', false],
    ['amount < 100 or not(channel = "post")', true],
    ["amount between 100 and 300", true],
    ["amount in [100, 200]", true],
    ['channel in ("online", "post")', true],
    ['outcomes.consult = "AGREE"', true],
    ['outcomes.other = "AGREE"', false],
    ["missing = true", false],
    ["missing = null", true],
    ["amount", false],
    ['amount = "200"', false],
    ["channel > 5", false],
    ["-amount < 0", true],
  ])("%s is %s for the sample case", (condition, expected) => {
    expect(checkCondition(condition).kind).toBe("valid");
    expect(holds(condition, FACTS)).toBe(expected);
  });

  it.each(["", " ", "x =", "1; 2", "x == 1 &&", "(a", "a)"])("%j does not parse", (condition) => {
    expect(checkCondition(condition).kind).toBe("does-not-parse");
  });

  it.each([
    "= 1",
    "now() > 1",
    "today() = x",
    "for x in 1..100000000 return x",
    "some x in [1] satisfies x > 1",
    "function(a) a",
    "{ a: 1 }.a = 1",
    'matches(x, "(a+)+$")',
    'string join(["a"]) = "a"',
    "a b = 1",
    "x[1] = 1",
    "if a then b else c",
    "x instance of string",
    `x = "${"a".repeat(600)}"`,
  ])("%s is not allowed", (condition) => {
    expect(checkCondition(condition).kind).not.toBe("valid");
  });

  it("reads no property that is not data", () => {
    for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf"]) {
      expect(holds(`${name} != null`, {})).toBe(false);
      expect(holds(`outcomes.${name} != null`, { outcomes: {} })).toBe(false);
    }
  });

  it("parses the same whatever the case data are called", () => {
    const hostile: Record<string, Json> = JSON.parse(
      '{"amount > 100":false,"amount":200,"__proto__":{"x":1},"a or b":true,"a":false}',
    );
    expect(holds("amount > 100", hostile)).toBe(true);
    expect(holds("a or b", hostile)).toBe(false);
    expect(holds("x = 1", hostile)).toBe(false);
    expect(holds("outcomes.a or b", { outcomes: { "a or b": true, a: false } })).toBe(false);
  });

  it("answers true or false for any case data", () => {
    const conditions = fc.constantFrom(
      "a = b",
      "a > b and not(b)",
      "a.b.c = 1",
      "a in [b, 1]",
      "a between b and 9",
      "a",
    );
    fc.assert(
      fc.property(conditions, fc.record({ a: fc.jsonValue(), b: fc.jsonValue() }), (condition, facts) => {
        expect(typeof holds(condition, JSON.parse(JSON.stringify(facts)))).toBe("boolean");
      }),
      { numRuns: 1_000 },
    );
  });
});
