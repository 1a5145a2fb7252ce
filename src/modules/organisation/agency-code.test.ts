import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agencyCodeOfLegacy,
  isAgencyCode,
  isLegacyAgencyCode,
  legacyOfAgencyCode,
  parseAgencyCode,
} from "./agency-code.ts";

describe("agency codes", () => {
  test.each([
    ["000.00.16.H26", "H26.16"],
    ["003.05.16.H26", "H26.16.05.003"],
    ["000.00.00.H17", "H17"],
    ["000.05.16.H26", "H26.16.05"],
  ])("legacy %s is %s and back", (legacy, code) => {
    expect(agencyCodeOfLegacy(legacy)).toBe(code);
    expect(legacyOfAgencyCode(code)).toBe(legacy);
  });

  test("the live code H15.50.05.13 has a legacy form whose fourth group is padded", () => {
    expect(legacyOfAgencyCode("H15.50.05.13")).toBe("013.05.50.H15");
  });

  test.each(["h26", "H2", "H26.", "H26.1", "H26.1234", "H26.16.05.003.01", "16.H26", ""])(
    "%s is no forward code",
    (text) => {
      expect(isAgencyCode(text)).toBe(false);
      expect(legacyOfAgencyCode(text)).toBeNull();
    },
  );

  test.each(["00.00.16.H26", "000.00.16.26", "000.00.016.H26"])("%s is no legacy code", (text) => {
    expect(isLegacyAgencyCode(text)).toBe(false);
    expect(agencyCodeOfLegacy(text)).toBeNull();
  });

  test("both forms are read, lower case and spaces too", () => {
    expect(parseAgencyCode(" h26.16.05 ")).toBe("H26.16.05");
    expect(parseAgencyCode("000.05.16.h26")).toBe("H26.16.05");
    expect(parseAgencyCode("26.16")).toBeNull();
  });

  test("a code with three digits above level 4 has no legacy form", () => {
    expect(legacyOfAgencyCode("H26.016")).toBeNull();
  });

  const pair = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
  const triple = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, "0"));

  test("every legacy code survives the way there and back", () => {
    const legacy = fc.tuple(triple, pair, pair, pair).map(([d, c, b, a]) => `${d}.${c}.${b}.H${a}`);
    fc.assert(
      fc.property(legacy, (text) => {
        const forward = agencyCodeOfLegacy(text);
        expect(forward !== null && isAgencyCode(forward)).toBe(true);
        expect(legacyOfAgencyCode(forward ?? "")).toBe(text);
      }),
    );
  });
});
