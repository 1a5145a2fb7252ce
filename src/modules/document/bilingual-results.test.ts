import { describe, expect, test } from "vitest";
import { type WordBox, wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { messages } from "../../i18n/index.ts";
import { renderResult } from "./render-result.ts";
import { listResultPapers, type ResultPaperKind } from "./result-paper.ts";
import { SAMPLE_DAY, sampleResultSheet } from "./sample-papers.ts";

const MILLIMETRE = 72 / 25.4;
const MIDDLE = (30 + 165 / 2) * MILLIMETRE;
const kinds = listResultPapers().map((kind) => [kind.key, kind] as const);

function bilingual(kind: ResultPaperKind): Uint8Array {
  const order = { numbered: null, verifyUrl: "https://motcua.example/verify/sample", madeOn: SAMPLE_DAY };
  return renderResult({ ...order, locale: "en", sheet: sampleResultSheet(kind) }).pdf;
}

/** Where a sentence begins: the first of its words that stand one after another on the sheet. */
function beginning(boxes: readonly WordBox[], sentence: string): WordBox {
  const wanted = sentence.split(" ").slice(0, 3);
  const index = boxes.findIndex((_, at) =>
    wanted.every(
      (word, offset) => boxes[at + offset]?.text.replace(/[:,;)]+$/, "") === word.replace(/[:,]$/, ""),
    ),
  );
  return boxes[index] ?? expect.fail(`not on the sheet: ${sentence}`);
}

describe.each(kinds)("result %s in two languages", (_key, kind) => {
  const pdf = bilingual(kind);
  const boxes = wordBoxes(pdf);

  test("has what it says on the left and its English on the right of the same line", () => {
    const { prevails } = messages("vi").document.words;
    const sentences = [
      ...kind.fields.slice(0, 1).map(({ label }) => [label.vi, label.en ?? "?"] as const),
      [prevails, messages("en").document.words.prevails] as const,
    ];
    for (const [vi, en] of sentences) {
      const [left, right] = [beginning(boxes, vi), beginning(boxes, en)];
      expect(left.left, vi).toBeCloseTo(30 * MILLIMETRE, -1);
      expect(right.left, en).toBeGreaterThan(MIDDLE);
      expect(right.page).toBe(left.page);
      expect(Math.abs(right.top - left.top), en).toBeLessThan(3);
    }
  });

  test("says under each line of the signature, right of the middle, what it is in English", () => {
    const english = ["On behalf of the", "For the Chairperson", "Deputy Chairperson"];
    const vietnamese = ["TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    for (const [place, line] of english.entries()) {
      const [above, below] = [beginning(boxes, vietnamese[place] ?? ""), beginning(boxes, line)];
      expect(below.left, line).toBeGreaterThan(105 * MILLIMETRE);
      expect(below.top, line).toBeGreaterThan(above.top + 8);
      expect(below.top, line).toBeLessThan(above.bottom + 12);
    }
  });

  test("says in English where it goes", () => {
    const text = pdfText(pdf);
    for (const words of ["Recipients:", "(Applicant)", "(Filed with the dossier.)"])
      expect(text).toContain(words);
  });

  test("keeps the margins of NĐ 30/2020", () => {
    for (const { text, left, right, bottom, page, top } of boxes) {
      if (page > 1 && text === String(page) && top < 20 * MILLIMETRE) continue;
      expect(left, text).toBeGreaterThanOrEqual(30 * MILLIMETRE - 0.5);
      expect(right, text).toBeLessThanOrEqual(195 * MILLIMETRE + 0.5);
      expect(bottom, text).toBeLessThanOrEqual(277 * MILLIMETRE + 3);
    }
  });

  test("has no word of this English in its official variant", () => {
    const order = { numbered: null, verifyUrl: null, madeOn: SAMPLE_DAY };
    const official = pdfText(renderResult({ ...order, locale: "vi", sheet: sampleResultSheet(kind) }).pdf);
    for (const words of ["On behalf of", "Recipients", "Chairperson"]) expect(official).not.toContain(words);
  });
});

test.each(["LAND_USE_DECISION", "ALLOWANCE_DECISION"])(
  "the head of %s names authority and word in English",
  (key) => {
    const [, kind] = kinds.find(([name]) => name === key) ?? expect.fail(key);
    const text = pdfText(bilingual(kind));
    expect(text).toContain("Chairperson of the People's Committee of Tây Hồ Ward");
    expect(text).toContain("QUYẾT ĐỊNH: Hereby decides:");
  },
);

test("a sheet signed before its English was told is set as it was", () => {
  const [, kind] = kinds[0] ?? expect.fail("a kind");
  const order = { numbered: null, verifyUrl: null, madeOn: SAMPLE_DAY } as const;
  const text = pdfText(
    renderResult({ ...order, locale: "en", sheet: { ...sampleResultSheet(kind), english: null } }).pdf,
  );
  expect(text).toContain("KT. CHỦ TỊCH");
  expect(text).not.toContain("Chairperson");
});
