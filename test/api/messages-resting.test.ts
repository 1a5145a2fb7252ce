import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { epochOf, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { isOurTurn } from "../../src/modules/notification/carry.ts";
import type { Provider } from "../../src/modules/notification/provider.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";
const carrier = present(post.room.providers.SMS[0], "a carrier");

/** Dossiers whose applicants have a telephone and nothing else. */
async function waiting(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { applicant } = await office.submission(CODE);
    const owner = { ...applicant.owner, phone: "+84912345678", email: null };
    ids.push((await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } })).id);
  }
  return ids;
}

test("a carrier left alone after five failures gets one message to try, not a batch, whichever server asks", async () => {
  const ids = await waiting(6);
  const tries: string[] = [];
  let isWell = false;
  const tried = { whileUnknown: 0 };
  const watched: Provider = {
    ...carrier,
    send: async (message) => {
      tries.push(message.key);
      if (!isWell) tried.whileUnknown += 1;
      const outcome = await carrier.send(message);
      isWell ||= outcome.kind === "ACCEPTED";
      return outcome;
    },
  };
  const room = { ...post.room, providers: { ...post.room.providers, SMS: [watched] } };
  const round = async (seconds: number) => {
    tries.length = 0;
    tried.whileUnknown = 0;
    office.clock.set(instantOfEpoch(epochOf(office.clock.now()) + seconds * 1_000));
    await Promise.all([post.run(room), post.run(room)]);
    return tries.length;
  };
  await office.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_provider (name, failures, open_until) VALUES ($1, 5, $2)`,
    [carrier.name, instantOfEpoch(epochOf(office.clock.now()) + 30_000)],
  );
  await post.behave(carrier.name, "DOWN");
  expect(await round(0)).toBe(0);
  expect(await round(120)).toBe(1);
  expect(await round(10)).toBe(0);
  expect(await round(120)).toBe(1);
  await post.behave(carrier.name, "OK");
  // Once the first was taken the others may follow in the same round: it is known to be well.
  const first = await round(600);
  expect(tried.whileUnknown).toBe(1);
  expect(first + (await round(120))).toBe(6);
  for (const id of ids) expect(await post.deliveries(id)).toMatchObject([{ state: "SENT" }]);
  const arrived = await post.arrived(carrier.name);
  expect(arrived.map(({ times }) => times)).toEqual(Array(6).fill(1));
});

test("a server that read the carrier before it recovered takes no turn, and holds nobody up", async () => {
  const now = office.clock.now();
  const stale = new Map([[carrier.name, { failures: 5, openUntil: now }]]);
  const standing = async () =>
    (
      await office.owner.pool.query(
        `SELECT failures, open_until FROM ${TEST_SCHEMA}.notification_provider WHERE name = $1`,
        [carrier.name],
      )
    ).rows;
  expect(await standing()).toEqual([{ failures: 0, open_until: null }]);
  expect(await isOurTurn(post.room, carrier.name, stale)).toBe(true);
  expect(await standing()).toEqual([{ failures: 0, open_until: null }]);
});
