import { describe, expect, test } from "vitest";
import { type PlacedWord, placesIn, wordsIn } from "./find-places.ts";
import { USUAL_PLACES } from "./placement.ts";

const MM = 72 / 25.4;
const A4 = { width: 210 * MM, height: 297 * MM };
/** A word of this width whose line has this middle, in millimetres. */
const word = (text: string, [left, middle, width]: readonly [number, number, number]): PlacedWord => ({
  text,
  left: left * MM,
  right: (left + width) * MM,
  top: (middle - 2.5) * MM,
  bottom: (middle + 2.5) * MM,
});
const NUMBER = [word("Số:", [45, 40, 7]), word("/QĐ-UBND", [66, 40, 22])];
const DAY = [
  word("Hồ,", [112, 40, 6]),
  word("ngày", [119, 40, 9]),
  word("tháng", [140, 40, 11]),
  word("năm", [163, 40, 8]),
  word("2026", [172, 40, 9]),
];
const TITLE = [
  word("Nơi", [30, 200, 8]),
  word("nhận:", [39, 200, 10]),
  word("KT.", [135, 200, 8]),
  word("CHỦ", [144, 200, 10]),
  word("TỊCH", [155, 200, 10]),
  word("PHÓ", [132, 206, 9]),
  word("CHỦ", [142, 206, 10]),
  word("TỊCH", [153, 206, 14]),
];

describe("the places a document tells itself", () => {
  test("number after its word, day and month between theirs, signature below the last title", () => {
    const words = [...NUMBER, ...DAY, ...TITLE];
    expect(placesIn(words, words, A4)).toEqual({
      ...{ anchor: "FREE", page: null, left: 114, top: 210 },
      ...{ numberForm: "DIGITS", numberLeft: 53, numberTop: 37 },
      ...{ dateForm: "DAY_MONTH", dateLeft: 129, dateTop: 37, monthLeft: 152 },
      ...{ codeAnchor: "LEFT_BOTTOM", codeLeft: 30, codeTop: 277 },
    });
  });

  test.each([
    ["a number without its symbol is written whole", [word("Số:", [45, 40, 7])], { numberForm: "WHOLE" }],
    ["only the title of who signs", TITLE, { anchor: "FREE", numberTop: USUAL_PLACES.numberTop }],
    ["only the day", DAY, { dateLeft: 129, numberLeft: USUAL_PLACES.numberLeft }],
  ])("%s: the rest stays where it usually is", (_what, words, expected) => {
    expect(placesIn(words, words, A4)).toMatchObject(expected);
  });

  test.each([
    ["a number that stands there already", [word("Số:", [45, 40, 7]), word("15/QĐ-UBND", [53, 40, 22])]],
    ["a word that only begins alike", [word("Số", [45, 40, 6]), word("lượng", [52, 40, 12])]],
    [
      "a day of the past in the text",
      [
        word("ngày", [30, 80, 9]),
        word("15", [40, 80, 5]),
        word("tháng", [46, 80, 11]),
        word("6", [58, 80, 3]),
        word("năm", [62, 80, 8]),
      ],
    ],
    ["a title in the text or on the left", [word("Chủ", [120, 80, 8]), word("tịch", [129, 80, 8])]],
    ["nothing at all", []],
  ])("%s is no place", (_what, words) => {
    expect(placesIn(words, words, A4)).toBeNull();
  });

  test("a title so low that the signature would leave the page is left to a person", () => {
    const low = [word("CHỦ", [142, 270, 10]), word("TỊCH", [153, 270, 14])];
    expect(placesIn(low, low, A4)).toBeNull();
  });

  test("a word in pieces, where one letter comes from another typeface, is one word", () => {
    const words = [
      word("S", [45, 40, 2]),
      word("ố", [47, 40, 3]),
      word(":", [50, 40, 2]),
      ...NUMBER.slice(1),
    ];
    expect(placesIn(words, words, A4)).toMatchObject({ numberForm: "DIGITS", numberLeft: 53 });
  });

  test("words come as poppler writes them, in whichever form their letters are", () => {
    const said = `<word xMin="1.5" yMin="2" xMax="3" yMax="4.25">${"Số:".normalize("NFD")}</word>`;
    expect(wordsIn(`<page>${said}</page>`)).toEqual([
      { text: "Số:", left: 1.5, top: 2, right: 3, bottom: 4.25 },
    ]);
  });
});
