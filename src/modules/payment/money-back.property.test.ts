import fc from "fast-check";
import { expect, test } from "vitest";
import { agreed, isPaid, keptDong, paidOut, shareDong } from "./money-back.ts";

const PAID = 1_000;
const paidCharge = {
  amount_dong: PAID + 200,
  exempt_dong: 200,
  refunded_dong: 0,
  refund_due_dong: 0,
  state: "PAID" as const,
};

/** The leader agrees to a part, the cashier pays out one of those that wait, the dossier is withdrawn. */
const moves = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant("agree" as const), dong: fc.integer({ min: 1, max: PAID }) }),
    fc.record({ move: fc.constant("payOut" as const), which: fc.nat(9) }),
    fc.record({ move: fc.constant("withdraw" as const) }),
  ),
  { maxLength: 20 },
);

test("whatever is agreed and paid out, what was paid is kept, due back or given back, and the state says which", () => {
  fc.assert(
    fc.property(moves, (drawn) => {
      let charge: Parameters<typeof agreed>[0] & { state: string } = paidCharge;
      const waiting: number[] = [];
      let given = 0;
      for (const each of drawn) {
        const kept = keptDong(charge);
        if (each.move === "payOut") {
          const [dong] = waiting.splice(each.which % Math.max(waiting.length, 1), 1);
          if (dong === undefined) continue;
          charge = { ...charge, ...paidOut(charge, dong) };
          given += dong;
        } else {
          const dong = each.move === "withdraw" ? kept : Math.min(each.dong, kept);
          if (dong === 0) continue;
          charge = { ...charge, ...agreed(charge, dong) };
          waiting.push(dong);
        }
        const due = waiting.reduce((sum, dong) => sum + dong, 0);
        expect([charge.refund_due_dong, charge.refunded_dong]).toEqual([due, given]);
        expect(keptDong(charge) + due + given).toBe(PAID);
        expect(charge.state).toBe(due > 0 ? "REFUND_DUE" : given === PAID ? "REFUNDED" : "PAID");
      }
    }),
  );
});

test.each([
  ["more than is kept", () => agreed({ ...paidCharge, refund_due_dong: 400 }, 601)],
  ["nothing", () => agreed(paidCharge, 0)],
  ["what was not agreed", () => paidOut({ ...paidCharge, refund_due_dong: 400 }, 401)],
])("%s never goes back", (_what, change) => {
  expect(change).toThrow();
});

test.each([
  ["DUE", false],
  ["EXEMPT", false],
  ["PAID", true],
  ["REFUND_DUE", true],
  ["REFUNDED", false],
  ["CANCELLED", false],
] as const)("a charge in %s holds paid money: %s", (state, is) => {
  expect(isPaid({ state })).toBe(is);
});

const line = (amountDong: number) => ({ amountDong, isOfLine: true });
const whole = (amountDong: number) => ({ amountDong, isOfLine: false });

test.each([
  ["its full fee where nothing was let off", 0, [], 10_000],
  ["half where half of all was let off at the counter", 15_000, [], 5_000],
  ["half where half was let off afterwards", 0, [whole(15_000)], 5_000],
  ["its full fee where another line was struck", 0, [line(10_000)], 10_000],
  [
    "half where half of what two lines cost was let off after one was struck",
    0,
    [line(10_000), whole(10_000)],
    5_000,
  ],
  ["half where half was let off before another was struck", 0, [whole(15_000), line(5_000)], 5_000],
  ["a third, rounded down", 0, [whole(20_000)], 3_333],
  ["nothing where all was let off", 30_000, [], 0],
  ["nothing where all was given back", 0, [whole(30_000), whole(1_000)], 0],
])("one of three lines costs %s", (_what, openedExemptDong, lowerings, share) => {
  expect(shareDong(30_000, 10_000, { openedExemptDong, lowerings })).toBe(share);
});

test("all lines together cost what is to be paid, but for the đồng that rounding leaves to the payer's charge", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (fees, part) => {
        const amount = fees.reduce((sum, fee) => sum + fee, 0);
        const letOff = Math.floor(amount * part);
        const asked = { openedExemptDong: letOff, lowerings: [] };
        const shares = fees.reduce((sum, fee) => sum + shareDong(amount, fee, asked), 0);
        expect(shares).toBeLessThanOrEqual(amount - letOff);
        expect(shares).toBeGreaterThan(amount - letOff - fees.length);
      },
    ),
  );
});
