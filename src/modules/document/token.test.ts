import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPaperToken, typedLines, typedToken } from "./token.ts";

const url = (code: string) => `https://motcua.example/verify/${code}`;
const printed = (code: string) => typedLines(url(code))[1] ?? "";
const codes = fc.constant(null).map(() => newPaperToken());

describe("the code beside the QR of a paper", () => {
  test("stands in six groups of five, without small letters and what a Vietnamese keyboard changes", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(printed(code)).toMatch(/^([0-9CFGHJKMNPRTVX]{5} ){5}[0-9CFGHJKMNPRTVX]{5}$/);
        expect(typedToken(code)).toBe(code);
      }),
    );
    // 23 signs, of which one proves the others: 128 bits or more, as the law's page of a paper wants (one-stop.md §7.5).
    expect(Math.log2(23) * (newPaperToken().length - 1)).toBeGreaterThanOrEqual(128);
    expect(new Set(Array.from({ length: 2_000 }, newPaperToken)).size).toBe(2_000);
  });

  test("is taken with any spacing, in small letters, with signs that look alike, or as the whole address", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const alike = code
          .replaceAll("0", "O")
          .replaceAll("1", "l")
          .replaceAll("5", "s")
          .replaceAll("8", "b");
        const typed = [
          printed(code),
          printed(code).toLowerCase(),
          printed(code).replaceAll(" ", "-"),
          alike,
          url(code),
        ];
        for (const each of [...typed, ` ${code.split("").join(" ")} `]) expect(typedToken(each)).toBe(code);
      }),
    );
  });

  test("is told from a code that nobody gave out: one wrong sign, or two that changed places, are seen", () => {
    fc.assert(
      fc.property(codes, fc.nat(28), fc.constantFrom(..."0123456789CFGHJKMNPRTVX"), (code, place, sign) => {
        const wrong = code.slice(0, place) + sign + code.slice(place + 1);
        const [one = "", two = ""] = code.slice(place, place + 2);
        const turned = code.slice(0, place) + two + one + code.slice(place + 2);
        // The proof itself may change places with the sign before it.
        for (const each of place < 28 ? [wrong, turned] : [wrong])
          expect(typedToken(each)).toBe(each === code ? code : null);
        expect(typedToken(code.slice(1))).toBeNull();
      }),
    );
  });

  test("is nothing else that somebody may type", () => {
    for (const each of ["", "xyz", "PuWgZCyHfpZqUqr64dXXKG_m8NY", "0".repeat(64)])
      expect(typedToken(each)).toBeNull();
  });
});
