import { describe, expect, test } from "vitest";
import { textWidth } from "../pdf/drawing.ts";
import { fittingSize } from "./fields.ts";

describe("what is filled into a paper", () => {
  const style = { face: "regular", size: 13 } as const;
  const place = (36 * 72) / 25.4;

  test("is written as large as the field says where it fits", () => {
    expect(fittingSize("05/QĐ-UBND", style, place)).toBe(13);
  });

  test.each(["07–09/2026-SCT/BS", "06, 08, 10, 12/2026-SCT/BS", "Tây Hồ, ngày 23 tháng 11 năm 2026"])(
    "is never cut off at the end of its place: %s",
    (text) => {
      const size = fittingSize(text, style, place);
      expect(size).toBeLessThan(13);
      expect(textWidth(text, { ...style, size })).toBeLessThanOrEqual(place);
    },
  );
});
