import { afterAll, describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { addDays, type LocalDate, parseLocalDate } from "../../src/kernel/local-date.ts";
import { decideDelivery } from "../../src/modules/notification/commands.ts";
import {
  openPostRoom,
  runPost,
  simulatedProviders,
  verifyMessages,
} from "../../src/modules/notification/index.ts";
import { httpSmsProvider } from "../../src/modules/notification/providers/http-sms.ts";
import { askReceipts } from "../../src/modules/notification/receipts.ts";
import { apiOffice, done, fresh } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { diesIn, inEveryGap } from "../support/every-gap.ts";
import { messagesOf } from "../support/messages.ts";
import { startGateway } from "../support/misbehaving-gateway.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const dying = dyingConnections(office.database);
const [first, second] = [await startGateway(), await startGateway()];
afterAll(() => Promise.all([first.stop(), second.stop()]));
const CODE = "1.001776";
const dies = async (gap: number, work: () => Promise<unknown>) => (await diesIn(dying, gap, work)).isDead;

function gateways({ canBeAsked }: { readonly canBeAsked: boolean }) {
  const sms = (name: string, url: string) =>
    httpSmsProvider({
      name,
      url,
      statusUrl: canBeAsked ? url : null,
      token: null,
      body: '{"to":"{to}","text":"{text}"}',
      sender: "MOTCUA",
      answerMs: 300,
    });
  const SMS = [sms("sms-1", first.url), sms("sms-2", second.url)];
  return openPostRoom(office.services, { providers: { ...simulatedProviders(office.services), SMS } });
}

let day: LocalDate = present(parseLocalDate("2026-11-30"), "a day");
const clock = (time: string) => office.set(`${day} ${time}`);

/** A new morning, on which every carrier is well, and a dossier whose applicant gave a telephone and nothing else. */
async function received(): Promise<string> {
  day = addDays(day, 1);
  clock("08:30");
  for (const gateway of [first, second]) gateway.behave("OK");
  await office.owner.pool.query(`DELETE FROM ${TEST_SCHEMA}.notification_provider`);
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, phone: "+84912345678", email: null };
  return (await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } })).id;
}

const standing = async (id: string) => present((await post.deliveries(id))[0], "a delivery");
const keptBy = async (id: string, ...by: readonly (typeof first)[]) => {
  const own = (await post.told(id)).map((message) => message.id);
  return by.flatMap(({ taken }) =>
    [...taken.values()].filter(({ key }) => own.some((message) => key.startsWith(message))),
  );
};

describe.each([
  ["that can be asked what it knows", true],
  ["that cannot be asked", false],
])("wherever the process dies while a message is sent by a carrier %s", (_, canBeAsked) => {
  const room = gateways({ canBeAsked });

  test("the citizen is told once, also where another carrier is quicker afterwards", {
    timeout: 240_000,
  }, async () => {
    const gaps = await inEveryGap(async (gap) => {
      const id = await received();
      const isDead = await dies(gap, () => runPost(room));
      first.behave("LIMITED_429");
      for (const time of ["08:36", "08:52"]) {
        clock(time);
        await runPost(room);
      }
      first.behave("OK");
      for (const time of ["09:30", "11:30"]) {
        clock(time);
        await runPost(room);
      }
      expect((await standing(id)).state, `gap ${gap}`).toMatch(/^(SENT|DELIVERED)$/);
      expect(await keptBy(id, first, second), `gap ${gap}`).toHaveLength(1);
      expect((await verifyMessages(office.database)).wrong, `gap ${gap}`).toEqual([]);
      return isDead;
    });
    expect(gaps).toBeGreaterThan(10);
  });

  test("it is told once where the first carrier turned it away and the second took it", {
    timeout: 240_000,
  }, async () => {
    const gaps = await inEveryGap(async (gap) => {
      const id = await received();
      first.behave("LIMITED_429");
      const isDead = await dies(gap, () => runPost(room));
      first.behave("OK");
      second.behave("LIMITED_429");
      clock("08:52");
      await runPost(room);
      second.behave("OK");
      for (const time of ["09:30", "11:30"]) {
        clock(time);
        await runPost(room);
      }
      expect((await standing(id)).state, `gap ${gap}`).toMatch(/^(SENT|DELIVERED)$/);
      expect(await keptBy(id, first, second), `gap ${gap}`).toHaveLength(1);
      return isDead;
    });
    expect(gaps).toBeGreaterThan(10);
    expect((await verifyMessages(office.database)).wrong).toEqual([]);
  });
});

test("wherever it dies at the last try, the letter lies before a person, and sent again it is known by its key", {
  timeout: 240_000,
}, async () => {
  const room = gateways({ canBeAsked: false });
  const gaps = await inEveryGap(async (gap) => {
    const id = await received();
    first.behave("TIMEOUT_AFTER_ACCEPTING");
    await runPost(room);
    await office.owner.pool.query(
      `UPDATE ${TEST_SCHEMA}.notification_delivery SET attempts = 29 WHERE state = 'QUEUED'`,
    );
    clock("08:40");
    const isDead = await dies(gap, () => runPost(room));
    for (const time of ["08:46", "09:50"]) {
      clock(time);
      await runPost(room);
    }
    const { state, provider, messageId } = await standing(id);
    expect([state, provider], `gap ${gap}`).toEqual(["DEAD", "sms-1"]);
    first.behave("OK");
    const by = office.actor("admin").accountId;
    const again = { messageId, channel: "SMS", decision: "RETRY", reason: "Đã gọi nhà mạng", by } as const;
    expect(await decideDelivery(office.services, again)).toMatchObject({ ok: true });
    clock("11:30");
    await runPost(room);
    expect((await standing(id)).state).toBe("SENT");
    expect(await keptBy(id, first, second), `gap ${gap}`).toHaveLength(1);
    return isDead;
  });
  expect(gaps).toBeGreaterThan(10);
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});

test("the page of a message says which try was cut off, and what sending it again may mean", async () => {
  const room = gateways({ canBeAsked: false });
  const id = await received();
  first.behave("TIMEOUT_AFTER_ACCEPTING");
  const sending = runPost(room);
  await expect.poll(async () => (await standing(id)).state).toBe("SENDING");
  await expect.poll(() => first.taken.size + second.taken.size).toBeGreaterThan(0);
  dying.dieAfter(0);
  await sending.catch(() => undefined);
  dying.revive();
  clock("08:36");
  first.behave("LIMITED_429");
  await runPost(room);
  const { messageId } = await standing(id);
  const page = await office.browserOf(office.actor("admin")).get(`/admin/messages/${messageId}`);
  const html = await page.text();
  expect(html).toContain("Bị ngắt giữa chừng");
  expect(html).toContain("Chưa rõ sms-1 đã gửi hay chưa.");
});

test("wherever it dies while carriers are asked what arrived, the next round knows", {
  timeout: 120_000,
}, async () => {
  const room = gateways({ canBeAsked: true });
  const gaps = await inEveryGap(async (gap) => {
    const id = await received();
    await runPost(room);
    clock("08:40");
    const isDead = await dies(gap, () => askReceipts(room));
    clock("09:10");
    await askReceipts(room);
    expect((await standing(id)).state, `gap ${gap}`).toBe("DELIVERED");
    return isDead;
  });
  expect(gaps).toBeGreaterThan(1);
});

test("wherever it dies while an act is carried out, its message is there exactly when the act is", {
  timeout: 240_000,
}, async () => {
  const room = gateways({ canBeAsked: true });
  const gaps = await inEveryGap(async (gap) => {
    const id = await received();
    const { version } = (await office.view(id)).dossier;
    const client = await office.desk("intake");
    const [headers, body] = [fresh(version), {}];
    const hand = () => client.post(`/api/v1/dossiers/${id}/handOver`, body, headers);
    const isDead = await dies(gap, hand);
    await runPost(room);
    const isDone = (await office.view(id)).dossier.version > version;
    expect((await post.kinds(id)).includes("HANDED_OVER"), `gap ${gap}`).toBe(isDone);
    await done(await hand());
    await runPost(room);
    expect(await post.kinds(id)).toEqual(["ACCEPTED", "HANDED_OVER"]);
    const kept = await keptBy(id, first, second);
    expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length);
    expect(kept.map(({ times }) => times)).toEqual(kept.map(() => 1));
    return isDead;
  });
  expect(gaps).toBeGreaterThan(2);
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});
