import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import {
  changeSettings,
  decideDelivery,
  publishText,
  sendTrial,
} from "../../src/modules/notification/commands.ts";
import { readSettings } from "../../src/modules/notification/settings.ts";
import { noticeToken } from "../../src/modules/notification/token.ts";
import { errorText } from "../../src/web/error-catalogue.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";
const citizen = aCitizen({ fullName: "Đặng Thị Chim Yến", personalId: "001190000177" });
const text = async (answer: Promise<Response>) => (await answer).text();
const browser = (name: Parameters<typeof office.actor>[0]) => office.browserOf(office.actor(name));
const form = async (
  client: ReturnType<typeof browser>,
  path: string,
  fields: Readonly<Record<string, string>>,
) => {
  const html = await text(client.page(path.replace(/\/(seen|trial|push|EMAIL|SMS|vi|en)$/, "")));
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return client.form(path, { csrfToken, idempotencyKey: newId(), ...fields });
};

async function dead(): Promise<string> {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, phone: "+84912345678", email: null };
  const { id } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
  await post.run();
  const [message] = await post.told(id);
  await office.owner.pool.query(
    `UPDATE ${TEST_SCHEMA}.notification_delivery SET state = 'DEAD', code = 'HTTP_400' WHERE message_id = '${message?.id}'`,
  );
  return message?.id ?? "";
}

/** As many more messages of the same dossier that ended the same way at the same moment. */
async function manyLike(id: string, count: number): Promise<void> {
  const { pool } = office.owner;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO ${TEST_SCHEMA}.notification_message
     SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'occasion', m.occasion || n))).*
     FROM ${TEST_SCHEMA}.notification_message AS m, generate_series(1, $2) AS n WHERE m.id = $1 RETURNING id`,
    [id, count],
  );
  await pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_delivery
     SELECT (jsonb_populate_record(d, jsonb_build_object('message_id', copy))).*
     FROM ${TEST_SCHEMA}.notification_delivery AS d, unnest($2::uuid[]) AS copy WHERE d.message_id = $1`,
    [id, rows.map((row) => row.id)],
  );
}

describe("the box of messages", () => {
  test("of a citizen holds what they were told, new until it is seen, and nobody else's", async () => {
    const mine = office.as(citizen);
    const { id } = await done(
      await mine.post("/api/v1/dossiers", await office.submission(CODE, { channelIn: "ONLINE" })),
    );
    await office.receive(CODE);
    const page = office.browserOf(citizen);
    const html = await text(page.page("/my/messages"));
    expect(html.match(/class="ds-card"/g)).toHaveLength(1);
    expect(html).toContain(`/my/dossiers/${id}`);
    expect(html).toContain(">Mới<");
    expect(html).not.toContain(citizen.fullName);
    expect((await form(page, "/my/messages/seen", {})).status).toBe(303);
    expect(await text(page.page("/my/messages"))).not.toContain(">Mới<");
    expect(await text(page.page(`/my/dossiers/${id}`))).toContain("Thông báo đã gửi");
    expect((await office.guest.page("/my/messages")).status).not.toBe(200);
  });

  test("of an officer holds what is for them and for the roles they hold", async () => {
    const { id, taskId, holder } = await office.reach(CODE, "appraise");
    await office.act("head", id, "assignTask", { taskId, assigneeId: office.organisation.personOf(holder) });
    await office.act(holder, id, "requestConsultation", {
      unitIds: [office.unit("police")],
      question: "Có cư trú tại phường không?",
      dueOn: "2026-12-03",
    });
    const box = (name: Parameters<typeof office.actor>[0]) => text(browser(name).page("/desk/messages"));
    expect(await box(holder)).toContain("Được phân công");
    expect(await box("specialist3")).toContain("được hỏi ý kiến");
    expect(await box("clerk")).not.toContain(`/desk/dossiers/${id}`);
    expect(await text(browser("specialist").page(`/desk/dossiers/${id}`))).toContain("Thông báo đã gửi");
    const told = await done(await (await office.desk("auditor")).get(`/api/v1/dossiers/${id}/messages`));
    expect(told.items.map((item: { kind: string }) => item.kind)).toEqual([
      "CONSULTING",
      "HANDED_OVER",
      "ACCEPTED",
    ]);
  });
});

describe("how somebody wants to be told", () => {
  test("is theirs to choose; consent is journalled and withdrawn", async () => {
    const page = office.browserOf(citizen);
    await form(page, "/account/messages", { locale: "en", channels: "EMAIL", extra: "true" });
    const html = await text(page.page("/account/messages"));
    expect(html).toMatch(/value="en" checked/);
    expect(html).toMatch(/name="extra" value="true" checked/);
    await form(page, "/account/messages", { locale: "vi", stop: "true" });
    const journal = await office.database.kysely
      .selectFrom("notificationConsent")
      .select(["holder", "given"])
      .orderBy("id")
      .execute();
    expect(journal).toEqual([
      { holder: `account ${citizen.accountId}`, given: true },
      { holder: `account ${citizen.accountId}`, given: false },
    ]);
  });

  test("a guest chooses behind the address in the letter, which nobody can make up", async () => {
    const { applicant } = await office.submission(CODE);
    const owner = { ...applicant.owner, phone: null, email: "chim.yen@example.vn" };
    const { id } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
    await post.run();
    const [letter] = (await post.arrived("demo-email-a")).slice(-1);
    const address = /\/notices\/[\w-]+/.exec(letter?.body ?? "")?.[0] ?? "";
    const guest = openBrowser(aGuest(office));
    const { html } = await guest.open(address);
    expect(html).toContain("c…n@example.vn");
    expect(html).not.toContain("chim.yen");
    const stopped = await guest.send(address, { locale: "vi", stop: "true" });
    expect(stopped.status).toBe(303);
    await office.act("intake", id, "handOver");
    await post.run();
    expect((await post.told(id)).map(({ kind, silence }) => [kind, silence])).toEqual([
      ["ACCEPTED", null],
      ["HANDED_OVER", "NOT_CONSENTED"],
    ]);
    expect((await office.guest.page(`/notices/${noticeToken(newId(), new Uint8Array(32))}`)).status).toBe(
      404,
    );
  });

  test("a guest who left a telephone only chooses where they follow their dossier", async () => {
    const { applicant } = await office.submission(CODE);
    const owner = { ...applicant.owner, phone: "+84912345678", email: null };
    const { code } = await office.receive(CODE, { applicant: { ...applicant, owner, submitter: null } });
    const guest = openBrowser(aGuest(office));
    await guest.open("/track");
    const { html } = await guest.send("/track", { code, lastFour: "5678" });
    const address = /\/notices\/[\w-]+/.exec(html)?.[0] ?? "";
    expect((await guest.open(address)).html).toContain("091••••678");
    expect(html).not.toContain("Thông báo đã gửi");
  });

  test("a browser is registered only at a push service there is", async () => {
    const page = office.browserOf(citizen);
    const keys = { p256dh: "B".repeat(80), auth: "a".repeat(22) };
    const refused = await form(page, "/account/messages/push", { endpoint: "https://10.0.0.1/x", ...keys });
    expect(await refused.text()).toContain(errorText("vi", "NOTIFICATION_PUSH_ADDRESS", {}));
    expect(refused.status).toBe(422);
    const taken = await form(page, "/account/messages/push", {
      endpoint: "https://fcm.googleapis.com/fcm/send/1",
      ...keys,
    });
    expect(taken.status).toBe(303);
  });
});

describe("what could not be sent", () => {
  test("is sent again or dropped by the administrator, with a reason, and once", async () => {
    const id = await dead();
    const admin = browser("admin");
    expect(await text(admin.page("/admin/messages"))).toContain(`/admin/messages/${id}`);
    const standing = await text(admin.page(`/admin/messages/${id}`));
    expect(standing).toMatch(/H26[\d.]+-\d{6}-\d{4}[\s\S]*Nhà cung cấp từ chối tin này/);
    const unreasoned = await form(admin, `/admin/messages/${id}/SMS`, {
      decision: "DROP",
      "reason.SMS": " ",
    });
    expect([unreasoned.status, await unreasoned.text()]).toEqual([
      422,
      expect.stringContaining("Cần ghi lý do"),
    ]);
    const dropped = await form(admin, `/admin/messages/${id}/SMS`, {
      decision: "DROP",
      "reason.SMS": "Số không có",
    });
    expect(dropped.status).toBe(303);
    const again = await form(admin, `/admin/messages/${id}/SMS`, { decision: "RETRY", "reason.SMS": "Thử" });
    expect(again.status).toBe(409);
    const html = await text(admin.page(`/admin/messages/${id}`));
    expect(html).toContain("Số không có");
    expect(html).not.toContain("912345678");
    const retried = await dead();
    await form(admin, `/admin/messages/${retried}/SMS`, {
      decision: "RETRY",
      "reason.SMS": "Cổng đã chạy lại",
    });
    await post.run();
    const rows = await office.database.kysely
      .selectFrom("notificationDelivery")
      .select(["state"])
      .where("messageId", "=", retried)
      .execute();
    expect(rows).toEqual([{ state: "SENT" }]);
  });

  test("a trial asks for a way of sending there is", async () => {
    const refused = await form(browser("admin"), "/admin/messages/trial", { channel: "EMAIL" });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining("chưa được thiết lập"),
    ]);
  });

  test("is laid out page by page, each line once, also where a round ended a hundred at one moment", async () => {
    await manyLike(await dead(), 90);
    const seen: string[] = [];
    let next: string | undefined = "/admin/messages?show=DEAD";
    let pages = 0;
    while (next !== undefined && pages < 10) {
      const html = await text(browser("admin").page(next));
      const list = html.slice(html.lastIndexOf("<table"));
      seen.push(...[...list.matchAll(/messages\/([\w-]{36})"/g)].map(([, id]) => id ?? ""));
      next = /href="(\/admin\/messages\?show=DEAD&amp;before=[^"]+)"/
        .exec(list)?.[1]
        ?.replaceAll("&amp;", "&");
      pages += 1;
    }
    expect([pages, seen.length]).toEqual([3, new Set(seen).size]);
    expect(seen.length).toBeGreaterThanOrEqual(91);
  });
});

describe("the texts", () => {
  const path = "/admin/messages/texts/ACCEPTED/SMS";
  const save = (fields: Readonly<Record<string, string>>) =>
    form(browser("control"), `${path}/vi`, { act: "save", after: "0", "vi.subject": "", ...fields });

  test("are refused with the name of what is unknown, previewed, and put in force once", async () => {
    const unknown = await save({ "vi.body": "Chào {fullName}" });
    expect([unknown.status, await unknown.text()]).toEqual([422, expect.stringContaining("{fullName}")]);
    const preview = await save({ act: "preview", "vi.body": "HS {code} hen {dueOn} {feeDue}" });
    expect([preview.status, await preview.text()]).toEqual([
      200,
      expect.stringContaining("HS H26.16.05-261125-0001 hen 17:00 30/11/2026"),
    ]);
    expect((await save({ "vi.body": "HS {code} hen {dueOn} {feeDue}" })).status).toBe(303);
    const late = await save({ "vi.body": "Hồ sơ {code}, {dueOn} {feeDue}" });
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining("vừa ban hành")]);
    expect(await text(browser("control").page(path))).toContain("tiếng Anh chưa");
    const id = await dead();
    const [sent] = (await post.arrived("demo-sms-a")).filter(({ key }) => key.startsWith(id));
    expect(sent?.body).toMatch(/^HS H26\.16\.05\.001-261201-\d{4} hen /);
  });
});

test("says no by these codes", async () => {
  const { services } = office;
  const { room } = post;
  const officer = office.actor("admin");
  const by = officer.accountId;
  const decision = { messageId: newId(), channel: "SMS", decision: "DROP", by } as const;
  const key = { kind: "RETURNED", form: "SMS", locale: "en" } as const;
  const text = { subject: "", body: "Dossier {code}", by };
  const settings = await readSettings(office.database);
  const refusals = [
    [await decideDelivery(services, { ...decision, reason: "" }), "NOTIFICATION_REASON_REQUIRED"],
    [await decideDelivery(services, { ...decision, reason: "Số sai" }), "NOTIFICATION_NOT_DEAD"],
    [
      await sendTrial({ ...room, providers: { ...room.providers, ZALO: [] } }, officer, "ZALO"),
      "NOTIFICATION_NO_CHANNEL",
    ],
    [await publishText(services, { ...key, ...text, after: 7 }), "NOTIFICATION_TEXT_CHANGED"],
    [
      await changeSettings(services, { settings: { ...settings, revision: 999 }, dueSoonShare: 20, by }),
      "NOTIFICATION_SETTINGS_CHANGED",
    ],
  ] as const;
  for (const [answer, code] of refusals) expect(answer).toMatchObject({ ok: false, refusal: { code } });
});
