import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import {
  type ProvincialFeeKey,
  provincialFeeContentSchema,
} from "../../src/modules/catalogue/provincial-fee.ts";
import { feeLife, insertFee } from "../../src/modules/catalogue/provincial-fee-store.ts";
import { openUnit } from "../../src/modules/organisation/index.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/office-time.ts";
import { facts, operator } from "../support/unit-register.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001612";
const COPIES = "2.000815";
const [CITY, WARD, CENTRE] = [office.unit("city"), office.unit("ward"), office.unit("serviceCentre")];
const city = office.as(anOfficer(CITY, "control-officer"));
const ward = office.as(anOfficer(WARD, "control-officer"));
const CONTENT = {
  formula: { type: "FIXED", amountDong: 60_000 },
  exemptions: [
    {
      code: "online",
      name: { vi: "Nộp trực tuyến", en: null },
      condition: { fact: "channel", equals: "ONLINE" },
    },
  ],
  resolution: { number: "06/2026/NQ-HĐND", issuer: "HĐND thành phố Hà Nội", issuedOn: "2026-10-01" },
};
const KEY = { unitId: CITY, procedureCode: CODE, feeCode: "registration" };
const json = async (answer: Response): Promise<Json> => ({ status: answer.status, ...(await answer.json()) });
const open = (body: object, client = city) => client.post("/api/v1/provincial-fees", body).then(json);
const fee = async (id: string, client = city): Promise<Json> =>
  json(await client.get(`/api/v1/provincial-fees/${id}`));
const publish = (id: string, validFrom: string, revision = "1", client = city) =>
  client
    .post(`/api/v1/provincial-fees/${id}/publish`, { validFrom }, { "if-match": `"${revision}"` })
    .then(json);
const owed = async (unitId: UnitId | null, channel = "DIRECT"): Promise<Json> => {
  const query = new URLSearchParams({
    caseCode: `${CODE}.01`,
    channel,
    ...(unitId === null ? {} : { unitId }),
  });
  const answer = await json(await office.guest.get(`/api/v1/procedures/${CODE}/fees?${query}`));
  return answer.lines[0];
};

let other: UnitId;
beforeAll(async () => {
  const done = await openUnit(office.services, operator, {
    facts: facts("Ủy ban nhân dân tỉnh Minh Họa", {
      kind: "PEOPLES_COMMITTEE",
      level: "PROVINCE",
      areaCode: "98",
      code: "H98",
    }),
    parentId: null,
    validFrom: day("2025-07-01"),
  });
  if (!done.ok) throw new Error(done.refusal.code);
  other = done.value.unitId;
});

describe("an amount set by the province", () => {
  test("is the province's to set: no ward, no other province, nobody for what is no province", async () => {
    expect(await open({ ...KEY, content: CONTENT }, ward)).toMatchObject({ status: 404 });
    expect(await open({ ...KEY, unitId: other, content: CONTENT })).toMatchObject({ status: 404 });
    expect(await open({ ...KEY, unitId: WARD, content: CONTENT })).toMatchObject({
      code: "PROVINCIAL_FEE_NOT_PROVINCE",
      status: 422,
    });
    expect(await open({ ...KEY, feeCode: "no-such", content: CONTENT })).toMatchObject({
      code: "PROVINCIAL_FEE_UNKNOWN",
    });
  });

  test("is refused for a fee the ministry sets, and the list says why it is not offered", async () => {
    const key = { ...KEY, procedureCode: COPIES, feeCode: "copy-certification" };
    expect(await open({ ...key, content: CONTENT })).toMatchObject({
      code: "PROVINCIAL_FEE_NOT_YOURS",
      status: 422,
    });
    const browser = openBrowser(city);
    const list = await browser.open(`/admin/provincial-fees?code=${COPIES}`);
    expect(list.html).not.toContain("/admin/provincial-fees/new");
    expect(list.text).toContain("Khoản này do trung ương quy định");
    const query = new URLSearchParams(key);
    expect((await browser.open(`/admin/provincial-fees/new?${query}`)).status).toBe(422);
    const yours = await browser.open(`/admin/provincial-fees?code=${CODE}`);
    expect(yours.html).toContain("/admin/provincial-fees/new");
    expect(yours.text).not.toContain("do trung ương quy định");
  });

  test("is a draft, published from a day on, charged below that province only, and free online where it says so", async () => {
    const both = await Promise.all([1, 2].map(() => open({ ...KEY, content: CONTENT })));
    expect(both.map((each) => each.code)).toContain("PROVINCIAL_FEE_DRAFT_OPEN");
    const { id } = both.find((each) => each.code === undefined) ?? {};
    expect((await owed(CENTRE)).amountDong).toBe(100_000);
    expect(await publish(id, "2026-11-01", "7")).toMatchObject({ code: "VERSION_CONFLICT", status: 412 });
    expect(await publish(id, "2026-11-01", "1", ward)).toMatchObject({ status: 404 });
    expect(await publish(id, "2026-11-01")).toMatchObject({ status: 200 });
    expect(await publish(id, "2026-11-02")).toMatchObject({ code: "PROVINCIAL_FEE_NOT_DRAFT" });
    expect(await owed(CENTRE)).toMatchObject({
      amountDong: 60_000,
      legalGround: "06/2026/NQ-HĐND (HĐND thành phố Hà Nội)",
    });
    expect((await owed(CENTRE, "ONLINE")).amountDong).toBe(0);
    expect((await owed(other)).amountDong).toBe(100_000);
    expect((await owed(null)).amountDong).toBe(100_000);
  });

  test("is what counter and online submission pin, what the review says, and what the public page shows", async () => {
    const counter = await office.receive(CODE);
    const pinned = (await office.view(counter.id)).dossier.pinned.fees[0];
    expect(pinned).toMatchObject({
      fullDong: 60_000,
      exemptDong: 0,
      legalGround: expect.stringContaining("06/2026"),
    });
    const online = await office.submitOnline(CODE);
    expect((await office.view(online.id)).dossier.pinned.fees[0]).toMatchObject({
      fullDong: 60_000,
      exemptDong: 60_000,
    });
    const intake = deskBrowser(office, anOfficer(CENTRE, "intake-officer"));
    expect(await intake.open(`/desk/intake/${CODE}`)).toContain("60.000 đồng");
    const citizen = openBrowser(office.guest);
    const nowhere = await citizen.open(`/procedures/${CODE}`);
    expect(nowhere.text).toContain("100.000 đồng");
    expect(nowhere.text).toContain("Xem mức thu tại");
    const here = await citizen.open(`/procedures/${CODE}?unit=${CITY}`);
    expect(here.text).toContain("Mức thu tại Ủy ban nhân dân thành phố Hà Nội");
    expect(here.text).toContain("60.000 đồng");
    expect(here.text).toContain("Căn cứ: 06/2026/NQ-HĐND (HĐND thành phố Hà Nội)");
    expect((await citizen.open(`/procedures/${CODE}?unit=${WARD}`)).text).toContain("60.000 đồng");
    expect((await citizen.open(`/procedures/${CODE}?unit=nonsense`)).status).toBe(200);
  });

  test("is replaced from tomorrow on at the earliest, ended the same way; what is past stays as it was charged", async () => {
    const content = { ...CONTENT, formula: { type: "FIXED", amountDong: 70_000 } };
    const { id } = await open({ ...KEY, content });
    expect(await publish(id, "2026-11-25")).toMatchObject({
      code: "PROVINCIAL_FEE_TOO_EARLY",
      earliestOn: "2026-11-26",
    });
    await publish(id, "2026-11-26");
    expect((await owed(CENTRE)).amountDong).toBe(60_000);
    office.set("2026-11-26 08:30");
    expect((await owed(CENTRE)).amountDong).toBe(70_000);
    const end = (endedFrom: string) =>
      city.post(`/api/v1/provincial-fees/${id}/end`, { endedFrom }).then(json);
    expect(await end("2026-11-26")).toMatchObject({ code: "PROVINCIAL_FEE_TOO_EARLY" });
    expect(await end("2026-12-01")).toMatchObject({ status: 200 });
    expect(await end("2026-12-02")).toMatchObject({ code: "PROVINCIAL_FEE_NOT_IN_FORCE" });
    expect(await fee(id)).toMatchObject({ state: "REPEALED", validTo: "2026-11-30" });
    office.set("2026-12-01 08:30");
    expect((await owed(CENTRE)).amountDong).toBe(100_000);
  });

  test("a published amount cannot be changed, not even by a statement of the program", async () => {
    const { items } = await json(await city.get(`/api/v1/provincial-fees?procedureCode=${CODE}`));
    const published = items.find(({ state }: Json) => state === "AMENDED");
    const forged = office.database.kysely
      .updateTable("catalogueProvincialFee")
      .set({ content: JSON.stringify({ ...CONTENT, formula: { type: "FIXED", amountDong: 1 } }) })
      .where("id", "=", published.id)
      .execute();
    await expect(forged).rejects.toThrow();
    expect(await json(await city.get(`/api/v1/provincial-fees/${newId()}`))).toMatchObject({ status: 404 });
  });
});

describe("the form of an amount, without a script", () => {
  const browser = openBrowser(office.as(anOfficer(CITY, "control-officer")));

  test("starts from the procedure's fee, names each mistake at its field and loses nothing", async () => {
    const list = await browser.open("/admin/provincial-fees?code=1.004873");
    const link =
      /href="(\/admin\/provincial-fees\/new\?[^"]+)"/.exec(list.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const form = await browser.open(link);
    expect(form.html).toContain('value="15.000"');
    const more = await browser.send("/admin/provincial-fees/rows", {
      number: "07/2026/NQ-HĐND",
      "fee.0.formula": "FIXED",
      row: "exempt:0",
    });
    expect(more.html).toContain('value="07/2026/NQ-HĐND"');
    expect(more.text).toContain("Miễn, giảm 1");
    const typed = {
      number: "07/2026/NQ-HĐND",
      issuer: "HĐND thành phố Hà Nội",
      "fee.0.formula": "PER_UNIT",
      "fee.0.unitVi": "trang",
      "fee.0.exempt.0.who": "ONLINE",
      "fee.0.exempt.0.percent": "50",
    };
    const wrong = await browser.send("/admin/provincial-fees/new", {
      ...typed,
      issuer: "",
      url: "khong-phai",
      "fee.0.amount": "ba nghìn",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="ba nghìn"');
    expect(wrong.text).toContain("Hãy ghi số tiền bằng chữ số");
    expect(wrong.text).toContain("Hãy ghi cơ quan ban hành nghị quyết.");
    for (const field of ["fee.0.amount", "issuer", "url"])
      expect(wrong.html).toMatch(new RegExp(`href="#[^"]*${field.replaceAll(".", "[.-]")}`));
    const saved = await browser.send("/admin/provincial-fees/new", { ...typed, "fee.0.amount": "1.500" });
    expect(saved.status).toBe(303);
    const page = await browser.open(saved.location ?? "");
    for (const fact of ["1.500 đồng mỗi trang", "07/2026/NQ-HĐND", "giảm 50%", "Dự thảo", "Lập dự thảo"])
      expect(page.text).toContain(fact);
    const publishing = { "validFrom.day": "1", "validFrom.month": "11", "validFrom.year": "2026" };
    const without = await browser.send(`${saved.location}/publish`, { "validFrom.day": "31" });
    expect(without.status).toBe(422);
    expect((await browser.send(`${saved.location}/publish`, publishing)).status).toBe(303);
    expect((await browser.open(saved.location ?? "")).text).toContain("Đã công bố");
    expect((await browser.open(`${saved.location}/edit`)).status).toBe(409);
  });
});

describe("a fee that is the ministry's", () => {
  const KEY_OF_COPIES = { unitId: CITY, procedureCode: COPIES, feeCode: "copy-certification" };

  test("is charged as the ministry set it, whatever a province had published before that was known", async () => {
    const id = await publishedBefore(KEY_OF_COPIES);
    const counter = openBrowser(office.browserOf(office.actor("intake")));
    await counter.open("/desk/certify");
    const lines = { "line.0.name": "cc", "line.0.pages": "2", "line.0.copies": "3" };
    const reckoned = await counter.send("/desk/certify/reckoning", { fullName: "Lê Thị Thu", ...lines });
    // 3 copies of 2 pages at 2 000 đ.
    expect(reckoned.text).toContain("Phí: 12.000");
    const page = await openBrowser(city).open(`/admin/provincial-fees/${id}`);
    expect(page.text).toContain("không được áp dụng");
    expect(page.text).not.toContain("Lập mức thu mới thay thế");
    const form = { "endedFrom.day": "1", "endedFrom.month": "1", "endedFrom.year": "2027" };
    const ending = openBrowser(city);
    await ending.open(`/admin/provincial-fees/${id}`);
    expect((await ending.send(`/admin/provincial-fees/${id}/end`, form)).status).toBe(303);
  });

  test("is not published even where a draft was open", async () => {
    const id = await office.database.transaction((tx) =>
      insertFee(tx, {
        ...KEY_OF_COPIES,
        versionNo: 2,
        content: provincialFeeContentSchema.parse(CONTENT),
        at: office.services.clock.now(),
      }),
    );
    expect(await publish(id, "2027-02-01")).toMatchObject({ code: "PROVINCIAL_FEE_NOT_YOURS", status: 422 });
    const page = await openBrowser(city).open(`/admin/provincial-fees/${id}`);
    expect(page.text).toContain("không được áp dụng");
    expect(page.html).not.toContain(`/admin/provincial-fees/${id}/publish`);
  });

  test("asks no citizen where they are: it is the same everywhere", async () => {
    const citizen = openBrowser(office.guest);
    const copies = await citizen.open(`/procedures/${COPIES}?unit=${CITY}`);
    expect(copies.text).not.toContain("Xem mức thu tại");
    expect(copies.text).not.toContain("Mức thu tại");
  });
});

/** A row as it stands where it was published before fees said who sets them. */
async function publishedBefore(key: ProvincialFeeKey) {
  const at = office.services.clock.now();
  return office.database.transaction(async (tx) => {
    const content = provincialFeeContentSchema.parse(CONTENT);
    const id = await insertFee(tx, { ...key, versionNo: 1, content, at });
    const publication = { predecessor: null, validFrom: day("2026-11-01"), at, by: null };
    await feeLife.publish(tx, id, publication);
    return id;
  });
}
