import type { PageSize } from "../signature/index.ts";
import { freeCodeAnchor, type Placement, USUAL_PLACES } from "./placement.ts";

/** A word on a page, in points from the upper left corner. */
export type PlacedWord = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type Found = Partial<Omit<Placement, "sourceSha256">>;
type Line = readonly PlacedWord[];

const POINTS = 72 / 25.4;
const SIGNATURE = { width: 72, height: 28, below: 16, left: 12 };
/** From the top of a place to the middle of what is written there. */
const HALF_LINE = 3.1;
const GAP = 1;
/** Words stand on one line where their middles lie no further apart, in points. */
const SAME_LINE = 4;
const TOUCHING = 0.5;
/** Titles that stand above a signature, in capitals, with the authority before them or not. */
const TITLE =
  /^((TM|KT|TL|TUQ|Q)\.\s*)?((QUYỀN|PHÓ)\s+)?(CHỦ TỊCH|(TỔNG )?GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG|THỦ TRƯỞNG|CHỈ HUY TRƯỞNG)(\s|$)/u;

/** The words of a page as poppler writes them. */
export function wordsIn(xhtml: string): readonly PlacedWord[] {
  const found = xhtml.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g,
  );
  return [...found].map(([, left, top, right, bottom, text = ""]) => ({
    text: text.normalize("NFC"),
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

/**
 * Where a document laid out by the decree says itself that number, day and signature go: after "Số:", between "ngày", "tháng"
 * and "năm", below the title of who signs. What is not found stays where it usually is; null where nothing was.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3, 4, 7: how number, day, authority and title are written
 */
export function placesIn(
  first: readonly PlacedWord[],
  last: readonly PlacedWord[],
  lastSize: PageSize,
): Omit<Placement, "sourceSha256"> | null {
  const top = linesOf(first);
  const found = {
    ...numberIn(top),
    ...dayIn(top),
    ...signatureIn(linesOf(last), lastSize),
    ...freeCornerIn(last, lastSize),
  };
  return Object.keys(found).length === 0 ? null : { ...USUAL_PLACES, ...found };
}

/** Only where a footer or a page number stands in the usual one. */
function freeCornerIn(words: readonly PlacedWord[], size: PageSize): Found {
  const boxes = words.map(({ left: x, top: y, right, bottom }) => ({
    x,
    y,
    width: right - x,
    height: bottom - y,
  }));
  const codeAnchor = freeCodeAnchor(boxes, size);
  return codeAnchor === USUAL_PLACES.codeAnchor ? {} : { codeAnchor };
}

function linesOf(words: readonly PlacedWord[]): readonly Line[] {
  const lines: PlacedWord[][] = [];
  for (const word of words.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1);
    const at = line?.[0];
    if (line !== undefined && at !== undefined && middleOf(word) - middleOf(at) < SAME_LINE) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => joined(line.toSorted((a, b) => a.left - b.left)));
}

/** A word falls into pieces where one of its letters comes from another typeface; they touch each other. */
function joined(line: Line): Line {
  const whole: PlacedWord[] = [];
  for (const piece of line) {
    const before = whole.at(-1);
    if (before === undefined || piece.left - before.right > TOUCHING) whole.push(piece);
    else whole[whole.length - 1] = { ...before, text: before.text + piece.text, right: piece.right };
  }
  return whole;
}

function numberIn(lines: readonly Line[]): Found {
  for (const line of lines) {
    const at = line.findIndex(({ text }) => /^số:$/iu.test(text));
    const [word, next] = [line[at], line[at + 1]];
    if (word === undefined) continue;
    // It has one already, or none can be told from what stands there.
    if (next !== undefined && /^\d/.test(next.text)) return {};
    const numberForm = next === undefined || !next.text.includes("/") ? "WHOLE" : "DIGITS";
    return { numberForm, numberLeft: millimetres(word.right) + GAP, numberTop: topOf(word) };
  }
  return {};
}

function dayIn(lines: readonly Line[]): Found {
  for (const line of lines) {
    const [day, month, year] = [/^ngày$/iu, /^tháng$/iu, /^năm$/iu].map((each) =>
      line.findIndex(({ text }) => each.test(text)),
    );
    const [before, between] = [line[day ?? -1], line[month ?? -1]];
    if (before === undefined || between === undefined || year === undefined || year < 0) continue;
    const said = line.slice(day, year).some(({ text }) => /\d/.test(text));
    if (said) return {};
    return {
      ...{ dateForm: "DAY_MONTH", dateLeft: millimetres(before.right) + GAP, dateTop: topOf(before) },
      monthLeft: millimetres(between.right) + GAP,
    };
  }
  return {};
}

/** Below the lowest title in the right half of the page. */
function signatureIn(lines: readonly Line[], size: PageSize): Found {
  const titles = lines.flatMap((line) => {
    const right = line.filter(({ left }) => left > size.width * 0.4);
    const [from, to] = [right[0], right.at(-1)];
    if (from === undefined || to === undefined) return [];
    const text = right.map((word) => word.text).join(" ");
    return TITLE.test(text) ? [{ middle: (from.left + to.right) / 2, bottom: from.bottom }] : [];
  });
  const title = titles.at(-1);
  if (title === undefined) return {};
  const [width, height] = [millimetres(size.width), millimetres(size.height)];
  const left = millimetres(title.middle) - SIGNATURE.width / 2;
  const top = millimetres(title.bottom) + GAP;
  if (top + SIGNATURE.height + SIGNATURE.below > height) return {};
  const inside = Math.max(SIGNATURE.left, Math.min(left, width - SIGNATURE.width));
  return { anchor: "FREE", page: null, left: Math.floor(inside), top };
}

function middleOf({ top, bottom }: PlacedWord): number {
  return (top + bottom) / 2;
}

function topOf(word: PlacedWord): number {
  return Math.round(middleOf(word) / POINTS - HALF_LINE);
}

function millimetres(points: number): number {
  return Math.round(points / POINTS);
}
