import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDong } from "./dong.ts";

test.each([
  ["21000", 21_000],
  ["21.000", 21_000],
  ["1,250,000", 1_250_000],
  ["1 250 000 đ", 1_250_000],
  ["1\u00a0250\u00a0000\u00a0đồng", 1_250_000],
  ["50.000đ", 50_000],
  ["50.000 VND", 50_000],
  ["50.000 VNĐ", 50_000],
  ["0", 0],
  ["007", 7],
])("%j is %d đồng", (text, dong) => {
  expect(parseDong(text)).toBe(dong);
});

test.each([
  "",
  "  ",
  "abc",
  "20k",
  "1.25",
  "2000.00",
  "1.250,000",
  "1.250.00",
  "-5",
  "+5",
  "1e6",
  "٣",
  "đ",
  "12345678901234",
])("%j is no amount", (text) => {
  expect(parseDong(text)).toBeNull();
});

test("every amount is read as it is written, whichever sign parts its thousands", () => {
  const amount = fc.integer({ min: 0, max: 9_999_999_999 });
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom(".", ",", " ", "\u00a0", ""),
      fc.constantFrom("", "đ", " đồng"),
      (dong, sign, unit) => {
        const text = `${String(dong).replace(/\B(?=(\d{3})+$)/g, sign)}${unit}`;
        expect(parseDong(text)).toBe(dong);
      },
    ),
  );
});
