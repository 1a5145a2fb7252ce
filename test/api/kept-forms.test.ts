import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { WHO } from "../support/certifying-desk.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const NAVIGATES = { "sec-fetch-mode": "navigate" };
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const clientOf = (role: "intake" | "cashier") => office.browserOf(office.actor(role)).having(NAVIGATES);
const browserOf = (role: "intake" | "cashier") => openBrowser(clientOf(role));
const SHOWN = /^\/shown\/[0-9a-f-]{36}$/;
const IN_ENGLISH = "?lang=en";

async function owed() {
  const { form, applicant } = await office.submission(COPIES);
  const dossier = await office.receive(COPIES, { applicant, form: { ...form, documents: DOCUMENTS } });
  const charges = await done(
    await (await office.desk("cashier")).get(`/api/v1/dossiers/${dossier.id}/charges`),
  );
  return { id: dossier.id, charge: charges.items[0].id };
}

test("money typed wrong is shown at an address that Back finds, and is taken once from there", async () => {
  const { id, charge } = await owed();
  const browser = browserOf("cashier");
  await browser.open(`/desk/cash/take?dossier=${id}`);
  const typed = { charge, amountDong: "21000", method: "CASH", payerName: "Lê Văn Chờ" };
  const refused = await browser.send("/desk/cash/take", { ...typed, tendered: "20000" });
  expect([refused.status, refused.location]).toEqual([303, expect.stringMatching(SHOWN)]);
  const address = refused.location ?? "";
  const shown = await browser.open(address);
  expect(shown.status).toBe(422);
  expect(shown.html).toContain('value="Lê Văn Chờ"');
  expect(shown.text).toContain("Số tiền đưa ít hơn số phải thu");
  const taken = await browser.send("/desk/cash/take", { ...typed, tendered: "50000" });
  expect(taken.location).toMatch(/^\/desk\/cash\/receipts\//);
  const back = await browser.open(address);
  expect(back.html).toContain('value="Lê Văn Chờ"');
  const again = await browser.send("/desk/cash/take", { ...typed, tendered: "50000" });
  expect(again.location).toBe(taken.location);
});

test("the address opens to nobody else, not after its time, and the row alone says nothing", async () => {
  const browser = browserOf("intake");
  await browser.open("/desk/certify");
  const refused = await browser.send("/desk/certify", { ...WHO, fullName: "" });
  const address = refused.location ?? "";
  expect(address).toMatch(SHOWN);
  expect((await browser.open(address)).html).toContain(`value="${WHO.phone}"`);
  const { headers } = await clientOf("intake").get(address);
  expect(headers.get("cache-control")).toContain("no-store");
  expect(headers.get("content-security-policy")).toContain("nonce-");
  for (const other of [browserOf("cashier"), openBrowser(aGuest(office))]) {
    const denied = await other.open(address);
    expect(denied.status).toBe(403);
    expect(denied.html).not.toContain(WHO.phone);
  }
  const { schema, kysely } = office.database;
  const rows = await sql`SELECT * FROM ${sql.table(`${schema}.web_page_kept`)}`.execute(kysely);
  expect(JSON.stringify(rows.rows)).not.toContain(WHO.phone);
  office.set("2026-11-02 10:31");
  expect((await browser.open(address)).status).toBe(403);
  office.set("2026-11-02 08:30");
});

const rowsKept = async (): Promise<number> => {
  const { schema, kysely } = office.database;
  return (await sql`SELECT 1 FROM ${sql.table(`${schema}.web_page_kept`)}`.execute(kysely)).rows.length;
};

test("of more than twenty pages of one browser the oldest is forgotten, nobody else's", async () => {
  const [mine, other] = [browserOf("intake"), browserOf("cashier")];
  const refused = async (browser: typeof mine) =>
    (await browser.send("/desk/certify", { ...WHO, fullName: "" })).location ?? "";
  const { id, charge } = await owed();
  await other.open(`/desk/cash/take?dossier=${id}`);
  const theirs = await other.send("/desk/cash/take", { charge, amountDong: "x", method: "CASH" });
  await mine.open("/desk/certify");
  const addresses: string[] = [];
  for (let count = 0; count <= 20; count += 1) addresses.push(await refused(mine));
  const statuses = await Promise.all(
    [addresses[0], addresses[1], addresses[20]].map(async (each) => (await mine.open(each ?? "")).status),
  );
  expect(statuses).toEqual([403, 422, 422]);
  expect((await other.open(theirs.location ?? "")).status).toBe(422);
});

describe("what a guest typed wrong, at a machine others use too", () => {
  async function typedWrong() {
    const browser = openBrowser(aGuest(office).having(NAVIGATES));
    await browser.open("/track");
    const refused = await browser.send("/track", { code: "H26.16.05.001-261123-0001", lastFour: "12" });
    expect([refused.status, refused.location]).toEqual([303, expect.stringMatching(SHOWN)]);
    return { browser, address: refused.location ?? "" };
  }

  test("is found for half an hour, not longer", async () => {
    const { browser, address } = await typedWrong();
    office.set("2026-11-02 08:59");
    expect((await browser.open(address)).status).toBe(422);
    office.set("2026-11-02 09:01");
    expect((await browser.open(address)).status).toBe(403);
    office.set("2026-11-02 08:30");
  });

  test("is erased when the guest finishes, and nobody else's", async () => {
    const [leaving, staying] = [await typedWrong(), await typedWrong()];
    const before = await rowsKept();
    await leaving.browser.open("/procedures/1.001776/submit");
    expect((await leaving.browser.send("/done", {})).location).toBe("/");
    expect(await rowsKept()).toBe(before - 1);
    expect((await leaving.browser.open(leaving.address)).status).toBe(403);
    expect((await staying.browser.open(staying.address)).status).toBe(422);
  });
});

test("a program is told at once, without an address", async () => {
  const program = openBrowser(office.browserOf(office.actor("intake")));
  await program.open("/desk/certify");
  expect((await program.send("/desk/certify", { ...WHO, fullName: "" })).status).toBe(422);
});

test.each([
  ["copies are certified", "intake", () => "/desk/certify", "/desk/certify", { fullName: WHO.fullName }],
  [
    "a dossier is taken in",
    "intake",
    () => "/desk/intake/1.001776",
    "/desk/intake/1.001776",
    { requesterFullName: "Lê Thị Dở Dang" },
  ],
  [
    "money is taken",
    "cashier",
    ({ id }: { id: string }) => `/desk/cash/take?dossier=${id}`,
    "/desk/cash/take",
    { payerName: "Lê Văn Chờ" },
  ],
] as const)(
  "the other language keeps what is typed where %s, and sends nothing",
  async (_, role, page, action, typed) => {
    const { id, charge } = await owed();
    const client = clientOf(role);
    const browser = openBrowser(client);
    const before = await browser.open(page({ id }));
    expect(before.html).toContain(`formaction="${action}${IN_ENGLISH}"`);
    const fields = action === "/desk/cash/take" ? { ...typed, charge } : typed;
    const sent = await browser.send(`${action}${IN_ENGLISH}`, { ...fields, _showAgain: "en" });
    expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(SHOWN)]);
    const shown = await openBrowser(client).open(sent.location ?? "");
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('<html lang="en">');
    for (const value of Object.values(typed)) expect(shown.html).toContain(`value="${value}"`);
  },
);

test("a submission goes on in the other language at the step it was at", async () => {
  const browser = openBrowser(aGuest(office).having(NAVIGATES));
  await browser.open("/procedures/1.001776/submit");
  const shown = await browser.send("/procedures/1.001776/submit/papers?lang=en", {
    _showAgain: "en",
    requesterFullName: "Lê Thị Dở Dang",
  });
  expect(shown.location).toMatch(/^\/procedures\/1\.001776\/submit\?kept=/);
  expect(shown.html).toContain('value="Lê Thị Dở Dang"');
});
