import { expect, test } from "vitest";
import { day } from "../../../test/support/records.ts";
import { marksOf, type Placement, spotsOf, USUAL_PLACES } from "./placement.ts";

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
  ]);
  expect(spots({ dateForm: "WHOLE", page: 1, anchor: "LEFT_BOTTOM" })).toMatchObject([
    { name: "number" },
    { name: "date" },
    { name: "signature", page: 1, x: expect.closeTo(93.5, 0) },
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
