import { describe, expect, test } from "vitest";
import { wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { dayInWords } from "./day-in-words.ts";
import { dayOnPaper, numberOnPaper, placeAndDate } from "./official-date.ts";
import { renderPaper } from "./render-paper.ts";
import { renderResult } from "./render-result.ts";
import { listResultPapers, type ResultPaperKind } from "./result-paper.ts";
import { SAMPLE_DAY, samplePaperData, sampleResultSheet } from "./sample-papers.ts";
import { signatureLines } from "./signature-block.ts";
import { templateSetOn } from "./template-set.ts";

const MILLIMETRE = 72 / 25.4;
const A4 = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };
const on = (day: string) => day as LocalDate;
const kinds = listResultPapers().map((kind) => [kind.key, kind] as const);
const numbered = { number: "07/GXN-UBND", on: SAMPLE_DAY };
const verifyUrl = "https://motcua.example/verify/sample";

function result(kind: ResultPaperKind, values: Readonly<Record<string, string>> = {}) {
  const sheet = sampleResultSheet(kind);
  const said = Object.fromEntries(Object.entries(values).map(([name, vi]) => [name, { vi, en: null }]));
  const order = { locale: "vi", numbered, verifyUrl, madeOn: SAMPLE_DAY } as const;
  return renderResult({ ...order, sheet: { ...sheet, values: { ...sheet.values, ...said } } });
}

describe.each(kinds)("the sheet of %s (NĐ 30/2020, Phụ lục I)", (_key, kind) => {
  const boxes = wordBoxes(result(kind).pdf);
  const first = boxes.filter(({ page }) => page === 1);

  test("keeps the margins: 20-25 mm above and below, 30-35 mm left, 15-20 mm right", () => {
    for (const { text, left, top, right, bottom, page } of boxes) {
      // The number of the second page and those after stands in the upper margin.
      if (page > 1 && text === String(page) && top < 20 * MILLIMETRE) continue;
      expect(left, text).toBeGreaterThanOrEqual(30 * MILLIMETRE - 0.5);
      expect(right, text).toBeLessThanOrEqual(A4.width - 15 * MILLIMETRE + 0.5);
      expect(top, text).toBeGreaterThanOrEqual(20 * MILLIMETRE - 3);
      expect(bottom, text).toBeLessThanOrEqual(A4.height - 20 * MILLIMETRE + 3);
    }
  });

  test("stands its national title on the upper right, the agency on the upper left, the number below it", () => {
    const at = (text: string) => first.find((word) => word.text === text);
    const nation = at("CỘNG");
    const agency = at("ỦY");
    const number = at("Số:");
    expect(nation?.left).toBeGreaterThan(A4.width / 2);
    expect(agency?.right).toBeLessThan(A4.width / 2);
    expect(number?.top).toBeGreaterThan(agency?.bottom ?? 0);
    expect(Math.abs((nation?.top ?? 0) - (agency?.top ?? 99))).toBeLessThan(3);
    // Upper case of 12 points, no line break within the title.
    const title = first.filter(({ text }) => ["CỘNG", "CHỦ", "NGHĨA", "NAM"].includes(text) && text !== "");
    expect(Math.max(...title.slice(0, 4).map(({ top }) => top)) - (nation?.top ?? 0)).toBeLessThan(30);
  });
});

describe("a paper of more than one page", () => {
  const long = Array.from({ length: 90 }, (_, index) => `Ngành nghề thứ ${index + 1}`).join("\n");
  const kind = kinds.find(([key]) => key === "HOUSEHOLD_BUSINESS")?.[1];

  test("numbers its pages from the second on, centred in the upper margin", () => {
    if (kind === undefined) throw new Error("a household business has its certificate");
    const boxes = wordBoxes(result(kind, { activities: long }).pdf);
    const numberOf = (page: number) =>
      boxes.find((word) => word.page === page && word.text === String(page) && word.top < 20 * MILLIMETRE);
    expect(numberOf(1)).toBeUndefined();
    const second = numberOf(2);
    const middle = 30 * MILLIMETRE + (A4.width - 45 * MILLIMETRE) / 2;
    expect(((second?.left ?? 0) + (second?.right ?? 0)) / 2).toBeCloseTo(middle, -1);
  });
});

test.each(["000.00.00.H26-261125-00001", "H26.16.29-261125-0000001A", "ABCDEFGHIJKLMNOPQRSTUVWXY"])(
  "a code stays in its column of the register: %s",
  (code) => {
    const data = samplePaperData("REGISTER");
    const lines = data.lines.map((line) => ["1", code, "ZZZZ", ...line.slice(3)]);
    const boxes = wordBoxes(renderPaper({ key: "REGISTER", locale: "vi", data: { ...data, lines } }));
    const words = boxes.map((word) => ({ ...word, text: word.text.replaceAll("\u200b", "") }));
    const procedure = words.find(({ text }) => text === "ZZZZ") ?? expect.fail("the procedure");
    const parts = words.filter(
      ({ text, right, top }) =>
        code.includes(text) &&
        text.length > 1 &&
        right < procedure.left &&
        Math.abs(top - procedure.top) < 40,
    );
    expect(parts.map(({ text }) => text).join("")).toBe(code);
  },
);

describe("what is written on it", () => {
  test.each([
    ["2026-01-05", "ngày 05 tháng 01 năm 2026"],
    ["2026-02-28", "ngày 28 tháng 02 năm 2026"],
    ["2026-03-01", "ngày 01 tháng 3 năm 2026"],
    ["2026-12-31", "ngày 31 tháng 12 năm 2026"],
  ])("the day %s is written %s", (day, written) => {
    expect(dayOnPaper(on(day))).toBe(written);
    expect(placeAndDate("Tây Hồ", on(day))).toBe(`Tây Hồ, ${written}`);
  });

  test.each([
    ["2026-02-05", "Ngày năm tháng hai năm hai nghìn không trăm hai mươi sáu"],
    ["1984-04-15", "Ngày mười lăm tháng tư năm một nghìn chín trăm tám mươi tư"],
    ["2005-10-21", "Ngày hai mươi mốt tháng mười năm hai nghìn không trăm lẻ năm"],
  ])("%s in words is %s", (day, words) => {
    expect(dayInWords(on(day))).toBe(words);
  });

  test("a number below ten has its zero; papers of the registers carry the year", () => {
    const of = { agency: "UBND", year: 2026 };
    expect(numberOnPaper(5, { kind: "QĐ", pattern: "SYMBOL", ...of })).toBe("05/QĐ-UBND");
    expect(numberOnPaper(203, { kind: "GXN", pattern: "SYMBOL", ...of })).toBe("203/GXN-UBND");
    expect(numberOnPaper(9, { kind: "KS", pattern: "YEAR", ...of })).toBe("09/2026");
  });

  test.each([
    ["TM", ["TM. Ủy ban nhân dân", "Chủ tịch"]],
    ["KT", ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]],
    ["TL", ["TL. Chủ tịch", "Trưởng phòng"]],
    ["TUQ", ["TUQ. Chủ tịch", "Trưởng phòng"]],
    ["Q", ["Q. Chủ tịch"]],
  ] as const)("who signs with %s stands below it", (word, lines) => {
    const title = word === "TM" ? "Chủ tịch UBND phường" : "Trưởng phòng";
    expect(signatureLines({ word, isCommittee: true, title })).toEqual(lines);
  });

  test("the forms are those of the day the dossier came in", () => {
    expect(templateSetOn(on("2017-05-01"))).toBe("VPCP-2018");
    expect(templateSetOn(on("2025-09-14"))).toBe("VPCP-2018");
    expect(templateSetOn(on("2025-09-15"))).toBe("VPCP-2025");
  });

  test("every letter of Vietnamese comes back as it was written, in one face", () => {
    const vowels = "aăâeêioôơuưy";
    const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
    const letters = [...vowels].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")));
    const all = [...letters, "đ"].join("");
    const reason = `${all.slice(0, 36)} ${all.slice(36)} ${all.slice(0, 36).toUpperCase()} ${all.slice(36).toUpperCase()}`;
    const text = pdfText(
      renderPaper({ key: "REFUSAL", locale: "vi", data: { ...samplePaperData("REFUSAL"), reason } }),
    );
    expect(text.replaceAll(" ", "")).toContain(reason.replaceAll(" ", ""));
  });

  test("a very long name breaks into lines and stays on the sheet", () => {
    const [, kind] = kinds.find(([key]) => key === "MARITAL_STATUS") ?? [];
    if (kind === undefined) throw new Error("marital status has its certificate");
    const name = "NGUYỄN PHƯỚC THỊ HOÀNG NGỌC HẰNG MINH CHÂU ".repeat(6).trim();
    const boxes = wordBoxes(result(kind, { subjectFullName: name }).pdf);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(
      A4.width - 15 * MILLIMETRE + 0.5,
    );
    expect(boxes.filter(({ text }) => text === "CHÂU")).toHaveLength(6);
  });
});
