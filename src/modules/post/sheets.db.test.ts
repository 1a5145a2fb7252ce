import { beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, PROOF, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import { correctAddress, setCashOnDelivery } from "./commands/prepare.ts";
import { recordRemittance } from "./commands/remit.ts";
import { cancelSheet, openSheet } from "./commands/sheets.ts";
import { giveSheet, receiveSheet } from "./commands/sign-sheet.ts";
import { absentCashOf, listSheets, readSheet } from "./queries/read-sheets.ts";
import { scopeFor } from "./rights.ts";

let ward: TestWard;
let desk: PostDesk;
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
});

describe("the hand-over sheet", () => {
  test("is signed by both sides for a count each made; what is missing does not change hands", async () => {
    const dossiers = [await desk.posted(), await desk.posted()];
    const codes = await Promise.all(dossiers.map(async (each) => (await desk.parcelOf(each)).code));
    const id = await desk.openedSheet(codes);
    const wrongCount = await giveSheet(desk.as("intake"), { id, count: 3 });
    expect(wrongCount).toMatchObject({ refusal: { code: "POST_COUNT_DIFFERS", counted: 3, listed: 2 } });
    await giveSheet(desk.as("intake"), { id, count: 2 });
    const found = { id, count: 1, received: codes.slice(0, 1), difference: "" };
    expect(await receiveSheet(desk.as("postman"), found)).toMatchObject({
      refusal: { code: "POST_DIFFERENCE_REQUIRED", missing: 1 },
    });
    expect(await receiveSheet(desk.as("intake"), found)).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await receiveSheet(desk.as("postman"), { ...found, received: [] })).toMatchObject({
      refusal: { code: "POST_TICKS_DIFFER", counted: 1, ticked: 0 },
    });
    const said = { ...found, difference: "Thiếu một bưu gửi" };
    expect(await receiveSheet(desk.as("postman"), said)).toMatchObject({ ok: true });
    expect(await desk.parcelOf(present(dossiers[0], "first"))).toMatchObject({ state: "HANDED_OVER" });
    expect(await desk.parcelOf(present(dossiers[1], "second"))).toMatchObject({
      state: "CREATED",
      sheetId: null,
    });
    expect(await receiveSheet(desk.as("postman"), said)).toMatchObject({
      refusal: { code: "POST_SHEET_STATE", state: "CLOSED" },
    });
    expect(await desk.verified()).toEqual([]);
  });

  test("broken before any statement of its signing, leaves nothing; signed again, it is signed once", async () => {
    const dossier = await desk.posted();
    const { code } = await desk.parcelOf(dossier);
    const id = await desk.openedSheet([code]);
    const give = (database = ward.database) =>
      giveSheet({ ...desk.as("intake"), services: { ...ward.services, database } }, { id, count: 1 });
    const receive = (database = ward.database) =>
      receiveSheet(
        { ...desk.as("postman"), services: { ...ward.services, database } },
        { id, count: 1, received: [code], difference: "" },
      );
    for (const [sign, state] of [
      [give, "OPEN"],
      [receive, "GIVEN"],
    ] as const) {
      const statements = await desk.everyBreak(sign, async () => {
        const sheet = await ward.database.kysely
          .selectFrom("postSheet")
          .select("state")
          .where("id", "=", id)
          .executeTakeFirstOrThrow();
        expect(sheet.state).toBe(state);
        expect(await desk.parcelOf(dossier)).toMatchObject({ state: "CREATED", steps: 1 });
      });
      expect(statements).toBeGreaterThan(2);
    }
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER", steps: 2 });
    expect(await desk.verified()).toEqual([]);
  });
});

describe("a sheet takes only what fits on it", () => {
  test("a known code, once, with an address, for a post office that is one", async () => {
    const open = (codes: readonly string[], carrierUnitId = desk.units.carrierUnitId) =>
      openSheet(desk.as("intake"), { direction: "TO_POST", ...desk.units, carrierUnitId, codes });
    expect(await open([], desk.units.officeUnitId)).toMatchObject({
      refusal: { code: "POST_CARRIER_UNKNOWN" },
    });
    expect(await open(["BC00000000000"])).toMatchObject({ refusal: { code: "POST_CODE_UNKNOWN" } });
    const { code } = await desk.parcelOf(await desk.posted());
    const id = await desk.openedSheet([code]);
    expect(await open([code])).toMatchObject({ refusal: { code: "POST_PARCEL_ON_SHEET", parcel: code } });
    const empty = await desk.openedSheet([]);
    expect(await giveSheet(desk.as("intake"), { id: empty, count: 0 })).toMatchObject({
      refusal: { code: "POST_SHEET_EMPTY" },
    });
    await cancelSheet(desk.as("intake"), id);
    expect(await open([code])).toMatchObject({ ok: true });
  });

  test("no parcel without an address; one that is written for it counts", async () => {
    const nowhere = await desk.posted({ address: null });
    const { code } = await desk.parcelOf(nowhere);
    const open = () => openSheet(desk.as("intake"), { direction: "TO_POST", ...desk.units, codes: [code] });
    expect(await open()).toMatchObject({ refusal: { code: "POST_ADDRESS_MISSING", parcel: code } });
    const address = { name: "Người Nhận", phone: null, address: "Số 2 phố Minh Họa" };
    await correctAddress(desk.as("intake"), { code, ...address });
    expect(await open()).toMatchObject({ ok: true });
  });

  test("nobody signs for both sides", async () => {
    const { code } = await desk.parcelOf(await desk.posted());
    const id = await desk.openedSheet([code]);
    const both = desk.as("intake");
    const { actor } = both;
    if (actor.kind !== "officer") throw new Error("an officer");
    const grants = [
      ...actor.grants,
      { role: "postal-staff" as const, unitId: desk.units.carrierUnitId, delegatedBy: null },
    ];
    await giveSheet(both, { id, count: 1 });
    const received = { id, count: 1, received: [code], difference: "" };
    expect(await receiveSheet({ ...both, actor: { ...actor, grants } }, received)).toMatchObject({
      refusal: { code: "POST_SAME_PERSON" },
    });
  });
});

describe("cash on delivery", () => {
  test("is frozen on the sheet, collected to the đồng, handed in once and in full", async () => {
    const dossier = await desk.posted();
    const { code } = await desk.parcelOf(dossier);
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: 16_000 });
    await desk.handedOver(dossier);
    expect(await setCashOnDelivery(desk.as("intake"), { code, amountDong: 0 })).toMatchObject({
      refusal: { code: "POST_PARCEL_STATE" },
    });
    const short = await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: 15_000 }));
    expect(short.settled).toEqual([{ outcome: "REFUSED", because: "COD_DIFFERS" }]);
    await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: 16_000 }));
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "DELIVERED", collectedDong: 16_000 });
    const day = ward.services.clock.today();
    const remit = (amountDong: number, reference: string) =>
      recordRemittance(desk.as("cashier"), {
        ...desk.units,
        reference,
        amountDong,
        method: "BANK",
        remittedOn: day,
        codes: [code],
      });
    expect(await remit(15_000, "CT-1")).toMatchObject({ refusal: { code: "POST_REMITTANCE_SUM" } });
    expect(await remit(16_000, "CT-1")).toMatchObject({ ok: true });
    expect(await remit(16_000, "CT-1")).toMatchObject({ refusal: { code: "POST_REMITTANCE_TAKEN" } });
    expect(await remit(16_000, "CT-2")).toMatchObject({ refusal: { code: "POST_REMITTANCE_LINES" } });
    expect(await desk.verified()).toEqual([]);
  });

  test("of a parcel that was not there stays on the signed sheet, with the right sum beside it", async () => {
    const [there, absent] = [await desk.posted(), await desk.posted()];
    const codes = [(await desk.parcelOf(there)).code, (await desk.parcelOf(absent)).code];
    const [kept = "", gone = ""] = codes;
    await setCashOnDelivery(desk.as("intake"), { code: kept, amountDong: 16_000 });
    await setCashOnDelivery(desk.as("intake"), { code: gone, amountDong: 9_000 });
    const id = await desk.openedSheet(codes);
    await giveSheet(desk.as("intake"), { id, count: 2 });
    const received = { id, count: 1, received: [kept], difference: "Không thấy một bưu gửi" };
    expect(await receiveSheet(desk.as("postman"), received)).toMatchObject({ ok: true });
    const scope = await scopeFor(ward.services, ward.officer("intake"));
    const today = ward.services.clock.today();
    const read = await readSheet(ward.database, scope, id);
    expect(read?.sheet.cod_dong).toBe(25_000);
    expect(read === null ? null : absentCashOf(read)).toEqual({ parcels: 1, dong: 9_000 });
    const listed = await listSheets(ward.database, scope, { day: today, today });
    expect(listed.find((sheet) => sheet.id === id)).toMatchObject({ cod_dong: 25_000, absent_dong: 9_000 });
    expect(await desk.verified()).toEqual([]);
  });

  test("settles what is owed; a delivery that leaves it owed does not return the result", async () => {
    const [owing, paying] = [await desk.posted({ isUnpaid: true }), await desk.posted({ isUnpaid: true })];
    const owed = (await ward.office.fees(ward.database, paying.id))?.owedDong ?? 0;
    expect(owed).toBeGreaterThan(0);
    const { code } = await desk.parcelOf(paying);
    await setCashOnDelivery(desk.as("intake"), { code: (await desk.parcelOf(owing)).code, amountDong: 0 });
    await setCashOnDelivery(desk.as("intake"), { code, amountDong: owed });
    const [unpaid = ""] = await desk.handedOver(owing, paying);
    await desk.tell(
      desk.telling(unpaid, "DELIVERED", PROOF),
      desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: owed }),
    );
    expect(await desk.parcelOf(owing)).toMatchObject({ state: "DELIVERED", closing: "FEES_NOT_SETTLED" });
    expect(await desk.parcelOf(paying)).toMatchObject({ state: "DELIVERED", closing: "RETURNED" });
  });
});
