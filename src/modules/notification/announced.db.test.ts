import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { TEST_SCHEMA } from "../../../test/support/database-cluster.ts";
import { messagesOf } from "../../../test/support/messages.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { PROOF, postDesk } from "../../../test/support/posted.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { assert, present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Acted } from "../dossier/index.ts";
import { replaceReceipt } from "../payment/commands/cancel-receipt.ts";
import { answerDecision, askDecision } from "../payment/commands/decide-money.ts";
import { payRefund } from "../payment/commands/pay-refund.ts";
import { takePayment } from "../payment/commands/take-payment.ts";
import { resumePaid } from "../payment/jobs.ts";
import { takeInEvents } from "../post/commands/settle-event.ts";
import { giveSheet, receiveSheet } from "../post/commands/sign-sheet.ts";
import { remindByClock } from "./clock-round.ts";
import { verifyMessages } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-25 08:30") });
const bank = await bankOf(ward);
const desk = postDesk(ward);
const post = messagesOf(ward);
const OF_HISTORY = ["ACCEPTED", "HANDED_OVER", "PAYMENT_DUE", "SUBMITTED", "RESULT_READY"];
const beside = async ({ id }: Pick<Acted, "id">) =>
  (await post.kinds(id)).filter((kind) => !OF_HISTORY.includes(kind));
const wrong = async () => (await verifyMessages(ward.database)).wrong;
const till = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});

test("money taken is told with its receipt, once for each dossier it was for, and without a name", async () => {
  const dossiers = [await ward.copies(), await ward.copies()];
  const taken = await ward.take(dossiers);
  assert(taken.ok, "taken");
  for (const dossier of dossiers) expect(await beside(dossier)).toEqual(["RECEIPT_ISSUED"]);
  await post.run();
  const ids = (await post.told(dossiers[0]?.id ?? "")).map(({ id }) => id);
  const sms = (await post.arrived()).find(
    ({ key, channel, body }) =>
      channel === "SMS" && ids.some((id) => key.startsWith(id)) && body.includes("21.000"),
  );
  expect(sms?.body).toContain(taken.value.receipt.name);
  expect(sms?.body).toContain("21.000 đồng");
  expect(sms?.body).not.toContain("Hòa");
  expect(await wrong()).toEqual([]);
});

test("money that lets a dossier go on is told by that act alone", async () => {
  const dossier = await ward.waiting();
  assert((await ward.take([dossier])).ok, "taken");
  expect(await beside(dossier)).toEqual(["PAYMENT_RECEIVED"]);
  expect(await wrong()).toEqual([]);
});

test("money for a dossier that cannot go on yet is told by its receipt, and its going on later by the act", async () => {
  const dossier = await ward.waiting();
  await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Suy nghĩ lại" });
  assert((await ward.take([dossier])).ok, "taken");
  expect(await beside(dossier)).toContain("RECEIPT_ISSUED");
  expect(await wrong()).toEqual([]);
  await ward.act("leader", dossier, { act: "refuseWithdrawal", reason: "Người nộp đồng ý tiếp tục" });
  expect(await resumePaid(ward.office)).toBe(1);
  expect(await beside(dossier)).toEqual(expect.arrayContaining(["RECEIPT_ISSUED", "PAYMENT_RECEIVED"]));
  expect(await wrong()).toEqual([]);
});

test("broken before any statement of a payment nobody is told; the payment tells once", async () => {
  const dossier = await ward.copies();
  const [charge] = await ward.chargesOf(dossier);
  const asked = {
    chargeIds: [present(charge, "a charge").id],
    method: "CASH",
    amountDong: 21_000,
    txnRef: null,
    payerName: null,
  } as const;
  const pay = async (database: typeof ward.database) => {
    const call = { ...till("cashier"), services: { ...ward.services, database } };
    return takePayment(call, asked);
  };
  const statements = await desk.everyBreak(pay, async () => expect(await beside(dossier)).toEqual([]));
  expect(statements).toBeGreaterThan(3);
  expect(await beside(dossier)).toEqual(["RECEIPT_ISSUED"]);
});

test("a transfer that does not fit, and one that is not owed any more, are told to whoever was asked for it", async () => {
  const dossier = await ward.copies();
  const { reference } = await bank.request(dossier);
  const differs = bank.told({ memo: reference, amount: 20_000 });
  await bank.send(differs);
  await bank.send(differs);
  expect(await beside(dossier)).toEqual(["PAYMENT_DIFFERS"]);
  await bank.send(bank.told({ memo: reference }));
  await bank.send(bank.told({ memo: reference }));
  await bank.send(bank.told({ memo: "nop le phi" }));
  expect(await beside(dossier)).toEqual(["PAYMENT_DIFFERS", "PAYMENT_NOT_OWED", "RECEIPT_ISSUED"]);
  await post.run();
  const [first] = await post
    .told(dossier.id)
    .then((all) => all.filter(({ kind }) => kind === "PAYMENT_DIFFERS"));
  const sms = (await post.arrived()).find(({ key }) => key === `${first?.id}-sms`);
  expect(sms?.body).toContain("nhận 20.000 đồng, phải nộp 21.000 đồng");
  expect(await wrong()).toEqual([]);
});

test("a refund is told when it is decided and when it is paid; a receipt when it is replaced", async () => {
  const dossier = await ward.copies();
  const taken = await ward.take([dossier]);
  assert(taken.ok, "taken");
  const replaced = { receiptId: taken.value.receipt.id, payerName: "Người khác", reason: "Sai tên" };
  expect((await replaceReceipt(till("cashier"), replaced)).ok).toBe(true);
  const chargeId = present((await ward.chargesOf(dossier))[0], "a charge").id;
  const ask = async () => {
    const asked = await askDecision(till("cashier"), {
      chargeId,
      kind: "REFUND",
      amountDong: 21_000,
      ground: "Thu nhầm",
    });
    assert(asked.ok, asked.ok ? "" : JSON.stringify(asked.refusal));
    return asked.value.id;
  };
  const answer = async (approved: boolean) => {
    const id = await ask();
    const done = await answerDecision(till("leader"), { id, approved, reason: "Đã xem" });
    assert(done.ok, done.ok ? "" : JSON.stringify(done.refusal));
    return id;
  };
  await answer(false);
  const id = await answer(true);
  const receiver = { bank: "Agribank", number: "123456789", name: "Nguyễn Thị Hòa" };
  expect((await payRefund(till("cashier"), { id, method: "BANK", receiver })).ok).toBe(true);
  expect((await beside(dossier)).toSorted()).toEqual([
    "RECEIPT_ISSUED",
    "RECEIPT_REPLACED",
    "REFUND_APPROVED",
    "REFUND_DECLINED",
    "REFUND_ORDERED",
  ]);
  expect(await wrong()).toEqual([]);
});

test("a result on its way is told step by step, its delivery by the dossier itself", async () => {
  const dossier = await desk.posted();
  const isOfPost = (kind: string) => kind.startsWith("PARCEL") || kind === "RETURNED";
  const ofPost = async () => (await beside(dossier)).filter(isOfPost);
  const [code = ""] = await desk.handedOver(dossier);
  expect(await ofPost()).toEqual(["PARCEL_SENT"]);
  await desk.tell(desk.telling(code, "IN_TRANSIT", { happenedAt: desk.later(1) }));
  const failed = desk.telling(code, "FAILED", { happenedAt: desk.later(2) });
  await desk.tell(failed);
  await desk.tell(failed);
  await desk.tell(desk.telling(code, "FAILED", { happenedAt: desk.later(3) }));
  await desk.tell(desk.telling(code, "DELIVERED", { happenedAt: desk.later(4), ...PROOF }));
  expect((await ofPost()).toSorted()).toEqual(["PARCEL_FAILED", "PARCEL_FAILED", "PARCEL_SENT", "RETURNED"]);
  await post.run();
  const sent = (await post.told(dossier.id)).find(({ kind }) => kind === "PARCEL_SENT");
  const mail = (await post.arrived()).find(({ key }) => key.startsWith(sent?.id ?? "-"));
  expect(mail?.body).toContain(code);
  expect(await wrong()).toEqual([]);
});

test("lost, and brought back, it is told; broken before any statement nobody is", async () => {
  const dossier = await desk.posted();
  const parcels = async () => (await beside(dossier)).filter((kind) => kind.startsWith("PARCEL"));
  const code = (await desk.parcelOf(dossier)).code;
  const id = await desk.openedSheet([code]);
  assert((await giveSheet(desk.as("intake"), { id, count: 1 })).ok, "given");
  const receive = (database: typeof ward.database) =>
    receiveSheet(
      { ...desk.as("postman"), services: { ...ward.services, database } },
      { id, count: 1, received: [code], difference: "" },
    );
  await desk.everyBreak(receive, async () => expect(await parcels()).toEqual([]));
  expect(await parcels()).toEqual(["PARCEL_SENT"]);
  const event = desk.telling(code, "LOST", { happenedAt: desk.later(1) });
  const teller = { carrierUnitId: desk.units.carrierUnitId, source: "CARRIER", recordedBy: null } as const;
  const tell = (database: typeof ward.database) =>
    takeInEvents({ office: ward.office, services: { ...ward.services, database } }, [event], {
      ...teller,
      at: ward.clock.now(),
    });
  await desk.everyBreak(tell, async () => expect(await parcels()).toEqual(["PARCEL_SENT"]));
  await desk.tell(desk.telling(code, "RETURNED", { happenedAt: desk.later(2) }));
  expect((await parcels()).toSorted()).toEqual(["PARCEL_RETURNED", "PARCEL_SENT", "PARCEL_TROUBLED"]);
  const undelivered = await desk.posted();
  const [other = ""] = await desk.handedOver(undelivered);
  await desk.tell(desk.telling(other, "RETURNING", { happenedAt: desk.later(3), reason: "Sai địa chỉ" }));
  await desk.tell(desk.telling(other, "RETURNED", { happenedAt: desk.later(4) }));
  const told = (await beside(undelivered)).filter((kind) => kind.startsWith("PARCEL"));
  expect(told.toSorted()).toEqual(["PARCEL_RETURNED", "PARCEL_RETURNING", "PARCEL_SENT"]);
  expect(await wrong()).toEqual([]);
});

test("verify finds what was not told and what was told without ground", async () => {
  const dossier = await ward.copies();
  await ward.take([dossier]);
  const table = `${TEST_SCHEMA}.notification_message`;
  const change = (text: string) => ward.owner.pool.query(text);
  const own = `dossier_id = '${dossier.id}' AND kind IN ('RECEIPT_ISSUED', 'REFUND_PAID')`;
  await change(`UPDATE ${table} SET kind = 'REFUND_PAID' WHERE ${own}`);
  expect((await wrong()).map(({ fault, detail }) => `${fault} ${detail.split(" ")[0]}`).toSorted()).toEqual([
    "MISSING RECEIPT_ISSUED",
    "UNFOUNDED REFUND_PAID",
  ]);
  await change(`INSERT INTO ${TEST_SCHEMA}.notification_since VALUES ('RECEIPT_ISSUED', '2026-12-01')`);
  expect((await wrong()).map(({ fault }) => fault)).toEqual(["UNFOUNDED"]);
  await change(`UPDATE ${table} SET kind = 'RECEIPT_ISSUED' WHERE ${own}`);
  await change(`DELETE FROM ${TEST_SCHEMA}.notification_since`);
  expect(await wrong()).toEqual([]);
});

test("whoever keeps a certificate is told once 60, 30 and 7 days before it runs out", async () => {
  const holder = ward.officer("leader").personId;
  const told = async () =>
    ward.database.kysely
      .selectFrom("notificationMessage")
      .select(["occasion", "dossierId"])
      .where("kind", "=", "CERTIFICATE_ENDS")
      .where("personId", "=", holder)
      .orderBy("at")
      .execute();
  await ward.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.signature_certificate (id, subject_kind, holder_id, unit_id, kind, device, status,
      request_document, requested_on, serial, fingerprint, subject_name, issuer_name, content, issued_on, valid_from, valid_to)
    VALUES ($1, 'PERSON', $2, $3, 'OFFICIAL', 'TOKEN', 'ACTIVE', '12/CV', '2026-01-02', '1', $4, 'A', 'B', 'x', '2026-01-05',
      '2026-01-05', '2027-03-01T10:00:00Z')`,
    [newId(), holder, ward.organisation.unitOf("ward"), "a".repeat(64)],
  );
  const before = await told();
  for (const day of ["2026-12-29", "2026-12-31", "2027-01-02", "2027-02-10", "2027-02-25"]) {
    ward.clock.set(at(`${day} 08:00`));
    await remindByClock(ward.services);
    await remindByClock(ward.services);
  }
  expect(before).toEqual([]);
  const days = (await told()).map(({ occasion }) => occasion.split(" ").at(-1));
  expect([...new Set(days)]).toEqual(["60", "30", "7"]);
});
