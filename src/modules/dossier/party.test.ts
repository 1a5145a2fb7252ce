import { expect, test } from "vitest";
import { isOrganisationName } from "./party.ts";

test.each([
  ["Công ty TNHH MTV Minh Họa", true],
  ["Spa @ Home", true],
  ["Quán 36°", true],
  ["Nhà hàng A*B: chi nhánh #2!", true],
  ["", false],
  ["36 °", false],
  ["Dòng một\nDòng hai", false],
])("an organisation may be called %j: %s", (name, isName) => {
  expect(isOrganisationName(name)).toBe(isName);
});
