import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { decideDelivery } from "../../src/modules/notification/commands.ts";
import { verifyMessages } from "../../src/modules/notification/index.ts";
import { CHANNELS } from "../../src/modules/notification/kinds.ts";
import { addReminders } from "../../src/modules/notification/outbox.ts";
import type { Provider } from "../../src/modules/notification/provider.ts";
import { addSubscription, listSubscriptions } from "../../src/modules/notification/push-store.ts";
import { askReceipts } from "../../src/modules/notification/receipts.ts";
import { sendDue } from "../../src/modules/notification/send.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";

/** A dossier whose applicant can be written to as said and in no other way. */
async function received(contact: { readonly phone?: string; readonly email?: string }): Promise<string> {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, phone: null, email: null, ...contact };
  const { id } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
  return id;
}
const byPhone = () => received({ phone: "+84912345678" });
const of = async (id: string) => (await post.deliveries(id)).map(({ state, code }) => [state, code]);
const sql = (text: string, values: unknown[] = []) =>
  office.owner.pool.query(text.replaceAll("$schema", TEST_SCHEMA), values);

let day = 0;
beforeEach(async () => {
  day += 1;
  office.set(`2026-12-${String(day).padStart(2, "0")} 08:30`);
  await sql("DELETE FROM $schema.notification_provider");
});

describe("a dossier nobody can read", () => {
  test("keeps no other message back and lies before a person itself", async () => {
    const broken = await byPhone();
    const history = `FROM $schema.dossier_event WHERE dossier_id = $1 AND seq = 1`;
    const [kept] = (await sql(`SELECT private ${history}`, [broken])).rows;
    const write = (value: unknown) =>
      sql("UPDATE $schema.dossier_event SET private = $2 WHERE dossier_id = $1 AND seq = 1", [
        broken,
        JSON.stringify(value),
      ]);
    await sql("ALTER TABLE $schema.dossier_event DISABLE TRIGGER USER");
    await write({ applicant: "?" });
    const sound = await byPhone();
    await post.run();
    expect(await of(sound)).toEqual([["SENT", null]]);
    expect(await of(broken)).toEqual([["DEAD", "TEXT_FAILED"]]);
    await write(kept.private);
    await sql("ALTER TABLE $schema.dossier_event ENABLE TRIGGER USER");
    const [message] = await post.told(broken);
    const retry = { messageId: message?.id ?? "", channel: "SMS", decision: "RETRY" } as const;
    await decideDelivery(office.services, {
      ...retry,
      reason: "Đã sửa",
      by: office.actor("admin").accountId,
    });
    await post.run();
    expect(await of(broken)).toEqual([["SENT", null]]);
  });

  test("does not stop what was planned before", async () => {
    const id = await byPhone();
    await post.run();
    await sql(
      "UPDATE $schema.notification_delivery SET state = 'QUEUED' WHERE message_id IN " +
        "(SELECT id FROM $schema.notification_message WHERE dossier_id = $1)",
      [id],
    );
    const { database } = office.services;
    const failing: typeof database = {
      ...database,
      transaction: async () => {
        throw new Error("no plan can be made");
      },
    };
    const room = { ...post.room, services: { ...post.room.services, database: failing } };
    await expect(post.run(room)).rejects.toThrow("no plan can be made");
    expect(await of(id)).toEqual([["SENT", null]]);
  });
});

test("twenty-one messages of one moment all stand in the box, on two pages", async () => {
  const personId = office.organisation.personOf("auditor");
  const moment = office.clock.now();
  await addReminders(
    office.services.database,
    Array.from({ length: 21 }, (_, index) => ({
      dossierId: null,
      kind: "TRIAL" as const,
      occasion: `trial EMAIL ${index}`,
      receiver: { to: "PERSON" as const, personId },
      at: moment,
    })),
  );
  const page = office.browserOf(office.actor("auditor"));
  const entries = (html: string) => html.match(/class="ds-card"/g)?.length ?? 0;
  const first = await (await page.page("/desk/messages")).text();
  const older = /href="(\/desk\/messages\?before[^"]+)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await (await page.page(older)).text();
  expect([entries(first), entries(second)]).toEqual([20, 1]);
});

test("what a person sends again is noted as further tries", async () => {
  const id = await byPhone();
  const messageId = (await post.told(id))[0]?.id ?? "";
  await post.behave("demo-sms-a", "DOWN");
  await post.behave("demo-sms-b", "DOWN");
  await post.run();
  await sql("UPDATE $schema.notification_delivery SET state = 'DEAD' WHERE message_id = $1", [messageId]);
  for (const provider of ["demo-sms-a", "demo-sms-b"]) await post.behave(provider, "OK");
  await sql("DELETE FROM $schema.notification_provider");
  const retry = { messageId, channel: "SMS", decision: "RETRY" } as const;
  await decideDelivery(office.services, {
    ...retry,
    reason: "Cổng đã chạy",
    by: office.actor("admin").accountId,
  });
  await post.run();
  const tries = await office.database.kysely
    .selectFrom("notificationAttempt")
    .select(["number", "outcome"])
    .where("messageId", "=", messageId)
    .orderBy("number")
    .execute();
  expect(tries.map(({ outcome }) => outcome)).toEqual(["NOT_TAKEN", "NOT_TAKEN", "ACCEPTED"]);
  expect(tries.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});

test("receipts are asked of those who can tell, however much mail was sent after them", async () => {
  const asked: string[] = [];
  const gateway: Provider = {
    name: "gateway",
    channel: "SMS",
    send: async () => ({ kind: "ACCEPTED", reference: null, delivered: false }),
    find: async (key) => {
      asked.push(key);
      return "FAILED";
    },
  };
  const room = { ...post.room, providers: { ...post.room.providers, SMS: [gateway] } };
  await sql("DELETE FROM $schema.notification_attempt; DELETE FROM $schema.notification_delivery");
  const mailed = await received({ email: "chim.yen@example.vn" });
  await post.run();
  const [mail] = await post.told(mailed);
  const column = "message_id, channel, state, attempts, next_at, queued_at, changed_at, provider, unsure";
  for (let n = 0; n < 220; n += 1) {
    const copy = newId();
    await sql(
      `INSERT INTO $schema.notification_message (id, dossier_id, kind, occasion, audience, at, planned_at, locale, seq)
       SELECT $1, dossier_id, 'COLLECT', $2, audience, at, planned_at, locale, NULL FROM $schema.notification_message WHERE id = $3`,
      [copy, `copy ${n}`, mail?.id],
    );
    await sql(
      `INSERT INTO $schema.notification_delivery (${column})
       SELECT $1, channel, state, attempts, next_at, queued_at, changed_at, provider, unsure
       FROM $schema.notification_delivery WHERE message_id = $2`,
      [copy, mail?.id],
    );
  }
  const day2 = `2026-12-${String(day).padStart(2, "0")}`;
  office.set(`${day2} 08:40`);
  const id = await byPhone();
  await post.run(room);
  expect(await of(id)).toEqual([["SENT", null]]);
  office.set(`${day2} 09:10`);
  await askReceipts(room);
  expect(asked).toContain(`${(await post.told(id))[0]?.id}-sms`);
  expect(await of(id)).toEqual([["DEAD", "NOT_DELIVERED"]]);
  await sql(
    "DELETE FROM $schema.notification_delivery WHERE message_id IN (SELECT id FROM $schema.notification_message WHERE occasion LIKE 'copy %')",
  );
  await sql("DELETE FROM $schema.notification_message WHERE occasion LIKE 'copy %'");
});

test("a message whose provider was taken away lies before a person after a day", async () => {
  const id = await byPhone();
  await post.run({ ...post.room, providers: { ...post.room.providers } });
  const messageId = (await post.told(id))[0]?.id ?? "";
  await sql("UPDATE $schema.notification_delivery SET state = 'QUEUED', attempts = 0 WHERE message_id = $1", [
    messageId,
  ]);
  const room = { ...post.room, providers: { ...post.room.providers, SMS: [] } };
  for (let hour = 0; hour < 72; hour += 1) {
    office.clock.set(
      new Date(Date.parse(office.clock.now()) + 3_600_000).toISOString() as ReturnType<typeof at>,
    );
    while ((await sendDue(room, CHANNELS)) > 0);
  }
  expect(await of(id)).toEqual([["DEAD", "NO_PROVIDER"]]);
});

test("a push goes to the browsers in use, and the oldest give way", async () => {
  const { accountId } = office.actor("clerk");
  for (let n = 0; n < 22; n += 1) {
    const made = { endpoint: `https://fcm.googleapis.com/${n}`, publicKey: "k", authSecret: "s", accountId };
    await addSubscription(office.services.database, { ...made, at: at(`2026-11-01 08:${10 + n}`) });
  }
  const kept = await listSubscriptions(office.services.database, accountId);
  expect(kept.map(({ endpoint }) => endpoint.split("/").at(-1))).toEqual(
    Array.from({ length: 20 }, (_, index) => String(21 - index)),
  );
  expect(
    (await sql("SELECT count(*)::int AS n FROM $schema.notification_push WHERE account_id = $1", [accountId]))
      .rows[0].n,
  ).toBe(20);
});
