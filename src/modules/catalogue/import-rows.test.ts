import { describe, expect, test } from "vitest";
import { readEntry } from "./import-entry-parser.ts";
import { cutRows } from "./import-rows.ts";
import { publishedTerm } from "./published-parser.ts";

describe("cutting an import file into entries", () => {
  test("an array gives each entry with the line it starts on", () => {
    const cut = cutRows('\uFEFF[\n  {"a": "x]}\\"{",\n "b": [1, {"c": 2}]},\n\n  {"a": 2}\n]\n');
    expect(cut).toEqual({
      ok: true,
      value: [
        { line: 2, text: '{"a": "x]}\\"{",\n "b": [1, {"c": 2}]}' },
        { line: 5, text: '{"a": 2}' },
      ],
    });
  });
  test("a raw line break inside a text is counted, so that later lines are named rightly", () => {
    const cut = cutRows('[\n{"a": "x\ny"},\n{"a": 2}\n]');
    expect(cut.ok && cut.value.map((row) => row.line)).toEqual([2, 4]);
  });
  test("one object a line is read as well", () => {
    expect(cutRows('{"a":1}\n\n{"a":2}\n')).toEqual({
      ok: true,
      value: [
        { line: 1, text: '{"a":1}' },
        { line: 3, text: '{"a":2}' },
      ],
    });
  });
  test.each([
    ["", 1],
    ["   \n", 1],
    ["code;name\n1;2", 1],
    ['[\n{"a":1},\n{"b":', 3],
  ])("%j is no list of procedures", (file, line) => {
    expect(cutRows(file)).toMatchObject({ ok: false, refusal: { code: "IMPORT_UNREADABLE", line } });
  });
  test.each([
    ['{"code":"1.001193" "x"}', "not valid JSON"],
    ['{"code":"abc","content":{"name":{"vi":"A"}}}', "code:"],
    ['{"code":"1.001193","content":{"name":{"vi":"A"},"nonsense":1}}', "content:"],
    ['{"title":"A","_id":{"$oid":"612362818d18c024c839e7ce"}}', "Trình tự thực hiện"],
    ['{"code":"1.001193","content":{"name":{"vi":"A\\u0000"}}}', "NUL"],
  ])("%s is a bad entry and says why", (text, words) => {
    const read = readEntry({ line: 7, text });
    expect("bad" in read && read.bad.line === 7 && read.bad.problem.includes(words)).toBe(true);
  });
});

describe("a published time limit", () => {
  test.each([
    ["07 Ngày làm việc", { unit: "WORKING_DAY", count: 7 }],
    ["5 Ngày", { unit: "CALENDAR_DAY", count: 5 }],
    ["1 Tháng", { unit: "MONTH", count: 1 }],
    ["Ngay trong ngày tiếp nhận hồ sơ; trường hợp nhận hồ sơ sau 15 giờ …", { unit: "SAME_DAY", count: 0 }],
    ["30", null],
    ["0", null],
    ["Không quy định", null],
    ["03 ngày làm việc, trường hợp phải xác minh thì không quá 08 ngày làm việc.", null],
    ["", null],
  ])("%j", (words, term) => {
    expect(publishedTerm(words)).toEqual(term);
  });
});
