import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { resolveSession, sessionWithUnread } from "../../src/modules/identity/index.ts";
import { signIn } from "../../src/modules/identity/sign-in.ts";
import { unreadCount } from "../../src/modules/notification/index.ts";
import { noteSeen } from "../../src/modules/notification/queries.ts";
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

/** Rows a plan reads of a table: those it used and those it looked at in vain. */
type PlanNode = {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
};
function rowsRead(node: PlanNode, table: string): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan, table), 0);
  if (node["Relation Name"] !== table) return below;
  return below + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
}

test("an applicant of thousands of dossiers is told what is new without all their messages being read", async () => {
  const account = newId<"account">();
  const { id } = await office.receive(CODE);
  const { pool } = office.owner;
  const columns = (table: string, ...but: readonly string[]) =>
    pool
      .query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2`,
        [TEST_SCHEMA, table],
      )
      .then(({ rows }) => rows.map(({ name }) => name).filter((name) => !but.includes(name)));
  const copied = (await columns("dossier", "id", "code", "owner_account_id")).join(", ");
  await pool.query(
    `INSERT INTO ${TEST_SCHEMA}.dossier (id, code, owner_account_id, ${copied})
     SELECT gen_random_uuid(), code || '-' || n, $2, ${copied} FROM ${TEST_SCHEMA}.dossier, generate_series(1, 3000) AS n WHERE id = $1`,
    [id, account],
  );
  const seenAt = office.clock.now();
  await pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_message (id, dossier_id, kind, occasion, audience, at)
     SELECT gen_random_uuid(), d.id, 'RECEIVED', 'read ' || n, 'APPLICANT', $2
     FROM ${TEST_SCHEMA}.dossier AS d, generate_series(1, 10) AS n WHERE d.owner_account_id = $1`,
    [account, seenAt],
  );
  await pool.query(`ANALYZE ${TEST_SCHEMA}.notification_message, ${TEST_SCHEMA}.dossier`);
  await noteSeen(office.database, account, seenAt);
  const reader = {
    account: "$1::uuid",
    kind: "'citizen'",
    person: "NULL::uuid",
    personalId: "NULL",
    fullName: "NULL",
    grants: "'[]'",
  };
  const count = unreadCount(TEST_SCHEMA, reader);
  const counted = async () => (await pool.query(`SELECT ${count} AS n`, [account])).rows[0].n;
  expect(await counted()).toBe(0);
  const explained = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) SELECT ${count}`, [account]);
  const plan: PlanNode = explained.rows[0]["QUERY PLAN"][0].Plan;
  expect(rowsRead(plan, "notification_message")).toBeLessThan(100);
  expect(rowsRead(plan, "dossier")).toBeLessThanOrEqual(2_000);

  office.set("2026-12-01 09:00");
  await pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_message (id, dossier_id, kind, occasion, audience, at)
     SELECT gen_random_uuid(), d.id, 'RECEIVED', 'new', 'APPLICANT', $2
     FROM ${TEST_SCHEMA}.dossier AS d WHERE d.owner_account_id = $1 ORDER BY d.submitted_at DESC LIMIT 3`,
    [account, office.clock.now()],
  );
  expect(await counted()).toBe(3);
});
