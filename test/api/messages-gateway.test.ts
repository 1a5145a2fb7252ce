import { afterAll, expect, test } from "vitest";
import { openPostRoom, runPost, verifyMessages } from "../../src/modules/notification/index.ts";
import { httpSmsProvider } from "../../src/modules/notification/providers/http-sms.ts";
import { smtpProvider } from "../../src/modules/notification/providers/smtp.ts";
import { openLog } from "../../src/platform/log/log.ts";
import { apiOffice } from "../support/api-office.ts";
import { messagesOf } from "../support/messages.ts";
import { type GatewayMode, startGateway } from "../support/misbehaving-gateway.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const { deliveries, told } = messagesOf(office);
const gateway = await startGateway();
afterAll(() => gateway.stop());
const CODE = "1.001776";
const CANARY = { fullName: "Chim Yến Khảo Sát", phone: "+84987000111", email: "chim.yen@example.vn" };

const logged: string[] = [];
const room = openPostRoom(
  {
    ...office.services,
    log: openLog({ level: "trace", to: { write: (line: string) => void logged.push(line) } }),
  },
  {
    providers: {
      EMAIL: [
        smtpProvider({ name: "mail-1", url: "smtp://127.0.0.1:9", from: "a@example.vn", connectMs: 500 }),
      ],
      SMS: [
        httpSmsProvider({
          name: "sms-1",
          url: gateway.url,
          statusUrl: gateway.url,
          token: null,
          body: '{"to":"{to}","text":"{text}"}',
          sender: "MOTCUA",
          answerMs: 300,
        }),
      ],
      ZALO: [],
      PUSH: [],
    },
  },
);
const MODES: readonly GatewayMode[] = [
  "TIMEOUT_AFTER_ACCEPTING",
  "ERROR_500",
  "HANG_UP",
  "LIMITED_429",
  "OK",
  "OK",
  "OK",
];

test("a gateway that fails in every way and a mail server that is gone: the dossier goes on, the SMS is seen once", async () => {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, ...CANARY };
  const { id } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
  for (const [hour, mode] of MODES.entries()) {
    gateway.behave(mode);
    office.set(`2026-12-01 ${String(9 + hour).padStart(2, "0")}:00`);
    await runPost(room);
    if (mode === "ERROR_500") await office.act("intake", id, "handOver");
  }
  const [accepted] = await told(id);
  const left = await deliveries(id);
  expect(left.map(({ channel, state }) => [channel, state])).toEqual([
    ["EMAIL", "QUEUED"],
    ["SMS", "DELIVERED"],
  ]);
  const mine = [...gateway.taken.values()].filter(({ key }) => key.startsWith(accepted?.id ?? "-"));
  expect(mine).toMatchObject([{ times: 1 }]);
  expect((await office.view(id)).dossier.status).toBe("IN_PROGRESS");
  expect((await verifyMessages(office.database)).wrong).toEqual([]);
});

test("nothing of the person is in the log, in the rows of the outbox or in a job", async () => {
  const rows = JSON.stringify([
    logged,
    await office.database.kysely.selectFrom("notificationAttempt").selectAll().execute(),
    await office.database.kysely.selectFrom("notificationDelivery").selectAll().execute(),
    await office.database.kysely.selectFrom("notificationProvider").selectAll().execute(),
  ]);
  for (const secret of ["Chim Yến", "987000111", "chim.yen"]) expect(rows).not.toContain(secret);
});
