import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import { openDatabase } from "../../src/platform/postgres/database.ts";
import { clientOf } from "../support/client.ts";
import { HELD_UP, holdUp } from "../support/held-up.ts";
import { relayTo } from "../support/relay.ts";
import { sampleRoutes } from "../support/sample-routes.ts";
import { testServices } from "../support/services.ts";

const { services, urls } = await testServices();
const relay = relayTo(new URL(urls.app));
const address = new URL(urls.app);
address.port = String(await relay.open());
address.hostname = "127.0.0.1";
const where = { url: address.href, schema: services.database.schema };
const database = openDatabase({ ...where, connections: 4 });
const router = createApp({ ...services, database });
sampleRoutes(router);
const guest = clientOf(router, {});
afterAll(async () => {
  relay.silence(false);
  await database.close();
  relay.cut();
});

async function within(ms: number, ask: () => Promise<Response>): Promise<Response> {
  const began = performance.now();
  const answer = await ask();
  expect(performance.now() - began).toBeLessThan(ms);
  return answer;
}

test("a network that swallows packets is a 503 in three seconds, for reading and writing, and heals by itself", async () => {
  expect((await guest.get("/readyz")).status).toBe(200);
  expect((await guest.post("/api/v1/samples", { text: "before" })).status).toBe(201);
  relay.silence(true);
  for (const ask of [
    () => guest.get("/readyz"),
    () => guest.post("/api/v1/samples", { text: "during" }, { "idempotency-key": newId() }),
    () => guest.get("/readyz"),
  ]) {
    const answer = await within(3_000, ask);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  }
  relay.silence(false);
  expect((await guest.get("/readyz")).status).toBe(200);
});

test("silence in the middle of a command is a 503; the client repeats the command and it takes effect once", async () => {
  const key = { "idempotency-key": newId() };
  const write = () => guest.post("/api/v1/samples", { text: HELD_UP }, key);
  await holdUp(services.database, async (reached) => {
    const underWay = within(3_000, write);
    await reached();
    relay.silence(true);
    expect((await underWay).status).toBe(503);
  });
  relay.silence(false);
  await expect.poll(async () => (await write()).status, { timeout: 30_000, interval: 500 }).toBe(201);
  expect((await write()).headers.get("idempotent-replayed")).toBe("true");
});

test("a statement that takes its time is left alone while the server answers newcomers", async () => {
  const patient = openDatabase({ ...where, connections: 1, statementMs: 20_000 });
  await sql`SELECT pg_sleep(4)`.execute(patient.kysely);
  await patient.close();
});

test("a statement beyond its limit is cancelled by the server, and the connection lives on", async () => {
  const hasty = openDatabase({ ...where, connections: 1, statementMs: 300 });
  await expect(sql`SELECT pg_sleep(4)`.execute(hasty.kysely)).rejects.toMatchObject({ code: "57014" });
  await expect(sql`SELECT 1`.execute(hasty.kysely)).resolves.toMatchObject({ rows: [expect.anything()] });
  await hasty.close();
});
