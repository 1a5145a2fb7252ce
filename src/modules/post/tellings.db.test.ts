import { beforeAll, describe, expect, test } from "vitest";
import { breakingAt, type PostDesk, PROOF, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { settleWaiting, takeInEvents } from "./commands/settle-event.ts";
import { tellByFile } from "./commands/tell.ts";

let ward: TestWard;
let desk: PostDesk;
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
});

describe("what the post tells", () => {
  test("of a delivery closes the dossier once, however often and in whatever order it comes", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const transit = desk.telling(code, "IN_TRANSIT", { happenedAt: desk.later(1) });
    const failed = desk.telling(code, "FAILED", { happenedAt: desk.later(2), reason: "Vắng nhà" });
    const delivered = desk.telling(code, "DELIVERED", { happenedAt: desk.later(3), ...PROOF });
    ward.clock.set(desk.later(4));
    await desk.tell(delivered);
    await Promise.all([
      desk.tell(delivered),
      desk.tell(transit),
      desk.tell(failed, delivered),
      desk.tell(transit, failed),
    ]);
    const now = await desk.dossierNow(dossier);
    expect(now).toEqual({ status: "RETURNED", version: dossier.version + 1 });
    expect(await desk.parcelOf(dossier)).toMatchObject({
      state: "DELIVERED",
      closing: "RETURNED",
      steps: 3,
    });
    expect(await desk.verified()).toEqual([]);
  });

  test("names who signed in the dossier only", async () => {
    const names = await ward.database.kysely
      .selectFrom("postEvent")
      .select("receiverName")
      .where("outcome", "in", ["APPLIED", "LATE"])
      .execute();
    expect(names.every(({ receiverName }) => receiverName === null)).toBe(true);
  });

  test("broken before any statement of a delivery, leaves nothing; told again, it is delivered once", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const event = desk.telling(code, "DELIVERED", PROOF);
    const teller = { carrierUnitId: desk.units.carrierUnitId, source: "CARRIER", recordedBy: null } as const;
    const tellIn = (database: TestWard["database"]) =>
      takeInEvents({ office: ward.office, services: { ...ward.services, database } }, [event], {
        ...teller,
        at: ward.clock.now(),
      });
    const statements = await desk.everyBreak(tellIn, async () => {
      expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER", steps: 2, closing: null });
      expect((await desk.dossierNow(dossier)).status).toBe("RESULT_READY");
      expect(await desk.verified()).toEqual([]);
    });
    expect(statements).toBeGreaterThan(7);
    expect((await desk.dossierNow(dossier)).status).toBe("RETURNED");
    expect(await settleWaiting(ward)).toBe(0);
    expect(await desk.verified()).toEqual([]);
  });

  test("and was kept when the server died, is settled by the job", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const event = desk.telling(code, "IN_TRANSIT");
    const teller = { carrierUnitId: desk.units.carrierUnitId, source: "CARRIER", recordedBy: null } as const;
    const { database } = breakingAt(ward.database, 1);
    await expect(
      takeInEvents({ office: ward.office, services: { ...ward.services, database } }, [event], {
        ...teller,
        at: ward.clock.now(),
      }),
    ).rejects.toThrow("broken");
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER" });
    expect(await settleWaiting(ward)).toBe(1);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "IN_TRANSIT" });
  });

  test("of parcels nobody knows, of those of another house, or otherwise than before, is kept and not believed", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const first = desk.telling(code, "IN_TRANSIT");
    await desk.tell(first);
    const changed = { ...first, kind: "LOST" as const };
    const done = await desk.tell(desk.telling("BC00000000000", "LOST"), changed);
    expect(done.settled).toEqual([
      { outcome: "REFUSED", because: "UNKNOWN_PARCEL" },
      { outcome: "REFUSED", because: "CONTENT_DIFFERS" },
    ]);
    const stranger = { carrierUnitId: desk.units.officeUnitId, source: "CARRIER", recordedBy: null } as const;
    const foreign = await takeInEvents(ward, [desk.telling(code, "LOST")], {
      ...stranger,
      at: ward.clock.now(),
    });
    expect(foreign.settled).toEqual([{ outcome: "REFUSED", because: "OTHER_CARRIER" }]);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "IN_TRANSIT" });
  });

  test("before the sheet is signed, counts once it is", async () => {
    const dossier = await desk.posted();
    const { code } = await desk.parcelOf(dossier);
    const early = desk.telling(code, "IN_TRANSIT", { happenedAt: desk.later(5) });
    expect((await desk.tell(early)).settled).toEqual([{ outcome: "REFUSED", because: "NOT_HANDED_OVER" }]);
    await desk.handedOver(dossier);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "IN_TRANSIT" });
  });

  test("of a loss opens an incident", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    await desk.tell(desk.telling(code, "LOST", { reason: "Mất trên đường" }));
    const { id } = await desk.parcelOf(dossier);
    const incidents = await ward.database.kysely
      .selectFrom("postIncident")
      .select(["kind", "note"])
      .where("consignmentId", "=", id)
      .execute();
    expect(incidents).toEqual([{ kind: "LOST", note: "Mất trên đường" }]);
  });
});

describe("a file of the post", () => {
  const file = (text: string) =>
    tellByFile(desk.as("postman"), {
      carrierUnitId: desk.units.carrierUnitId,
      bytes: new TextEncoder().encode(text),
    });

  test("is taken in once, however often it is brought, and not at all where a line cannot be read", async () => {
    const dossier = await desk.posted();
    const [code] = await desk.handedOver(dossier);
    const head = "event,parcel,state,at,reason,receiver,relation,identity,collected";
    const good = `${head}\nF-1,${code},IN_TRANSIT,${ward.clock.now()},,,,,\n`;
    expect(await file(`${good}F-2,${code},GONE,${ward.clock.now()},,,,,\n`)).toMatchObject({
      refusal: { code: "POST_FILE_UNREADABLE", line: 3, problem: "kind" },
    });
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER" });
    expect(await file(good)).toMatchObject({ value: { taken: 1, settled: [{ outcome: "APPLIED" }] } });
    expect(await file(good)).toMatchObject({ value: { taken: 1, settled: [] } });
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "IN_TRANSIT", steps: 3 });
  });
});
