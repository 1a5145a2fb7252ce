import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import { aCitizen, testApp } from "../support/app.ts";
import { clientOf } from "../support/client.ts";
import { sampleRoutes } from "../support/sample-routes.ts";
import { testConfig } from "../support/services.ts";

const { guest, browserOf, services } = await testApp({ routes: sampleRoutes });
const folder = mkdtempSync(join(tmpdir(), "motcua-https-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every answer carries the security headers, and a nonce of its own", async () => {
  const nonces = new Set<string>();
  for (const path of [
    "/samples",
    "/api/v1/absent",
    "/livez",
    "/assets/none.css",
    `/api/v1/samples/${newId()}?fail=unknown`,
    "/api/v1/docs",
  ]) {
    const { headers } = await guest.page(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, path).toMatch(
      /default-src 'none'; script-src 'self' 'nonce-[^']+'; style-src 'self' 'nonce-[^']+'/,
    );
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("strict-transport-security")).toBeNull();
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(6);
});

test("on https the cookies are __Host- cookies and the browser is told to stay on https", async () => {
  const config = { ...testConfig(folder), publicUrl: "https://motcua.example.vn" };
  const router = createApp({ ...services, config });
  sampleRoutes(router);
  const page = await clientOf(router, {}).page("/samples");
  expect(page.headers.get("set-cookie")).toMatch(
    /^__Host-motcua-guest=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(page.headers.get("strict-transport-security")).toContain("max-age=31536000");
});

test("what a signed-in person sees is kept by no cache", async () => {
  const page = await browserOf(aCitizen()).page("/samples");
  expect(page.headers.get("cache-control")).toBe("private, no-store");
});

test("a page is Vietnamese unless its reader chose English; a program is answered in the language it asks for", async () => {
  const language = async (path: string, headers: Record<string, string>) =>
    (await guest.get(path, headers)).headers.get("content-language");
  expect(await language("/samples", {})).toBe("vi");
  expect(await language("/samples", { "accept-language": "en-US,en" })).toBe("vi");
  expect(await language("/api/v1/samples", { "accept-language": "fr, en;q=0.8, vi;q=0.2" })).toBe("en");
  expect(await language("/samples", { "accept-language": "en", cookie: "motcua-language=vi" })).toBe("vi");
  expect(await language("/samples?lang=en", { cookie: "motcua-language=vi" })).toBe("en");
  expect(await language("/samples?lang=zz", { "accept-language": "x".repeat(9_000) })).toBe("vi");
  const switched = await guest.get("/samples?lang=en");
  expect(switched.headers.getSetCookie().join()).toContain("motcua-language=en");
});

test("figures are for this machine or whoever has the token", async () => {
  const config = { ...testConfig(folder), metricsToken: "a-token-of-the-monitoring" };
  const router = createApp({ ...services, config });
  const outside = clientOf(router, {}, "198.51.100.7");
  expect((await outside.get("/metrics")).status).toBe(404);
  expect((await outside.get("/metrics", { authorization: "Bearer a-token-of-the-monitorinG" })).status).toBe(
    404,
  );
  await outside.get("/api/v1/absent?name=canary");
  const figures = await outside.get("/metrics", { authorization: "Bearer a-token-of-the-monitoring" });
  const text = await figures.text();
  expect(text).toContain('motcua_refusals_total{code="NOT_FOUND"} 1');
  expect(text).not.toContain("canary");
  const local = { incoming: { socket: { remoteAddress: "::ffff:127.0.0.1" } } };
  expect((await router.app.request("/metrics", {}, local)).status).toBe(200);
  expect(
    (await router.app.request("/metrics", { headers: { "x-forwarded-for": "127.0.0.1" } }, local)).status,
  ).toBe(404);
});

test("beyond what one process can do, people are told to come back, visitors first", async () => {
  const router = createApp(services, { settings: { requestsInFlightMax: 4 } });
  sampleRoutes(router);
  const visitor = clientOf(router, {});
  const known = clientOf(router, { authorization: `Bearer ${newId()}` });
  const slow = Array.from({ length: 3 }, () => known.post("/api/v1/samples", { text: "wait" }));
  const turnedAway = await visitor.get(`/api/v1/samples/${newId()}`);
  expect(turnedAway.status).toBe(503);
  expect(turnedAway.headers.get("retry-after")).toBe("5");
  expect(await turnedAway.json()).toMatchObject({ code: "OVERLOADED" });
  expect((await known.get(`/api/v1/samples/${newId()}`)).status).toBe(200);
  expect((await visitor.get("/livez")).status).toBe(200);
  for (const answer of await Promise.all(slow)) expect(answer.status).toBe(201);
  expect((await visitor.get(`/api/v1/samples/${newId()}`)).status).toBe(200);
});

/** Keeps the event loop from everything else for so long, as heavy work does. */
async function block(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
  // Once around the loop: its timers notice the lag before what follows is asked.
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

test("one long piece of work sends nobody away, lag that goes on does, until it is over", async () => {
  const router = createApp(services, { settings: { eventLoopLagMsMax: 300 } });
  sampleRoutes(router);
  const known = clientOf(router, { authorization: `Bearer ${newId()}` });
  const ask = async () => (await known.get(`/api/v1/samples/${newId()}`)).status;
  const askAfterWork = async () => {
    await block(700);
    return ask();
  };
  expect(await ask()).toBe(200);
  expect(await askAfterWork()).toBe(200);
  expect(await askAfterWork()).toBe(503);
  await expect.poll(ask, { timeout: 10_000 }).toBe(200);
});

test("the reference is drawn from the document it links, in both languages, from this site alone", async () => {
  const document = await (await guest.get("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
  expect(
    document.paths["/api/v1/samples/{id}"].put.parameters.map((one: { name: string }) => one.name),
  ).toContain("If-Match");
  const vi = await (await guest.page("/api/v1/docs")).text();
  expect(vi.startsWith('<!doctype html><html lang="vi">')).toBe(true);
  expect(vi).toContain("PUT /api/v1/samples/{id}");
  expect(vi).toContain("Không tìm thấy nội dung này");
  const en = await (await guest.page("/api/v1/docs?lang=en")).text();
  expect(en).toContain("There is nothing here");
  expect(vi.match(/https?:\/\/(?!www\.w3\.org)/g)).toBeNull();
});
