import { afterAll, expect, inject, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import { openLog } from "../../src/platform/log/log.ts";
import { openDatabase } from "../../src/platform/postgres/database.ts";
import { clientOf } from "../support/client.ts";
import { HELD_UP, holdUp } from "../support/held-up.ts";
import { relayTo } from "../support/relay.ts";
import { sampleRoutes } from "../support/sample-routes.ts";
import { testServices } from "../support/services.ts";

const { services, urls } = await testServices();
expect(inject("cluster")).toBeDefined();

const relay = relayTo(new URL(urls.app));
const address = new URL(urls.app);
address.port = String(await relay.open());
address.hostname = "127.0.0.1";
const lines: string[] = [];
const log = openLog({ level: "info", to: { write: (line: string) => void lines.push(line) } });
const database = openDatabase({ url: address.href, schema: services.database.schema, connections: 4 });
const router = createApp({ ...services, database, log });
sampleRoutes(router);
const guest = clientOf(router, {});
afterAll(async () => {
  await database.close();
  relay.cut();
});

test("with the database gone, answers come within three seconds as 503 with Retry-After; with it back, all is well", async () => {
  expect((await guest.post("/api/v1/samples", { text: "before" })).status).toBe(201);
  expect((await guest.get("/readyz")).status).toBe(200);
  relay.cut();
  for (const ask of [
    () => guest.post("/api/v1/samples", { text: "during" }, { "idempotency-key": newId() }),
    () => guest.get("/readyz"),
  ]) {
    const began = performance.now();
    const answer = await ask();
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  }
  const live = await guest.get("/livez");
  expect(live.status).toBe(200);
  await relay.open();
  expect((await guest.post("/api/v1/samples", { text: "after" })).status).toBe(201);
  expect((await guest.get("/readyz")).status).toBe(200);
});

test("a database that dies in the middle of a command fails that command only, and its retry takes effect once", async () => {
  const key = { "idempotency-key": newId() };
  const write = () => guest.post("/api/v1/samples", { text: HELD_UP }, key);
  await holdUp(services.database, async (reached) => {
    const underWay = write();
    await reached();
    relay.cut();
    expect((await underWay).status).toBe(503);
  });
  await relay.open();
  // The server's side of the cut connection still works at its statement: until it notices, the key is in progress.
  await expect.poll(async () => (await write()).status, { timeout: 10_000 }).toBe(201);
  expect((await write()).headers.get("idempotent-replayed")).toBe("true");
});

test("the log has a line for each request: pattern, code and number, and nothing personal", async () => {
  lines.length = 0;
  await guest.post(
    "/api/v1/samples?canary=079123456789",
    { text: "Nguyễn Thị Chim Hoàng Yến" },
    { "x-request-id": "request-77" },
  );
  await guest.get(`/api/v1/samples/${newId()}?fail=unknown`, { "x-request-id": "request-78" });
  const written = lines.join("\n");
  expect(lines.map((line) => JSON.parse(line)).filter((line) => line.msg === "request")).toEqual([
    expect.objectContaining({
      requestId: "request-77",
      method: "POST",
      route: "/api/v1/samples",
      status: 422,
      code: "INPUT_INVALID",
      actor: "guest",
    }),
    expect.objectContaining({
      requestId: "request-78",
      route: "/api/v1/samples/{id}",
      status: 500,
      code: "INTERNAL",
    }),
  ]);
  expect(written).not.toContain("079123456789");
  expect(written).not.toContain("canary");
  expect(written).not.toContain("Hoàng Yến");
});
