import { z } from "zod";
import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { dayText, moneyText } from "../../../web/components/index.ts";
import { type FeesAsked, formSchemaOf, type PricedVersion } from "../../catalogue/index.ts";
import type { Dossier } from "../dossier.ts";
import { dueNow, type FeesStanding } from "../fees-standing.ts";
import type { DossierView } from "../queries/read-dossier.ts";
import { feeDong } from "./fee-words.ts";

/** What a dossier owes its office: in đồng, null where the fee is published in words only. */
export type FeeOwed = {
  readonly amountDong: number | null;
  readonly standing: "NONE" | "UNPAID" | "PAID" | "EXEMPT" | "REFUNDED";
  /** Of what is unpaid: what is not due before the result is there, and what is collected on receipt. */
  readonly laterDong?: number;
  readonly onReceiptDong?: number;
  /** Of what was paid: what went back and what the bank was ordered to send, the last of it when, and what is agreed to go back. */
  readonly back?: Pick<
    FeesStanding,
    "refundedDong" | "orderedDong" | "refundDueDong" | "refundedAt" | "orderedAt"
  >;
};

/** Whose fees count for a dossier, and of which day: those of the agency that answers, on the day it was handed in. */
export function feesAskedBy({ organisations, submittedAt, acceptedAt }: Dossier): FeesAsked {
  return {
    unitId: organisations?.competentAgencyId ?? null,
    on: localDateOf(present(submittedAt ?? acceptedAt, "the day it was handed in")),
  };
}

/**
 * What the books say; where they know nothing of the dossier, the amount the office asked for, or else what the pinned
 * version charges in this case.
 */
export function feeOwed(
  { dossier, form }: Pick<DossierView, "dossier" | "form">,
  version: PricedVersion,
  book: FeesStanding | null,
): FeeOwed {
  if (book !== null) return inBook(book, dossier.status);
  const { payment } = dossier;
  if (payment !== null) return { amountDong: payment.amountDong, standing: standingOf(payment) };
  const amountDong = feeDong({
    version,
    caseCode: dossier.pinned?.caseCode ?? "",
    channel: dossier.channelIn,
    facts: dossier.caseFacts,
    schema: version.forms.map(formSchemaOf).find((found) => found !== null) ?? null,
    answers: z.record(z.string(), z.json()).parse(form),
  });
  return { amountDong, standing: amountDong === 0 ? "NONE" : "UNPAID" };
}

function inBook(book: FeesStanding, status: Dossier["status"]): FeeOwed {
  const { owedDong, paidDong, exemptDong, isSettled } = book;
  const { refundedDong, orderedDong, refundDueDong, refundedAt, orderedAt, onReceiptDong } = book;
  const back = { refundedDong, orderedDong, refundDueDong, refundedAt, orderedAt };
  if (!isSettled) {
    const { laterDong } = dueNow(book, status);
    return { amountDong: owedDong, standing: "UNPAID", laterDong, onReceiptDong, back };
  }
  if (paidDong > 0) return { amountDong: paidDong, standing: "PAID", back };
  const backDong = refundedDong + orderedDong + refundDueDong;
  if (backDong > 0) return { amountDong: backDong, standing: "REFUNDED", back };
  return exemptDong > 0
    ? { amountDong: exemptDong, standing: "EXEMPT" }
    : { amountDong: 0, standing: "NONE" };
}

function standingOf({ confirmedAt, exemption }: NonNullable<Dossier["payment"]>): FeeOwed["standing"] {
  if (confirmedAt === null) return "UNPAID";
  return exemption === null ? "PAID" : "EXEMPT";
}

/** What went back of what was paid, with the day, and what is to go back; empty where nothing is. */
function backWords({ back }: FeeOwed, locale: Locale): string {
  if (back === undefined) return "";
  const t = messages(locale).screens.fee;
  const { refundedDong, orderedDong, refundDueDong, refundedAt, orderedAt } = back;
  const facts = (dong: number, at: Instant) => ({
    amount: moneyText(dong, locale),
    on: dayText(localDateOf(at)),
  });
  const parts = [
    ...(refundedDong === 0 || refundedAt === null ? [] : [t.back(facts(refundedDong, refundedAt))]),
    ...(orderedDong === 0 || orderedAt === null ? [] : [t.ordered(facts(orderedDong, orderedAt))]),
    ...(refundDueDong === 0 ? [] : [t.dueBack({ amount: moneyText(refundDueDong, locale) })]),
  ];
  return parts.join(", ");
}

/** The fee as the desk and its citizen read it. Once the result is handed over, the officer who did so has answered for it. */
export function feeOwedWords(
  owed: FeeOwed,
  locale: Locale,
  { returnedAt }: Pick<Dossier, "returnedAt">,
): string {
  const { amountDong, standing, laterDong = 0, onReceiptDong = 0 } = owed;
  const back = backWords(owed, locale);
  if (standing === "REFUNDED") return back;
  const words = standingWords(
    { amountDong, standing, laterDong, onReceiptDong },
    locale,
    returnedAt !== null,
  );
  return back === "" ? words : `${words}; ${back}`;
}

type Standing = {
  readonly amountDong: number | null;
  readonly standing: Exclude<FeeOwed["standing"], "REFUNDED">;
  readonly laterDong: number;
  readonly onReceiptDong: number;
};

function standingWords(
  { amountDong, standing, laterDong, onReceiptDong }: Standing,
  locale: Locale,
  isReturned: boolean,
): string {
  const t = messages(locale).screens;
  if (standing === "NONE") return t.submit.feeNone;
  if (standing === "UNPAID" && amountDong !== null && isReturned) return moneyText(amountDong, locale);
  if (amountDong !== null && standing === "UNPAID") {
    const nowDong = amountDong - laterDong;
    const words = nowDong > 0 && nowDong === onReceiptDong ? t.fee.unpaidNow : t.fee.UNPAID;
    return [
      ...(nowDong > 0 || laterDong === 0 ? [words({ amount: moneyText(nowDong, locale) })] : []),
      ...(laterDong > 0 ? [t.fee.unpaidLater({ amount: moneyText(laterDong, locale) })] : []),
    ].join("; ");
  }
  return amountDong === null ? t.fee.stated : t.fee[standing]({ amount: moneyText(amountDong, locale) });
}

/** What is ticked before a result is handed over: the officer answers for a figure, not for a sentence. */
export function settledWords({ amountDong, standing }: FeeOwed, locale: Locale): string {
  const t = messages(locale).acts.settled;
  if (standing === "NONE") return t.none;
  if (standing === "REFUNDED") return t.refunded;
  if (standing === "EXEMPT") return t.exempt;
  return amountDong === null ? t.stated : t.amount({ amount: moneyText(amountDong, locale) });
}
