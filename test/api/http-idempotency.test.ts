import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { instantOfEpoch } from "../../src/kernel/local-date.ts";
import { forgetKeys } from "../../src/web/once.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import { sampleRoutes } from "../support/sample-routes.ts";

const { guest, as, browserOf, database } = await testApp({ routes: sampleRoutes });

async function notesKept(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM ${sql.table(`${database.schema}.platform_seed`)}`.execute(database.kysely);
  return rows[0]?.count ?? -1;
}

async function tokenOf(client: typeof guest): Promise<{ csrfToken: string; cookie: string }> {
  const page = await client.page("/samples");
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  return { csrfToken, cookie: (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

test("the same key and the same request take effect once and are answered alike", async () => {
  const key = { "idempotency-key": newId() };
  const before = await notesKept();
  const first = await guest.post("/api/v1/samples", { text: "once" }, key);
  const again = await guest.post("/api/v1/samples", { text: "once" }, key);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await notesKept()).toBe(before + 1);
});

test("the same key with another request is refused", async () => {
  const key = { "idempotency-key": newId() };
  await guest.post("/api/v1/samples", { text: "one" }, key);
  const other = await guest.post("/api/v1/samples", { text: "two" }, key);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
});

test("the same key of another person is another key", async () => {
  const key = { "idempotency-key": newId() };
  const [one, two] = [as(aCitizen()), as(aCitizen())];
  const first = await (await one.post("/api/v1/samples", { text: "mine" }, key)).json();
  const second = await (await two.post("/api/v1/samples", { text: "mine" }, key)).json();
  expect(second.id).not.toBe(first.id);
});

test("of twenty requests with one key at once, one takes effect and none fails", async () => {
  const key = { "idempotency-key": newId() };
  const before = await notesKept();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => guest.post("/api/v1/samples", { text: "wait" }, key)),
  );
  const statuses = answers.map((answer) => answer.status).sort();
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
  expect(statuses.filter((status) => status === 409).length).toBeGreaterThan(0);
  const waiting = answers.find((answer) => answer.status === 409);
  expect(await waiting?.json()).toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
  expect(waiting?.headers.get("retry-after")).toBe("1");
  expect(await notesKept()).toBe(before + 1);
  expect((await guest.post("/api/v1/samples", { text: "wait" }, key)).status).toBe(201);
});

test("a refusal and a failure leave nothing behind and free the key", async () => {
  const key = { "idempotency-key": newId() };
  const before = await notesKept();
  expect((await guest.post("/api/v1/samples", { text: "refuse me" }, key)).status).toBe(403);
  expect((await guest.post("/api/v1/samples", { text: "refuse late" }, key)).status).toBe(403);
  expect((await guest.post("/api/v1/samples", { text: "fail late" }, key)).status).toBe(503);
  expect(await notesKept()).toBe(before);
  expect((await guest.post("/api/v1/samples", { text: "corrected" }, key)).status).toBe(201);
});

test("a key that is no key is refused", async () => {
  const answer = await guest.post("/api/v1/samples", { text: "x" }, { "idempotency-key": "short" });
  expect(await answer.json()).toMatchObject({ code: "IDEMPOTENCY_KEY_INVALID", status: 400 });
});

test("a form sent twice by a double click takes effect once", async () => {
  const browser = browserOf(anOfficer(newId(), "specialist"));
  const { csrfToken } = await tokenOf(browser);
  const before = await notesKept();
  const fields = { csrfToken, idempotencyKey: newId(), text: "một lần", back: "/samples?saved=1" };
  const first = await browser.form("/samples", fields);
  const { csrfToken: later } = await tokenOf(browser);
  const again = await browser.form("/samples", { ...fields, csrfToken: later });
  for (const answer of [first, again]) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/samples?saved=1");
  }
  expect(await notesKept()).toBe(before + 1);
});

test("a form with a mistake keeps nothing, and corrected goes through with the same key", async () => {
  const browser = browserOf(aCitizen());
  const { csrfToken } = await tokenOf(browser);
  const idempotencyKey = newId();
  const wrong = await browser.form("/samples", { csrfToken, idempotencyKey, text: "quá dài ".repeat(9) });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toBe("<p>Dài nhất 20 ký tự.</p>");
  expect((await browser.form("/samples", { csrfToken, idempotencyKey, text: "vừa" })).status).toBe(303);
});

test("kept answers are forgotten after their time, not before", async () => {
  const key = { "idempotency-key": newId() };
  await guest.post("/api/v1/samples", { text: "kept" }, key);
  expect(await forgetKeys(database, instantOfEpoch(Date.UTC(2026, 10, 24)))).toBe(0);
  expect(await forgetKeys(database, instantOfEpoch(Date.UTC(2026, 10, 25)))).toBeGreaterThan(0);
});
