import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { present } from "../../kernel/assert.ts";
import { parseLocalDate } from "../../kernel/local-date.ts";
import { replaceReceipt } from "./commands/cancel-receipt.ts";
import { claimTransfer } from "./commands/claim-transfer.ts";
import { closeDay, noteClaim } from "./commands/close-day.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { openAccount } from "./commands/open-account.ts";
import { requestTransfer } from "./commands/request-transfer.ts";
import { setAmount } from "./commands/set-amount.ts";
import { receiptPaper } from "./receipt-paper.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const till = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});
const unitId = ward.organisation.unitOf("serviceCentre");
const nothingWrong = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);
const day = (text: string) => present(parseLocalDate(text), "day");
const firstOf = async (dossier: Parameters<typeof ward.chargesOf>[0]) =>
  present((await ward.chargesOf(dossier))[0], "charge");

test("an exemption is asked by the cashier and decided by a leader, never by who asked", async () => {
  const dossier = await ward.copies();
  const charge = await firstOf(dossier);
  const asked = { chargeId: charge.id, kind: "EXEMPTION" as const, amountDong: 21_000, ground: "Hộ nghèo" };
  expect(await askDecision(till("cashier"), { ...asked, amountDong: 22_000 })).toMatchObject({
    refusal: { code: "DECISION_TOO_MUCH", amountDong: 21_000 },
  });
  const first = await askDecision(till("cashier"), asked);
  expect(await askDecision(till("intake"), asked)).toMatchObject({ refusal: { code: "DECISION_OPEN" } });
  const id = first.ok ? first.value.id : "";
  expect(await answerDecision(till("cashier"), { id, approved: true, reason: "" })).toMatchObject({
    refusal: { code: "NOT_ALLOWED" },
  });
  expect(
    await answerDecision(till("leader"), { id, approved: true, reason: "Đúng đối tượng" }),
  ).toMatchObject({
    ok: true,
  });
  expect(await answerDecision(till("leader"), { id, approved: true, reason: "" })).toMatchObject({
    refusal: { code: "DECISION_ANSWERED" },
  });
  expect(await firstOf(dossier)).toMatchObject({
    state: "EXEMPT",
    exempt_dong: 21_000,
    exemption_ground: "Hộ nghèo",
  });
  await nothingWrong();
});

test("a reduction leaves the rest to be paid; a whole exemption lets a waiting dossier go on", async () => {
  const dossier = await ward.waiting(100_000);
  const decide = async (amountDong: number) => {
    const charge = await firstOf(dossier);
    const asked = await askDecision(till("cashier"), {
      chargeId: charge.id,
      kind: "EXEMPTION",
      amountDong,
      ground: "Người có công",
    });
    return answerDecision(till("leader"), { id: asked.ok ? asked.value.id : "", approved: true, reason: "" });
  };
  await decide(40_000);
  expect(await firstOf(dossier)).toMatchObject({ state: "DUE", exempt_dong: 40_000 });
  await decide(60_000);
  const row = await ward.database.kysely
    .selectFrom("dossier")
    .select("status")
    .where("id", "=", dossier.id)
    .executeTakeFirstOrThrow();
  expect(row.status).toBe("IN_PROGRESS");
  await nothingWrong();
});

test("what was paid at the treasury is not ours to pay back", async () => {
  const dossier = await ward.waiting();
  await ward.act("cashier", dossier, { act: "confirmPayment", reference: "KB-18", exemption: null });
  const asked = {
    chargeId: (await firstOf(dossier)).id,
    kind: "REFUND" as const,
    amountDong: 1_250_000,
    ground: "x",
  };
  expect(await askDecision(till("cashier"), asked)).toMatchObject({
    refusal: { code: "REFUND_NOT_PAID_BY_US" },
  });
});

test("nobody decides on what they asked for, or on money they took", async () => {
  const dossier = await ward.copies();
  const charge = await firstOf(dossier);
  const asked = { chargeId: charge.id, kind: "EXEMPTION" as const, amountDong: 21_000, ground: "Hộ nghèo" };
  const leader = ward.officer("leader");
  const both = { ...leader, grants: [...leader.grants, ...ward.officer("cashier").grants] };
  const own = await askDecision({ ...till("leader"), actor: both }, asked);
  expect(
    await answerDecision(till("leader"), { id: own.ok ? own.value.id : "", approved: true, reason: "" }),
  ).toMatchObject({ refusal: { code: "DECISION_OWN" } });
});

test("a fee published in words is paid once its amount was said; one reckoned wrongly is put right", async () => {
  const stated = await ward.receive("LOCAL.000008");
  const charge = present(
    (await ward.chargesOf(stated)).find(({ amount_dong }) => amount_dong === null),
    "a fee in words",
  );
  expect(await ward.take([stated], { chargeIds: [charge.id] })).toMatchObject({
    refusal: { code: "CHARGE_AMOUNT_UNKNOWN" },
  });
  const said = { chargeId: charge.id, amountDong: 150_000, ground: "Nghị quyết HĐND" };
  expect(await setAmount(till("cashier"), said)).toMatchObject({ ok: true });
  expect(await setAmount(till("cashier"), { ...said, amountDong: 180_000 })).toMatchObject({ ok: true });
  expect(await ward.take([stated])).toMatchObject({ ok: true });
  await nothingWrong();
});

test("a receipt written wrongly is replaced, keeps its number, and says so on paper", async () => {
  const dossier = await ward.copies();
  const taken = await ward.take([dossier]);
  const receiptId = taken.ok ? taken.value.receipt.id : "";
  const asked = { receiptId, payerName: "Trần Văn Bình", reason: "Sai tên" };
  const replaced = await replaceReceipt(till("cashier"), asked);
  expect(replaced).toMatchObject({ ok: true });
  expect(await replaceReceipt(till("cashier"), asked)).toMatchObject({
    refusal: { code: "RECEIPT_CANCELLED" },
  });
  const paper = await receiptPaper(
    ward.services,
    ward.officer("cashier"),
    replaced.ok ? replaced.value.id : "",
  );
  const text = paper.ok ? pdfText(paper.value.bytes) : "";
  expect(text).toContain("Trần Văn Bình");
  expect(text).toContain("Hai mươi mốt nghìn đồng");
  expect(text).toContain(taken.ok ? taken.value.receipt.name : "");
  await nothingWrong();
});

test("the day is closed by count: a difference needs its explanation, and nothing is taken afterwards", async () => {
  ward.clock.set(at("2026-11-03 08:00"));
  const dossier = await ward.copies();
  await ward.take([dossier]);
  const receiptId = (
    await ward.database.kysely
      .selectFrom("paymentReceipt")
      .select("id")
      .orderBy("issuedAt", "desc")
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id;
  const close = { unitId, day: day("2026-11-03"), countedDong: 20_000, note: "" };
  expect(await closeDay(till("cashier"), { ...close, day: day("2026-11-04") })).toMatchObject({
    refusal: { code: "DAY_NOT_OVER" },
  });
  expect(await closeDay(till("cashier"), close)).toMatchObject({ refusal: { code: "DAY_NOTE_REQUIRED" } });
  expect(await closeDay(till("cashier"), { ...close, note: "Thối nhầm" })).toMatchObject({
    value: { expectedDong: 21_000, countedDong: 20_000, differenceDong: -1_000 },
  });
  expect(await closeDay(till("cashier"), close)).toMatchObject({ refusal: { code: "DAY_CLOSED" } });
  expect(await ward.take([await ward.copies()])).toMatchObject({ refusal: { code: "DAY_CLOSED" } });
  expect(
    await replaceReceipt(till("cashier"), { receiptId, payerName: "Khác", reason: "Sai" }),
  ).toMatchObject({ refusal: { code: "RECEIPT_DAY_CLOSED" } });
  await nothingWrong();
});

test("a transfer claimed more than a day ago keeps the day open until somebody says why", async () => {
  ward.clock.set(at("2026-11-05 08:00"));
  const { token } = await bank.request(await ward.copies());
  await claimTransfer(ward.services, token);
  ward.clock.set(at("2026-11-06 16:00"));
  const close = { unitId, day: day("2026-11-06"), countedDong: 0, note: "" };
  expect(await closeDay(till("cashier"), close)).toMatchObject({
    refusal: { code: "DAY_HAS_CLAIMED", count: 1 },
  });
  const { id } = await ward.database.kysely
    .selectFrom("paymentRequest")
    .select("id")
    .where("token", "=", token)
    .executeTakeFirstOrThrow();
  expect(await noteClaim(till("cashier"), { requestId: id, note: "Đã gọi, chờ ngân hàng" })).toMatchObject({
    ok: true,
  });
  expect(await closeDay(till("cashier"), close)).toMatchObject({ ok: true });
  const other = await bank.request(await ward.copies());
  const open = await ward.database.kysely
    .selectFrom("paymentRequest")
    .select("id")
    .where("token", "=", other.token)
    .executeTakeFirstOrThrow();
  expect(await noteClaim(till("cashier"), { requestId: open.id, note: "x" })).toMatchObject({
    refusal: { code: "REQUEST_NOT_OPEN" },
  });
});

test("an account is named once; without one no transfer is asked for", async () => {
  const director = ward.officer("director");
  const account = {
    unitId,
    bankBin: "970436",
    number: "0011004000001",
    holder: "TT PVHCC",
    bankName: "Vietcombank",
  };
  expect(await openAccount(ward.services, director, account)).toMatchObject({ ok: true });
  await ward.database.kysely.updateTable("paymentAccount").set({ closedAt: ward.clock.now() }).execute();
  const charge = await firstOf(await ward.copies());
  expect(await requestTransfer(ward, [charge.id])).toMatchObject({
    refusal: { code: "NO_BANK_ACCOUNT" },
  });
});

test("charges of two units are two payments", async () => {
  const [one, two] = [await ward.copies(), await ward.copies()];
  const other = await firstOf(two);
  const elsewhere = ward.organisation.unitOf("ward");
  await ward.database.kysely
    .updateTable("paymentCharge")
    .set({ unitId: elsewhere })
    .where("id", "=", other.id)
    .execute();
  ward.clock.set(at("2026-11-09 09:00"));
  expect(await ward.take([one, two])).toMatchObject({ refusal: { code: "CHARGES_OF_SEVERAL_UNITS" } });
});

test("a unit goes back to an account it had before; no other unit may take it", async () => {
  const director = ward.officer("director");
  const grants = director.grants.map((grant) => ({ ...grant, unitId: ward.organisation.unitOf("ward") }));
  const open = (number: string, unit = unitId) =>
    openAccount(
      ward.services,
      { ...director, grants },
      {
        unitId: unit,
        bankBin: "970436",
        number,
        holder: "UBND",
        bankName: "Vietcombank",
      },
    );
  const first = await open("555500001111");
  expect(await open("555500002222")).toMatchObject({ ok: true });
  expect(await open("555500001111")).toEqual(first);
  expect(await open("555500001111")).toEqual(first);
  expect(await open("555500001111", ward.organisation.unitOf("police"))).toMatchObject({
    refusal: { code: "BANK_ACCOUNT_TAKEN" },
  });
  const opened = await ward.database.kysely
    .selectFrom("paymentAccount")
    .select("number")
    .where("unitId", "=", unitId)
    .where("closedAt", "is", null)
    .execute();
  expect(opened).toEqual([{ number: "555500001111" }]);
});
