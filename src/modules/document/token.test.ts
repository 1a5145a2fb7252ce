import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPaperToken, typedLines, typedToken } from "./token.ts";

const url = (code: string) => `https://motcua.example/verify/${code}`;
const printed = (code: string) => typedLines(url(code))[1] ?? "";
const EARLIER = "PuWgZCyHfpZqUqr64dXXKG_m8NY";
const codes = fc.constant(null).map(() => newPaperToken());

describe("the code beside the QR of a paper", () => {
  test("stands in five groups of four, without small letters and what a Vietnamese keyboard changes", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(printed(code)).toMatch(/^([0-9CFGHJKMNPRTVX]{4} ){4}[0-9CFGHJKMNPRTVX]{4}$/);
        expect(typedToken(code)).toBe(code);
      }),
    );
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
      fc.property(codes, fc.nat(18), fc.constantFrom(..."0123456789CFGHJKMNPRTVX"), (code, place, sign) => {
        const wrong = code.slice(0, place) + sign + code.slice(place + 1);
        const [one = "", two = ""] = code.slice(place, place + 2);
        const turned = code.slice(0, place) + two + one + code.slice(place + 2);
        // The proof itself may change places with the sign before it.
        for (const each of place < 18 ? [wrong, turned] : [wrong])
          expect(typedToken(each)).toBe(each === code ? code : null);
        expect(typedToken(code.slice(1))).toBeNull();
      }),
    );
  });

  test("of a paper from before stays good, letter by letter", () => {
    expect([typedToken(` ${EARLIER} `), typedToken(url(EARLIER))]).toEqual([EARLIER, EARLIER]);
    expect(printed(EARLIER)).toBe(EARLIER);
    expect(typedToken("xyz")).toBeNull();
  });
});
