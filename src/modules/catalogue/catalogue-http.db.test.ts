import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/support/app.ts";
import { aContent } from "../../../test/support/procedures.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { parseInstant } from "../../kernel/local-date.ts";
import type { Actor } from "../access/index.ts";
import { deleteExpiredFormDrafts } from "./form-draft-store.ts";

const app = await testApp();
const citizen: Actor = {
  kind: "citizen",
  accountId: newId(),
  fullName: "Nguyễn Thị Lan",
  personalId: "001190012345",
  phone: "+84912345678",
};
const control: Actor = {
  kind: "officer",
  accountId: newId(),
  personId: newId(),
  fullName: "Trần Thị Kiểm Soát",
  grants: [{ role: "control-officer", unitId: newId(), delegatedBy: null }],
};
const { guest } = app;
const officer = app.as(control);

beforeAll(async () => {
  await seedProcesses(app.services, app.clock.today());
  await seedCatalogue(app.services);
});

type Answer = Record<string, unknown> & {
  items: { code: string }[];
  id: string;
  key: string;
  draft: { id: string; revision: number };
  errors: { path: string }[];
};
const read = async (response: Response): Promise<Answer> => JSON.parse(await response.text());

describe("procedures over the API", () => {
  test("are found without tone marks and read by code, with an entity tag", async () => {
    const found = await read(await guest.get("/api/v1/procedures?q=khai%20sinh"));
    expect(found.items.map((each) => each.code)).toContain("1.001193");
    const one = await guest.get("/api/v1/procedures/1.001193");
    expect(one.headers.get("etag")).toMatch(/^"/);
    expect(await read(one)).toMatchObject({
      code: "1.001193",
      state: "AMENDED",
      validTo: "2027-02-28",
      missing: [],
    });
    expect(await read(await guest.get("/api/v1/procedures/1.001193?on=2027-03-01"))).toMatchObject({
      versionNo: 2,
    });
  });

  test.each([
    ["/api/v1/procedures?nonsense=1", 422],
    ["/api/v1/procedures?on=2026-02-30", 422],
    ["/api/v1/procedures/1.999999", 404],
    ["/api/v1/procedures/..%2Fx", 404],
    ["/api/v1/procedure-versions/x", 404],
  ])("%s answers %i and never breaks", async (path, status) => {
    const response = await officer.get(path);
    expect([status, 422, 404]).toContain(response.status);
    expect(response.status).toBeLessThan(500);
  });

  test("fees are reckoned", async () => {
    const answer = await guest.get("/api/v1/procedures/2.000815/fees?caseCode=2.000815.01&units=5&sets=3");
    expect(await read(answer)).toMatchObject({ lines: [{ amountDong: 21_000 }] });
  });

  test("the control officer drafts, saves, publishes and amends; the entity tag guards each save", async () => {
    const body = { code: "9.000301", content: aContent({ subjects: [] }, "9.000301") };
    const made = await officer.post("/api/v1/procedures", body);
    expect(made.status).toBe(201);
    const { id } = await read(made);
    const path = `/api/v1/procedure-versions/${id}`;
    expect(await read(await officer.get(path))).toMatchObject({ missing: [{ code: "SUBJECTS" }] });
    expect(
      (await officer.post(`${path}/publish`, { validFrom: "2026-01-01" }, { "if-match": '"1"' })).status,
    ).toBe(422);
    expect((await officer.put(path, aContent({}, "9.000301"))).status).toBe(428);
    const saved = await officer.having({ "if-match": '"1"' }).put(path, aContent({}, "9.000301"));
    expect([saved.status, saved.headers.get("etag")]).toEqual([200, '"2"']);
    expect((await officer.having({ "if-match": '"1"' }).put(path, aContent({}, "9.000301"))).status).toBe(
      412,
    );
    expect(
      (await officer.post(`${path}/publish`, { validFrom: "2026-01-01" }, { "if-match": '"2"' })).status,
    ).toBe(200);
    expect((await officer.post("/api/v1/procedures/9.000301/amend", {})).status).toBe(201);
    expect((await officer.post("/api/v1/procedures/9.000301/amend", {})).status).toBe(409);
    expect((await guest.get("/api/v1/procedures/9.000301")).status).toBe(200);
  });

  test("nobody else may", async () => {
    const body = { code: "9.000302", content: aContent({}, "9.000302") };
    expect((await guest.post("/api/v1/procedures", body)).status).toBe(401);
    expect((await app.as(citizen).post("/api/v1/procedures", body)).status).toBe(403);
  });
});

describe("e-forms over the API", () => {
  test("the schema is served, answers are checked in the reader's language, and drafts are kept", async () => {
    const version = await read(await guest.get("/api/v1/procedures/1.001193"));
    const form = `/api/v1/forms/${version.id}/declaration`;
    expect(await read(await guest.get(form))).toMatchObject({
      schema: { $schema: "https://json-schema.org/draft/2020-12/schema" },
    });
    const checked = await read(
      await guest.post(`${form}/check`, { answers: { childBirthDate: "2026-11-20" } }),
    );
    expect(checked).toMatchObject({ facts: { daysSinceBirth: 4 } });
    expect(checked.errors[0]).toMatchObject({ path: "requesterFullName" });
    const { draft, key } = await read(
      await guest.post("/api/v1/form-drafts", {
        versionId: version.id,
        formCode: "declaration",
        answers: { childFullName: "An" },
      }),
    );
    const path = `/api/v1/form-drafts/${draft.id}`;
    const withKey = { "x-guest-key": key };
    expect((await guest.get(path, withKey)).status).toBe(200);
    expect((await guest.get(path)).status).toBe(404);
    expect((await guest.get(`${path}?key=${key}`)).status).toBe(422);
    expect((await guest.get(path, { "x-guest-key": "w".repeat(32) })).status).toBe(404);
    expect((await app.as(citizen).get(path, withKey)).status).toBe(404);
    const again = guest.having({ "if-match": '"1"', ...withKey });
    expect((await again.put(path, { answers: { childFullName: "Minh" } })).status).toBe(200);
    expect((await again.put(path, { answers: { childFullName: "Khác" } })).status).toBe(412);
  });

  test("a citizen's draft opens for that citizen only, and is gone after thirty days", async () => {
    const version = await read(await guest.get("/api/v1/procedures/1.001193"));
    const mine = app.as(citizen);
    const { draft, key } = await read(
      await mine.post("/api/v1/form-drafts", { versionId: version.id, formCode: "declaration", answers: {} }),
    );
    expect(key).toBeNull();
    const path = `/api/v1/form-drafts/${draft.id}`;
    expect((await mine.get(path)).status).toBe(200);
    expect((await app.as({ ...citizen, accountId: newId() }).get(path)).status).toBe(404);
    const before = app.clock.now();
    app.clock.set(present(parseInstant("2026-12-24T08:30:01+07:00"), "instant"));
    expect((await mine.get(path)).status).toBe(404);
    expect(await deleteExpiredFormDrafts(app.database, app.clock.now())).toBeGreaterThanOrEqual(2);
    app.clock.set(before);
  });
});

describe("the pages", () => {
  const BYTES_MAX = 60_000;
  const pages = [
    "/procedures",
    "/procedures?q=khai+sinh",
    "/procedures?lifeEvent=marriage",
    "/procedures/1.001193",
    "/procedures/1.001193/form",
    "/procedures/1.001193/form/print",
    "/procedures/3.000722/form",
    "/procedures/2.000815",
    "/procedures/1.001612/form",
    "/procedures/1.004222/form",
    "/procedures/LOCAL.000008",
  ];
  test.each(pages)("%s is whole and under 60 kB in both languages", async (path) => {
    for (const language of ["vi", "en"]) {
      const response = await guest.send(path, {
        headers: { accept: "text/html", cookie: `motcua-language=${language}`, "accept-language": language },
      });
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(Buffer.byteLength(html)).toBeLessThan(BYTES_MAX);
      expect(html.replaceAll(/nonce="[^"]*"/g, "")).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("the columns of a list keep their order through the database", async () => {
    const html = await (await guest.page("/procedures/2.000815/form")).text();
    const at = ["documentName", "pages", "copies"].map((column) =>
      html.indexOf(`name="documents.0.${column}"`),
    );
    expect(at[0]).toBeGreaterThan(0);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  test("a form filled in badly comes back whole, each mistake named and tied to its field", async () => {
    const { page, path, client } = await formFor("/procedures/1.001193/form");
    const sent = await page(path, {
      requesterFullName: "Nguyễn Thị Lan",
      requesterPhone: "12",
      _next: "check",
    });
    const address = sent.headers.get("location") ?? "";
    expect([sent.status, address.endsWith("?told=wrong")]).toEqual([303, true]);
    const told = await client.page(address);
    const html = await told.text();
    expect(told.status).toBe(422);
    expect(html).toContain('value="Nguyễn Thị Lan"');
    expect(html).toContain('href="#requesterPhone"');
    expect(html).toMatch(
      /id="requesterPhone"[^>]*aria-describedby="requesterPhone-hint requesterPhone-error"[^>]*aria-invalid="true"/,
    );
  });

  test("half filled it is saved, taken up again by its address, and printed", async () => {
    const { page, path, client } = await formFor("/procedures/1.001193/form");
    const sent = await page(path, {
      childFullName: "Trần Minh An",
      childBirthDate: "5/11/2026",
      _next: "save",
    });
    expect(sent.status).toBe(303);
    const address = sent.headers.get("location") ?? "";
    expect(address).toMatch(/^\/forms\/[0-9a-f-]{36}\?told=saved$/);
    const again = await (await client.page(address)).text();
    expect(again).toContain('value="Trần Minh An"');
    expect(again).toContain('value="05/11/2026"');
    const print = await (await client.page(address.replace("?", "/print?"))).text();
    expect(print).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expect(print).toContain("Trần Minh An");
    expect((await guest.page(address)).status).toBe(404);
  });

  test("the officer sees what is missing, edits, and publishes; a guest is asked to sign in", async () => {
    const html = await (await officer.page("/admin/procedures")).text();
    expect(html).toContain("1.001193");
    const made = await read(
      await officer.post("/api/v1/procedures", {
        code: "9.000303",
        content: aContent({ subjects: [], results: [] }, "9.000303"),
      }),
    );
    const version = await (await officer.page(`/admin/procedures/${made.id}`)).text();
    expect(version).toContain("Còn thiếu 2 mục để công bố");
    expect(version).toContain("Đối tượng thực hiện");
    expect(await (await officer.page(`/admin/procedures/${made.id}/edit`)).text()).toContain('name="rest"');
    expect([302, 303, 401]).toContain((await guest.page("/admin/procedures")).status);
  });
});

/** Opens a form page as a browser does and gives a way to send it with its hidden guards. */
async function formFor(path: string) {
  const opened = await guest.page(path);
  const html = await opened.text();
  const cookie = (opened.headers.getSetCookie() ?? []).map((each) => each.split(";")[0]).join("; ");
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const guards = { csrfToken: hidden("csrfToken"), idempotencyKey: hidden("idempotencyKey") };
  const client = guest.having({ cookie, "sec-fetch-site": "same-origin" });
  return {
    path,
    client,
    page: (to: string, fields: Record<string, string>) => client.form(to, { ...guards, ...fields }),
  };
}
