import { describe, expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { cutOffAfter } from "../../../test/support/cut-off.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import { addDays, instantAt, type LocalDate } from "../../kernel/local-date.ts";
import type { Result } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { runOnce } from "../../web/once.ts";
import { type Acted, verifyDossiers } from "../dossier/index.ts";
import { signatureOf } from "./bank-signature.ts";
import { answerDifference } from "./commands/answer-difference.ts";
import { closeDay } from "./commands/close-day.ts";
import { answerDecision, askDecision } from "./commands/decide-money.ts";
import { importStatement } from "./commands/import-statement.ts";
import { payRefund } from "./commands/pay-refund.ts";
import { receiveBankMessage } from "./commands/receive-bank-message.ts";
import { requestTransfer } from "./commands/request-transfer.ts";
import { takePayment } from "./commands/take-payment.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const STATEMENTS_MAX = 120;

const COUNTED = {
  payments: "payment_payment",
  receipts: "payment_receipt",
  movements: "payment_movement",
  statements: "payment_statement",
  requests: "payment_request",
  closes: "payment_day_close",
  differences: "payment_drawer_difference",
  transfers: "payment_transfer",
  refunds: "payment_decision WHERE paid_at IS NOT NULL",
  resumed: "dossier_event WHERE type = 'PaymentConfirmed'",
} as const;
type Effect = Partial<Record<keyof typeof COUNTED, number>>;

/** How much there is of everything that money leaves behind. */
async function standing(): Promise<Record<string, number>> {
  const schema = `"${ward.database.schema}".`;
  const parts = Object.entries(COUNTED).map(
    ([name, from]) => `(SELECT count(*) FROM ${schema}${from}) AS ${name}`,
  );
  const [row] = await ward.database.run({ name: "standing", text: () => `SELECT ${parts.join(", ")}` }, []);
  return Object.fromEntries(
    Object.entries(present(row, "counts")).map(([name, count]) => [name, Number(count)]),
  );
}

function more(before: Record<string, number>, after: Record<string, number>): Effect {
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  );
}

type Command<T> = {
  readonly prepare: () => Promise<T>;
  readonly act: (services: Services, subject: T) => Promise<Result<unknown>>;
  readonly effect: Effect;
  /** A bank repeats its message and has no key; everybody else sends the same form again under its own. */
  readonly isKeyed?: boolean;
};

/**
 * Cuts the command off between every two of its statements in turn. Each time nothing of it is left; sent again under
 * the same key it has its one effect, sent once more it has no other. Answers how many places there were.
 */
async function cutEverywhere<T>({ prepare, act, effect, isKeyed = true }: Command<T>): Promise<number> {
  for (let nth = 0; nth < STATEMENTS_MAX; nth += 1) {
    const subject = await prepare();
    const command = {
      actorKey: "officer:test",
      key: newId(),
      requestHash: sha256("the same form"),
      given: isKeyed,
    };
    const send = (database = ward.database) =>
      runOnce(
        { ...ward.services, database },
        { mode: isKeyed ? "stored" : "none", command, keep: (body) => ({ status: null, body }) },
        (services) => act(services, subject),
      );
    const before = await standing();
    const cut = cutOffAfter(ward.database, nth);
    const died = await send(cut.database).then(
      () => false,
      () => true,
    );
    expect(died, `cut off after statement ${nth}`).toBe(cut.wasCut());
    if (died) {
      expect(more(before, await standing())).toEqual({});
      expect((await verifyMoney(ward.database)).wrong).toEqual([]);
    }
    for (const _ of ["repeated", "and once more"]) {
      expect(await send()).toMatchObject({ ok: true });
      expect(more(before, await standing()), `after statement ${nth}`).toEqual(effect);
    }
    expect((await verifyMoney(ward.database)).wrong).toEqual([]);
    if (!died) {
      expect((await verifyDossiers(ward.database)).broken).toEqual([]);
      return nth;
    }
  }
  throw new Error("never got through");
}

const cashier = ward.officer("cashier");
const tillOf = (services: Services) => ({ office: ward.office, services, actor: cashier });
const due = async (dossier: Acted) => (await ward.chargesOf(dossier)).filter(({ state }) => state === "DUE");

describe.each([
  ["CASH", null],
  ["POS", "slip"],
] as const)("money taken by %s, cut off between any two statements,", (method, slip) => {
  test("is taken once, the dossier that waited goes on once", { timeout: 120_000 }, async () => {
    const places = await cutEverywhere({
      prepare: async () => ({
        charges: await due(await ward.waiting()),
        txnRef: slip && `${slip} ${newId()}`,
      }),
      act: (services, { charges, txnRef }) =>
        takePayment(tillOf(services), {
          chargeIds: charges.map(({ id }) => id),
          method,
          amountDong: 1_250_000,
          txnRef,
          payerName: null,
        }),
      effect: { payments: 1, receipts: 1, transfers: 1, resumed: 1 },
    });
    expect(places).toBeGreaterThan(12);
  });
});

test("a message of the bank, cut off anywhere and repeated, pays once", { timeout: 120_000 }, async () => {
  const secret = ward.services.config.bankSecret ?? "";
  const places = await cutEverywhere({
    prepare: async () => {
      const dossier = await ward.waiting();
      const { reference } = await bank.request(dossier);
      return new TextEncoder().encode(JSON.stringify(bank.told({ amount: 1_250_000, memo: reference })));
    },
    act: (services, body) =>
      receiveBankMessage(ward.office, services, { body, signature: signatureOf(secret, body) }),
    effect: { payments: 1, receipts: 1, movements: 1, transfers: 2, resumed: 1 },
    isKeyed: false,
  });
  expect(places).toBeGreaterThan(15);
});

test("a statement, cut off anywhere and sent again, is booked once", { timeout: 120_000 }, async () => {
  let day = addDays(ward.clock.today(), -200);
  const places = await cutEverywhere({
    prepare: async () => {
      const { reference } = await bank.request(await ward.copies());
      // A day of its own for each: a statement says what moved in its days, and nothing else.
      day = addDays(day, 1);
      const on = day.split("-").reverse().join("/");
      const lines = [`${newId()},${on} 09:15,${reference},21000`, `${newId()},${on} 09:20,khong ro,5000`];
      return `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\n${lines.join("\n")}`;
    },
    act: (services, text) =>
      importStatement(tillOf(services), { accountId: bank.accountId, fileName: "so-phu.csv", text }),
    effect: { statements: 1, payments: 1, receipts: 1, movements: 2, transfers: 3 },
  });
  expect(places).toBeGreaterThan(15);
});

test("a refund, cut off anywhere and sent again, is paid out once", { timeout: 120_000 }, async () => {
  const places = await cutEverywhere({
    prepare: async () => {
      const dossier = await ward.copies();
      await ward.take([dossier]);
      const charge = present((await ward.chargesOf(dossier))[0], "charge");
      const asked = { chargeId: charge.id, kind: "REFUND" as const, amountDong: 21_000, ground: "Thu nhầm" };
      const intake = { ...tillOf(ward.services), actor: ward.officer("intake") };
      const decision = await askDecision(intake, asked);
      assert(decision.ok, "asked");
      const { id } = decision.value;
      const leader = { ...tillOf(ward.services), actor: ward.officer("leader") };
      assert((await answerDecision(leader, { id, approved: true, reason: "" })).ok, "approved");
      return id;
    },
    act: (services, id) => payRefund(tillOf(services), { id, method: "CASH" }),
    effect: { refunds: 1, transfers: 1 },
  });
  expect(places).toBeGreaterThan(8);
});

test("a code for a transfer, cut off anywhere and asked again, is one code", {
  timeout: 120_000,
}, async () => {
  const places = await cutEverywhere({
    prepare: async () => due(await ward.copies()),
    act: (services, charges) =>
      requestTransfer(
        { office: ward.office, services },
        charges.map(({ id }) => id),
      ),
    effect: { requests: 1 },
  });
  expect(places).toBeGreaterThan(8);
});

test("a day, cut off anywhere while it is closed on the word of two, is closed once", {
  timeout: 120_000,
}, async () => {
  let day = ward.clock.today();
  const unitId = ward.organisation.unitOf("serviceCentre");
  const next = async () => {
    day = addDays(day, 1);
    ward.clock.set(instantAt(day, 16 * 60));
    return day;
  };
  const declared = (services: Services, closed: LocalDate) =>
    closeDay(tillOf(services), { unitId, day: closed, countedDong: 1_000, note: "Thừa" });
  const places = await cutEverywhere({ prepare: next, act: declared, effect: { differences: 1 } });
  expect(places).toBeGreaterThan(5);
  const answered = await cutEverywhere({
    prepare: async () => {
      expect(await declared(ward.services, await next())).toMatchObject({ ok: true });
      const open = await ward.database.kysely
        .selectFrom("paymentDrawerDifference")
        .select("id")
        .where("answer", "is", null)
        .where("day", "=", day)
        .executeTakeFirstOrThrow();
      return open.id;
    },
    act: (services, id) =>
      answerDifference({ services, actor: ward.officer("leader") }, { id, approved: true, reason: "" }),
    effect: { closes: 1, transfers: 1 },
  });
  expect(answered).toBeGreaterThan(5);
});
