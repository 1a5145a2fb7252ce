import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { dayAndMonthOnPaper, dayOnPaper } from "../document/index.ts";
import type { PageSize, Spot } from "../signature/index.ts";

/** Where the signature goes on its page; `FREE`: where it is said. */
export const ANCHORS = ["RIGHT_BOTTOM", "RIGHT_MIDDLE", "RIGHT_TOP", "LEFT_BOTTOM", "FREE"] as const;
/** Where the code for checking goes on the page that is signed: into a margin, or where it is said. */
export const CODE_ANCHORS = ["LEFT_BOTTOM", "RIGHT_BOTTOM", "LEFT_TOP", "RIGHT_TOP", "FREE"] as const;
/** The number alone where the file says the symbol already, or both. */
export const NUMBER_FORMS = ["DIGITS", "WHOLE"] as const;
/** Day and month alone where the file says the words already, or "ngày 24 tháng 11 năm 2026". */
export const DATE_FORMS = ["DAY_MONTH", "WHOLE"] as const;

/** Where number, day and signature go on a file; in millimetres from the upper left corner of the page. */
export type Placement = {
  readonly sourceSha256: string;
  readonly anchor: (typeof ANCHORS)[number];
  /** Of the signature, from 1; null: the last one. */
  readonly page: number | null;
  readonly left: number;
  readonly top: number;
  readonly numberForm: (typeof NUMBER_FORMS)[number];
  readonly numberLeft: number;
  readonly numberTop: number;
  readonly dateForm: (typeof DATE_FORMS)[number];
  readonly dateLeft: number;
  readonly dateTop: number;
  readonly monthLeft: number;
  readonly codeAnchor: (typeof CODE_ANCHORS)[number];
  readonly codeLeft: number;
  readonly codeTop: number;
};

/**
 * Where a document laid out by the decree has them: number under the agency's name, day under the motto, the signature in the
 * right half of the last page.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3, 4, 7, and the scheme of Phụ lục I, mục IV
 */
export const USUAL_PLACES = {
  anchor: "RIGHT_BOTTOM",
  page: null,
  left: 117,
  top: 200,
  numberForm: "DIGITS",
  numberLeft: 56,
  numberTop: 36,
  dateForm: "DAY_MONTH",
  dateLeft: 139,
  dateTop: 36,
  monthLeft: 156,
  codeAnchor: "LEFT_BOTTOM",
  codeLeft: 30,
  codeTop: 277,
} as const satisfies Omit<Placement, "sourceSha256">;

const POINTS = 72 / 25.4;
/** The place of a signature, and how far the seal comes out of it (NĐ 30/2020, Phụ lục I: a seal at its real size). */
const SIGNATURE = { width: 72, height: 28 };
const SEAL = { left: 12, below: 16, above: 4 };
/** As large as on papers the office sets itself; inside the margin of 20 mm, and clear of what printers leave white. */
const CODE = { width: 62, height: 16, edge: 4, left: 30, right: 15 };
const LINE = 5;
const WIDTHS = { number: { WHOLE: 45, DIGITS: 12 }, date: { WHOLE: 62, DAY_MONTH: 8 }, month: 8 } as const;
/** From the edges of the page, where the signature is not said to be elsewhere. */
const EDGE = { right: 21, left: 33, bottom: 36, top: 45 };

type Mark = { readonly name: Spot["name"]; readonly page: number } & Box;
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type PlacementRefusal =
  | { readonly code: "RECORDS_PLACE_OUTSIDE"; readonly mark: Spot["name"] }
  | { readonly code: "RECORDS_CODE_COVERED" };

type SpotOnPage = Spot & { readonly pageHeight: number };

/** The places on the pages of this file; refused where one of them would not be on the page. */
export function spotsOf(
  placement: Placement,
  pages: readonly PageSize[],
): Result<readonly SpotOnPage[], PlacementRefusal> {
  const last = placement.page ?? pages.length;
  const sizes = pages.map(({ width, height }) => ({ width: width / POINTS, height: height / POINTS }));
  const page = sizes[last - 1];
  if (page === undefined) return refuse({ code: "RECORDS_PLACE_OUTSIDE", mark: "signature" });
  const { numberForm, numberLeft, numberTop, dateForm, dateLeft, dateTop, monthLeft } = placement;
  const [signature, code] = [signatureBox(placement, page), codeBox(placement, page)];
  const line = { page: 1, height: LINE };
  const date = { ...line, name: "date", x: dateLeft, y: dateTop, width: WIDTHS.date[dateForm] } as const;
  const marks: readonly Mark[] = [
    { ...line, name: "number", x: numberLeft, y: numberTop, width: WIDTHS.number[numberForm] },
    date,
    ...(dateForm === "WHOLE" ? [] : [{ ...date, name: "month", x: monthLeft, width: WIDTHS.month } as const]),
    { name: "signature", page: last, ...signature },
    { name: "code", page: last, ...code },
  ];
  const outside = marks.find((mark) => !isWithin(mark, sizes[mark.page - 1]));
  if (outside !== undefined) return refuse({ code: "RECORDS_PLACE_OUTSIDE", mark: outside.name });
  if (isCovered(code, signature)) return refuse({ code: "RECORDS_CODE_COVERED" });
  return accept(marks.map((mark) => inPoints(mark, pages[mark.page - 1]?.height ?? 0)));
}

function signatureBox({ anchor, left, top }: Placement, page: PageSize): Box {
  const right = page.width - EDGE.right - SIGNATURE.width;
  const bottom = page.height - EDGE.bottom - SIGNATURE.height;
  const corners = {
    RIGHT_BOTTOM: { x: right, y: bottom },
    RIGHT_MIDDLE: { x: right, y: (page.height - SIGNATURE.height) / 2 },
    RIGHT_TOP: { x: right, y: EDGE.top },
    LEFT_BOTTOM: { x: EDGE.left, y: bottom },
    FREE: { x: left, y: top },
  } as const;
  return { ...corners[anchor], ...SIGNATURE };
}

function codeBox({ codeAnchor, codeLeft, codeTop }: Placement, page: PageSize): Box {
  const right = page.width - CODE.right - CODE.width;
  const bottom = page.height - CODE.edge - CODE.height;
  const corners = {
    LEFT_BOTTOM: { x: CODE.left, y: bottom },
    RIGHT_BOTTOM: { x: right, y: bottom },
    LEFT_TOP: { x: CODE.left, y: CODE.edge },
    RIGHT_TOP: { x: right, y: CODE.edge },
    FREE: { x: codeLeft, y: codeTop },
  } as const;
  return { ...corners[codeAnchor], width: CODE.width, height: CODE.height };
}

/** The corner for the code where no word of the page stands; the usual one where there is none. */
export function freeCodeAnchor(words: readonly Box[], page: PageSize): Placement["codeAnchor"] {
  const inMillimetres = { width: page.width / POINTS, height: page.height / POINTS };
  const free = CODE_ANCHORS.filter((anchor) => anchor !== "FREE").find((codeAnchor) => {
    const box = codeBox({ ...USUAL_PLACES, sourceSha256: "", codeAnchor }, inMillimetres);
    return !words.some((word) => meets(inMillimetre(word), box));
  });
  return free ?? USUAL_PLACES.codeAnchor;
}

function inMillimetre({ x, y, width, height }: Box): Box {
  return { x: x / POINTS, y: y / POINTS, width: width / POINTS, height: height / POINTS };
}

/** Signature or seal over the code: no machine would read it. */
function isCovered(code: Box, { x, y, width, height }: Box): boolean {
  const { left, above, below } = SEAL;
  return meets(code, { x: x - left, y: y - above, width: width + left, height: height + above + below });
}

function meets(one: Box, other: Box): boolean {
  const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !beside && one.y + one.height > other.y && other.y + other.height > one.y;
}

/** A signature takes its seal along. */
function isWithin({ name, x, y, width, height }: Mark, page: PageSize | undefined): boolean {
  if (page === undefined) return false;
  const more = name === "signature" ? SEAL : { left: 0, below: 0, above: 0 };
  return (
    x >= more.left && y >= more.above && x + width <= page.width && y + height + more.below <= page.height
  );
}

function inPoints({ name, page, x, y, width, height }: Mark, pageHeight: number): SpotOnPage {
  const [left, top, wide, high] = [x, y, width, height].map((each) => each * POINTS);
  return { name, page, x: left ?? 0, y: top ?? 0, width: wide ?? 0, height: high ?? 0, pageHeight };
}

/** What is written into the open places: all of number and day, or what the file leaves out. */
export function marksOf(
  { numberForm, dateForm }: Pick<Placement, "numberForm" | "dateForm">,
  { numberText, on }: { readonly numberText: string; readonly on: LocalDate },
): { readonly [name: string]: string } {
  const number = numberForm === "WHOLE" ? numberText : (numberText.split("/")[0] ?? numberText);
  if (dateForm === "WHOLE") return { number, date: dayOnPaper(on) };
  const { day, month } = dayAndMonthOnPaper(on);
  return { number, date: day, month };
}
