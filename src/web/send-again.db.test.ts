import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { aCitizen, anOfficer, testApp } from "../../test/support/app.ts";
import type { Client } from "../../test/support/client.ts";
import { sampleRoutes } from "../../test/support/sample-routes.ts";
import { newId } from "../kernel/ids.ts";

const app = await testApp({ routes: sampleRoutes });
const { browserOf, database } = app;
const FROM_US = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" };
const guest = app.guest.having(FROM_US);
const lan = aCitizen({ fullName: "Nguyễn Thị Lan" });
const binh = aCitizen({ fullName: "Trần Văn Bình" });
const TYPED = 'bé <Bông> & "mẹ"';

async function tokenOf(client: Client): Promise<string> {
  return hiddenIn(await (await client.page("/samples")).text()).get("csrfToken") ?? "";
}

function hiddenIn(html: string): Map<string, string> {
  const main = html.slice(Math.max(0, html.indexOf("<main")));
  const tags = main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return new Map([...tags].map(([, name = "", value = ""]) => [plain(name), plain(value)]));
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

async function sampleRows(): Promise<number> {
  const { kysely, schema } = database;
  const { rows } = await sql`SELECT 1 FROM ${sql.table(`${schema}.platform_seed`)}`.execute(kysely);
  return rows.length;
}

const gone = { csrfToken: await tokenOf(browserOf(lan)), idempotencyKey: newId(), text: TYPED };
const atLan = browserOf(lan);
const own = await tokenOf(atLan);
const guestPage = await guest.page("/samples");
const guestCookie = (guestPage.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const guestToken = hiddenIn(await guestPage.text()).get("csrfToken") ?? "";

type Case = readonly [
  what: string,
  client: Client,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  status: number,
  givenBack: boolean,
];

const CASES: readonly Case[] = [
  ["whose session ended, where nobody may without", guest, "/samples/desk", gone, {}, 401, true],
  ["whose session ended, where a guest may too", guest, "/samples", gone, {}, 403, true],
  ["sent by an account that signed in since", atLan, "/samples", gone, {}, 403, true],
  ["sent by an account that may not, signed in since", atLan, "/samples/desk", gone, {}, 403, true],
  [
    "sent by an account that may not and did not change",
    atLan,
    "/samples/desk",
    { ...gone, csrfToken: own },
    {},
    403,
    false,
  ],
  [
    "of a guest, whose account signed in since",
    atLan,
    "/samples",
    { ...gone, csrfToken: guestToken },
    {},
    403,
    true,
  ],
  [
    "of a guest who finished at this machine",
    guest,
    "/samples",
    { ...gone, csrfToken: guestToken },
    {},
    403,
    false,
  ],
  ["without any token", guest, "/samples", { text: TYPED }, {}, 403, false],
  ["from another site", guest, "/samples/desk", gone, { "sec-fetch-site": "cross-site" }, 403, false],
  [
    "from another site, with a session",
    atLan,
    "/samples",
    gone,
    { "sec-fetch-site": "cross-site" },
    403,
    false,
  ],
  ["from a neighbouring site", atLan, "/samples", gone, { "sec-fetch-site": "same-site" }, 403, false],
  ["that nobody pressed at a page", atLan, "/samples", gone, { "sec-fetch-site": "none" }, 403, false],
  ["sent by a script", guest, "/samples/desk", gone, { "sec-fetch-mode": "cors" }, 401, false],
  ["with nothing in it", guest, "/samples/desk", { csrfToken: gone.csrfToken }, {}, 401, false],
  [
    "larger than a page should carry",
    guest,
    "/samples/desk",
    { ...gone, text: "a".repeat(500_001) },
    {},
    401,
    false,
  ],
  ["for signing in", atLan, "/sign-in", { ...gone, signInName: TYPED }, {}, 403, false],
];

test.each(CASES)("a form %s", async (...[, client, path, fields, headers, status, givenBack]) => {
  const before = await sampleRows();
  const answer = await client.form(path, fields, { ...FROM_US, ...headers });
  const html = await answer.text();
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(plain(html).includes(TYPED)).toBe(givenBack);
  expect(html.includes("Gửi lại</button>")).toBe(givenBack);
  expect(await sampleRows()).toBe(before);
});

test("an older browser, that only names its origin, is given back what it sent from ours alone", async () => {
  const origin = new URL(app.services.config.publicUrl).origin;
  const bare = app.guest;
  const sendAt = async (headers: Readonly<Record<string, string>>) =>
    (await bare.form("/samples/desk", gone, headers)).text();
  expect(await sendAt({ origin })).toContain("Gửi lại</button>");
  for (const headers of [{}, { origin: "null" }, { origin: "https://evil.example" }])
    expect(await sendAt(headers)).not.toContain("Gửi lại</button>");
});

describe("what is given back", () => {
  test("is sent once, however often it is pressed, by the account it names first", async () => {
    const before = await sampleRows();
    const later = browserOf(binh);
    const asked = await later.form("/samples", gone, FROM_US);
    const html = await asked.text();
    expect(html).toContain("Ông/bà đang gửi với tên Trần Văn Bình.");
    const fields = Object.fromEntries(hiddenIn(html));
    expect(fields).toMatchObject({ text: TYPED, idempotencyKey: gone.idempotencyKey });
    for (const replayed of [null, "true"]) {
      const sent = await later.form("/samples", fields, FROM_US);
      expect([sent.status, sent.headers.get("location")]).toEqual([303, "/samples"]);
      expect(sent.headers.get("idempotent-replayed")).toBe(replayed);
    }
    expect(await sampleRows()).toBe(before + 1);
  });

  test("goes through the page that names the sender, when the page was made before the sign-in", async () => {
    const asked = await guest.form("/samples", gone, FROM_US);
    const cookie = (asked.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(cookie).toMatch(/^motcua-guest=/);
    const page = await asked.text();
    expect(page).toContain('href="/sign-in?return=%2Fsign-in%2Fdone" target="_blank"');
    const again = await browserOf(lan).form("/samples", Object.fromEntries(hiddenIn(page)), FROM_US);
    expect(again.status).toBe(403);
    expect(await again.text()).toContain("Ông/bà đang gửi với tên Nguyễn Thị Lan.");
  });

  test("tells an account that may not that it may not, and offers to sign in as another", async () => {
    const officer = browserOf(anOfficer(newId()));
    const html = await (await officer.form("/samples/desk", gone, FROM_US)).text();
    expect(html).toContain("tài khoản này không làm được việc này");
    expect(html).toContain('target="_blank"');
  });

  test("keeps names given twice and their order, and neither passwords nor files", async () => {
    const body = new FormData();
    body.append("b[]", "2");
    body.append("a", "1");
    body.append("b[]", '"><script>');
    body.append('x" autofocus onfocus="', "1");
    body.append("password", "mat-khau-bi-mat");
    body.append("scan", new File(["noi-dung-tep"], "giay <chung> sinh.pdf"));
    const headers = { accept: "text/html", ...FROM_US };
    const html = await (await guest.send("/samples/desk?tab=2", { method: "POST", body, headers })).text();
    const main = html.slice(html.indexOf("<main"));
    const names = [...main.matchAll(/<input type="hidden" name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      "csrfToken",
      "idempotencyKey",
      "b[]",
      "a",
      "b[]",
      "x&quot; autofocus onfocus=&quot;",
    ]);
    expect(main).not.toMatch(/mat-khau-bi-mat|noi-dung-tep|<script/);
    expect(main).toContain("giay &lt;chung&gt; sinh.pdf");
    expect(main).toMatch(/<input class="ds-input" type="file" name="scan"/);
    expect(main).toContain('action="/samples/desk?tab=2"');
    expect(main).toContain("Mật khẩu không được giữ lại");
  });

  test("does nothing when it is sent again, where only the other language was asked for", async () => {
    const before = await sampleRows();
    const asked = await guest.form("/samples?lang=en", { ...gone, _showAgain: "en" }, FROM_US);
    const fields = Object.fromEntries(hiddenIn(await asked.text()));
    expect(fields).toMatchObject({ text: TYPED, _showAgain: "en" });
    const later = browserOf(lan);
    const named = await later.form("/samples?lang=en", fields, FROM_US);
    const shown = await later.form(
      "/samples?lang=en",
      Object.fromEntries(hiddenIn(await named.text())),
      FROM_US,
    );
    const address = shown.headers.get("location") ?? "";
    expect([asked.status, named.status, shown.status]).toEqual([403, 403, 303]);
    expect(address).toMatch(/^\/shown\//);
    expect(plain(await (await later.page(address)).text())).toContain(`value="${TYPED}"`);
    expect(await sampleRows()).toBe(before);
  });

  test("is in English for an English reader", async () => {
    const html = await (await guest.form("/samples/desk?lang=en", gone, FROM_US)).text();
    expect(html).toContain("Not sent yet; what you typed is still here");
    expect(html).toContain("Send again</button>");
  });
});

test("where there is nothing to give back, signing in leads to the page the form was on", async () => {
  const referer = `${app.services.config.publicUrl}/desk/samples?page=2`;
  const html = await (await guest.form("/samples/desk", {}, { ...FROM_US, referer })).text();
  expect(html).toContain('href="/sign-in?return=%2Fdesk%2Fsamples%3Fpage%3D2"');
  const foreign = { ...FROM_US, referer: "https://evil.example/desk" };
  expect(await (await guest.form("/samples/desk", {}, foreign)).text()).toContain('href="/sign-in"');
});

test("a guest's own form is taken as ever", async () => {
  const same = guest.having({ cookie: guestCookie });
  const sent = await same.form("/samples", { csrfToken: guestToken, text: "x" }, FROM_US);
  expect(sent.status).toBe(303);
});
