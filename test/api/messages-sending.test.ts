import { beforeEach, describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { addDays, localDateOf, parseLocalDate } from "../../src/kernel/local-date.ts";
import { runPost, verifyMessages } from "../../src/modules/notification/index.ts";
import { CHANNELS } from "../../src/modules/notification/kinds.ts";
import { planMessages } from "../../src/modules/notification/plan.ts";
import { sendDue } from "../../src/modules/notification/send.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";
const A = "demo-sms-a";
const B = "demo-sms-b";

/** A dossier whose applicant gave a telephone and nothing else, received now. */
async function received(): Promise<string> {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, phone: "+84912345678", email: null };
  const { id } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
  return id;
}
const of = async (id: string) =>
  (await post.deliveries(id)).map(({ state, provider, code }) => [state, provider, code]);
const arrivals = async (id: string) => {
  const ids = (await post.told(id)).map((each) => each.id);
  return (await post.arrived()).filter(({ key }) => ids.some((own) => key.startsWith(own)));
};

type Asked = Parameters<typeof office.services.database.run>[0];

/** A database that asks first, before each statement in and out of transactions. */
function dyingAt(
  whole: typeof office.services.database,
  before: (asked: Asked) => void,
): typeof office.services.database {
  const run: typeof whole.run = async (asked, values) => {
    before(asked);
    return whole.run(asked, values);
  };
  return {
    ...whole,
    run,
    transaction: (work) =>
      whole.transaction((tx) =>
        work({
          ...tx,
          run: async (asked, values) => {
            before(asked);
            return tx.run(asked, values);
          },
        }),
      ),
  };
}

let day = 0;
const today = () => addDays(present(parseLocalDate("2026-11-30"), "a day"), day);
beforeEach(async () => {
  // Each test has a morning of its own, on which every provider has been forgiven.
  day += 1;
  office.set(`${today()} 08:30`);
  await office.owner.pool.query(`DELETE FROM ${TEST_SCHEMA}.notification_provider`);
  for (const provider of [A, B]) await post.behave(provider, "OK");
  await post.run();
});

describe("a message leaves the office", () => {
  test("once, in the applicant's words and without their name", async () => {
    const id = await received();
    await post.run();
    const [arrived, ...others] = await arrivals(id);
    expect(others).toEqual([]);
    const { code } = (await office.view(id)).dossier;
    expect(arrived).toMatchObject({ provider: A, channel: "SMS", recipient: "091••••678", times: 1 });
    expect(arrived?.body).toContain(code);
    expect(await of(id)).toEqual([["SENT", A, null]]);
    await post.run();
    expect(await arrivals(id)).toHaveLength(1);
  });

  test("a provider that is down is passed over; both down, it waits and arrives when one is back", async () => {
    const first = await received();
    await post.behave(A, "DOWN");
    await post.run();
    expect(await of(first)).toEqual([["SENT", B, null]]);
    await post.behave(B, "DOWN");
    const second = await received();
    await post.run();
    expect((await of(second))[0]?.[0]).toBe("QUEUED");
    await post.behave(A, "OK");
    office.set(`${today()} 09:30`);
    await post.run();
    expect(await of(second)).toEqual([["SENT", A, null]]);
    expect(await arrivals(second)).toHaveLength(1);
  });

  test("a provider that took it and never answered is asked, and no other: the citizen sees it once", async () => {
    await post.behave(A, "TIMEOUT_AFTER_ACCEPTING");
    const id = await received();
    await post.run();
    expect(await of(id)).toEqual([["QUEUED", A, "TIMEOUT"]]);
    office.set(`${today()} 09:30`);
    await post.run();
    expect(await of(id)).toEqual([["DELIVERED", A, null]]);
    expect(await arrivals(id)).toMatchObject([{ provider: A, times: 1 }]);
  });

  test("an error that leaves it open is cleared up before another provider is tried", async () => {
    await post.behave(A, "ERROR_500");
    const id = await received();
    await post.run();
    expect(await of(id)).toEqual([["QUEUED", A, "HTTP_500"]]);
    await post.behave(A, "DOWN");
    office.set(`${today()} 09:30`);
    await post.run();
    expect((await arrivals(id)).length).toBe(0);
    await post.behave(A, "LIMITED_429");
    office.set(`${today()} 10:30`);
    await post.run();
    expect(await of(id)).toEqual([["SENT", B, null]]);
    expect(await arrivals(id)).toMatchObject([{ provider: B, times: 1 }]);
  });

  test("one that says when to come back is left alone until then", async () => {
    await post.behave(A, "LIMITED_429");
    await post.behave(B, "LIMITED_429");
    const id = await received();
    await post.run();
    await post.behave(A, "OK");
    await post.behave(B, "OK");
    office.set(`${today()} 08:31`);
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("QUEUED");
    office.set(`${today()} 08:33`);
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("SENT");
  });

  test("in the quiet hours it waits for the morning", async () => {
    office.set(`${today()} 21:30`);
    const id = await received();
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("QUEUED");
    day += 1;
    office.set(`${today()} 06:59`);
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("QUEUED");
    office.set(`${today()} 07:00`);
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("SENT");
  });
});

describe("whoever dies with a message in hand", () => {
  test("with it sent and nothing noted, leaves it to the next, who asks that carrier first: seen once", async () => {
    const id = await received();
    await planMessages(post.room);
    const { database } = office.services;
    const dying: typeof database = {
      ...database,
      run: async (asked, values) => {
        if (asked.name === "notification-note-attempt") throw new Error("the power fails");
        return database.run(asked, values);
      },
    };
    const room = { ...post.room, services: { ...post.room.services, database: dying } };
    await expect(sendDue(room, CHANNELS)).rejects.toThrow("the power fails");
    expect(await of(id)).toEqual([["SENDING", A, null]]);
    await post.run();
    expect((await of(id))[0]?.[0]).toBe("SENDING");
    office.set(`${today()} 08:36`);
    await post.run();
    expect(await of(id)).toEqual([["DELIVERED", A, null]]);
    expect(await arrivals(id)).toMatchObject([{ times: 1 }]);
    expect((await verifyMessages(office.database)).wrong).toEqual([]);
  });

  test("who was only held up writes over nobody who took the message over", async () => {
    const id = await received();
    await planMessages(post.room);
    const carrier = present(post.room.providers.SMS[0], "a carrier");
    const slow = {
      ...carrier,
      send: async (message: Parameters<typeof carrier.send>[0]) => {
        office.set(`${today()} 08:36`);
        await post.run();
        return carrier.send(message);
      },
    };
    await sendDue({ ...post.room, providers: { ...post.room.providers, SMS: [slow] } }, ["SMS"]);
    const { rows } = await office.owner.pool.query(
      `SELECT a.outcome, a.code FROM ${TEST_SCHEMA}.notification_attempt AS a
       JOIN ${TEST_SCHEMA}.notification_message AS m ON m.id = a.message_id WHERE m.dossier_id = $1 ORDER BY a.number`,
      [id],
    );
    expect(rows).toEqual([
      { outcome: "UNKNOWN", code: "CUT_OFF" },
      { outcome: "ACCEPTED", code: null },
    ]);
    expect(new Set((await arrivals(id)).map(({ key }) => key)).size).toBe(1);
  });

  test("before any statement of choosing and sending, in turn, loses it to the next: seen once, nothing lost", async () => {
    const { database } = office.services;
    let statements = 0;
    for (let nth = 1; nth < 60; nth += 1) {
      day += 1;
      office.set(`${today()} 08:30`);
      const id = await received();
      let passed = 0;
      const counted = (asked: Asked) => {
        passed += 1;
        if (passed === nth) throw new Error(`the power fails before ${asked.name}`);
      };
      const room = {
        ...post.room,
        services: { ...post.room.services, database: dyingAt(database, counted) },
      };
      const failed = await runPost(room).then(
        () => false,
        () => true,
      );
      office.set(`${today()} 08:36`);
      await post.run();
      office.set(`${today()} 09:36`);
      await post.run();
      expect((await of(id)).map(([state]) => state)).toEqual([expect.stringMatching(/SENT|DELIVERED/)]);
      expect(new Set((await arrivals(id)).map(({ key }) => key)).size).toBe(1);
      statements = passed;
      if (!failed) break;
    }
    expect(statements).toBeGreaterThan(8);
    expect((await verifyMessages(office.database)).wrong).toEqual([]);
  });

  test("a provider that breaks keeps nobody else's message back", async () => {
    const id = await received();
    await planMessages(post.room);
    const broken = {
      name: A,
      channel: "SMS" as const,
      find: null,
      send: async () => {
        throw new Error("not a provider");
      },
    };
    const providers = { ...post.room.providers, SMS: [broken] };
    expect(await sendDue({ ...post.room, providers }, CHANNELS)).toBe(1);
    expect(await of(id)).toEqual([["QUEUED", A, "PROGRAM_FAULT"]]);
  });

  test("two that send at once share the work", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, received));
    await planMessages(post.room);
    await Promise.all([sendDue(post.room, CHANNELS), sendDue(post.room, CHANNELS)]);
    for (const id of ids) expect(await arrivals(id)).toMatchObject([{ times: 1 }]);
  });
});

test("nobody is called to the counter for a result that comes by post or as a file", async () => {
  const told = async (channelOut: "COUNTER" | "POSTAL" | "ONLINE") => {
    const { id } = await office.reach(CODE, "return", { channelOut });
    await post.run();
    const bodies = (await arrivals(id)).map(({ body }) => body);
    return bodies.filter((body) => body.includes("đã có kết quả"));
  };
  expect(await told("COUNTER")).toEqual([expect.stringContaining("Mời nhận tại")]);
  const posted = await told("POSTAL");
  expect(posted).toEqual([expect.stringContaining("bưu chính")]);
  const filed = await told("ONLINE");
  expect(filed).toEqual([expect.stringContaining("bản điện tử")]);
  for (const body of [...posted, ...filed]) expect(body).not.toContain("Mời nhận tại");
});

test("the dossier goes on while nothing can be sent, and no message is lost", async () => {
  for (const provider of [A, B]) await post.behave(provider, "DOWN");
  const ready = await office.reach(CODE, "return");
  await post.run();
  expect((await office.view(ready.id)).dossier.status).toBe("RESULT_READY");
  expect(await post.kinds(ready.id)).toEqual(["ACCEPTED", "HANDED_OVER", "RESULT_READY"]);
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
  expect(localDateOf(office.clock.now())).toBe(today());
});
