import { describe, expect, test } from "vitest";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { renderResult } from "./render-result.ts";
import { draftValues, type ResultSource } from "./result-fields.ts";
import { findResultPaper, type ResultPaperKind, resultPaperAsked, resultPapersFor } from "./result-paper.ts";
import { SAMPLE_DAY, sampleResultSheet } from "./sample-papers.ts";

const papers = resultPapersFor(["KQ.TRICH-LUC"], "POSITIVE");
const paperOf = (recordKind?: string) => resultPaperAsked(papers, { recordKind })?.key;
const kindOf = (key: string): ResultPaperKind => findResultPaper(key) ?? expect.fail(key);
const numbered = { number: "07/TLBS-UBND", on: SAMPLE_DAY };
const textOf = (key: string, locale: "vi" | "en", values: Readonly<Record<string, string>> = {}) => {
  const sheet = sampleResultSheet(kindOf(key));
  const said = Object.fromEntries(Object.entries(values).map(([name, vi]) => [name, { vi, en: null }]));
  const order = { locale, numbered, verifyUrl: "https://motcua.example/verify/sample", madeOn: SAMPLE_DAY };
  return pdfText(renderResult({ ...order, sheet: { ...sheet, values: { ...sheet.values, ...said } } }).pdf);
};

/** By the law, and not by our own list of fields: Luật Hộ tịch, Đ.14, Đ.17; Nghị định 123/2015/NĐ-CP, Đ.4. */
const WANTED: readonly (readonly [string, readonly string[]])[] = [
  [
    "BIRTH_EXTRACT_COPY",
    [
      "TRÍCH LỤC KHAI SINH (BẢN SAO)",
      "Họ, chữ đệm, tên: NGUYỄN THỊ NGỌC HẰNG",
      "Ngày, tháng, năm sinh: 05/02/1990",
      "Ghi bằng chữ: Ngày năm tháng hai năm một nghìn chín trăm chín mươi",
      "Giới tính: Nữ",
      "Dân tộc: Kinh",
      "Quốc tịch: Việt Nam",
      "Nơi sinh: Bệnh viện Phụ sản Hà Nội, thành phố Hà Nội",
      "Quê quán: Phường Tây Hồ, thành phố Hà Nội",
      "Số định danh cá nhân: 001190000017",
      "Họ, chữ đệm, tên người mẹ: TRẦN THỊ MAI",
      "Năm sinh người mẹ: 1962",
      "Dân tộc người mẹ: Kinh",
      "Quốc tịch người mẹ: Việt Nam",
      "Nơi cư trú người mẹ: Số 5 ngõ 12 Thụy Khuê",
      "Họ, chữ đệm, tên người cha: NGUYỄN VĂN HÒA",
      "Năm sinh người cha: 1960",
      "Dân tộc người cha: Kinh",
      "Quốc tịch người cha: Việt Nam",
      "Nơi cư trú người cha: Số 5 ngõ 12 Thụy Khuê",
      "Đã đăng ký khai sinh tại: Ủy ban nhân dân phường Thụy Khuê",
      "Số đăng ký: 45/1990",
      "Ngày, tháng, năm đăng ký: 12/02/1990",
    ],
  ],
  [
    "MARRIAGE_EXTRACT_COPY",
    [
      "TRÍCH LỤC KẾT HÔN (BẢN SAO)",
      ...["vợ: NGUYỄN THỊ NGỌC HẰNG", "chồng: LÊ MINH QUÂN"].map((name) => `Họ, chữ đệm, tên ${name}`),
      ...["vợ", "chồng"].flatMap((spouse) => [
        `Quốc tịch ${spouse}: Việt Nam`,
        `Nơi cư trú ${spouse}: Số 5 ngõ 12 Thụy Khuê`,
        `Giấy tờ tùy thân ${spouse}: Căn cước số 001`,
      ]),
      "Ngày, tháng, năm sinh vợ: 05/02/1990",
      "Ngày, tháng, năm sinh chồng: 17/11/1988",
      "Dân tộc vợ: Kinh",
      "Dân tộc chồng: Tày",
      "Đã đăng ký kết hôn tại: Ủy ban nhân dân phường Thụy Khuê",
      "Số đăng ký: 45/1990",
      "Ngày, tháng, năm đăng ký: 12/02/1990",
    ],
  ],
  [
    "DEATH_EXTRACT_COPY",
    [
      "TRÍCH LỤC KHAI TỬ (BẢN SAO)",
      "Họ, chữ đệm, tên người chết: NGUYỄN THỊ NGỌC HẰNG",
      "Ngày, tháng, năm sinh: 05/02/1931",
      "Giới tính: Nữ",
      "Dân tộc: Kinh",
      "Quốc tịch: Việt Nam",
      "Số định danh cá nhân: 001131000017",
      "Đã chết vào ngày: 20/01/2026",
      "Giờ, phút: 06 giờ 15 phút",
      "Nơi chết: Số 5 ngõ 12 Thụy Khuê",
      "Nguyên nhân chết: Tuổi cao",
      "Đã đăng ký khai tử tại: Ủy ban nhân dân phường Thụy Khuê",
      "Số đăng ký: 45/1990",
      "Ngày, tháng, năm đăng ký: 12/02/1990",
    ],
  ],
];

describe("a copy of an extract from the register", () => {
  test("is the paper of the record that was asked for; of another, the one without a form of its own", () => {
    expect(["BIRTH", "MARRIAGE", "DEATH", "OTHER", undefined].map(paperOf)).toEqual([
      "BIRTH_EXTRACT_COPY",
      "MARRIAGE_EXTRACT_COPY",
      "DEATH_EXTRACT_COPY",
      "EXTRACT_COPY",
      "EXTRACT_COPY",
    ]);
  });

  test.each(WANTED)("%s says all the law wants of it", (key, wanted) => {
    const text = textOf(key, "vi");
    for (const words of wanted) expect(text).toContain(words);
  });

  test.each(WANTED)("%s has the English of each field in its bilingual variant, and only there", (key) => {
    const [both, official] = [textOf(key, "en"), textOf(key, "vi")];
    const { title, fields } = kindOf(key);
    for (const { label } of [{ label: title }, ...fields]) {
      const [first = "?"] = (label.en ?? "?").split(" (");
      // A column of the sheet is narrower than some labels: their first words stand on one line.
      const words = first.split(" ").slice(0, 3).join(" ");
      expect(both, words).toContain(words);
    }
    expect(official).not.toContain("Number in the register");
  });

  test("leaves out what the register does not have: an unknown father, a cause nobody recorded", () => {
    const fatherless = Object.fromEntries(
      ["fatherFullName", "fatherBirthYear", "fatherEthnicity", "fatherNationality", "fatherResidence"].map(
        (name) => [name, ""],
      ),
    );
    expect(textOf("BIRTH_EXTRACT_COPY", "vi", fatherless)).not.toContain("người cha");
    expect(textOf("DEATH_EXTRACT_COPY", "vi", { deathCause: "" })).not.toContain("Nguyên nhân");
  });

  test("of a record without a form of its own says what is registered", () => {
    expect(textOf("EXTRACT_COPY", "vi")).toContain("Nội dung đã đăng ký: Đăng ký giám hộ");
  });
});

describe("what is written into a birth extract", () => {
  const source: ResultSource = {
    schema: null,
    answers: {},
    applicant: { name: "", address: null },
    dossier: { code: "", procedure: { vi: "", en: null }, acceptedOn: null },
  };
  const wordsOf = (birthDate: string) =>
    draftValues(kindOf("BIRTH_EXTRACT_COPY"), source, { birthDate }).values["birthDateWords"]?.vi;

  test.each([
    ["04/04/1951", "Ngày bốn tháng tư năm một nghìn chín trăm năm mươi mốt"],
    ["1951", "Năm một nghìn chín trăm năm mươi mốt"],
    ["không rõ", ""],
  ])("the birth on %s is written out by itself", (birthDate, words) => {
    expect(wordsOf(birthDate)).toBe(words);
  });

  test("what the law wants and nobody filled in is named; what a register may lack is not", () => {
    const { missing } = draftValues(kindOf("BIRTH_EXTRACT_COPY"), source, {});
    const names = missing.map(({ name }) => name);
    for (const name of ["fullName", "birthDate", "hometown", "registrationNumber", "registrationDate"])
      expect(names).toContain(name);
    expect(names.filter((name) => /^(mother|father|personalId)/.test(name))).toEqual([]);
  });
});
