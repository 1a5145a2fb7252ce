import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { aCitizen, testApp } from "../support/app.ts";
import { sampleRoutes } from "../support/sample-routes.ts";

const { guest, as, browserOf } = await testApp({ routes: sampleRoutes });

async function tokenOf(client: typeof guest): Promise<string> {
  const page = await client.page("/samples");
  return /name="csrfToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
}

test("a form from another site is stopped, by either of the browser's two signs", async () => {
  const citizen = aCitizen();
  const browser = browserOf(citizen);
  const csrfToken = await tokenOf(browser);
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
    const answer = await browser.form("/samples", { csrfToken, text: "x" }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Yêu cầu đến từ một trang khác");
  }
  const evil = await guest.form("/samples", { text: "x" }, { origin: "https://evil.example" });
  expect(evil.status).toBe(403);
});

test("a form without the token of its own session is stopped", async () => {
  const browser = browserOf(aCitizen());
  const foreign = await tokenOf(browserOf(aCitizen()));
  for (const csrfToken of ["", "x".repeat(64), foreign]) {
    const answer = await browser.form("/samples", { csrfToken, text: "x" });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("chưa được ghi nhận");
  }
});

test("each page carries a fresh token, and all of them are good", async () => {
  const browser = browserOf(aCitizen());
  const [one, two] = [await tokenOf(browser), await tokenOf(browser)];
  expect(one).not.toBe(two);
  for (const csrfToken of [one, two]) {
    expect((await browser.form("/samples", { csrfToken, idempotencyKey: newId(), text: "x" })).status).toBe(
      303,
    );
  }
});

test("a guest's form is bound to the guest's own cookie", async () => {
  const page = await guest.page("/samples");
  const cookie = page.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^motcua-guest=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  expect((await guest.form("/samples", { csrfToken, text: "x" })).status).toBe(403);
  const same = guest.having({ cookie: cookie.split(";")[0] ?? "" });
  expect((await same.form("/samples", { csrfToken, text: "x" })).status).toBe(303);
});

test("a guest who only reads gets no cookie", async () => {
  expect((await guest.page("/api/v1/docs")).headers.get("set-cookie")).toBeNull();
});

test("a program with a bearer token needs no form token; a cookie without any sign of its page does", async () => {
  const citizen = aCitizen();
  expect((await as(citizen).post("/api/v1/samples", { text: "x" })).status).toBe(201);
  const bare = browserOf(citizen);
  expect((await bare.post("/api/v1/samples", { text: "x" })).status).toBe(201);
  const csrfToken = await tokenOf(bare);
  const silent = await bare.send("/api/v1/samples", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "cross-site",
      "x-csrf-token": csrfToken,
    },
    body: JSON.stringify({ text: "x" }),
  });
  expect(silent.status).toBe(403);
});

test("a redirect after a form never leaves the site", async () => {
  const browser = browserOf(aCitizen());
  for (const back of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/%2f%2fevil\\@x",
    "\t//evil",
    "javascript:1",
  ]) {
    const csrfToken = await tokenOf(browser);
    const answer = await browser.form("/samples", { csrfToken, text: "x", back });
    expect(answer.headers.get("location"), back).toMatch(/^\/(?![/\\])/);
  }
});
