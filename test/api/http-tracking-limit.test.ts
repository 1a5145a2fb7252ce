import { expect, test } from "vitest";
import { LIMITS } from "../../src/web/rate-limits.ts";
import { testApp } from "../support/app.ts";

const { guest } = await testApp();

test("guessing the second factor of one code ends after a few tries, from pages and API together, in any spelling", async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess <= LIMITS["tracked-code"].points; guess += 1) {
    const code = guess % 2 === 0 ? "H26.16.05-261120-0001" : " h26.16.05-261120-0001 ";
    const answer = await guest.post("/api/v1/track", { code, lastFour: String(guess).padStart(4, "0") });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, -1)).toEqual(Array(LIMITS["tracked-code"].points).fill(404));
  expect(statuses.at(-1)).toBe(429);
  const page = await guest.page("/track");
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const same = guest.having({ cookie: (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "" });
  const byPage = await same.form("/track", { csrfToken, code: "H26.16.05-261120-0001", lastFour: "9999" });
  expect(byPage.status).toBe(429);
  expect(byPage.headers.get("retry-after")).toMatch(/^\d+$/);
});
