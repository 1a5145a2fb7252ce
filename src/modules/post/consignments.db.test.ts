import { beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, PROOF, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { paySample } from "../../demo/money.ts";
import { collectingParcels } from "./collecting-parcels.ts";
import { collectPapers, openParcel } from "./commands/inbound.ts";
import { sendAgain } from "./commands/prepare.ts";
import { listParcels } from "./queries/list-parcels.ts";
import { readParcel } from "./queries/read-parcel.ts";
import { scopeFor } from "./rights.ts";

let ward: TestWard;
let desk: PostDesk;
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
});

describe("a result to be posted", () => {
  test("has its consignment with the act that issues it, and a result fetched otherwise has none", async () => {
    const posted = await desk.posted();
    const parcel = await desk.parcelOf(posted);
    expect(parcel).toMatchObject({ direction: "OUT", state: "CREATED", openedSeq: posted.version });
    const fetched = await ward.receive("2.000635");
    const none = await ward.database.kysely
      .selectFrom("postConsignment")
      .select("id")
      .where("dossierId", "=", fetched.id)
      .execute();
    expect(none).toEqual([]);
  });

  test("fetched at the counter or reopened before it left, is not sent", async () => {
    const fetched = await desk.posted();
    await paySample(ward.office, ward.officer("cashier"), fetched);
    await ward.act("intake", fetched, {
      act: "returnResult",
      channel: "COUNTER",
      receiver: "OWNER",
      identityChecked: "ID_CARD",
      feesSettled: true,
      custody: [],
      receiverName: "Người Nhận",
    });
    expect(await desk.parcelOf(fetched)).toMatchObject({ state: "CANCELLED" });
    const reopened = await desk.posted();
    await ward.act("leader", reopened, { act: "reopen", reason: "Sai tên" });
    expect(await desk.parcelOf(reopened)).toMatchObject({ state: "CANCELLED" });
    expect(await desk.verified()).toEqual([]);
  });

  test("that has left can only be called back, and its delivery is looked at by somebody", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    await ward.act("leader", dossier, { act: "reopen", reason: "Sai tên" });
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER" });
    expect((await desk.parcelOf(dossier)).recalledAt).not.toBeNull();
    await desk.tell(desk.telling(code, "DELIVERED", PROOF));
    const delivered = await desk.parcelOf(dossier);
    expect(delivered).toMatchObject({ state: "DELIVERED" });
    expect(delivered.closing).not.toBe("RETURNED");
    expect((await desk.dossierNow(dossier)).status).toBe("IN_PROGRESS");
    expect(await desk.verified()).toEqual([]);
  });
});

describe("a result that came back", () => {
  test("is sent again as a consignment of its own, once", async () => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    await desk.tell(
      desk.telling(code, "FAILED", { reason: "Sai địa chỉ" }),
      desk.telling(code, "RETURNED", { happenedAt: desk.later(1) }),
    );
    const again = await sendAgain(desk.as("intake"), { code, to: null });
    expect(again).toMatchObject({ ok: true });
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "CREATED", attempt: 2 });
    expect(await sendAgain(desk.as("intake"), { code, to: null })).toMatchObject({
      refusal: { code: "POST_PARCEL_STATE" },
    });
    expect(await desk.verified()).toEqual([]);
  });
});

describe("a result the post could not deliver", () => {
  /** Tells that it comes back, and brings it back on a sheet that both sign. */
  async function broughtBack(isUnpaid = false) {
    const dossier = await desk.posted({ isUnpaid });
    const [code = ""] = await desk.handedOver(dossier);
    await desk.tell(desk.telling(code, "RETURNING", { happenedAt: desk.later(1), reason: "Sai địa chỉ" }));
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "RETURNING" });
    expect(await sendAgain(desk.as("intake"), { code, to: null })).toMatchObject({
      refusal: { code: "POST_PARCEL_STATE", state: "RETURNING" },
    });
    await desk.broughtBack([code]);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "RETURNED", collectedDong: 0 });
    return { dossier, code };
  }
  const lying = async () =>
    (
      await listParcels(ward.database, await scopeFor(ward.services, ward.officer("intake")), {
        list: "TROUBLED",
        limit: 100,
      })
    ).map(({ code }) => code);

  test("lies at the counter again, and is handed over there, not sent besides", async () => {
    const { dossier, code } = await broughtBack();
    expect(await lying()).toContain(code);
    await ward.act("intake", dossier, {
      act: "returnResult",
      channel: "COUNTER",
      receiver: "OWNER",
      identityChecked: "ID_CARD",
      feesSettled: true,
      custody: [],
      receiverName: "Người Nhận",
    });
    expect(await lying()).not.toContain(code);
    expect(await sendAgain(desk.as("intake"), { code, to: null })).toMatchObject({
      refusal: { code: "POST_PARCEL_STATE" },
    });
    expect(await desk.verified()).toEqual([]);
  });

  test("is sent again to the address that is right, with the fee the post did not collect", async () => {
    const { dossier, code } = await broughtBack(true);
    expect(await collectingParcels.list(ward.database, [dossier.id])).toEqual([]);
    const to = { name: "Người Nhận", phone: null, address: "Số 9 phố Đúng" };
    const again = await sendAgain(desk.as("intake"), { code, to });
    if (!again.ok) throw new Error(again.refusal.code);
    const scope = await scopeFor(ward.services, ward.officer("intake"));
    const read = await readParcel(ward.database, scope, again.value.code);
    expect(read?.address).toEqual(to);
    const before = await readParcel(ward.database, scope, code);
    expect(before?.address?.address).not.toBe(to.address);
    expect(read?.parcel.cod_dong).toBe(before?.owedDong);
    expect(before?.owedDong).toBeGreaterThan(0);
    expect(before?.isBack).toBe(false);
    expect(await desk.verified()).toEqual([]);
  });
});

describe("papers the post collects", () => {
  test("become a dossier sent by post when the office opens the parcel, once", async () => {
    const collected = await collectPapers(desk.as("postman"), {
      ...desk.units,
      sender: { name: "Người Gửi", phone: null, address: "Số 3 phố Minh Họa" },
      papers: [{ name: "Tờ khai", quantity: 1 }],
    });
    if (!collected.ok) throw new Error(collected.refusal.code);
    const { code } = collected.value;
    const request = await ward.submission("2.000635");
    const open = () => openParcel(desk.as("intake"), { code, request, locale: "vi" });
    expect(await open()).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    await desk.broughtBack([code]);
    const opened = await Promise.all([open(), open()]);
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
    const dossiers = await ward.database.kysely
      .selectFrom("dossier")
      .select(["status", "channelIn"])
      .where("channelIn", "=", "POSTAL")
      .execute();
    expect(dossiers).toEqual([{ status: "SUBMITTED", channelIn: "POSTAL" }]);
    expect(await desk.verified()).toEqual([]);
  });
});
