import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { type ResultSheet, renderResult } from "./render-result.ts";
import { listResultPapers, type ResultPaperKind } from "./result-paper.ts";
import { newPaperToken } from "./token.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-result-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const on = (day: string) => day as LocalDate;
const SAMPLES = {
  name: "NGUYỄN THỊ NGỌC HẰNG",
  date: "05/02/1990",
  number: "2",
  money: "750.000",
  phone: "0900 000 001",
};

function sheetOf(kind: ResultPaperKind, change: Partial<ResultSheet> = {}): ResultSheet {
  const sample = (shape: string) =>
    Object.entries(SAMPLES).find(([key]) => key === shape)?.[1] ?? "Số 5 Thụy Khuê";
  return {
    key: kind.key,
    letterhead: { superior: null, issuer: "Ủy ban nhân dân phường Tây Hồ", place: "Tây Hồ" },
    authority: "Chủ tịch Ủy ban nhân dân phường Tây Hồ",
    values: Object.fromEntries(
      kind.fields.map(({ name, kind: shape }) => [name, { vi: sample(shape), en: null }]),
    ),
    signature: { lines: ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"], name: "Đặng Thị Mai Anh" },
    recipients: ["Người đề nghị"],
    english: {
      authority: "Chairperson of the People's Committee of Tây Hồ Ward",
      lines: ["On behalf of the People's Committee", "For the Chairperson", "Deputy Chairperson"],
      recipients: ["Applicant"],
    },
    ...change,
  };
}

const numbered = { number: "07/GXN-UBND", on: on("2026-02-05") };
const order = {
  locale: "vi",
  numbered,
  verifyUrl: "https://motcua.example/verify/token",
  madeOn: on("2026-02-05"),
} as const;

const MILLIMETRE = 72 / 25.4;
/** The seal of an agency, 36 mm wide, comes over the left third of the signature: about 11 mm stand left of its place. */
const SEAL_LEFT_OF_SIGNATURE = 11 * MILLIMETRE;

describe.each(listResultPapers().map((kind) => [kind.key, kind] as const))("%s", (_key, kind) => {
  test("says its title, every field under its name, who signs, and where it is checked", () => {
    const text = pdfText(renderResult({ ...order, sheet: sheetOf(kind) }).pdf);
    for (const expected of [
      kind.title.vi.toLocaleUpperCase("vi"),
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 07/GXN-UBND",
      "Tây Hồ, ngày 05 tháng 02 năm 2026",
      ...kind.fields.map(({ label }) => `${label.vi}:`),
      "KT. CHỦ TỊCH",
      "Đặng Thị Mai Anh",
      "Nơi nhận:",
    ])
      expect(text).toContain(expected);
  });

  test("says everything in English too, and that the Vietnamese text prevails", () => {
    const text = pdfText(renderResult({ ...order, locale: "en", sheet: sheetOf(kind) }).pdf);
    expect(text).toContain(kind.title.en ?? "?");
    expect(text).toContain("prevails in case of any difference");
  });

  test("keeps the places of number, day and signature free until they are filled", () => {
    const { pdf, places } = renderResult({ ...order, numbered: null, sheet: sheetOf(kind) });
    expect(places.map(({ name }) => name)).toEqual(["number", "date", "signature"]);
    expect(pdfText(pdf)).not.toContain("/GXN");
    for (const { x, y, width, height } of places) {
      expect(x).toBeGreaterThan(85);
      expect(x + width).toBeLessThan(553);
      expect(y + height).toBeLessThan(786);
    }
  });
});

test.each(["vi", "en"] as const)(
  "no word stands under the seal, nor the code that checks the paper: %s",
  (locale) => {
    const verifyUrl = `https://motcua.phuongtayho.hanoi.gov.vn/verify/${newPaperToken()}`;
    for (const kind of listResultPapers()) {
      const { pdf, places } = renderResult({
        ...order,
        locale,
        verifyUrl,
        numbered: null,
        sheet: sheetOf(kind),
      });
      const signature = places.find(({ name }) => name === "signature");
      if (signature === undefined) throw new Error("no place to sign");
      const [from, to] = [signature.x - SEAL_LEFT_OF_SIGNATURE, signature.x];
      const below = wordBoxes(pdf).filter(
        ({ page, bottom, top }) =>
          page === signature.page && bottom > signature.y && top < signature.y + signature.height,
      );
      expect(below.length).toBeGreaterThan(0);
      for (const { text, left, right } of below)
        expect(right <= from || left >= to, `${kind.key} ${text}`).toBe(true);
    }
  },
);

test("a result is PDF/A-2b with its face embedded, and whole", () => {
  const [kind] = listResultPapers();
  if (kind === undefined) throw new Error("no kind of result");
  const { pdf } = renderResult({ ...order, sheet: sheetOf(kind) });
  const raw = Buffer.from(pdf).toString("latin1");
  expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
  const file = join(folder, "result.pdf");
  writeFileSync(file, pdf);
  expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain(
    "No syntax or stream encoding errors found",
  );
});
