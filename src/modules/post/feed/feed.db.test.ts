import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { breakingAt, type PostDesk, postDesk } from "../../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../../test/support/ward.ts";
import { settleWaiting } from "../commands/settle-event.ts";
import { turnPost } from "../jobs.ts";
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

function read(token = "key", database = ward.database, log = ward.services.log) {
  const { port } = server.address() as AddressInfo;
  const feed = httpFeed({ url: `http://127.0.0.1:${port}/events`, token });
  return readFeed({
    office: ward.office,
    services: { ...ward.services, database, log },
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

  test("with what cannot be read is told of, and in silence only while it stands where it stood", async () => {
    const warned: unknown[] = [];
    const said: unknown[] = [];
    const log: typeof ward.services.log = Object.create(ward.services.log, {
      warn: { value: (facts: unknown) => warned.push(facts) },
      info: { value: (facts: unknown) => said.push(facts) },
    });
    const turn = async (entries: number, next: string) => {
      const events = Array.from({ length: entries }, (_, index) => ({ eventRef: `nonsense-${index}` }));
      answer = () => ({ status: 200, body: JSON.stringify({ events, next }) });
      warned.length = 0;
      said.length = 0;
      await read("key", ward.database, log);
      return warned;
    };
    expect(await turn(0, "n1")).toEqual([]);
    expect(await turn(2, "n2")).toMatchObject([{ unreadable: 2 }]);
    expect(await turn(2, "n2"), "the same two again").toMatchObject([]);
    expect(await turn(2, "n3"), "two others").toMatchObject([{ unreadable: 2 }]);
    expect(await turn(3, "n3"), "one more beside them").toMatchObject([{ unreadable: 3 }]);
    expect(said).toEqual([]);
    expect(await turn(0, "n3"), "none is no warning").toEqual([]);
    expect(said, "readable again").toMatchObject([{ before: 3 }]);
    expect(await turn(0, "n4")).toEqual([]);
    expect(said, "told once").toEqual([]);
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

  test("with signs no database keeps is read on, and its parcels are moved all the same", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const told = { kind: "FAILED", happenedAt: ward.clock.now(), parcelCode: code };
    const events = [
      { ...told, eventRef: "n-1", reason: "V\u1eafng nh\u00e0\u0000\u0000" },
      { ...told, eventRef: "n\u0000-2" },
      { ...told, eventRef: "n-3", parcelCode: `${code}\u0000` },
    ];
    answer = () => ({ status: 200, body: JSON.stringify({ events, next: "after-n" }) });
    expect(await read()).toBe(1);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "FAILED" });
    const cursor = await ward.database.kysely.selectFrom("postCursor").select("cursor").executeTakeFirst();
    expect(cursor).toEqual({ cursor: "after-n" });
  });

  test("is read on though one of its tellings cannot be settled; the others are, and it once it can be", async () => {
    const [first, second] = [await desk.posted(), await desk.posted()];
    const [one = "", two = ""] = await desk.handedOver(first, second);
    const told = { kind: "FAILED", happenedAt: ward.clock.now(), reason: "Vắng nhà" };
    const events = [
      { ...told, eventRef: "b-1", parcelCode: one },
      { ...told, eventRef: "b-2", parcelCode: two },
    ];
    answer = () => ({ status: 200, body: JSON.stringify({ events, next: "after-b" }) });
    const { database } = breakingAt(ward.database, 1);
    expect(await read("key", database)).toBe(2);
    const states = [(await desk.parcelOf(first)).state, (await desk.parcelOf(second)).state];
    expect(states.toSorted()).toEqual(["FAILED", "HANDED_OVER"]);
    answer = () => ({ status: 200, body: JSON.stringify({ events: [], next: "after-b" }) });
    await read();
    expect(await settleWaiting({ office: ward.office, services: ward.services })).toBe(1);
    expect([(await desk.parcelOf(first)).state, (await desk.parcelOf(second)).state]).toEqual([
      "FAILED",
      "FAILED",
    ]);
    expect(await desk.verified()).toEqual([]);
  });

  test("that is down keeps nothing from being settled that was told before", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const { database } = breakingAt(ward.database, 1);
    const told = { kind: "FAILED", happenedAt: ward.clock.now(), reason: "Vắng nhà" };
    const events = [{ ...told, eventRef: "d-1", parcelCode: code }];
    answer = () => ({ status: 200, body: JSON.stringify({ events, next: "after-d" }) });
    await read("key", database);
    answer = () => ({ status: 500, body: "" });
    const { port } = server.address() as AddressInfo;
    const { code: unitCode } = await ward.database.kysely
      .selectFrom("organisationUnit")
      .select("code")
      .where("id", "=", desk.units.carrierUnitId)
      .executeTakeFirstOrThrow();
    const postFeed = { url: `http://127.0.0.1:${port}/events`, token: "key", unitCode: unitCode ?? "" };
    const services = { ...ward.services, config: { ...ward.services.config, postFeed } };
    const turn = turnPost({ ...ward.office, services });
    await expect(turn).rejects.toMatchObject({ code: "POST_CARRIER_UNREACHABLE" });
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "FAILED" });
  });
});
