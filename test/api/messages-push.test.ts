import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "../../src/kernel/ids.ts";
import { readVapidKeys, webPushProvider } from "../../src/modules/notification/providers/web-push.ts";
import { addSubscription, listSubscriptions } from "../../src/modules/notification/push-store.ts";
import { at } from "../support/office-time.ts";
import {
  aPushBrowser,
  decrypt,
  type PushBrowser,
  startPushService,
  vapidOf,
} from "../support/push-service.ts";
import { testServices } from "../support/services.ts";

const { services, database } = await testServices({ now: at("2026-11-25 08:30") });
const service = await startPushService();
afterAll(() => service.stop());
const provider = webPushProvider(services);
const message = {
  key: `${newId()}-push`,
  subject: "Hồ sơ đã có kết quả",
  body: "Hồ sơ H26.16.05-261125-0001 đã có kết quả.",
  locale: "vi",
  values: { link: "https://motcua.example.vn/my/dossiers/1" },
} as const;

async function registered(accountId: string, path: string): Promise<PushBrowser> {
  const browser = aPushBrowser();
  const { publicKey, authSecret } = browser;
  const made = { accountId, endpoint: `${service.url}${path}`, publicKey, authSecret };
  await addSubscription(database, { ...made, at: services.clock.now() });
  return browser;
}
const pushedTo = (path: string) => service.pushed.filter((each) => each.path === path);
const left = async (accountId: string) =>
  (await listSubscriptions(database, accountId)).map(({ endpoint }) => endpoint.slice(service.url.length));

test("a pushed message is encrypted for the one browser, and signed as this installation", async () => {
  const accountId = newId();
  const own = await registered(accountId, "/own");
  expect(await provider.send({ ...message, to: accountId })).toMatchObject({ kind: "ACCEPTED" });
  const [pushed, ...others] = pushedTo("/own");
  expect(others).toEqual([]);
  expect(pushed?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400" });
  expect(String(pushed?.headers["topic"])).toMatch(/^[\w-]{1,32}$/);
  const body = pushed?.body ?? Buffer.alloc(0);
  expect(body.includes("Hồ sơ")).toBe(false);
  expect(JSON.parse(decrypt(own, body))).toEqual({
    key: message.key,
    title: message.subject,
    body: message.body,
    link: message.values.link,
  });
  expect(() => decrypt(aPushBrowser(), body)).toThrow();
  const vapid = vapidOf(String(pushed?.headers["authorization"]));
  expect(vapid?.key).toBe(readVapidKeys(services.config.dataFolder).publicKey);
  const claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string() }).parse(vapid?.claims);
  expect(claims.aud).toBe(service.url);
  expect(claims.sub).toMatch(/^(mailto|https):/);
  expect(claims.exp * 1_000 - Date.now()).toBeGreaterThan(0);
  expect(claims.exp * 1_000 - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  expect(vapidOf(String(pushed?.headers["authorization"]).replace("t=ey", "t=ez"))).toBeNull();
});

test.each([404, 410])("a browser that is gone (%d) is forgotten, the others are told", async (status) => {
  const accountId = newId();
  await registered(accountId, `/gone-${status}`);
  await registered(accountId, `/here-${status}`);
  service.answer(`/gone-${status}`, status);
  expect(await provider.send({ ...message, to: accountId })).toMatchObject({ kind: "ACCEPTED" });
  expect(await left(accountId)).toEqual([`/here-${status}`]);
  service.answer(`/here-${status}`, status);
  expect(await provider.send({ ...message, to: accountId })).toEqual({ kind: "REFUSED", code: "NO_BROWSER" });
  expect(await left(accountId)).toEqual([]);
});

test.each([429, 500, 503])("a service that says %d took nothing and keeps its browser", async (status) => {
  const accountId = newId();
  await registered(accountId, `/busy-${status}`);
  service.answer(`/busy-${status}`, status);
  expect(await provider.send({ ...message, to: accountId })).toMatchObject({
    kind: "NOT_TAKEN",
    code: `HTTP_${status}`,
  });
  expect(await left(accountId)).toEqual([`/busy-${status}`]);
  service.answer(`/busy-${status}`, 201);
  expect(await provider.send({ ...message, to: accountId })).toMatchObject({ kind: "ACCEPTED" });
});
