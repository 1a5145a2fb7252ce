import type { Instant } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Dossier, DossierId } from "./dossier.ts";

/** A charge that is still to be paid, of a known amount. */
export type DueCharge = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly amountDong: number;
  /** Its procedure collects it with the result only. */
  readonly isWithResult: boolean;
};

/** How the charges of a dossier stand in the books; whole đồng. */
export type FeesStanding = {
  /** Null where the amount of an open charge is not known yet. */
  readonly owedDong: number | null;
  readonly paidDong: number;
  /** Of what is owed: what the procedure collects with the result only, and what it collects on receipt. */
  readonly withResultDong: number;
  readonly onReceiptDong: number;
  /** The charges of which the payer says that a transfer was sent; the bank has not said so. */
  readonly claimedIds: readonly string[];
  /** What is open, one by one. */
  readonly due: readonly DueCharge[];
  readonly exemptDong: number;
  /** Of what was paid: given back, ordered at the bank which has not said that it left, and agreed to go back. */
  readonly refundedDong: number;
  readonly orderedDong: number;
  readonly refundDueDong: number;
  /** When the last of it was given back; null where nothing was. */
  readonly refundedAt: Instant | null;
  /** When the last of it was ordered; null where nothing waits for the bank. */
  readonly orderedAt: Instant | null;
  /** Nothing is open any more. */
  readonly isSettled: boolean;
  /** The unit takes transfers: whoever owes may pay with a phone. */
  readonly takesTransfers: boolean;
};

const RESULT_THERE: readonly Dossier["status"][] = ["RESULT_READY", "RETURNED"];

/**
 * Of what is owed, whole đồng: what is to be paid now, and what is not due before the result is ready, when handing it over
 * asks for it. Tracking, the start of paying, letters and the slip all go by this.
 */
export function dueNow(
  { owedDong, withResultDong }: Pick<FeesStanding, "owedDong" | "withResultDong">,
  status: Dossier["status"],
): { readonly nowDong: number; readonly laterDong: number } {
  const laterDong = RESULT_THERE.includes(status) ? 0 : withResultDong;
  return { nowDong: Math.max(0, (owedDong ?? 0) - laterDong), laterDong };
}

/** What the payer says was sent, whole đồng, and how the rest stands: nobody asks again for what was sent. */
export function besideClaimed(book: FeesStanding): {
  readonly claimedDong: number;
  readonly rest: FeesStanding;
} {
  const claimed = book.due.filter(({ id }) => book.claimedIds.includes(id));
  const sum = (charges: readonly DueCharge[]) =>
    charges.reduce((dong, { amountDong }) => dong + amountDong, 0);
  const claimedDong = sum(claimed);
  const rest = {
    ...book,
    due: book.due.filter((charge) => !claimed.includes(charge)),
    owedDong: book.owedDong === null ? null : book.owedDong - claimedDong,
    withResultDong: book.withResultDong - sum(claimed.filter(({ isWithResult }) => isWithResult)),
  };
  return { claimedDong, rest };
}

/** The charges of `nowDong`. */
export function chargesDueNow(
  { due }: Pick<FeesStanding, "due">,
  status: Dossier["status"],
): readonly DueCharge[] {
  return due.filter(({ isWithResult }) => !isWithResult || RESULT_THERE.includes(status));
}

/**
 * What the office asks of whoever keeps the money: null where a dossier has no charge in the books. The dossier knows
 * only this shape; who answers is decided where the application is put together.
 */
export type FeesBook = (executor: Executor, dossierId: DossierId) => Promise<FeesStanding | null>;

/** What is open of each of some dossiers, in whole đồng; null where an amount is not known. Who owes nothing is not among them. */
export type OwedBook = (
  executor: Executor,
  dossierIds: readonly DossierId[],
) => Promise<ReadonlyMap<string, number | null>>;

/** An office without books knows of nothing that is owed. */
export const nothingOwed: OwedBook = async () => new Map();

/** An office without books: it goes by the word of the officer. */
export const noBook: FeesBook = async () => null;
