import { describe, expect, test } from "vitest";
import { aboutLine, addresseesOf, linesOf, namedIn, recipientLines } from "./recipients.ts";

const letter = (change = {}) => ({ kindCode: "CV", addressees: null, recipients: null, ...change });

describe("to whom a document goes", () => {
  test.each([
    ["Sở Y tế\nSở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]],
    ["Sở Y tế; Sở Nội vụ;", ["Sở Y tế", "Sở Nội vụ"]],
    ["- Sở Y tế;\n- Lưu: VT, VHXH.", ["Sở Y tế", "Lưu: VT, VHXH"]],
    [null, []],
  ])("%j is read as lines, with or without the marks of a list", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test('a letter names those it is addressed to, then "Như trên", the others, and what is filed', () => {
    const both = letter({ addressees: "Sở Y tế\nSở Nội vụ", recipients: "Thường trực HĐND; Lưu: VT, VP" });
    expect(addresseesOf(both)).toEqual(["Sở Y tế", "Sở Nội vụ"]);
    expect(recipientLines(both, "VHXH")).toEqual(["Như trên", "Thường trực HĐND", "Lưu: VT, VP"]);
  });

  test("a letter of which only recipients were typed is addressed to them, not to the file", () => {
    const typed = letter({ recipients: "Sở Y tế thành phố Hà Nội\nLưu: VT" });
    expect(addresseesOf(typed)).toEqual(["Sở Y tế thành phố Hà Nội"]);
    expect(recipientLines(typed, "VHXH")).toEqual(["Như trên", "Lưu: VT"]);
  });

  test("whoever is called Lưu is no place of filing", () => {
    const typed = letter({ recipients: "Lưu Văn Hùng, tổ 5\nLưu trữ lịch sử thành phố\nLưu VT" });
    expect(addresseesOf(typed)).toEqual(["Lưu Văn Hùng, tổ 5", "Lưu trữ lịch sử thành phố"]);
    expect(recipientLines(typed, "VHXH")).toEqual(["Như trên", "Lưu VT"]);
  });

  test("another kind is addressed to nobody unless somebody is named", () => {
    const plan = letter({ kindCode: "KH", recipients: "Các phòng" });
    expect(addresseesOf(plan)).toEqual([]);
    expect(recipientLines(plan, "VHXH")).toEqual(["Các phòng", "Lưu: VT, VHXH"]);
    const report = { ...plan, kindCode: "BC", addressees: "UBND thành phố" };
    expect(recipientLines(report, null)).toEqual(["Như trên", "Các phòng", "Lưu: VT"]);
  });
});

test.each([
  ["CV", "rà soát thủ tục", "V/v rà soát thủ tục"],
  ["CV", "Về việc rà soát thủ tục", "V/v rà soát thủ tục"],
  ["CV", "V/v rà soát thủ tục", "V/v rà soát thủ tục"],
  ["QD", "V/v phân công trực", "Về việc phân công trực"],
  ["QD", "Về việc phân công trực", "Về việc phân công trực"],
  ["KH", "Tuyên truyền năm 2027", "Tuyên truyền năm 2027"],
])("a %s about %j says %j", (kind, subject, line) => {
  expect(aboutLine(subject, kind)).toBe(line);
});

test("who is addressed and named again among the recipients stands once in the register", () => {
  const sent = { addressees: "Sở Nội vụ", recipients: "Sở Nội vụ\nSở Y tế; Lưu: VT" };
  expect(namedIn(sent)).toBe("Sở Nội vụ; Sở Y tế; Lưu: VT");
  expect(namedIn({ addressees: null, recipients: null })).toBe("");
});
