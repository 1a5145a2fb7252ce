import { expect, test } from "vitest";
import { day } from "../../../test/support/records.ts";
import { freeCodeAnchor, marksOf, type Placement, spotsOf, USUAL_PLACES } from "./placement.ts";

const A4 = { width: 595.28, height: 841.89 };
const placed = (change: Partial<Placement> = {}): Placement => ({
  ...USUAL_PLACES,
  sourceSha256: "",
  ...change,
});
const spots = (change: Partial<Placement>, pages = [A4, A4]) => {
  const found = spotsOf(placed(change), pages);
  return found.ok ? found.value : found.refusal;
};

test("number and day go on the first page, the signature to the right below on the last", () => {
  expect(spots({})).toMatchObject([
    { name: "number", page: 1 },
    { name: "date", page: 1 },
    { name: "month", page: 1 },
    {
      name: "signature",
      page: 2,
      x: expect.closeTo(331.7, 0),
      y: expect.closeTo(660.5, 0),
      width: expect.closeTo(204, 0),
    },
    { name: "code", page: 2, x: expect.closeTo(85, 0), y: expect.closeTo(785.2, 0) },
  ]);
  expect(spots({ dateForm: "WHOLE", page: 1, anchor: "LEFT_BOTTOM" })).toMatchObject([
    { name: "number" },
    { name: "date" },
    { name: "signature", page: 1, x: expect.closeTo(93.5, 0) },
    { name: "code", page: 1 },
  ]);
});

test("millimetres are counted from the upper left corner of the page, whatever its size", () => {
  const wide = { width: 841.89, height: 595.28 };
  const free = { anchor: "FREE", left: 180, top: 120 } as const;
  expect(spots(free, [wide])).toMatchObject([
    {},
    {},
    {},
    { x: expect.closeTo(510.2, 0), y: expect.closeTo(340.2, 0), pageHeight: 595.28 },
    { name: "code" },
  ]);
});

test("what would not be on the page is refused by its name, the seal counted with the signature", () => {
  const cases: readonly (readonly [Partial<Placement>, string])[] = [
    [{ page: 3 }, "signature"],
    [{ anchor: "FREE", left: 5, top: 100 }, "signature"],
    [{ anchor: "FREE", left: 100, top: 262 }, "signature"],
    [{ anchor: "FREE", left: 150, top: 100 }, "signature"],
    [{ numberLeft: 200 }, "number"],
    [{ dateForm: "WHOLE", dateLeft: 170 }, "date"],
    [{ monthLeft: 205 }, "month"],
    [{ codeAnchor: "FREE", codeLeft: 150, codeTop: 100 }, "code"],
  ];
  for (const [change, mark] of cases)
    expect(spots(change), JSON.stringify(change)).toEqual({ code: "RECORDS_PLACE_OUTSIDE", mark });
});

test("what the file says already is left out of what is written into it", () => {
  const given = { numberText: "05/QĐ-UBND", on: day("2026-02-03") };
  expect(marksOf(placed({}), given)).toEqual({ number: "05", date: "03", month: "02" });
  expect(marksOf(placed({ numberForm: "WHOLE", dateForm: "WHOLE" }), given)).toEqual({
    number: "05/QĐ-UBND",
    date: "ngày 03 tháng 02 năm 2026",
  });
});

test("the code is not put where signature or seal would cover it", () => {
  const covered = { code: "RECORDS_CODE_COVERED" };
  const low = { anchor: "FREE", top: 253 } as const;
  expect(spots({ ...low, left: 30 })).toEqual(covered);
  expect(spots({ ...low, left: 103 })).toEqual(covered);
  expect(spots({ ...low, left: 117 })).toHaveLength(5);
  expect(spots({ ...low, left: 30, codeAnchor: "LEFT_TOP" })).toHaveLength(5);
});

test("the code is suggested in the first margin without words", () => {
  const footer = { x: 90, y: 800, width: 60, height: 10 };
  const number = { x: 480, y: 805, width: 20, height: 10 };
  expect(freeCodeAnchor([], A4)).toBe("LEFT_BOTTOM");
  expect(freeCodeAnchor([{ x: 90, y: 700, width: 400, height: 14 }], A4)).toBe("LEFT_BOTTOM");
  expect(freeCodeAnchor([footer], A4)).toBe("RIGHT_BOTTOM");
  expect(freeCodeAnchor([footer, number], A4)).toBe("LEFT_TOP");
  const everywhere = [footer, number, { ...footer, y: 20 }, { ...number, y: 20 }];
  expect(freeCodeAnchor(everywhere, A4)).toBe("LEFT_BOTTOM");
});
