import { expect, test } from "vitest";
import { epochOf, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { openOffice, releaseElectronic } from "../../src/modules/dossier/index.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { aGuest, apiOffice, fresh, refused } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const clock = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
const post = messagesOf(office);
/** So long a result lies after its issue, for whoever notices an error. */
const held = () => office.clock.set(instantOfEpoch(epochOf(office.clock.now()) + 31 * 60_000));
const COPIES = "2.000635";
const FREE = "1.001776";

async function ready(code: string, channelOut: "COUNTER" | "POSTAL" | "ONLINE") {
  const { applicant } = await office.submission(code);
  const owner = {
    ...applicant.owner,
    phone: "+84912345678",
    email: null,
    personalId: "001190001234",
  };
  const asked = { applicant: { ...applicant, owner, submitter: null }, channelOut };
  return office.reach(code, "return", asked);
}
const standing = async (id: string) => (await office.view(id)).dossier;

test("what was asked for as a file and owes nothing is given by itself, told once, and done once", async () => {
  const { id } = await ready(FREE, "ONLINE");
  expect(await releaseElectronic(clock)).toBe(0);
  held();
  const given = await Promise.all([releaseElectronic(clock), releaseElectronic(clock)]);
  expect(given.toSorted()).toEqual([0, 1]);
  expect(await releaseElectronic(clock)).toBe(0);
  const dossier = await standing(id);
  expect(dossier.status).toBe("RETURNED");
  expect(dossier.delivery).toMatchObject({ channel: "ONLINE", place: "LINK", receiver: null });
  expect((await post.kinds(id)).slice(-2)).toEqual(["RESULT_READY", "RETURNED"]);
  await post.run();
  const bodies = (await post.arrived("demo-sms-a")).map(({ body }) => body);
  expect(bodies.filter((body) => body.includes("/results/"))).toHaveLength(1);
});

test("while a fee is open it waits, the page says for what, and it goes once the money is there", async () => {
  const { id, code } = await ready(COPIES, "ONLINE");
  expect(await releaseElectronic(clock)).toBe(0);
  const phone = openBrowser(aGuest(office));
  await phone.open("/track");
  const { html } = await phone.send("/track", { code, lastFour: "1234" });
  expect(html).toContain("Bản điện tử tự được trả sau khi nộp xong");
  held();
  expect(await releaseElectronic(clock)).toBe(0);
  await payAll(office, id);
  expect(await releaseElectronic(clock)).toBe(1);
  expect((await standing(id)).status).toBe("RETURNED");
});

test("nobody is promised a file that waits for an officer: papers were lent, or it was issued before the upgrade", async () => {
  const promised = async (code: string) => {
    const phone = openBrowser(aGuest(office));
    await phone.open("/track");
    const { text } = await phone.send("/track", { code, lastFour: "1234" });
    return text.includes("tự được trả sau khi nộp xong");
  };
  const lent = await ready(COPIES, "ONLINE");
  expect(await promised(lent.code)).toBe(true);
  const [component] = (await standing(lent.id)).components;
  const lending = { componentCodes: [component.componentCode], from: "Người nộp", to: "Một cửa", note: "" };
  await office.act("intake", lent.id, "moveCustody", { moves: [lending] });
  expect(await promised(lent.code)).toBe(false);
  const old = await ready(COPIES, "ONLINE");
  const issuedBefore = (since: string) =>
    office.owner.pool.query(`UPDATE ${TEST_SCHEMA}.dossier_release_since SET since = $1`, [since]);
  await issuedBefore(office.clock.now());
  expect(await promised(old.code)).toBe(false);
  await issuedBefore("-infinity");
  expect(await promised(old.code)).toBe(true);
});

test("what is fetched or posted stays where it is, and what papers were lent for", async () => {
  const counter = await ready(FREE, "COUNTER");
  const posted = await ready(FREE, "POSTAL");
  const lent = await ready(FREE, "ONLINE");
  const moves = [{ componentCodes: ["declaration"], from: "Người nộp", to: "Một cửa", note: "" }];
  await office.act("intake", lent.id, "moveCustody", { moves });
  held();
  expect(await releaseElectronic(clock)).toBe(0);
  for (const { id } of [counter, posted, lent]) expect((await standing(id)).status).toBe("RESULT_READY");
});

test("one that cannot be read keeps no other back", async () => {
  const broken = await ready(FREE, "ONLINE");
  const next = await ready(FREE, "ONLINE");
  await office.owner.pool.query(`UPDATE ${TEST_SCHEMA}.dossier SET state = '{}' WHERE id = $1`, [broken.id]);
  held();
  expect(await releaseElectronic(clock)).toBe(1);
  expect((await standing(next.id)).status).toBe("RETURNED");
});

test("one that is opened again for an error meanwhile is not given, nor one from before the upgrade", async () => {
  const wrong = await ready(FREE, "ONLINE");
  await office.act("leader", wrong.id, "reopen", { reason: "Sai ngày sinh", to: "appraise" });
  const old = await ready(FREE, "ONLINE");
  const { pool } = office.owner;
  await pool.query(`UPDATE ${TEST_SCHEMA}.dossier_release_since SET since = $1`, [office.clock.now()]);
  held();
  expect(await releaseElectronic(clock)).toBe(0);
  expect((await standing(wrong.id)).status).toBe("IN_PROGRESS");
  expect((await standing(old.id)).status).toBe("RESULT_READY");
});

test("a fee whose amount nobody has said holds the result back until it is said and paid", async () => {
  const { id } = await ready(COPIES, "ONLINE");
  const charge = async () =>
    (
      await office.database.kysely
        .selectFrom("paymentCharge")
        .select("id")
        .where("dossierId", "=", id)
        .executeTakeFirstOrThrow()
    ).id;
  await office.owner.pool.query(
    `UPDATE ${TEST_SCHEMA}.payment_charge SET amount_dong = NULL WHERE dossier_id = $1`,
    [id],
  );
  held();
  expect(await releaseElectronic(clock)).toBe(0);
  const cashier = await office.desk("cashier");
  const amount = { amountDong: 16_000, ground: "Biểu mức thu" };
  await cashier.send(`/api/v1/charges/${await charge()}/amount`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(amount),
  });
  expect(await releaseElectronic(clock)).toBe(0);
  await payAll(office, id);
  expect(await releaseElectronic(clock)).toBe(1);
});

test("a dossier of before the books knows nothing of its fees: an officer's word gives it, no clock", async () => {
  const { id } = await ready(FREE, "ONLINE");
  const { pool } = office.owner;
  await pool.query(`UPDATE ${TEST_SCHEMA}.dossier SET state = state #- '{pinned,fees}' WHERE id = $1`, [id]);
  await pool.query(`DELETE FROM ${TEST_SCHEMA}.payment_charge WHERE dossier_id = $1`, [id]);
  held();
  expect(await releaseElectronic(clock)).toBe(0);
  expect((await standing(id)).status).toBe("RESULT_READY");
});

test("the number somebody downloads by is not taken away, so there is always somewhere to give a file", async () => {
  const { id } = await ready(FREE, "ONLINE");
  const { dossier, applicant, form } = await office.view(id);
  const owner = { ...applicant.owner, personalId: null };
  const right = { reason: "Số định danh là của người khác", owner, submitter: null, form };
  const clerk = await office.desk("intake");
  const answer = await clerk.post(`/api/v1/dossiers/${id}/amendments`, right, fresh(dossier.version));
  expect(await refused(answer)).toMatchObject({ code: "ONLINE_RESULT_NEEDS_NUMBER" });
  held();
  expect(await releaseElectronic(clock)).toBe(1);
  expect((await standing(id)).delivery).toMatchObject({ place: "LINK" });
});
