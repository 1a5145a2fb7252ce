import { expect, test, vi } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { newId } from "../../src/kernel/ids.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { statementCounter } from "../support/count-statements.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const count = statementCounter(office.services.database);

/** What a page asks of the database once units and calendars are at hand: each a round trip before anybody reads it. */
async function asked(name: DemoOfficerName, path: string): Promise<readonly string[]> {
  const browser = office.browserOf(office.actor(name));
  const open = async () => expect((await browser.page(path)).status).toBe(200);
  await open();
  return count(open);
}

test.each<readonly [DemoOfficerName, string, number]>([
  ["intake", "/desk", 3],
  ["specialist", "/desk", 4],
  ["specialist", "/desk/deciding", 4],
  ["leader", "/desk", 6],
  ["leader", "/desk/deciding", 6],
  ["leader", "/desk/cash/decisions", 3],
  ["cashier", "/desk", 5],
  ["cashier", "/desk/cash", 2],
  // One of the eight is what the cashier declared of a drawer that did not tally.
  ["cashier", "/desk/cash/day", 8],
  ["cashier", "/desk/cash/bank", 5],
])("%s opens %s with no more statements than it needs: %i", async (name, path, most) => {
  const texts = await asked(name, path);
  expect(texts.length, texts.join("\n\n")).toBeLessThanOrEqual(most);
});

test("the bank's page asks no more where more units have money on its way back", async () => {
  const sendBack = (unitId: string) =>
    office.owner.pool.query(
      `INSERT INTO ${office.services.database.schema}.payment_transfer (id, why, debit, credit, amount_dong, unit_id, at)
       VALUES ($1, 'REFUNDED', 'REFUND_PAYABLE', 'TRANSIT', 1000, $2, now())`,
      [newId(), unitId],
    );
  await sendBack(office.unit("serviceCentre"));
  const one = await asked("cashier", "/desk/cash/bank");
  for (const name of ["ward", "police"] as const) await sendBack(office.unit(name));
  expect((await asked("cashier", "/desk/cash/bank")).length).toBe(one.length);
});

/** The look at a list that follows at once, by the same officer: who that is was asked a moment ago. */
async function sessionsAsked(acting: (browser: ReturnType<typeof openBrowser>) => Promise<unknown>) {
  const client = await office.desk("intake");
  const browser = openBrowser(client);
  // The second that a session stays known passes on a machine that is busy with other tests.
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    await browser.open("/desk/intake/1.001776");
    const texts = await count(async () => {
      await acting(browser);
      expect((await client.get("/api/v1/work")).status).toBe(200);
    });
    return texts.filter((text) => text.includes("identity_session")).length;
  } finally {
    vi.useRealTimers();
  }
}

const searched = { text: "Nguyễn" };
const typed = { requesterFullName: "Lê Thị Dở Dang" };
const posted = async (path: string, body: unknown) =>
  expect((await (await office.desk("intake")).post(path, body)).status).toBe(200);

test.each<readonly [string, Parameters<typeof sessionsAsked>[0]]>([
  ["work is searched", () => posted("/api/v1/work/search", searched)],
  ["dossiers are searched", () => posted("/api/v1/dossiers/search", searched)],
  ["a list is searched", (browser) => browser.send("/desk/search", { list: "dossiers", q: "Nguyễn" })],
  ["a case is worked out", (browser) => browser.send("/desk/intake/1.001776/reckoning", typed)],
  [
    "a form is shown in the other language",
    (browser) => browser.send("/desk/certify?lang=en", { fullName: "Lê Thị", _showAgain: "en" }),
  ],
])("who is signed in is not asked again where %s, which changes nothing", async (_, acting) => {
  expect(await sessionsAsked(acting)).toBe(0);
});

test("who is signed in is asked again after what may change rights", async () => {
  expect(await sessionsAsked((browser) => browser.send("/account/preferences", {}))).toBeGreaterThan(0);
});
