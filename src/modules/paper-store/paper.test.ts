import { describe, expect, it } from "vitest";
import { present } from "../../kernel/assert.ts";
import { parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import { lastValidDay, mayReplace, ownerOf } from "./paper.ts";

const day = (text: string) => present(parseLocalDate(text), text);
const paper = {
  trustLevel: 2,
  validFrom: day("2026-11-25"),
  validTo: day("2027-05-25"),
  revokedAt: null,
} as const;

describe("a stored paper stands for one that would have to be handed in", () => {
  it.each([
    ["on its first day", paper, "2026-11-25", true],
    ["on its last day", paper, "2027-05-25", true],
    ["not the day before", paper, "2026-11-24", false],
    ["not the day after", paper, "2027-05-26", false],
    ["for ever, where it has no last day", { ...paper, validTo: null }, "2099-01-01", true],
    ["as an agency's own", { ...paper, trustLevel: 1 } as const, "2027-01-01", true],
    ["not as something sent in", { ...paper, trustLevel: 3 } as const, "2027-01-01", false],
    ["not once revoked", { ...paper, revokedAt: parseInstant("2026-12-01T00:00:00Z") }, "2027-01-01", false],
  ])("%s", (_name, stored, on, expected) => {
    expect(mayReplace(stored, day(on))).toBe(expected);
  });
});

it("six months from the last of August end on the last of February", () => {
  expect(lastValidDay(day("2026-08-31"), 6)).toBe("2027-02-28");
  expect(lastValidDay(day("2026-08-31"), null)).toBeNull();
});

it("a store belongs to a personal number or a tax code, and to nothing else", () => {
  const person = { ownerKind: "PERSON", ownerNumber: "001190001234" };
  expect(ownerOf({ personalId: "001190001234" })).toEqual(person);
  for (const taxCode of ["0100109106", "0100109106-001", "001190001234"])
    expect(ownerOf({ personalId: null, taxCode })).toEqual({
      ownerKind: "ORGANISATION",
      ownerNumber: taxCode,
    });
  for (const personalId of [null, "", "12345", "abc", "0100109106"])
    expect(ownerOf({ personalId })).toBeNull();
});
