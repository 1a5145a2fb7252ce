import { describe, expect, test } from "vitest";
import {
  parseOldIdentityCard,
  parsePersonalId,
  parsePhone,
  parseTaxCode,
  spokenPhone,
} from "./identifiers.ts";
import { type LocalDate, parseLocalDate } from "./local-date.ts";

const today = parseLocalDate("2026-11-22") as LocalDate;

describe("personal identification number", () => {
  test.each([
    ["001090012345", "001", "MALE", 1990],
    ["031185006789", "031", "FEMALE", 1985],
    ["001205000123", "001", "MALE", 2005],
    ["079311000456", "079", "FEMALE", 2011],
  ])("%s says place %s, %s, born %i", (text, placeCode, gender, birthYear) => {
    expect(parsePersonalId(text, today)).toEqual({
      digits: text,
      placeCode,
      gender,
      birthYear,
      warnings: [],
    });
  });

  test.each(["00109001234", "0010900123456", "00109001234a", "001427000001", ""])("%s is none", (text) => {
    expect(parsePersonalId(text, today)).toBeNull();
  });

  test("a place that is not one of the 63 is a warning, not a refusal", () => {
    expect(parsePersonalId("150090012345", today)?.warnings).toEqual(["UNKNOWN_PLACE"]);
  });

  test("a stated birth year and gender that differ are warned about", () => {
    const read = parsePersonalId("001 090 012 345", today, { birthYear: 1991, gender: "FEMALE" });
    expect(read?.warnings).toEqual(["BIRTH_YEAR_DIFFERS", "GENDER_DIFFERS"]);
  });
});

test.each([
  ["012345678", "012345678"],
  ["001090012345", null],
])("old identity card %s reads as %s", (text, read) => {
  expect(parseOldIdentityCard(text)).toBe(read);
});

test.each([
  ["0912345678", "+84912345678"],
  ["+84 912 345 678", "+84912345678"],
  ["84912345678", "+84912345678"],
  ["024 3825 0000", "+842438250000"],
  ["(024) 3825-0000", "+842438250000"],
  ["0123456789", null],
  ["091234567", null],
  ["09123456789", null],
  ["+1 212 555 0100", null],
])("telephone %s is kept as %s", (text, e164) => {
  expect(parsePhone(text)).toBe(e164);
});

test.each([
  ["+84912345678", "0912 345 678"],
  ["+842438250000", "024 3825 0000"],
  ["+842083851234", "0208 385 1234"],
  ["0912345678", "0912 345 678"],
  ["1900 1000", "1900 1000"],
  [null, null],
])("telephone %s is shown as %s", (kept, shown) => {
  expect(spokenPhone(kept)).toBe(shown);
});

test.each([
  ["0100109106", "0100109106", "ORGANISATION"],
  ["0101248141", "0101248141", "ORGANISATION"],
  ["0300588569", "0300588569", "ORGANISATION"],
  ["0102030405", "0102030405", "ORGANISATION"],
  ["0312345673", "0312345673", "ORGANISATION"],
  ["0101122332", "0101122332", "ORGANISATION"],
  ["2300000011", "2300000011", "ORGANISATION"],
  ["0100109106001", "0100109106-001", "BRANCH"],
  ["0100109106-999", "0100109106-999", "BRANCH"],
  ["001090012345", "001090012345", "PERSONAL"],
])("tax code %s is kept as %s (%s)", (text, code, kind) => {
  expect(parseTaxCode(text)).toEqual({ code, kind });
});

test.each(["0312345678", "0100109106-000", "0312345678-001", "010010910", "01001091O6"])(
  "%s is no tax code",
  (text) => {
    expect(parseTaxCode(text)).toBeNull();
  },
);
