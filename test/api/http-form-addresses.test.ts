import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const { guest } = await apiOffice({ now: at("2026-12-01 08:30") });
const parcel = `/desk/post/parcels/${newId()}`;

test.each([
  [`${parcel}/word?lang=en`, parcel],
  ["/sign-out", "/"],
])("an address that takes a form alone leads a reader to the page above it: %s", async (path, above) => {
  const answer = await guest.page(path);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, above]);
});

test("the language asked for there is kept", async () => {
  const answer = await guest.page(`${parcel}/word?lang=en`);
  expect(answer.headers.get("set-cookie")).toMatch(/motcua-language=en/);
});

test("a program that reads an address of forms is told what it takes", async () => {
  const answer = await guest.send(`${parcel}/word`, { method: "DELETE" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});
