import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { makeDigests, remindByClock, verifyMessages } from "../../src/modules/notification/index.ts";
import type { Statement } from "../../src/platform/postgres/database.ts";
import { type AtStage, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";

describe("what time owes", () => {
  let waiting: AtStage;
  beforeAll(async () => {
    waiting = await office.reach(CODE, "appraise");
  });
  const desks = async () => (await post.told(waiting.id, "OFFICER")).map(({ kind }) => kind);

  test("is told once however often the round runs, and a person has one digest for each half day", async () => {
    await office.owner.pool.query(
      `UPDATE ${TEST_SCHEMA}.organisation_person SET email = 'can-bo@example.vn' WHERE id = '${office.organisation.personOf("specialist")}'`,
    );
    office.set("2026-12-24 09:00");
    await remindByClock(office.services);
    await Promise.all([remindByClock(office.services), remindByClock(office.services)]);
    expect(await desks()).toEqual(["WORK_ARRIVED", "OVERDUE"]);
    await makeDigests(office.services);
    await makeDigests(office.services);
    await post.run();
    const digests = (await post.arrived("demo-email-a")).filter(({ body }) => body.includes("Hồ sơ quá hạn"));
    expect(digests).toHaveLength(1);
    expect(digests[0]?.body).toContain("Hồ sơ quá hạn trên bàn: 1\n");
    // That it is overdue is no news at noon; it is as late as before all the same, and the digest says so.
    office.set("2026-12-24 13:30");
    const fresh = await office.reach(CODE, "appraise");
    const assigneeId = office.organisation.personOf("specialist");
    await office.act("head", fresh.id, "assignTask", { taskId: fresh.taskId, assigneeId });
    await makeDigests(office.services);
    await post.run();
    const noon = (await post.arrived("demo-email-a")).filter(({ body }) => body.includes("Hồ sơ quá hạn"));
    expect(noon.map(({ body }) => /quá hạn trên bàn: (\d+)/.exec(body)?.[1])).toEqual(["1", "1"]);
    expect((await verifyMessages(office.database)).wrong).toEqual([]);
  });

  test("a result nobody fetches is reminded of, and no more once it is fetched", async () => {
    office.set("2026-12-25 08:30");
    const ready = await office.reach(CODE, "return");
    const collects = async () => (await post.kinds(ready.id)).filter((kind) => kind === "COLLECT").length;
    office.set("2026-12-26 09:00");
    await remindByClock(office.services);
    expect(await collects()).toBe(0);
    office.set("2026-12-28 09:00");
    await remindByClock(office.services);
    await remindByClock(office.services);
    expect(await collects()).toBe(1);
    await office.act("intake", ready.id, "returnResult", {
      channel: "COUNTER",
      receiver: "OWNER",
      receiverName: "Người nhận",
      identityChecked: "ID_CARD",
      feesSettled: true,
    });
    await post.run();
    expect((await post.told(ready.id)).find(({ kind }) => kind === "COLLECT")?.silence).toBe("OUTDATED");
    office.set("2027-01-08 09:00");
    await remindByClock(office.services);
    expect(await collects()).toBe(1);
  });
});

test("the figures for the operator count what has not left", async () => {
  const figures = await (await office.guest.get("/metrics")).text();
  expect(figures).toMatch(/motcua_messages\{state="DEAD"\} \d+/);
});

test("the person whose dossier it is appears in no row, no job and no address of a message", async () => {
  const canary = "Chim Yến Khảo Sát";
  const { applicant } = await office.submission(CODE);
  const owner = {
    ...applicant.owner,
    fullName: canary,
    personalId: "001190999123",
    phone: "+84987000111",
    email: "chim@example.vn",
  };
  await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
  await post.run();
  const dump = async (name: string) =>
    JSON.stringify((await office.owner.pool.query(`SELECT t FROM ${name} AS t`)).rows);
  for (const name of ["message", "delivery", "attempt", "provider", "preference", "simulated"]) {
    const rows = await dump(`${TEST_SCHEMA}.notification_${name}`);
    for (const secret of [canary, "001190999123", "987000111", "chim@example"])
      expect(rows).not.toContain(secret);
  }
  const jobs = await dump(`${TEST_SCHEMA}_jobs.job`);
  expect(jobs).not.toContain("987000111");
});

describe("the box of messages shows what a digest told", () => {
  const statements: string[] = [];
  const { database } = office.services;
  const run = (statement: Statement, values: readonly unknown[]) => {
    statements.push(statement.name);
    return database.run(statement, values);
  };
  const router = createApp({ ...office.services, database: { ...database, run } });
  const specialist = office.organisation.personOf("specialist");
  const box = async () => {
    const browser = openBrowser(clientOf(router, {}));
    await browser.open("/sign-in");
    await browser.send("/sign-in", { signInName: "specialist", password: DEMO_PASSWORD });
    statements.length = 0;
    return (await browser.open("/desk/messages")).html;
  };
  const overdue = (html: string) =>
    [...html.matchAll(/Hồ sơ quá hạn trên bàn: (\d+)/g)].map(([, count]) => count);

  test("whatever became of the desk since", async () => {
    office.set("2027-03-01 08:30");
    expect(overdue(await box())).toEqual(["1", "1"]);
  });

  test("and asks no more of the database for many than for two", async () => {
    const few = statements.length;
    await office.owner.pool.query(
      `INSERT INTO ${TEST_SCHEMA}.notification_message
       SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'occasion', m.occasion || n))).*
       FROM ${TEST_SCHEMA}.notification_message AS m, generate_series(1, 8) AS n
       WHERE m.kind = 'DIGEST' AND m.person_id = $1`,
      [specialist],
    );
    expect(overdue(await box())).toHaveLength(18);
    expect(statements).toHaveLength(few);
  });

  test("without numbers where none were kept", async () => {
    await office.owner.pool.query(
      `UPDATE ${TEST_SCHEMA}.notification_message SET counts = NULL WHERE kind = 'DIGEST' AND person_id = $1`,
      [specialist],
    );
    const html = await box();
    expect(html).toContain("Số việc vào lúc gửi không được lưu lại.");
    expect(overdue(html)).toEqual([]);
  });
});
