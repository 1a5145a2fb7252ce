import { type Charge, payable } from "./charge.ts";

type Spent<One> = { readonly paid: readonly One[]; readonly leftDong: number };

/**
 * Spends what the post collected on charges, the oldest first, each in full or not at all; what is left is nobody's yet.
 * @law reform.md §I1: partial and over-payment are flagged, not settled.
 */
export function spend<One extends Pick<Charge, "state" | "amount_dong" | "exempt_dong">>(
  charges: readonly One[],
  collectedDong: number,
): Spent<One> {
  let leftDong = collectedDong;
  const paid: One[] = [];
  for (const charge of charges) {
    const dong = payable(charge);
    if (charge.state !== "DUE" || dong === null || dong === 0 || dong > leftDong) continue;
    paid.push(charge);
    leftDong -= dong;
  }
  return { paid, leftDong };
}

/** What of a parcel's money is nobody's yet: neither spent on charges, nor given back or kept by a decision. */
export function leftDong(
  cash: Readonly<Record<"collected_dong" | "settled_dong" | "cleared_dong", number>>,
): number {
  return cash.collected_dong - cash.settled_dong - cash.cleared_dong;
}
