import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { present } from "../../src/kernel/assert.ts";
import { resolveSession, sessionWithUnread } from "../../src/modules/identity/index.ts";
import { signIn } from "../../src/modules/identity/sign-in.ts";
import { unreadCount } from "../../src/modules/notification/index.ts";
import type { Statement } from "../../src/platform/postgres/database.ts";
import { apiOffice } from "../support/api-office.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { browser as source } from "../support/sign-in-desk.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const CODE = "1.001776";
const router = createApp(office.services);

/** Somebody at a browser, signed in with name and password. */
async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(clientOf(router, {}));
  await browser.open("/sign-in");
  const done = await browser.send("/sign-in", { signInName: name, password: DEMO_PASSWORD });
  expect(done.location).not.toBeNull();
  return browser;
}

/** What the menu says beside the box of messages. */
function menu(html: string): string {
  const entry = /<a href="\/desk\/messages"[^>]*>(.*?)<\/a>/s.exec(html)?.[1] ?? "";
  return entry
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

test("an officer reads on every page how many messages are new, and none once they are seen", async () => {
  const specialist = await signedIn("specialist");
  expect(menu((await specialist.open("/desk")).html)).toBe("Hộp thông báo");
  for (const _ of [1, 2]) {
    const { id, taskId } = await office.reach(CODE, "appraise");
    await office.act("head", id, "assignTask", {
      taskId,
      assigneeId: office.organisation.personOf("specialist"),
    });
  }
  office.set("2026-12-01 08:40");
  expect(menu((await specialist.open("/desk")).html)).toBe("Hộp thông báo 2 chưa xem");
  expect(menu((await specialist.open("/account")).html)).toBe("Hộp thông báo 2 chưa xem");
  await specialist.open("/desk/messages");
  await specialist.send("/desk/messages/seen", {});
  expect(menu((await specialist.open("/desk")).html)).toBe("Hộp thông báo");
});

test("many are as many as are counted", async () => {
  const person = office.organisation.personOf("clerk");
  await office.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_message (id, kind, occasion, audience, person_id, at)
     SELECT gen_random_uuid(), 'ASSIGNED', 'many ' || n, 'OFFICER', $1, $2 FROM generate_series(1, 150) AS n`,
    [person, office.services.clock.now()],
  );
  const clerk = await signedIn("clerk");
  expect(menu((await clerk.open("/desk")).html)).toBe("Hộp thông báo 99+ chưa xem");
});

test("the count comes with the session in one statement, and programs are spared it", async () => {
  const statements: string[] = [];
  const { database } = office.services;
  const run = (statement: Statement, values: readonly unknown[]) => {
    statements.push(statement.name);
    return database.run(statement, values);
  };
  const services = { ...office.services, database: { ...database, run } };
  const resolve = sessionWithUnread(unreadCount);
  for (const carrier of ["COOKIE", "BEARER"] as const) {
    const done = await signIn(office.services, {
      ...source(),
      carrier,
      signInName: "clerk",
      password: DEMO_PASSWORD,
    });
    const token = done.ok && done.value.step === "DONE" ? done.value.token : "";
    const credentials = carrier === "COOKIE" ? { cookieToken: token } : { bearer: token };
    const session = present(await resolve(services, credentials), "a session");
    expect(session.unread).toBe(carrier === "COOKIE" ? 100 : null);
    expect({ ...session, unread: null }).toEqual(await resolveSession(office.services, credentials));
  }
  expect(statements).toHaveLength(2);
});
