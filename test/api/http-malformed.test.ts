import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { OFFICE_ROLES } from "../../src/modules/access/index.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import { sampleRoutes } from "../support/sample-routes.ts";

const { guest, as, router } = await testApp({ routes: sampleRoutes });

const JSON_TYPE = { "content-type": "application/json" };
const raw = (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  guest.send("/api/v1/samples", { method: "POST", body, headers });
const bytes = (...values: number[]) => new Uint8Array(values);

test.each<[string, BodyInit, Record<string, string>, string]>([
  ["cut off", '{"text":"a', JSON_TYPE, "REQUEST_MALFORMED"],
  [
    "not UTF-8",
    bytes(0x7b, 0x22, 0x74, 0x65, 0x78, 0x74, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d),
    JSON_TYPE,
    "REQUEST_MALFORMED",
  ],
  ["UTF-16", bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), JSON_TYPE, "REQUEST_MALFORMED"],
  ["NUL in a text", '{"text":"a\\u0000b"}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["NUL in a name", '{"te\\u0000xt":"a"}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["half a surrogate pair", '{"text":"\\ud800"}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["__proto__", '{"__proto__":{"admin":true},"text":"a"}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["__proto__ deep inside", '{"text":"a","more":[{"__proto__":1}]}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["constructor", '{"constructor":{"prototype":{"admin":true}}}', JSON_TYPE, "REQUEST_MALFORMED"],
  ["nested a thousand deep", `${"[".repeat(1000)}${"]".repeat(1000)}`, JSON_TYPE, "REQUEST_MALFORMED"],
  ["nested too deep for any parser", "[".repeat(500_000), JSON_TYPE, "REQUEST_MALFORMED"],
  ["two million bytes", JSON.stringify({ text: "a".repeat(2_000_000) }), JSON_TYPE, "REQUEST_TOO_LARGE"],
  ["an array", "[]", JSON_TYPE, "INPUT_INVALID"],
  ["null", "null", JSON_TYPE, "INPUT_INVALID"],
  ["empty", "", JSON_TYPE, "INPUT_INVALID"],
  ["XML", "<a/>", { "content-type": "application/xml" }, "MEDIA_TYPE_UNSUPPORTED"],
  ["a form", "text=a", { "content-type": "application/x-www-form-urlencoded" }, "MEDIA_TYPE_UNSUPPORTED"],
])("a body that is %s is refused with a code", async (_name, body, headers, code) => {
  const answer = await raw(body, headers);
  expect(await answer.json()).toMatchObject({ code });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test("a body without a declared length is still counted", async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
  });
  const init = { method: "POST", body: endless, headers: JSON_TYPE, duplex: "half" } as RequestInit;
  const answer = await guest.send("/api/v1/samples", init);
  expect(answer.status).toBe(413);
});

test("a query with unknown, repeated or undecodable parameters is refused", async () => {
  const path = `/api/v1/samples/${newId()}`;
  for (const query of [
    "?fail=nothing",
    "?fail=defect&fail=unknown",
    "?more=1",
    "?__proto__=1",
    "?fail=%00",
    "?fail=%ff",
    "?%00=1",
  ]) {
    const answer = await guest.get(path + query);
    expect([400, 422], query).toContain(answer.status);
    expect((await answer.json()).code, query).toMatch(/^(REQUEST_MALFORMED|INPUT_INVALID)$/);
  }
});

test("an address with NUL, bad escapes or climbing dots is not found", async () => {
  for (const path of [
    "/api/v1/samples/%00",
    "/api/v1/samples/%ff",
    "/api/v1/samples/%2e%2e%2f",
    "/assets/..%2f..%2fpackage.json",
    "/assets/%00.css",
  ]) {
    expect((await guest.get(path)).status, path).toBe(404);
  }
});

test("a broken multipart body is refused", async () => {
  const browser = { accept: "text/html", "content-type": "multipart/form-data; boundary=x" };
  const answer = await guest.send("/samples", { method: "POST", body: "--y\r\nnothing", headers: browser });
  expect(answer.status).toBe(400);
});

/** Bodies no route expects; whatever the route, the answer is a refusal with a code, never a failure. */
const HOSTILE: readonly [string, BodyInit][] = [
  [
    "wrong types",
    JSON.stringify({ id: {}, text: 5, on: [], code: null, items: "x", amountDong: "1e999", reason: true }),
  ],
  [
    "unknown fields",
    JSON.stringify({ isAdmin: true, role: "system-admin", unitId: newId(), version: 1, state: {} }),
  ],
  ["numbers beyond measure", '{"version":1e400,"amountDong":-1e308,"count":9007199254740993,"limit":-1}'],
  [
    "long texts",
    JSON.stringify({ text: "đ".repeat(200_000), code: "x".repeat(100_000), reason: "\n".repeat(100_000) }),
  ],
  [
    "texts that look like something else",
    JSON.stringify({
      text: "' OR 1=1 --",
      code: "../../etc/passwd",
      q: "%27",
      on: "2026-02-30",
      id: "00000000-0000-0000-0000-00000000000g",
    }),
  ],
  ["bad UTF-8", bytes(0x7b, 0xff, 0x7d)],
  ["NUL", '{"text":"\\u0000","code":"\\u0000"}'],
  ["prototype", '{"__proto__":{"a":1}}'],
  ["not JSON", "{"],
  ["nothing", ""],
];
const HOSTILE_QUERIES = [
  "",
  "?limit=-1&cursor=%00",
  "?q=%ff&__proto__=1",
  `?q=${"x".repeat(7_000)}`,
  "?on=2026-02-30&limit=1e9&unitId=1",
];

test("no route of the API fails on malformed input, whoever sends it", { timeout: 120_000 }, async () => {
  const everyRole = anOfficer(newId(), ...OFFICE_ROLES);
  const senders = [guest, as(aCitizen()), as(everyRole)];
  const failures: string[] = [];
  for (const route of router.routes.list().filter((one) => one.path.startsWith("/api/"))) {
    for (const sender of senders) {
      for (const id of [newId(), "x", "%00", "%F0%9F%92%A9"]) {
        const path = route.path.replace(/\{[^}]+\}/g, id);
        const requests: [string, RequestInit][] =
          route.method === "get"
            ? HOSTILE_QUERIES.map((query) => [path + query, {}])
            : HOSTILE.map(([, body]) => [
                path,
                { method: route.method.toUpperCase(), body, headers: { ...JSON_TYPE, "if-match": '"1"' } },
              ]);
        for (const [address, init] of requests) {
          const answer = await sender.send(address, init);
          if (answer.status >= 500)
            failures.push(`${route.method} ${address.slice(0, 100)}: ${await answer.text()}`);
        }
      }
    }
  }
  expect(failures).toEqual([]);
});
