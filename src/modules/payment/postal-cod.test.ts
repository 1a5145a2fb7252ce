import { expect, test } from "vitest";
import { spend } from "./postal-cod.ts";

const due = (amount: number | null, exempt = 0, state: "DUE" | "PAID" = "DUE") => ({
  state,
  amount_dong: amount,
  exempt_dong: exempt,
});

test.each([
  ["the amount owed", [due(16_000)], 16_000, [0], 0],
  ["two charges together", [due(16_000), due(5_000)], 21_000, [0, 1], 0],
  ["less than the only charge", [due(16_000)], 15_999, [], 15_999],
  ["more than is owed", [due(16_000)], 20_000, [0], 4_000],
  ["the oldest first", [due(16_000), due(5_000)], 18_000, [0], 2_000],
  ["a later one that fits", [due(16_000), due(5_000)], 5_000, [1], 0],
  ["what is left of an exemption", [due(16_000, 6_000)], 10_000, [0], 0],
  ["what is paid already", [due(16_000, 0, "PAID")], 16_000, [], 16_000],
  ["an amount nobody knows", [due(null)], 16_000, [], 16_000],
  ["nothing to pay", [due(16_000, 16_000)], 16_000, [], 16_000],
  ["no charges", [], 16_000, [], 16_000],
])("money of the post for %s", (_what, charges, collected, paid, leftDong) => {
  expect(spend(charges, collected)).toEqual({ paid: paid.map((index) => charges[index]), leftDong });
});
