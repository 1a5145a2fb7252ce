import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { SimulatedTransfer } from "./simulator-store.ts";

/** What the simulated bank's statement is like: true to its books, without the last transfer, or with another amount for it. */
export const STATEMENTS = ["honest", "lacking", "contradicting"] as const;
export type StatementMode = (typeof STATEMENTS)[number];

const HEADINGS = "Transaction ID,Booked at,Memo,Amount";
const OFF_DONG = 1_000;
const INTEREST_DONG = 137;

type Wanted = {
  readonly account: { readonly bankBin: string; readonly number: string };
  readonly as: StatementMode;
  readonly now: Instant;
};

/**
 * The statement of one account as a file, in days without hours as many banks write it. The interest of today stands in
 * each: a statement that lacks its only transfer still speaks of the day.
 */
export function simulatedStatement(
  transfers: readonly SimulatedTransfer[],
  { account, as, now }: Wanted,
): string {
  const [last, ...before] = transfers.filter(
    ({ bankBin, number }) => bankBin === account.bankBin && number === account.number,
  );
  const told = last === undefined || as === "lacking" ? before : [...before, lastAs(last, as)];
  const today = localDateOf(now);
  const interest = `SIM-LAI-${today},${today},TRA LAI TIEN GUI,${INTEREST_DONG}`;
  const lines = told.map(
    ({ transactionId, bookedAt, memo, amountDong }) =>
      `${transactionId},${localDateOf(bookedAt)},${memo},${amountDong}`,
  );
  return [HEADINGS, ...lines, interest].join("\n");
}

function lastAs(last: SimulatedTransfer, as: StatementMode): SimulatedTransfer {
  return as === "contradicting" ? { ...last, amountDong: last.amountDong + OFF_DONG } : last;
}
