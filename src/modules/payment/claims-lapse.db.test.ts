import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { statementCounter } from "../../../test/support/count-statements.ts";
import { messagesOf } from "../../../test/support/messages.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Acted } from "../dossier/index.ts";
import { verifyMessages } from "../notification/index.ts";
import { claimTransfer } from "./commands/claim-transfer.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { lapseClaims } from "./commands/lapse-claims.ts";
import { feesBook } from "./fees-book.ts";
import { readDay } from "./queries/day.ts";
import { listQueue } from "./queries/queue.ts";
import { findTransfer, isPayable } from "./queries/transfer-view.ts";
import { verifyMoney } from "./verify.ts";

// A Friday: three working days are over on Wednesday evening.
const FRIDAY = at("2026-11-06 09:00");
const ward = await moneyWard({ now: FRIDAY });
const bank = await bankOf(ward);
const post = messagesOf(ward);
const cashierId = ward.officer("cashier").personId;

async function claimed() {
  ward.clock.set(FRIDAY);
  const dossier = await ward.copies();
  const request = await bank.request(dossier);
  expect((await claimTransfer(ward.services, request.token)).ok).toBe(true);
  return { dossier, ...request };
}
const lapseOn = (moment: string) => {
  ward.clock.set(at(moment));
  return lapseClaims(ward.office);
};
const unitOf = async (dossier: Acted) => present((await ward.chargesOf(dossier))[0], "a charge").unit_id;
const shown = async (token: string) => present(await findTransfer(ward.database, token), "the payment page");
const told = async (dossier: Acted) =>
  (await post.kinds(dossier.id)).filter((kind) => kind === "CLAIM_LAPSED" || kind === "RECEIPT_ISSUED");
const sound = async () => {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyMessages(ward.database)).wrong).toEqual([]);
};

test("a claim holds for three working days, and lapses after the last of them", async () => {
  const { dossier, token } = await claimed();
  expect((await shown(token)).claim_lapses_at).toBe(at("2026-11-11 17:00"));
  expect(await lapseOn("2026-11-11 17:00")).toBe(0);
  expect((await feesBook(ward.database, dossier.id))?.claimedIds).toHaveLength(1);
  expect(await lapseOn("2026-11-11 17:01")).toBe(1);
  expect(await lapseOn("2026-11-11 17:02")).toBe(0);
  const page = await shown(token);
  expect([page.state, isPayable(page)]).toEqual(["LAPSED", false]);
  expect((await feesBook(ward.database, dossier.id))?.claimedIds).toEqual([]);
  expect(await claimTransfer(ward.services, token)).toMatchObject({ refusal: { code: "REQUEST_NOT_OPEN" } });
  await sound();
});

test("its payer is told once what to do, and the cashier's lists say that it lapsed", async () => {
  const { dossier, reference } = await claimed();
  await lapseOn("2026-11-12 08:00");
  await lapseOn("2026-11-12 08:01");
  expect(await told(dossier)).toEqual(["CLAIM_LAPSED"]);
  await post.run();
  const [message] = (await post.told(dossier.id)).filter(({ kind }) => kind === "CLAIM_LAPSED");
  const sms = (await post.arrived()).find(({ key }) => key === `${message?.id}-sms`);
  expect(sms?.body).toContain("21.000 đồng đã báo chuyển, còn phải nộp 21.000 đồng");
  expect(sms?.body).toContain("đừng chuyển lại");
  const unitId = await unitOf(dossier);
  const [row] = await listQueue(ward.database, {
    ...{ unitIds: [unitId], text: dossier.code, today: ward.clock.today() },
  });
  expect(row).toMatchObject({ is_claimed: false, is_lapsed: true });
  const { claims } = await readDay(ward.database, { unitId, cashierId }, ward.clock.today());
  expect(claims.find((claim) => claim.reference === reference)?.claim_lapsed_at).toBe(at("2026-11-12 08:00"));
  await sound();
});

test("money that comes after all settles it, once", async () => {
  const { dossier, token, reference } = await claimed();
  await lapseOn("2026-11-12 08:00");
  const message = bank.told({ memo: reference });
  await bank.send(message);
  await bank.send(message);
  expect((await ward.chargesOf(dossier)).map(({ state }) => state)).toEqual(["PAID"]);
  expect((await shown(token)).state).toBe("CONFIRMED");
  expect(await told(dossier)).toEqual(["CLAIM_LAPSED", "RECEIPT_ISSUED"]);
  expect(await lapseOn("2026-11-20 08:00")).toBe(0);
  await sound();
});

test("of money and the end of its claim at one moment, the money counts once", async () => {
  const { dossier, reference } = await claimed();
  ward.clock.set(at("2026-11-12 08:00"));
  await Promise.all([bank.send(bank.told({ memo: reference })), lapseClaims(ward.office)]);
  expect((await ward.chargesOf(dossier)).map(({ state }) => state)).toEqual(["PAID"]);
  const kinds = await told(dossier);
  expect(kinds.filter((kind) => kind === "RECEIPT_ISSUED")).toHaveLength(1);
  expect(await lapseClaims(ward.office)).toBe(0);
  expect(await told(dossier)).toEqual(kinds);
  await sound();
});

test("a claim from before there was a day gets one from now on", async () => {
  const { dossier, token } = await claimed();
  await ward.database.kysely
    .updateTable("paymentRequest")
    .set({ claimLapsesAt: null })
    .where("token", "=", token)
    .execute();
  expect(await lapseOn("2026-12-01 08:00")).toBe(0);
  expect((await shown(token)).claim_lapses_at).toBe(at("2026-12-04 17:00"));
  expect(await lapseOn("2026-12-04 17:01")).toBe(1);
  expect(await told(dossier)).toEqual(["CLAIM_LAPSED"]);
});

test("claims that cannot be ended keep none behind them from lapsing", async () => {
  const { token } = await claimed();
  const row = await ward.database.kysely
    .selectFrom("paymentRequest")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirstOrThrow();
  const stuck = Array.from({ length: 100 }, (_, at) => ({
    ...row,
    id: newId(),
    token: `${token.slice(0, -3)}${String(at).padStart(3, "0")}`,
    reference: `MC${String(at).padStart(10, "0")}`,
  }));
  await ward.database.kysely.insertInto("paymentRequest").values(stuck).execute();
  ward.clock.set(at("2026-11-12 08:00"));
  let left = 100;
  const database: typeof ward.database = {
    ...ward.database,
    transaction: (work) => {
      left -= 1;
      return left < 0 ? ward.database.transaction(work) : Promise.reject(new Error("held up"));
    },
  };
  const office = { ...ward.office, services: { ...ward.services, database } };
  expect(await lapseClaims(office)).toBe(1);
  expect(await lapseClaims(ward.office)).toBe(100);
});

test("no calendar is read while every claim has its day", async () => {
  await claimed();
  const counted = statementCounter(ward.database);
  const asked = await counted(() => lapseClaims(ward.office));
  expect(asked.filter((text) => text.includes("calendar"))).toEqual([]);
});

test("what was let off meanwhile is not named as owed", async () => {
  const { dossier } = await claimed();
  const charge = present((await ward.chargesOf(dossier))[0], "a charge");
  const till = (name: "cashier" | "leader") => ({
    office: ward.office,
    services: ward.services,
    actor: ward.officer(name),
  });
  const asked = await askDecision(till("cashier"), {
    ...{ chargeId: charge.id, kind: "EXEMPTION", amountDong: 15_000, ground: "Hộ nghèo" },
  });
  const id = asked.ok ? asked.value.id : "";
  const answered = await answerDecision(till("leader"), { id, approved: true, reason: "" });
  expect(answered).toMatchObject({ ok: true });
  await lapseOn("2026-11-12 08:00");
  await post.run();
  const [message] = (await post.told(dossier.id)).filter(({ kind }) => kind === "CLAIM_LAPSED");
  const sms = (await post.arrived()).find(({ key }) => key === `${message?.id}-sms`);
  expect(sms?.body).toContain("21.000 đồng đã báo chuyển, còn phải nộp 6.000 đồng");
});
