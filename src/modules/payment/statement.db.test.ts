import { describe, expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert } from "../../kernel/assert.ts";
import { refuse } from "../../kernel/result.ts";
import { transactionOrRefusal } from "../../platform/postgres/transaction-or-refusal.ts";
import { errorText } from "../../web/error-catalogue.ts";
import { importStatement } from "./commands/import-statement.ts";
import { parseStatement } from "./parse-statement.ts";
import { listOffStatements } from "./queries/missing-on-statement.ts";
import { unitIdOf } from "./stored-id.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { unitId: stored } = await ward.database.kysely
  .selectFrom("paymentAccount")
  .select("unitId")
  .where("id", "=", bank.accountId)
  .executeTakeFirstOrThrow();
const accountUnit = unitIdOf(stored);
const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
const load = (text: string) =>
  importStatement(till, { accountId: bank.accountId, fileName: "so-phu.csv", text });
const wrong = async () => (await verifyMoney(ward.database)).wrong.map(({ rule }) => rule);

const HEAD = "Ngân hàng TMCP\nSổ phụ tài khoản 113366668888\n\nMã giao dịch,Ngày giao dịch,Nội dung,Số tiền";

describe("a statement of the bank", () => {
  test("is read whatever stands above its headings, with signed amounts or two columns, grouped or plain", () => {
    const signed = parseStatement(
      `${HEAD}\nFT1,02/11/2026 09:15,"NOP, LE PHI","1.250.000"\nFT2,02/11/2026,PHI,-5.500`,
    );
    expect(signed).toMatchObject({
      layout: "signed",
      bad: [],
      lines: [
        {
          line: 5,
          bankRef: "FT1",
          amountDong: 1_250_000,
          bookedAt: at("2026-11-02 09:15"),
          memo: "NOP, LE PHI",
        },
        { bankRef: "FT2", amountDong: -5_500, bookedAt: at("2026-11-02 00:00") },
      ],
    });
    const two = parseStatement(
      "﻿Ngày;Số chứng từ;Ghi nợ;Ghi có;Diễn giải\n02-11-2026;A1;;21,000;MC\n02-11-2026;A2;7000;;X\n;;7000;21000;",
    );
    expect(two).toMatchObject({
      layout: "two-columns-semicolon",
      bad: [],
      lines: [{ amountDong: 21_000 }, { amountDong: -7_000 }],
    });
  });

  test("writes whole đồng as banks do: grouped, with nought hundredths, empty or nought in the other column", () => {
    const signed = parseStatement(
      `${HEAD}\nA,02/11/2026,x,"1,250,000.00"\nB,02/11/2026,x,"-1.250.000,00"\nC\u0000,02/11/2026,x,1`,
    );
    expect(signed).toMatchObject({
      lines: [{ amountDong: 1_250_000 }, { amountDong: -1_250_000 }],
      bad: [{ line: 7, column: "REFERENCE" }],
    });
    const two = parseStatement(
      "Ngày;Số chứng từ;Ghi nợ;Ghi có;Diễn giải\n02-11-2026;A1;0.00;1,250,000.00;x\n02-11-2026;A2;-;5000;x\n02-11-2026;A3;1,100;1,250;000;x",
    );
    expect(two).toMatchObject({
      lines: [{ amountDong: 1_250_000 }, { amountDong: 5_000 }],
      bad: [{ line: 4 }],
    });
    const short = parseStatement(
      "STT;Ngày giao dịch;Mã giao dịch;Nợ;Có;Số dư;Nội dung giao dịch\n1;02/11/2026;B1;;21.000;9.000.000;nop phi",
    );
    expect(short).toMatchObject({ lines: [{ bankRef: "B1", amountDong: 21_000, memo: "nop phi" }], bad: [] });
    const unread = parseStatement("Ngày;Số chứng từ;Ghi nợ;Ghi có;Diễn giải\n02-11-2026;A1;1,100;nghìn;x");
    expect(unread).toMatchObject({ lines: [], bad: [{ line: 2, column: "AMOUNT" }] });
  });

  test("longer than can be taken is refused whole, not cut short", async () => {
    const lines = Array.from({ length: 50_001 }, (_, n) => `L${n},02/11/2026,x,1000`).join("\n");
    expect(await load(`${HEAD}\n${lines}`)).toMatchObject({
      refusal: { code: "STATEMENT_TOO_LONG", lines: 50_000 },
    });
  });

  test.each([
    ["an amount in words", "FT1,02/11/2026,x,một triệu", "Dòng 5 .* số tiền không đọc được: “một triệu”"],
    ["no amount", "FT1,02/11/2026,x,", "Dòng 5 .* thiếu số tiền"],
    ["a day that does not exist", "FT1,31/02/2026,x,1000", "Dòng 5 .* không có trong lịch.*“31/02/2026”"],
    ["no number", "FT0,02/11/2026,x,1000\n,02/11/2026,x,1000", "Dòng 6 .* thiếu mã giao dịch"],
    ["headings alone", "", "không có dòng giao dịch nào"],
  ])("with %s is refused with its line and why, and nothing of it is booked", async (_, lines, why) => {
    const before = (await bank.movements()).length;
    const done = await load(`${HEAD}\n${lines}`);
    assert(!done.ok && done.refusal.code === "STATEMENT_UNREADABLE", "refused");
    expect(errorText("vi", done.refusal.code, done.refusal)).toMatch(new RegExp(why));
    expect((await bank.movements()).length).toBe(before);
  });

  test("without headings that anybody knows is refused", async () => {
    for (const unknown of ["a,b,c\n1,2,3", "\u00ff\u00d8\u00ff\u00e0 JFIF", ""])
      expect(await load(unknown)).toMatchObject({ refusal: { code: "STATEMENT_HEADINGS_UNKNOWN" } });
  });

  test("confirms what a message told, books and matches what none did, and changes nothing the second time", async () => {
    const [told, untold] = [await ward.copies(), await ward.copies()];
    const first = await bank.request(told);
    const second = await bank.request(untold);
    const message = bank.told({ memo: first.reference });
    await bank.send(message);
    const text = `${HEAD}\n${message.transactionId},02/11/2026 08:30,${first.reference},21000\nFT9,02/11/2026 08:40,NOP ${second.reference},21000\nFT10,02/11/2026 08:41,khong ro,5000`;
    expect(await load(text)).toMatchObject({
      value: { lines: 3, known: 1, matched: 1, open: 1, contradicted: [] },
    });
    expect(await ward.chargesOf(untold)).toMatchObject([{ state: "PAID" }]);
    expect(await wrong()).toEqual([]);
    expect(await load(text)).toMatchObject({ value: { lines: 3, known: 3, matched: 0, open: 0 } });
    expect(await load(`${text}\n`)).toMatchObject({ value: { known: 3 } });
    expect(await wrong()).toEqual([]);
  });

  test.each([
    ["with its times", "03/11/2026 09:00"],
    ["with days only", "03/11/2026"],
  ])("taken at noon, %s, says nothing of the afternoon", async (how, on) => {
    ward.clock.set(at("2026-11-03 12:00"));
    await load(`${HEAD}\nNOON-${how},${on},x,5000`);
    ward.clock.set(at("2026-11-03 15:00"));
    await bank.send(bank.told({ bookedAt: at("2026-11-03 14:30"), amount: 7_000, memo: "chieu" }));
    expect(await wrong()).toEqual([]);
  });

  test("that says another amount than a message is told, and verification says so too", async () => {
    ward.clock.set(at("2026-11-03 08:30"));
    const message = bank.told({ memo: "lech", amount: 30_000 });
    await bank.send(message);
    expect(await load(`${HEAD}\n${message.transactionId},03/11/2026,x,31000`)).toMatchObject({
      value: { contradicted: [message.transactionId] },
    });
    expect(await wrong()).toEqual(["STATEMENT_IN_BOOKS"]);
  });

  test("that lacks what a message told shows the message for a lie", async () => {
    ward.clock.set(at("2026-11-04 08:30"));
    await bank.send(bank.told({ memo: "khong co that" }));
    expect(await load(`${HEAD}\nFT20,04/11/2026,x,1000`)).toMatchObject({ ok: true });
    const missing = async () => (await listOffStatements(ward.database, [accountUnit])).missing;
    expect(await missing()).toMatchObject([{ amount_dong: 21_000, dossiers: [] }]);
    const told = async () => (await wrong()).filter((rule) => rule === "MISSING_ON_STATEMENT");
    expect(await told()).toHaveLength(1);
    expect(await load(`${HEAD}\nFT21,04/11/2026,x,1000`)).toMatchObject({ ok: true });
    expect([(await told()).length, (await missing()).length]).toEqual([1, 1]);
  });
});

/** Each change below is made behind the program's back, and found. */
describe("verification sees", () => {
  const mutations: readonly (readonly [string, string, string])[] = [
    [
      "a charge marked as paid",
      "UPDATE payment_charge SET state = 'PAID' WHERE state = 'DUE'",
      "CHARGE_IN_BOOKS",
    ],
    [
      "a charge marked as owed",
      "UPDATE payment_charge SET state = 'DUE' WHERE state = 'PAID'",
      "CHARGE_IN_BOOKS",
    ],
    [
      "money given back that nobody agreed to",
      "UPDATE payment_charge SET refunded_dong = 1 WHERE state = 'PAID'",
      "PAID_KEPT_OR_BACK",
    ],
    [
      "money paid that is nowhere",
      "DELETE FROM payment_transfer WHERE why = 'CHARGED' AND amount_dong = 21000",
      "PAID_KEPT_OR_BACK",
    ],
    ["a payment of more", "UPDATE payment_payment SET amount_dong = amount_dong + 1", "PAYMENTS_ALLOCATED"],
    ["money of the bank nobody told", "DELETE FROM payment_transfer WHERE why = 'BANKED'", "BANK_IN_BOOKS"],
    ["a receipt lost", "DELETE FROM payment_receipt", "RECEIPTS_WHOLE"],
    [
      "a movement marked as matched",
      "UPDATE payment_movement SET state = 'MATCHED', matched_as = 'POS', matched_at = now() WHERE state = 'OPEN'",
      "SUSPENSE_IS_OPEN",
    ],
    [
      "a statement's line changed",
      "UPDATE payment_statement_line SET amount_dong = amount_dong + 1",
      "STATEMENT_IN_BOOKS",
    ],
    [
      "a dossier that waits for nothing",
      "UPDATE payment_charge SET state = 'CANCELLED' WHERE source = 'OBLIGATION'",
      "WAITS_PAID",
    ],
  ];

  test.each(mutations)("%s", async (_, change, rule) => {
    await ward.waiting();
    const before = (await verifyMoney(ward.database)).wrong.filter((each) => each.rule === rule).length;
    const text = (schema: string) => change.replace(/payment_[a-z_]+/, (table) => `${schema}.${table}`);
    await transactionOrRefusal(ward.owner, async (tx) => {
      await tx.run({ name: `test-${rule}-${change.length}`, text }, []);
      const seen = (await verifyMoney(tx)).wrong.filter((each) => each.rule === rule).length;
      expect(seen).toBeGreaterThan(before);
      return refuse({ code: "UNDONE" });
    });
  });
});
