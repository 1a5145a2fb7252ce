import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, postDesk } from "../../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../../test/support/ward.ts";
import { httpFeed } from "./carrier-feed.ts";
import { readFeed } from "./read-feed.ts";
import { simulatedEntries } from "./simulator.ts";

let ward: TestWard;
let desk: PostDesk;
let server: Server;
let answer: () => { readonly status: number; readonly body: string };
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
  server = createServer((asked, reply) => {
    const { status, body } =
      asked.headers.authorization === "Bearer key" ? answer() : { status: 401, body: "" };
    reply.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => server.close());

function read(token = "key") {
  const { port } = server.address() as AddressInfo;
  const feed = httpFeed({ url: `http://127.0.0.1:${port}/events`, token });
  return readFeed({
    office: ward.office,
    services: ward.services,
    carrierUnitId: desk.units.carrierUnitId,
    feed,
  });
}

describe("a carrier's feed", () => {
  test("that repeats, mixes up order, contradicts itself and lies leaves every parcel where it truly is", async () => {
    const dossiers = [await desk.posted(), await desk.posted(), await desk.posted(), await desk.posted()];
    const codes = await desk.handedOver(...dossiers);
    const since = ward.clock.now();
    const parcels = codes.map((code) => ({ code, since, codDong: 0 }));
    answer = () => ({
      status: 200,
      body: JSON.stringify({ events: simulatedEntries(parcels, ward.clock.now()), next: ward.clock.now() }),
    });
    for (const hours of [1, 3, 9, 20, 27, 35, 36]) {
      ward.clock.set(desk.later(hours * 60 - (Date.parse(ward.clock.now()) - Date.parse(since)) / 60_000));
      await Promise.all([read(), read()]);
    }
    for (const dossier of dossiers) {
      const { code, state } = await desk.parcelOf(dossier);
      expect(["DELIVERED", "LOST"], code).toContain(state);
      const now = await desk.dossierNow(dossier);
      expect(now).toEqual(
        state === "DELIVERED"
          ? { status: "RETURNED", version: dossier.version + 1 }
          : { status: "RESULT_READY", version: dossier.version },
      );
    }
    expect(await desk.verified()).toEqual([]);
  });

  test("that is down, asks for another key or answers nonsense is a fault, and is read again", async () => {
    answer = () => ({ status: 200, body: "<html>" });
    await expect(read()).rejects.toMatchObject({ code: "POST_CARRIER_UNREACHABLE", retryable: true });
    answer = () => ({ status: 500, body: "" });
    await expect(read()).rejects.toMatchObject({ code: "POST_CARRIER_UNREACHABLE" });
    answer = () => ({ status: 200, body: JSON.stringify({ events: [], next: "z" }) });
    await expect(read("other")).rejects.toMatchObject({ code: "POST_CARRIER_UNREACHABLE" });
    expect(await read()).toBe(0);
  });
});
