import { expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const post = messagesOf(office);
/** Copies of a civil-status entry, for a fee; the other procedure costs nothing. */
const COPIES = "2.000635";
const FREE = "1.001776";
const SMS = { phone: "+84912345678", email: null };
type Way = "COUNTER" | "POSTAL" | "ONLINE";

const applicantOf = async (code: string) => {
  const { applicant } = await office.submission(code);
  return { ...applicant, owner: { ...applicant.owner, ...SMS }, submitter: null };
};
/** What came to the telephone about this dossier, in the order it was told. */
async function texts(id: string): Promise<readonly string[]> {
  await post.run();
  const told = await post.told(id);
  const arrived = await post.arrived("demo-sms-a");
  return told.flatMap((message) =>
    arrived.filter(({ key }) => key.startsWith(message.id)).map(({ body }) => `${message.kind} ${body}`),
  );
}
async function ready(channelOut: Way, { isPaid }: { isPaid: boolean }) {
  const { id } = await office.reach(COPIES, "return", { channelOut, applicant: await applicantOf(COPIES) });
  if (isPaid) await payAll(office, id);
  return id;
}
const lastOf = (told: readonly string[], kind: string) =>
  told.find((text) => text.startsWith(`${kind} `)) ?? "";

test("who is accepted is told what is to be paid and where; a free procedure speaks of no money", async () => {
  const { id } = await office.receive(COPIES, { applicant: await applicantOf(COPIES) });
  const accepted = lastOf(await texts(id), "ACCEPTED");
  expect(accepted).toMatch(/Còn phải nộp [\d.]+ đồng: tại quầy, hoặc ở http\S+\/track /);
  const free = await office.receive(FREE, { applicant: await applicantOf(FREE) });
  const [nothing = ""] = await texts(free.id);
  expect(nothing).toContain("đã tiếp nhận");
  expect(nothing).not.toMatch(/phải nộp|\{| {2}/);
});

test("nobody reads that they need not come while a fee is to pay, by post or as a file", async () => {
  for (const way of ["POSTAL", "ONLINE"] as const) {
    const owing = lastOf(await texts(await ready(way, { isPaid: false })), "RESULT_READY");
    expect(owing, way).toMatch(/[\d.]+ đồng/);
    expect(owing, way).not.toContain("Không cần đến");
    const settled = lastOf(await texts(await ready(way, { isPaid: true })), "RESULT_READY");
    expect(settled, way).toContain("Không cần đến");
    expect(settled, way).not.toContain("đồng");
  }
  const posted = lastOf(await texts(await ready("POSTAL", { isPaid: false })), "RESULT_READY");
  expect(posted).toContain("trả bưu tá khi nhận");
});

test("the reminder asks for what is owed still, and for nothing that was paid since the message was made", async () => {
  const id = await ready("COUNTER", { isPaid: false });
  expect(lastOf(await texts(id), "RESULT_READY")).toContain("Còn phải nộp");
  const late = await office.receive(COPIES, { applicant: await applicantOf(COPIES) });
  await payAll(office, late.id);
  expect(lastOf(await texts(late.id), "ACCEPTED")).not.toContain("phải nộp");
});

test("an amount nobody has set yet is said to be open, not to be nought", async () => {
  const { id } = await office.receive(COPIES, { applicant: await applicantOf(COPIES) });
  await office.owner.pool.query(
    `UPDATE ${TEST_SCHEMA}.payment_charge SET amount_dong = NULL WHERE dossier_id = $1`,
    [id],
  );
  expect(lastOf(await texts(id), "ACCEPTED")).toContain("Còn khoản phí chưa có số tiền");
});

test("a charge of after the message stands in none of before", async () => {
  const { id } = await office.receive(FREE, { applicant: await applicantOf(FREE) });
  await office.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.payment_charge SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
       'dossier_id', $1::uuid, 'opened_at', now() + interval '1 year'))).* FROM ${TEST_SCHEMA}.payment_charge AS c
     WHERE c.state = 'DUE' AND c.amount_dong > 0 LIMIT 1`,
    [id],
  );
  expect(lastOf(await texts(id), "ACCEPTED")).not.toContain("phải nộp");
});

test("the editor names the sentence, shows the text with and without it, and a text of one's own without it", async () => {
  const control = openBrowser(office.browserOf(office.actor("control")));
  const page = await control.open("/admin/messages/texts/RESULT_ONLINE/SMS");
  expect(page.text).toContain("{feeDue} : câu nói còn phải nộp bao nhiêu");
  expect(page.text).toContain("Bản điện tử được trả sau khi nộp 1.500.000 đồng");
  expect(page.text).toContain("Không cần đến Trung tâm Phục vụ hành chính công.");
  await office.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.notification_template (kind, channel, locale, version, subject, body, made_at, made_by)
     SELECT 'COLLECT', 'SMS', 'vi', 1, '', 'Nhắc nhận kết quả {code}', now(), $1`,
    [office.actor("control").kind === "officer" ? office.organisation.personOf("control") : null],
  );
  expect((await control.open("/admin/messages/texts")).text).toContain("Thiếu {feeDue}");
});
