import { expect, test } from "vitest";
import { maskedNumber, readReceiver } from "./receiver.ts";

test("an account is read as people write it, and each field that does not fit is named", () => {
  expect(readReceiver({ bank: " Agribank ", number: "1903 4567.89", name: "Nguyễn  Thị Hòa" })).toEqual({
    receiver: { bank: "Agribank", number: "1903456789", name: "Nguyễn Thị Hòa" },
    wrong: [],
  });
  expect(readReceiver({ bank: "", number: "12", name: "A" })).toEqual({
    receiver: null,
    wrong: ["number", "bank"],
  });
  expect(readReceiver({ bank: "", number: " ", name: "" })).toEqual({ receiver: null, wrong: [] });
});

test("to whoever does not pay out the number is masked", () => {
  expect(maskedNumber("1903456789")).toBe("•••• 789");
});
