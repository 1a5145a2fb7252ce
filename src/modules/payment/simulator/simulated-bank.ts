import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { signatureOf } from "../bank-signature.ts";
import { memoOf, type TransferView } from "../queries/transfer-view.ts";

/** How the simulated bank misbehaves: as banks do, one way at a time. */
export const MISBEHAVIOURS = [
  "honest",
  "twice",
  "less",
  "more",
  "other-account",
  "other-currency",
  "without-memo",
  "unsigned",
  "late",
  "contradicting",
  "out-of-order",
] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

export type BankMessageSent = { readonly body: Uint8Array; readonly signature: string };
type Asked = Pick<TransferView, "reference" | "amount_dong" | "bank_bin" | "number">;

/** What the simulated bank has booked for one transfer: the money of its own books, whatever it tells of it. */
export type BookedTransfer = {
  readonly transactionId: string;
  readonly bankBin: string;
  readonly accountNumber: string;
  readonly amount: number;
  readonly bookedAt: Instant;
  readonly memo: string;
};

const OFF_DONG = 1_000;
const WRONG: Partial<Record<Misbehaviour, number>> = { less: -OFF_DONG, more: OFF_DONG };

export function bookedAs(
  transfer: Asked,
  { at, as }: { readonly at: Instant; readonly as: Misbehaviour },
): BookedTransfer {
  return {
    transactionId: `SIM-${newId()}`,
    bankBin: transfer.bank_bin,
    accountNumber: as === "other-account" ? "000000000" : transfer.number,
    amount: transfer.amount_dong + (WRONG[as] ?? 0),
    bookedAt: at,
    memo: as === "without-memo" ? "CHUYEN TIEN" : `SIM ${memoOf(transfer)}`,
  };
}

/**
 * What the simulated bank tells of a transfer it booked, each message signed as a real one would be. Ships for
 * demonstrations and development: no money moves, and a receipt printed with it is marked.
 */
export function messagesAbout(
  booked: BookedTransfer,
  { secret, as }: { readonly secret: string; readonly as: Misbehaviour },
): readonly BankMessageSent[] {
  const told = (changes: Partial<BookedTransfer>): BankMessageSent => {
    const message = { ...booked, currency: as === "other-currency" ? "USD" : "VND", ...changes };
    const body = new TextEncoder().encode(JSON.stringify(message));
    return { body, signature: as === "unsigned" ? "sha256=" : signatureOf(secret, body) };
  };
  const one = told({});
  if (as === "twice") return [one, one];
  return as === "contradicting" ? [one, told({ amount: booked.amount + OFF_DONG })] : [one];
}

/** Both at once: what a bank that keeps no books to look into sends for a transfer. */
export function messagesOf(
  transfer: Asked,
  told: { readonly secret: string; readonly at: Instant; readonly as: Misbehaviour },
): readonly BankMessageSent[] {
  return messagesAbout(bookedAs(transfer, told), told);
}
