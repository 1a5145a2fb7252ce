import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { makeDigests, verifyMessages } from "../../src/modules/notification/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:00") });
const post = messagesOf(office);
const router = createApp(office.services);
const CODE = "1.001776";
const MANY = 40;

/** The box of an officer, its entries from the newest on: heading and where its link leads. */
async function box(name: string) {
  const browser = openBrowser(clientOf(router, {}));
  await browser.open("/sign-in");
  await browser.send("/sign-in", { signInName: name, password: DEMO_PASSWORD });
  const { html } = await browser.open("/desk/messages");
  const menu = /<a href="\/desk\/messages"[^>]*>(.*?)<\/a>/s.exec(html)?.[1] ?? "";
  const entries = (html.split("<main")[1] ?? "").split("<h2").slice(1);
  return {
    unseen: /(\d+)/.exec(menu.replace(/<[^>]*>/g, " "))?.[1] ?? "0",
    titles: entries.map((entry) => /^[^>]*>(.*?)<\/h2>/s.exec(entry)?.[1] ?? ""),
    links: entries.map((entry) => /href="(\/desk[^"]*)"/.exec(entry)?.[1] ?? ""),
  };
}

async function handOvers(count: number): Promise<string[]> {
  const codes: string[] = [];
  for (let made = 0; made < count; made += 1) codes.push((await office.reach(CODE, "appraise")).code);
  return codes;
}

test("one dossier that comes to a desk is told with its code", async () => {
  const [code] = await handOvers(1);
  const { titles, links, unseen } = await box("head");
  expect(titles).toEqual([`Hồ sơ ${code}: mới chuyển đến`]);
  expect(links[0]).toMatch(/^\/desk\/dossiers\//);
  expect(unseen).toBe("1");
});

test("forty within the hour are one message that names how many and leads to the list", async () => {
  office.set("2026-12-01 09:05");
  await handOvers(MANY - 1);
  office.set("2026-12-01 09:55");
  await handOvers(1);
  const { titles, links, unseen } = await box("head");
  expect(titles).toEqual([`${MANY} hồ sơ mới chuyển đến`, expect.stringContaining("H26.")]);
  expect(links[0]).toBe("/desk");
  expect(unseen).toBe("2");
});

test("the next hour begins anew, and the digest counts what is read", async () => {
  office.set("2026-12-01 10:00");
  const [code] = await handOvers(1);
  expect((await box("head")).titles).toEqual([
    `Hồ sơ ${code}: mới chuyển đến`,
    `${MANY} hồ sơ mới chuyển đến`,
    expect.stringContaining("mới chuyển đến"),
  ]);
  office.set("2026-12-01 13:05");
  await makeDigests(office.services);
  const told = await office.database.kysely
    .selectFrom("notificationMessage")
    .select("counts")
    .where("kind", "=", "DIGEST")
    .where("personId", "=", office.organisation.personOf("head"))
    .execute();
  expect(told).toEqual([{ counts: expect.objectContaining({ newCount: 3 }) }]);
});

test("what was sent in online is told apart, with its own list", async () => {
  office.set("2026-12-01 14:00");
  for (let sent = 0; sent < 3; sent += 1) await office.submitOnline(CODE);
  const { titles, links } = await box("intake");
  expect(titles[0]).toBe("3 hồ sơ mới chuyển đến");
  expect(links[0]).toBe("/desk/online");
});

test("each of them stands in the outbox as its event does, so that none is lost", async () => {
  const [kept] = await office.database.run(
    {
      name: "test-arrivals",
      text: (schema) =>
        `SELECT count(*)::int AS kept FROM ${schema}.notification_message WHERE kind = 'WORK_ARRIVED'`,
    },
    [],
  );
  expect(kept?.["kept"]).toBeGreaterThan(MANY);
  await post.run();
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});
