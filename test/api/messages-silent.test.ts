import { afterAll, expect, test, vi } from "vitest";
import {
  openPostRoom,
  remindByClock,
  runPost,
  simulatedProviders,
  verifyMessages,
} from "../../src/modules/notification/index.ts";
import { httpSmsProvider } from "../../src/modules/notification/providers/http-sms.ts";
import { askReceipts } from "../../src/modules/notification/receipts.ts";
import { apiOffice } from "../support/api-office.ts";
import { messagesOf } from "../support/messages.ts";
import { startGateway } from "../support/misbehaving-gateway.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const { services } = office;
const { deliveries, told, arrived, behave } = messagesOf(office);
const CODE = "1.001776";
const simulated = simulatedProviders(services);
const [first, second] = [await startGateway(), await startGateway()];
afterAll(() => Promise.all([first.stop(), second.stop()]));

/** Longer than any test lasts: only the office's own patience ends the waiting. */
const NEVER_MS = 600_000;
function sms(name: string, { url }: { readonly url: string }) {
  const body = '{"to":"{to}","text":"{text}"}';
  return httpSmsProvider({
    name,
    url,
    statusUrl: url,
    token: null,
    body,
    sender: "MOTCUA",
    answerMs: NEVER_MS,
  });
}
const byGateways = { ...simulated, SMS: [sms("sms-1", first), sms("sms-2", second)] };

/** A dossier of somebody with a telephone and a mail address, received now. */
async function received(): Promise<string> {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, phone: "+84912345678", email: "nguoi.nop@example.vn" };
  return (await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } })).id;
}
const by = async (id: string, channel: string) =>
  (await deliveries(id)).filter((each) => each.channel === channel).map(({ state }) => state);
const each = async (ids: readonly string[], channel: string) => [
  ...new Set((await Promise.all(ids.map((id) => by(id, channel)))).flat()),
];
const keysOf = async (id: string) => {
  const own = (await told(id)).map((message) => message.id);
  return (key: string) => own.some((message) => key.startsWith(message));
};

test("while one carrier keeps everybody waiting, the others carry on, and so do the other jobs", async () => {
  const room = openPostRoom(services, { providers: byGateways, patienceMs: NEVER_MS });
  first.behave("HELD");
  const ids = await Promise.all(Array.from({ length: 12 }, received));
  const running = runPost(room);
  await vi.waitFor(async () => expect(await each(ids, "EMAIL")).toEqual(["SENT"]), 20_000);
  const newcomer = await received();
  const next = runPost(room);
  await vi.waitFor(async () => expect(await by(newcomer, "EMAIL")).toEqual(["SENT"]), 20_000);
  await remindByClock(services);
  for (const id of ids) expect(["QUEUED", "SENDING"]).toContain((await by(id, "SMS"))[0]);
  first.behave("OK");
  first.release();
  await Promise.all([running, next]);
  await runPost(room);
  expect(await each([...ids, newcomer], "SMS")).toEqual(["SENT"]);
  expect([...first.taken.values()].map(({ times }) => times)).toEqual(Array(13).fill(1));
  expect(second.taken.size).toBe(0);
});

test("a carrier that never answers is given up on in time, asked again under the same key, and nobody else is", async () => {
  const room = openPostRoom(services, { providers: simulated, patienceMs: 100 });
  await behave("demo-sms-a", "SLOW");
  const id = await received();
  await runPost(room);
  const [waiting] = (await deliveries(id)).filter(({ channel }) => channel === "SMS");
  expect(waiting).toMatchObject({ state: "QUEUED", attempts: 1, code: "TIMEOUT", unsure: true });
  expect(await by(id, "EMAIL")).toEqual(["SENT"]);
  await askReceipts(room);
  office.set("2026-12-01 08:40");
  await runPost(room);
  await behave("demo-sms-a", "OK");
  office.set("2026-12-01 08:50");
  await runPost(room);
  expect(await by(id, "SMS")).toEqual(["SENT"]);
  const isMine = await keysOf(id);
  const mine = (await arrived()).filter(({ key, channel }) => channel === "SMS" && isMine(key));
  expect(mine).toMatchObject([{ provider: "demo-sms-a", times: 1 }]);
});

test("one that takes a message long after it was given up on is not joined by another: the citizen is told once", async () => {
  const room = openPostRoom(services, { providers: byGateways, patienceMs: 200 });
  office.set("2026-12-01 10:00");
  first.behave("HELD");
  const id = await received();
  await runPost(room);
  first.behave("LIMITED_429");
  office.set("2026-12-01 10:02");
  await runPost(room);
  first.release();
  office.set("2026-12-01 11:30");
  await runPost(room);
  expect(await by(id, "SMS")).toEqual(["DELIVERED"]);
  const isMine = await keysOf(id);
  const mine = [first, second].map(({ taken }) => [...taken.values()].filter(({ key }) => isMine(key)));
  expect(mine).toMatchObject([[{ times: 1 }], []]);
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});
