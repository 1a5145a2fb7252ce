import { assert } from "../../kernel/assert.ts";
import { type Charge, payable } from "./charge.ts";

type Amounts = Pick<Charge, "amount_dong" | "exempt_dong" | "refunded_dong" | "refund_due_dong">;
type Standing = Pick<Charge, "state" | "refunded_dong" | "refund_due_dong">;

/** What was paid of a charge, is kept, and nobody has agreed to pay back; whole đồng. */
export function keptDong(charge: Amounts): number {
  return (payable(charge) ?? 0) - charge.refund_due_dong - charge.refunded_dong;
}

/** Something of what was paid is with us: all of it, or what is not due back. */
export function isPaid({ state }: Pick<Charge, "state">): boolean {
  return state === "PAID" || state === "REFUND_DUE";
}

/** A part of what is kept is to go back: due until it is paid out, beside other parts. */
export function agreed(charge: Amounts, dong: number): Standing {
  assert(dong > 0 && dong <= keptDong(charge), "no more goes back than is kept");
  return standing({ ...charge, refund_due_dong: charge.refund_due_dong + dong });
}

/** A part that was due back is paid out; what else is due back stays due, and of what is kept nothing changes. */
export function paidOut(charge: Amounts, dong: number): Standing {
  assert(dong > 0 && dong <= charge.refund_due_dong, "no more is paid out than was agreed");
  return standing({
    ...charge,
    refund_due_dong: charge.refund_due_dong - dong,
    refunded_dong: charge.refunded_dong + dong,
  });
}

function standing(charge: Amounts): Standing {
  const { refunded_dong, refund_due_dong } = charge;
  if (refund_due_dong > 0) return { state: "REFUND_DUE", refunded_dong, refund_due_dong };
  return { state: keptDong(charge) > 0 ? "PAID" : "REFUNDED", refunded_dong, refund_due_dong };
}

/** What made a charge less after it was opened, in the order it was agreed. */
type Lowering = {
  readonly amountDong: number;
  /** Of one struck line, so that the others cost what they did; otherwise of the whole charge. */
  readonly isOfLine: boolean;
};

/**
 * What a line of a charge costs its payer: its full fee, less its part of whatever was let off the charge as a whole or
 * paid back of it, rounded down to whole đồng.
 * @law one-stop.md §2.7: exemption.
 */
export function shareDong(
  amountDong: number,
  feeDong: number,
  {
    openedExemptDong,
    lowerings,
  }: { readonly openedExemptDong: number; readonly lowerings: readonly Lowering[] },
): number {
  let rest = amountDong;
  let share = feeDong;
  for (const { amountDong: less, isOfLine } of [
    { amountDong: openedExemptDong, isOfLine: false },
    ...lowerings,
  ]) {
    const left = Math.max(0, rest - less);
    if (!isOfLine && rest > 0) share = Number((BigInt(share) * BigInt(left)) / BigInt(rest));
    rest = left;
  }
  return share;
}
