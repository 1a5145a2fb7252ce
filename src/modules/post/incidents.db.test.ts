import { beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { assert } from "../../kernel/assert.ts";
import { addDays } from "../../kernel/local-date.ts";
import { collectPapers, putToDossier } from "./commands/inbound.ts";
import { endIncident } from "./commands/prepare.ts";
import { signReport } from "./commands/sign-report.ts";
import { receiveSheet } from "./commands/sign-sheet.ts";
import { listParcels } from "./queries/list-parcels.ts";

let ward: TestWard;
let desk: PostDesk;
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
});

const sender = { name: "Nguyễn Thị Gửi", phone: "+84900000001", address: "Số 3 phố Minh Họa" };

async function collected(): Promise<string> {
  const papers = [{ name: "Tờ khai", quantity: 1 }];
  const made = await collectPapers(desk.as("postman"), { ...desk.units, sender, papers });
  assert(made.ok, "collected");
  return made.value.code;
}

const rowOf = (code: string) =>
  ward.database.kysely
    .selectFrom("postConsignment")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
const incidentsOf = async (code: string) => {
  const { id } = await rowOf(code);
  return ward.database.kysely
    .selectFrom("postIncident")
    .select(["kind", "note", "sheetId", "dueOn", "endedAs"])
    .where("consignmentId", "=", id)
    .orderBy("openedAt")
    .execute();
};
const troubled = async () => {
  const scope = { offices: [desk.units.officeUnitId], carriers: [] };
  return (await listParcels(ward.database, scope, { list: "TROUBLED", limit: 100 })).map(({ code }) => code);
};

test("a parcel that opens no dossier of its own is put to one there is, once", async () => {
  const code = await collected();
  const id = await desk.givenBack([code]);
  const dossier = await desk.posted();
  const put = (dossierCode: string) => putToDossier(desk.as("intake"), { code, dossierCode });
  expect(await put(dossier.code ?? "")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  const received = { id, count: 1, received: [code], difference: "" };
  assert((await receiveSheet(desk.as("intake"), received)).ok, "arrived");
  for (const unknown of ["H26.16.05.001-261231-9999", ""])
    expect(await put(unknown)).toMatchObject({ refusal: { code: "POST_DOSSIER_UNKNOWN" } });
  expect(await put(dossier.code ?? "")).toEqual({ ok: true, value: { dossierId: dossier.id } });
  expect((await rowOf(code)).dossierId).toBe(dossier.id);
  expect(await put(dossier.code ?? "")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await desk.verified()).toEqual([]);
});

describe("a sheet that is checked", () => {
  test("what is missing and what is torn or opened are incidents, followed until they are settled", async () => {
    const [whole, torn, missing] = [await collected(), await collected(), await collected()];
    const id = await desk.givenBack([whole, torn, missing]);
    const damaged = [{ code: torn, note: "Phong bì rách, hở mép" }];
    const received = { id, count: 2, received: [whole], damaged, difference: "Không thấy một bưu gửi" };
    const unsaid = { ...received, damaged: [{ code: torn, note: " " }] };
    expect(await receiveSheet(desk.as("intake"), unsaid)).toMatchObject({
      refusal: { code: "POST_DAMAGE_UNSAID", parcel: torn },
    });
    const file = { sha256: "a".repeat(64), name: "thu.xml", mime: "application/xml", sizeBytes: 9 };
    const written = { ...received, photos: [{ code: torn, file }] };
    expect(await receiveSheet(desk.as("intake"), written)).toMatchObject({
      refusal: { code: "POST_PHOTO_KIND", parcel: torn },
    });
    expect(await receiveSheet(desk.as("intake"), received)).toMatchObject({ ok: true });
    expect([(await rowOf(whole)).state, (await rowOf(torn)).state, (await rowOf(missing)).state]).toEqual([
      "DELIVERED",
      "DELIVERED",
      "HANDED_OVER",
    ]);
    const dueOn = addDays(ward.services.clock.today(), 7);
    expect(await incidentsOf(whole)).toEqual([]);
    expect(await incidentsOf(torn)).toEqual([
      { kind: "DAMAGED", note: "Phong bì rách, hở mép", sheetId: id, dueOn, endedAs: null },
    ]);
    expect(await incidentsOf(missing)).toEqual([
      { kind: "MISSING", note: "Không thấy một bưu gửi", sheetId: id, dueOn, endedAs: null },
    ]);
    const waiting = await troubled();
    expect(waiting).toContain(torn);
    expect(waiting).toContain(missing);
    expect(waiting).not.toContain(whole);
    const later = await desk.givenBack([missing]);
    const found = { id: later, count: 1, received: [missing], difference: "" };
    expect(await receiveSheet(desk.as("intake"), found)).toMatchObject({ ok: true });
    expect(await incidentsOf(missing)).toMatchObject([{ kind: "MISSING", endedAs: "FOUND" }]);
    expect(await troubled()).not.toContain(missing);
    const settled = { code: torn, endedAs: "UNHARMED", note: "Giấy tờ bên trong đủ" } as const;
    expect(await endIncident(desk.as("intake"), settled)).toMatchObject({ ok: true });
    expect(await troubled()).not.toContain(torn);
    expect(await desk.verified()).toEqual([]);
  });

  test("the report of it is signed by the other side too, once, and not by who found it", async () => {
    const code = await collected();
    const id = await desk.givenBack([code]);
    const report = (name: "intake" | "postman") => signReport(desk.as(name), { id, note: "Đã biết" });
    expect(await report("postman")).toMatchObject({ refusal: { code: "POST_SHEET_STATE", state: "GIVEN" } });
    const damaged = [{ code, note: "Ướt" }];
    assert(
      (await receiveSheet(desk.as("intake"), { id, count: 1, received: [], damaged, difference: "" })).ok,
      "signed",
    );
    expect(await report("intake")).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    expect(await report("postman")).toMatchObject({ ok: true });
    expect(await report("postman")).toMatchObject({ refusal: { code: "POST_REPORT_NONE" } });
    const whole = await desk.givenBack([await collected()]);
    const { code: second } = await ward.database.kysely
      .selectFrom("postConsignment")
      .select("code")
      .where("sheetId", "=", whole)
      .executeTakeFirstOrThrow();
    assert(
      (await receiveSheet(desk.as("intake"), { id: whole, count: 1, received: [second], difference: "" })).ok,
      "whole",
    );
    expect(await signReport(desk.as("postman"), { id: whole, note: "" })).toMatchObject({
      refusal: { code: "POST_REPORT_NONE" },
    });
  });
});
