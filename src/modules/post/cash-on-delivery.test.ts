import { describe, expect, test } from "vitest";
import { codDiffers, codOf } from "./cash-on-delivery.ts";
import type { ParcelState } from "./parcel.ts";

const packed = (changes: Partial<Parameters<typeof codOf>[0]> = {}) => ({
  direction: "OUT" as const,
  state: "CREATED" as ParcelState,
  counted: false,
  cod_set: false,
  cod_dong: 0,
  ...changes,
});

describe("what the post is to collect", () => {
  test.each([
    ["nobody said", packed(), 16_000, 16_000],
    ["nothing is owed", packed({ cod_dong: 5_000 }), 0, 0],
    ["somebody said", packed({ cod_set: true, cod_dong: 5_000 }), 16_000, 5_000],
    ["somebody said nothing", packed({ cod_set: true }), 16_000, 0],
    ["one side has signed", packed({ counted: true, cod_dong: 9_000 }), 16_000, 9_000],
    ["it has left", packed({ state: "IN_TRANSIT", cod_dong: 9_000 }), 16_000, 9_000],
    ["nobody knows what is owed", packed(), null, 0],
    ["it is more than the post carries", packed(), 2_000_000_000, 0],
    ["it comes in", packed({ direction: "IN" }), 16_000, 0],
  ])("where %s", (_where, parcel, owed, expected) => {
    expect(codOf(parcel, owed)).toBe(expected);
  });

  test.each([
    ["as owed", packed({ cod_dong: 16_000 }), 16_000, null],
    ["less", packed({ cod_dong: 15_000 }), 16_000, "LESS"],
    ["more", packed({ cod_dong: 17_000 }), 16_000, "MORE"],
    ["of an unknown amount", packed(), null, "UNKNOWN"],
    ["on its way, less", packed({ state: "FAILED" }), 16_000, "LESS"],
    ["delivered", packed({ state: "DELIVERED" }), 16_000, null],
    ["back", packed({ state: "RETURNED" }), 16_000, null],
    ["coming in", packed({ direction: "IN" }), 16_000, null],
  ])("warns where it is %s", (_what, parcel, owed, expected) => {
    expect(codDiffers(parcel, owed)).toBe(expected);
  });
});
