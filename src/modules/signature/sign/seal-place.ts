import type { Place } from "./acro-form.ts";

/** An agency's seal at its real size, in points (36 mm). */
const SEAL_SIDE = 102;
/** The words of the seal stand below it. */
const SEAL_TEXT = 34;

type Width = Pick<Place, "width">;

/** How far the seal comes into the place of the signature, from its left edge. */
export function sealReach({ width }: Width): number {
  return width * 0.18 + SEAL_SIDE / 3;
}

/** The seal covers the left third of the signature (NĐ 30/2020), its words stand below it. */
export function sealPlace({ page, x, y, width, height }: Place): Place {
  const middle = y + height / 2;
  return {
    page,
    x: x + sealReach({ width }) - SEAL_SIDE,
    y: middle - SEAL_SIDE / 2 - SEAL_TEXT,
    width: SEAL_SIDE,
    height: SEAL_SIDE + SEAL_TEXT,
  };
}
