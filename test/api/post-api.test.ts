import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { newId } from "../../src/kernel/ids.ts";
import { errorText } from "../../src/web/error-catalogue.ts";
import { clientOf } from "../support/client.ts";
import { pdfText } from "../support/pdf-text.ts";
import { PROOF, postDesk } from "../support/posted.ts";
import { hasTool } from "../support/signing.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const router = createApp(ward.services, {
  signedIn: async (_services, { bearer }) => {
    const name = NAMES.find((each) => tokenOf(each) === bearer);
    return name === undefined
      ? null
      : { actor: ward.officer(name), sessionId: name, csrfSecret: `secret-of-${name}` };
  },
});
const tokenOf = (name: string) => `session-of-the-desk-of-${name}-in-this-test-0123456789`;
const NAMES: readonly DemoOfficerName[] = ["intake", "postman", "cashier", "leader", "director"];
const as = (name: DemoOfficerName) => clientOf(router, { authorization: `Bearer ${tokenOf(name)}` });
const json = async (answer: Response, status = 200) => {
  const body = await answer.json();
  expect([answer.status, body]).toEqual([status, body]);
  return body;
};
const code = async (answer: Promise<Response>, status: number) => (await json(await answer, status)).code;
const sheetBody = (codes: readonly string[]) => ({ direction: "TO_POST", ...desk.units, codes });
const posted = async () => (await desk.parcelOf(await desk.posted())).code;

test("a program hands parcels over as the pages do: opened, signed by both, told, remitted", async () => {
  const [office, post] = [as("intake"), as("postman")];
  const dossier = await desk.posted();
  const parcel = (await desk.parcelOf(dossier)).code;
  const at = `/api/v1/parcels/${parcel}`;
  const waiting = await json(await office.get("/api/v1/parcels?list=TO_POST"));
  const line = waiting.items.find((each: { code: string }) => each.code === parcel);
  expect(line).toMatchObject({ state: "CREATED", dossierId: dossier.id, cashOnDeliveryDong: 0 });
  expect(line.addressee).toBeUndefined();
  await json(await office.put(`${at}/cash-on-delivery`, { amountDong: 50_000 }));
  const address = { name: "Trần Thị Nhận", phone: "0912345678", address: "12 Lạc Long Quân, Hà Nội" };
  await json(await office.put(`${at}/address`, address));
  const opened = await office.post("/api/v1/post-sheets", sheetBody([parcel]));
  expect(opened.headers.get("location")).toMatch(/^\/api\/v1\/post-sheets\//);
  const { id } = await json(opened, 201);
  const sheet = `/api/v1/post-sheets/${id}`;
  await json(await office.post(`${sheet}/giving`, { count: 1 }));
  await json(
    await post.post(`${sheet}/receipt`, { count: 1, received: [parcel.toLowerCase()], difference: "" }),
  );
  expect(await json(await post.get(sheet))).toMatchObject({
    state: "CLOSED",
    cashOnDeliveryDong: 50_000,
    items: [{ code: parcel, state: "HANDED_OVER", received: true }],
  });
  const told = { eventRef: "w1", kind: "DELIVERED", happenedAt: ward.clock.now(), ...PROOF };
  const wrongSum = await json(await post.post(`${at}/tellings`, { ...told, collectedDong: 40_000 }));
  expect(wrongSum.settled).toEqual([{ outcome: "REFUSED", because: "COD_DIFFERS" }]);
  const right = { ...told, eventRef: "w2", collectedDong: 50_000 };
  expect((await json(await post.post(`${at}/tellings`, right))).settled).toEqual([
    { outcome: "APPLIED", because: null },
  ]);
  expect((await json(await post.post(`${at}/tellings`, right))).settled).toEqual([]);
  expect((await desk.dossierNow(dossier)).status).toBe("RETURNED");
  const read = await json(await office.get(at));
  expect(read.steps.map(({ state }: { state: string }) => state)).toEqual([
    "DELIVERED",
    "HANDED_OVER",
    "CREATED",
  ]);
  const remitted = {
    ...desk.units,
    reference: "VCB-1",
    amountDong: 50_000,
    remittedOn: "2026-11-25",
    codes: [parcel],
  };
  const short = { ...remitted, amountDong: 49_000 };
  expect(await code(as("cashier").post("/api/v1/post-remittances", short), 422)).toBe("POST_REMITTANCE_SUM");
  const key = { "idempotency-key": newId() };
  await json(await as("cashier").post("/api/v1/post-remittances", remitted, key), 201);
  await json(await as("cashier").post("/api/v1/post-remittances", remitted, key), 201);
  expect(await code(as("cashier").post("/api/v1/post-remittances", remitted), 409)).toBe(
    "POST_REMITTANCE_TAKEN",
  );
  expect(await desk.verified()).toEqual([]);
});

test("the same key opens one sheet and collects papers once", async () => {
  const key = { "idempotency-key": newId() };
  const body = sheetBody([await posted()]);
  const [first, second] = [
    await as("intake").post("/api/v1/post-sheets", body, key),
    await as("intake").post("/api/v1/post-sheets", body, key),
  ];
  expect(await json(second, 201)).toEqual(await json(first, 201));
  const collected = {
    ...desk.units,
    sender: { name: "Lê Văn Gửi", phone: null, address: "3 Xuân La" },
    papers: [{ name: "Tờ khai", quantity: 1 }],
  };
  const again = { "idempotency-key": newId() };
  const one = await json(await as("postman").post("/api/v1/parcels", collected, again), 201);
  expect(await json(await as("postman").post("/api/v1/parcels", collected, again), 201)).toEqual(one);
  expect((await json(await as("postman").get("/api/v1/parcels?list=CARRIED"))).items).toContainEqual(
    expect.objectContaining({ code: one.code, direction: "IN" }),
  );
});

test("every no has its code, in both languages, and changes nothing", async () => {
  const office = as("intake");
  const parcel = await posted();
  const at = `/api/v1/parcels/${parcel}`;
  expect(await code(office.post(`${at}/next-attempt`, {}), 409)).toBe("POST_PARCEL_STATE");
  const { id } = await json(await office.post("/api/v1/post-sheets", sheetBody([])), 201);
  const sheet = `/api/v1/post-sheets/${id}`;
  expect(await code(office.post(`${sheet}/giving`, { count: 0 }), 422)).toBe("POST_SHEET_EMPTY");
  expect(await code(office.post(`${sheet}/items`, { code: "BC0" }), 422)).toBe("POST_CODE_UNKNOWN");
  await json(await office.post(`${sheet}/items`, { code: parcel }));
  expect(await code(office.post(`${sheet}/items`, { code: parcel }), 409)).toBe("POST_PARCEL_ON_SHEET");
  for (const locale of ["vi", "en"] as const) {
    const said = await json(
      await office.post(`${sheet}/giving`, { count: 9 }, { "accept-language": locale }),
      422,
    );
    expect(said.code).toBe("POST_COUNT_DIFFERS");
    expect(errorText(locale, said.code, { counted: 9, listed: 1 })).not.toBe("");
  }
  await json(await office.post(`${sheet}/removal`, { code: parcel }));
  await json(await office.post(`${sheet}/cancellation`, {}));
  expect(await code(office.post(`${sheet}/items`, { code: parcel }), 409)).toBe("POST_SHEET_STATE");
  expect((await desk.parcelOf({ id: (await json(await office.get(at))).dossierId })).state).toBe("CREATED");
});

test("each sees their own: the post what it carries, nobody else's parcels, no label for a leader", async () => {
  const parcel = await posted();
  const at = `/api/v1/parcels/${parcel}`;
  expect(await code(as("postman").get(at), 404)).toBe("NOT_FOUND");
  expect(await code(as("postman").put(`${at}/cash-on-delivery`, { amountDong: 1 }), 403)).toBe("NOT_ALLOWED");
  expect((await as("leader").get(at)).status).toBe(200);
  expect((await as("leader").get(`${at}/label.pdf`)).status).toBe(403);
  expect((await as("cashier").post(`${at}/next-attempt`, {})).status).toBe(403);
  expect((await clientOf(router, {}).get(at)).status).toBe(401);
});

test.skipIf(!hasTool("pdftotext"))(
  "the label is A6 and names whom it is for, the code and the money, and nothing of the dossier",
  async () => {
    const dossier = await desk.posted();
    const parcel = (await desk.parcelOf(dossier)).code;
    const at = `/api/v1/parcels/${parcel}`;
    await as("intake").put(`${at}/cash-on-delivery`, { amountDong: 1_250_000 });
    await as("intake").put(`${at}/address`, {
      name: "Nguyễn Thị Ánh Tuyết",
      phone: "0912345678",
      address: "Số 7, ngõ 12, đường Lạc Long Quân, phường Tây Hồ, thành phố Hà Nội",
    });
    const answer = await as("intake").get(`${at}/label.pdf`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const text = pdfText(pdf);
    for (const part of [
      "Nguyễn Thị Ánh Tuyết",
      "0912 345 678",
      "đường Lạc Long Quân",
      parcel,
      "1.250.000 đồng",
    ])
      expect(text).toContain(part);
    const { code: dossierCode, procedureCode } = await ward.database.kysely
      .selectFrom("dossier")
      .select(["code", "procedureCode"])
      .where("id", "=", dossier.id)
      .executeTakeFirstOrThrow();
    for (const secret of [dossierCode, procedureCode, "hộ tịch"])
      expect(text.toLowerCase()).not.toContain(String(secret).toLowerCase());
    const facts = execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8" });
    expect(facts).toMatch(/Pages:\s+1\n/);
    expect(facts).toMatch(/297\.6\d* x 419\.5\d* pts/);
    const [handed = ""] = await desk.handedOver(dossier);
    expect((await as("postman").get(`/api/v1/parcels/${handed}/label.pdf`)).status).toBe(200);
    await desk.tell(desk.telling(handed, "RETURNED"));
    expect(await code(as("intake").get(`${at}/label.pdf`), 409)).toBe("POST_PARCEL_STATE");
  },
);
