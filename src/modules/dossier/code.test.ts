import { describe, expect, it } from "vitest";
import { day } from "../../../test/support/dossiers.ts";
import { dossierCode, parseDossierCode } from "./code.ts";

describe("the dossier code (mã hồ sơ, one-stop.md §2.6)", () => {
  it.each([
    ["H26.16.05", "2026-11-22", 1, "H26.16.05-261122-0001"],
    ["H15.50.05.13", "2026-10-08", 975, "H15.50.05.13-261008-0975"],
    ["000.00.16.H26", "2024-01-02", 1, "000.00.16.H26-240102-0001"],
    ["H26", "2026-11-22", 9_999, "H26-261122-9999"],
    ["H26", "2026-11-22", 10_000, "H26-261122-10000"],
  ])("%s on %s, number %i is %s", (agencyCode, on, number, code) => {
    expect(dossierCode({ agencyCode, on: day(on), number })).toBe(code);
    expect(parseDossierCode(code)).toMatchObject({ agencyCode, on, number });
  });

  it("reads the codes of other systems", () => {
    expect(parseDossierCode("G09.20-20260609-0092637")).toEqual({
      agencyCode: "G09.20",
      agencyForm: "FORWARD",
      on: "2026-06-09",
      number: 92_637,
    });
    expect(parseDossierCode("003.05.16.H26-240229-0001")?.agencyForm).toBe("LEGACY");
  });

  it.each([
    "",
    "H26.16.05-261122-001",
    "H26.16.05-261122-00000001",
    "H26.16.05-261322-0001",
    "H26.16.05-250229-0001",
    "h26.16.05-261122-0001",
    "H26.16.05.07.01-261122-0001",
    "16.H26-261122-0001",
    "H26.16.05-261122-0001\n",
    "H26.16.05-2611221-0001",
  ])("%j is no dossier code", (text) => {
    expect(parseDossierCode(text)).toBeNull();
  });

  it.each([[{ number: 0 }], [{ number: 1.5 }], [{ number: 10_000_000 }], [{ agencyCode: "x" }]])(
    "%j is never given",
    (change) => {
      expect(() => dossierCode({ agencyCode: "H26", on: day("2026-11-22"), number: 1, ...change })).toThrow();
    },
  );
});
