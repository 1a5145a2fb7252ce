import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { aCitizen, testApp } from "../../../test/support/app.ts";
import { openBrowser } from "../../../test/support/browser.ts";
import type { Client } from "../../../test/support/client.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { newId } from "../../kernel/ids.ts";

const app = await testApp();
const lan = app.as(aCitizen());
const strangers: [string, Client][] = [
  ["another citizen", app.as(aCitizen())],
  ["a guest without the key", app.guest],
];
const begunSchema = z.object({ draft: z.object({ id: z.string() }), key: z.string().nullable() });
let versionId = "";

beforeAll(async () => {
  await seedProcesses(app.services, app.clock.today());
  await seedCatalogue(app.services);
  const shown = await app.guest.get("/api/v1/procedures/1.001193");
  versionId = z.object({ id: z.string() }).parse(await shown.json()).id;
});

async function begin(client: Client) {
  const body = { versionId, formCode: "declaration", answers: { childFullName: "Bé Bí Mật" } };
  return begunSchema.parse(await (await client.post("/api/v1/form-drafts", body)).json());
}

const PLACES = {
  "the API": (id: string) => `/api/v1/form-drafts/${id}`,
  "the form": (id: string) => `/forms/${id}`,
  "the print": (id: string) => `/forms/${id}/print`,
};
const places = Object.entries(PLACES);

/** All a reader can tell two answers apart by; numbers made anew for each request are not among it. */
async function answerOf(client: Client, path: string, given: { id: string; key?: string | null }) {
  const byApi = path.startsWith("/api/");
  const held = byApi ? { "x-guest-key": given.key ?? "" } : { cookie: `motcua-draft=${given.key ?? ""}` };
  const accept = byApi ? "application/json" : "text/html";
  const response = await client.send(path, { headers: { accept, ...held } });
  const text = (await response.text())
    .replaceAll(given.id, "ID")
    .replace(/nonce="[^"]*"|name="(csrfToken|idempotencyKey)" value="[^"]*"/g, "")
    .replace(/"(requestId|instance)":"[^"]*"/g, "$1");
  return { status: response.status, etag: response.headers.get("etag"), text };
}

describe.each(places)("%s of a draft", (_place, pathOf) => {
  test.each(strangers)("of a citizen answers %s as if it were not there", async (_who, stranger) => {
    const { draft } = await begin(lan);
    const absent = newId();
    for (const key of [null, "a-key-somebody-made-up-long-enough"]) {
      const told = await answerOf(stranger, pathOf(draft.id), { id: draft.id, key });
      expect(told).toEqual(await answerOf(stranger, pathOf(absent), { id: absent, key }));
      expect(told).toMatchObject({ status: 404, text: expect.not.stringContaining("Bí Mật") });
    }
    expect((await answerOf(lan, pathOf(draft.id), draft)).status).toBe(200);
  });

  test("of a guest opens with its own key, with no other's, nor for an account without it", async () => {
    const mine = await begin(app.guest);
    const theirs = await begin(app.guest);
    const absent = newId();
    const { id } = mine.draft;
    for (const [client, key] of [
      [app.guest, null],
      [app.guest, theirs.key],
      [lan, theirs.key],
      [lan, null],
    ] as const) {
      const told = await answerOf(client, pathOf(id), { id, key });
      expect(told).toEqual(await answerOf(client, pathOf(absent), { id: absent, key }));
      expect(told.status).toBe(404);
    }
    expect(await answerOf(app.guest, pathOf(id), { id, key: mine.key })).toMatchObject({
      status: 200,
      text: expect.stringContaining("Bé Bí Mật"),
    });
  });
});

test("nor may a stranger save another's draft", async () => {
  const { draft } = await begin(lan);
  for (const [, stranger] of strangers) {
    const saved = await stranger
      .having({ "if-match": '"1"' })
      .put(`/api/v1/form-drafts/${draft.id}`, { answers: {} });
    expect(saved.status).toBe(404);
  }
});

/** A browser in which somebody else may sit down: its cookies stay, who is there changes. */
function sharedBrowser() {
  let client = app.guest;
  const browser = openBrowser({ ...client, send: (...asked) => client.send(...asked) });
  const signIn = () => {
    client = app.as(aCitizen());
  };
  return { browser, signIn };
}

async function leftHalfFilled() {
  const { browser, signIn } = sharedBrowser();
  await browser.open("/procedures/1.001193/form");
  const typed = { childFullName: "Bé Bí Mật", _next: "save" };
  const saved = await browser.send("/procedures/1.001193/form", typed);
  return { browser, signIn, path: saved.location?.split("?")[0] ?? "" };
}

describe("a form that a guest left half filled in a browser where somebody signs in", () => {
  test("is told by name and time only, and stays the guest's by being looked at", async () => {
    const { browser, signIn, path } = await leftHalfFilled();
    signIn();
    for (const place of [
      path,
      `${path}/print`,
      `/procedures/1.001193/submit?draft=${path.split("/").at(-1)}`,
    ]) {
      const shown = await browser.open(place);
      const page = shown.location === null ? shown : await browser.open(shown.location);
      expect([place, page.html.includes("Bí Mật")]).toEqual([place, false]);
      expect(page.text).toContain("Có một tờ khai điền dở trên máy này");
      expect(page.text).toMatch(/Lưu lần cuối .*khi chưa ai đăng nhập/);
    }
    const id = path.split("/").at(-1) ?? "";
    const kept = app.database.kysely.selectFrom("catalogueFormDraft").select("ownerAccountId");
    expect(await kept.where("id", "=", id).execute()).toEqual([{ ownerAccountId: null }]);
  });

  test("is the account's once its reader says so, and opens to nobody who only has the browser", async () => {
    const { browser, signIn, path } = await leftHalfFilled();
    signIn();
    await browser.open(path);
    expect((await browser.send(`${path}/claim`, {})).location).toBe(path);
    expect((await browser.open(path)).html).toContain("Bé Bí Mật");
    signIn();
    expect((await browser.open(path)).status).toBe(404);
    expect((await browser.send(`${path}/claim`, {})).status).toBe(404);
  });
});

test("the key goes with the browser, and the draft at one press", async () => {
  const guest = openBrowser(app.guest);
  const shown = await guest.open("/procedures/1.001193/form");
  expect(shown.setCookies.join()).toContain("motcua-draft=");
  expect(shown.setCookies.join()).not.toMatch(/max-age|expires/i);
  const saved = await guest.send("/procedures/1.001193/form", { childFullName: "Bé Bí Mật", _next: "save" });
  const path = saved.location?.split("?")[0] ?? "";
  expect((await guest.open(path)).text).toContain("Xóa khỏi máy này");
  const removed = await guest.send(`${path}/removal`, {});
  expect([removed.location, removed.setCookies.some((set) => set.startsWith("motcua-draft=;"))]).toEqual([
    "/procedures/1.001193",
    true,
  ]);
  expect((await guest.open(path)).status).toBe(404);
  const id = path.split("/").at(-1) ?? "";
  const left = app.database.kysely.selectFrom("catalogueFormDraft").select("id").where("id", "=", id);
  expect(await left.execute()).toEqual([]);
});
