import { describe, expect, test } from "vitest";
import { type WordBox, wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { messages } from "../../i18n/index.ts";
import { PAPER_KEYS, type PaperKey, type TemplateSet } from "./paper.ts";
import { renderPaper } from "./render-paper.ts";
import { samplePaperData } from "./sample-papers.ts";

const MILLIMETRE = 72 / 25.4;
const A4 = { short: 210 * MILLIMETRE, long: 297 * MILLIMETRE };
const SETS: readonly TemplateSet[] = ["VPCP-2025", "VPCP-2018"];
const forms = SETS.flatMap((set) => PAPER_KEYS.map((key) => [set, key] as const));

/** A sentence of each form that stands on a line of its own, by the name of its wording. */
const SENTENCE = {
  RECEIPT: "register",
  SUPPLEMENT: "reason",
  REFUSAL: "legalGround",
  APOLOGY: "newDueAt",
  STOP_NOTICE: "stageReached",
  CONTROL_SHEET: "controlAgency",
  REGISTER: "registerForm",
} as const satisfies Record<PaperKey, string>;

function wordsOf(locale: "vi" | "en", set: TemplateSet): Readonly<Record<string, string>> {
  const { words, words2018 } = messages(locale).document;
  return set === "VPCP-2018" ? { ...words, ...words2018 } : words;
}

function bilingual(set: TemplateSet, key: PaperKey): Uint8Array {
  return renderPaper({ key, set, locale: "en", data: samplePaperData(key) });
}

/** Where a sentence begins: the first of its words that stand one after another on the sheet. */
function beginning(boxes: readonly WordBox[], sentence: string): WordBox {
  const wanted = sentence.split(" ").slice(0, 3);
  const index = boxes.findIndex((_, at) =>
    wanted.every((word, offset) => boxes[at + offset]?.text.replace(/:$/, "") === word),
  );
  return boxes[index] ?? expect.fail(`not on the sheet: ${sentence}`);
}

describe.each(forms)("form %s %s in two languages", (set, key) => {
  const pdf = bilingual(set, key);
  const boxes = wordBoxes(pdf);
  const isWide = key === "REGISTER";
  const width = isWide ? A4.long : A4.short;
  const height = isWide ? A4.short : A4.long;
  const middle = 30 * MILLIMETRE + (width - 45 * MILLIMETRE) / 2;
  const [vi, en] = [wordsOf("vi", set), wordsOf("en", set)];

  test("stands Vietnamese left and English right, on one line", () => {
    for (const name of [SENTENCE[key], "prevails"]) {
      const left = beginning(boxes, vi[name] ?? "");
      const right = beginning(boxes, en[name] ?? "");
      expect(left.left, name).toBeCloseTo(30 * MILLIMETRE, -1);
      expect(right.left, name).toBeGreaterThan(middle);
      expect(right.page).toBe(left.page);
      expect(Math.abs(right.top - left.top), name).toBeLessThan(3);
    }
  });

  test("says under its title what it is in English, and that the Vietnamese text prevails", () => {
    const text = pdfText(pdf);
    const titles = Object.keys(vi).filter((name) => name.endsWith("Title"));
    const title = titles.find((name) => text.includes((vi[name] ?? "?").toLocaleUpperCase("vi")));
    expect(text).toContain(en[title ?? ""] ?? "?");
    expect(text).toContain("có giá trị pháp lý");
    expect(text).toContain("prevails in case of any difference");
  });

  test("keeps the margins of NĐ 30/2020", () => {
    for (const { text, left, top, right, bottom, page } of boxes) {
      if (page > 1 && text === String(page) && top < 20 * MILLIMETRE) continue;
      expect(left, text).toBeGreaterThanOrEqual(30 * MILLIMETRE - 0.5);
      expect(right, text).toBeLessThanOrEqual(width - 15 * MILLIMETRE + 0.5);
      expect(top, text).toBeGreaterThanOrEqual(20 * MILLIMETRE - 3);
      expect(bottom, text).toBeLessThanOrEqual(height - 20 * MILLIMETRE + 3);
    }
  });

  test("has no word of English in its official, one-language variant", () => {
    const text = pdfText(renderPaper({ key, set, locale: "vi", data: samplePaperData(key) }));
    for (const english of ["Independence", "prevails", en[SENTENCE[key]] ?? "?"])
      expect(text).not.toContain(english);
  });
});

describe.each(SETS.flatMap((set) => (["APOLOGY", "STOP_NOTICE"] as const).map((key) => [set, key] as const)))(
  "the foot of form %s %s (NĐ 30/2020, Phụ lục I)",
  (set, key) => {
    const data = {
      ...samplePaperData(key),
      signedAs: ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
    };

    test.each(["vi", "en"] as const)(
      "has who signs on the right half and where it goes on the left: %s",
      (locale) => {
        const boxes = wordBoxes(renderPaper({ key, set, locale, data }));
        const middle = 105 * MILLIMETRE;
        const goesTo = beginning(boxes, "Nơi nhận");
        const [authority, instead, name] = ["TM. ỦY BAN", "KT. CHỦ TỊCH", data.officerName].map((line) =>
          beginning(boxes, line),
        );
        expect(goesTo.left).toBeCloseTo(30 * MILLIMETRE, -1);
        for (const line of [authority, instead, name]) expect(line?.left).toBeGreaterThan(middle);
        expect(Math.abs(goesTo.top - (authority?.top ?? 0))).toBeLessThan(6);
        expect(instead?.top).toBeGreaterThan(authority?.bottom ?? 0);
        expect(name?.top).toBeGreaterThan((instead?.bottom ?? 0) + 18 * MILLIMETRE);
      },
    );

    test("keeps the wording of the form where no officer signed", () => {
      const text = pdfText(renderPaper({ key, set, locale: "vi", data: { ...data, signedAs: [] } }));
      expect(text).toContain("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ");
    });
  },
);

test("names with English words stand in English on the right, and only there", () => {
  const data = samplePaperData("RECEIPT");
  const english = {
    ...data,
    procedureName: "Certificate of marital status",
    components: data.components.map((component, index) => ({ ...component, name: `Paper ${index + 1}` })),
  };
  const boxes = wordBoxes(renderPaper({ key: "RECEIPT", locale: "en", data, english }));
  const right = beginning(boxes, "Certificate of marital");
  const left = beginning(boxes, data.procedureName);
  expect(right.left).toBeGreaterThan(left.left + 50 * MILLIMETRE);
  expect(beginning(boxes, "Paper 2").left).toBeGreaterThan(beginning(boxes, "Tờ khai").right);
});
