import { describe, expect, test } from "vitest";
import { parseUnitsFile } from "./units-file-parser.ts";

const commune = (code: string, fullName: string, province = "01") =>
  `   {"Code": "${code}", "Name": "${fullName.split(" ").slice(1).join(" ")}", "FullName": "${fullName}", "ProvinceCode": "${province}"}`;

const fileOf = (...communes: string[]) =>
  `[\n {\n  "Code": "01",\n  "Name": "Hà Nội",\n  "FullName": "Thành phố Hà Nội",\n  "Wards": [\n${communes.join(",\n")}\n  ]\n }\n]`;

describe("a file of administrative units", () => {
  test("gives provinces and communes with the lines they stand on", () => {
    const read = parseUnitsFile(fileOf(commune("00103", "Phường Tây Hồ"), commune("00376", "Xã Sóc Sơn")));
    expect(read.ok && read.value.bad).toEqual([]);
    expect(
      read.ok && read.value.rows.map((row) => [row.line, row.areaCode, row.areaKind, row.level, row.area]),
    ).toEqual([
      [2, "01", "CITY", "PROVINCE", "thành phố Hà Nội"],
      [7, "00103", "WARD", "COMMUNE", "phường Tây Hồ"],
      [8, "00376", "COMMUNE", "COMMUNE", "xã Sóc Sơn"],
    ]);
  });

  test.each([
    ["a code of four digits", commune("0103", "Phường Tây Hồ"), "CODE_WRONG"],
    ["a kind that is no longer", commune("00103", "Quận Tây Hồ"), "KIND_UNKNOWN"],
    ["a province kind among communes", commune("00103", "Tỉnh Tây Hồ"), "KIND_UNKNOWN"],
    ["signs in the name", commune("00103", "Phường Tây<b>Hồ"), "NAME_WRONG"],
    ["another province's code", commune("00103", "Phường Tây Hồ", "79"), "PROVINCE_DIFFERS"],
    ["a lost quotation mark", `   {"Code": "00103, "Name": "Tây Hồ"}`, "NOT_JSON"],
    [
      "an unknown field",
      `   {"Code": "00103", "Name": "Tây Hồ", "FullName": "Phường Tây Hồ", "ProvinceCode": "01", "Note": 1}`,
      "FIELDS_WRONG",
    ],
  ])("a row with %s is listed by its line and spoils only itself", (_what, row, reason) => {
    const read = parseUnitsFile(
      fileOf(commune("00004", "Phường Ba Đình"), row, commune("00376", "Xã Sóc Sơn")),
    );
    expect(read.ok && read.value.bad.map((bad) => [bad.line, bad.reason])).toEqual([[8, reason]]);
    expect(read.ok && read.value.rows.map((each) => each.areaCode)).toEqual(["01", "00004", "00376"]);
  });

  test("the second of two rows with one code is bad and names the first", () => {
    const read = parseUnitsFile(
      fileOf(commune("00103", "Phường Tây Hồ"), commune("00103", "Phường Ba Đình")),
    );
    expect(read.ok && read.value.bad).toEqual([{ line: 8, reason: "DUPLICATE", detail: "00103, line 7" }]);
  });

  test("communes of a bad province are bad too, since they would have no parent", () => {
    const text = fileOf(commune("00103", "Phường Tây Hồ")).replace('"Code": "01"', '"Code": "1"');
    const read = parseUnitsFile(text);
    expect(read.ok && read.value.bad.map((bad) => bad.reason)).toEqual(["CODE_WRONG", "PROVINCE_BAD"]);
  });

  test.each([
    ["[\n {\n", 3],
    ['{"Code": "01"}', 1],
    ["hello", 1],
    ["[\n]\n]", 3],
    ["", 1],
  ])("text that is no array of objects is refused with a line: %j", (text, line) => {
    expect(parseUnitsFile(text)).toEqual({
      ok: false,
      refusal: { code: "IMPORT_FILE_MALFORMED", line },
    });
  });

  test.each([
    ["procedures", `[{"title": "Đăng ký khai sinh", "_id": {"$oid": "1"}}]`],
    ["numbers", "[1, 2]"],
    ["nothing", "[]"],
  ])("a list of %s is a file of another kind", (_what, text) => {
    expect(parseUnitsFile(text)).toEqual({ ok: false, refusal: { code: "IMPORT_NOT_UNITS" } });
  });

  test("one spoilt province is a bad row, not a file of another kind", () => {
    const read = parseUnitsFile(`[{"Code": "01", "FullName": "Thành phố Hà Nội" "Wards": []}]`);
    expect(read.ok && read.value.bad.map((bad) => bad.reason)).toEqual(["NOT_JSON"]);
  });
});
