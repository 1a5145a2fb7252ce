import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import { networkOf } from "../../src/web/client-origin.ts";
import { createRateLimits, LIMITS } from "../../src/web/rate-limits.ts";
import { aCitizen, testApp } from "../support/app.ts";
import { clientOf } from "../support/client.ts";
import { sampleRoutes } from "../support/sample-routes.ts";

const { guest, as, database, router, services } = await testApp({ routes: sampleRoutes });

test("attempts beyond the limit are told how long to wait, in every worker and after a restart", async () => {
  const first = createRateLimits(database);
  const code = newId();
  for (let attempt = 0; attempt < LIMITS["tracked-code"].points; attempt += 1) {
    expect(await first.consume("tracked-code", code)).toBeNull();
  }
  const refused = await first.consume("tracked-code", code);
  expect(refused?.retryAfterSeconds).toBeGreaterThan(3_500);
  const afterRestart = createRateLimits(database);
  expect(await afterRestart.consume("tracked-code", code)).not.toBeNull();
  expect(await afterRestart.consume("tracked-code", newId())).toBeNull();
});

test("two hundred attempts at once pass no more than the limit", async () => {
  const workers = [createRateLimits(database), createRateLimits(database)];
  const code = newId();
  const tries = Array.from({ length: 200 }, (_, at) => workers[at % 2]?.consume("track", code));
  const passed = (await Promise.all(tries)).filter((answer) => answer === null);
  expect(passed.length).toBe(LIMITS.track.points);
});

test("a generous limit asks the database once in many requests, and still holds", async () => {
  const limits = createRateLimits(database);
  let passed = 0;
  for (let request = 0; request < LIMITS.network.points + 500; request += 1) {
    if ((await limits.consume("network", "203.0.113.9")) === null) passed += 1;
  }
  expect(passed).toBe(LIMITS.network.points);
});

test("the table of counters names nobody", async () => {
  await createRateLimits(database).consume("track", "203.0.113.77");
  const { rows } = await database.pool.query(`SELECT key FROM "${database.schema}".web_rate_limit`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[0-9a-f]{32}$/);
});

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["192.0.2.7", "192.0.2.7"],
])("the network of %s is %s", (address, network) => expect(networkOf(address)).toBe(network));

async function networksCounted(): Promise<number> {
  const { rows } = await database.pool.query(
    `SELECT count(*) AS count FROM "${database.schema}".web_rate_limit WHERE key LIKE 'network:%'`,
  );
  return rows[0]?.count ?? -1;
}

test("without a trusted proxy, a made-up X-Forwarded-For changes nothing", async () => {
  const outside = clientOf(router, {}, "198.51.100.20");
  const before = await networksCounted();
  for (let hop = 0; hop < 5; hop += 1) {
    await outside.get("/api/v1/samples/x", { "x-forwarded-for": `203.0.113.${hop}` });
  }
  expect(await networksCounted()).toBe(before + 1);
});

test("behind one trusted proxy, the entry that proxy wrote is counted, not what the client wrote before it", async () => {
  const config = { ...services.config, proxyHops: 1 };
  const proxied = clientOf(createApp({ ...services, config }), {}, "127.0.0.1");
  const before = await networksCounted();
  for (let hop = 0; hop < 5; hop += 1) {
    await proxied.get("/api/v1/absent", { "x-forwarded-for": `192.0.2.${hop}, 198.51.100.30` });
  }
  expect(await networksCounted()).toBe(before + 1);
});

test("the operator's own machine is not counted", async () => {
  const before = await networksCounted();
  await guest.get("/api/v1/absent");
  expect(await networksCounted()).toBe(before);
});

test("a guest who submits too often is told to wait; whoever signed in is counted by account", async () => {
  const outside = clientOf(router, {}, "198.51.100.40");
  const statuses = [];
  for (let at = 0; at <= LIMITS["guest-submit"].points; at += 1) {
    statuses.push((await outside.post("/api/v1/samples/limited", {})).status);
  }
  expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  expect((await as(aCitizen()).post("/api/v1/samples/limited", {})).status).toBe(200);
});
