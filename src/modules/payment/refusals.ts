import type { LocalDate } from "../../kernel/local-date.ts";
import type { UnreadColumn } from "./parse-statement.ts";

/** What the cash desk says no to. Texts in i18n, `payment.errors`. */
export const paymentRefusals = {
  CHARGE_NOT_DUE: { status: 409 },
  CHARGE_AMOUNT_UNKNOWN: { status: 422 },
  CHARGES_OF_SEVERAL_UNITS: { status: 422 },
  AMOUNT_CHANGED: { status: 409 },
  AMOUNT_LOWERED: { status: 422 },
  TXN_REFERENCE_REQUIRED: { status: 422 },
  TXN_REFERENCE_TAKEN: { status: 409 },
  CASH_TOO_LITTLE: { status: 422 },
  AMOUNT_UNREADABLE: { status: 422 },
  DAY_CLOSED: { status: 409 },
  DAY_HAS_CLAIMED: { status: 409 },
  DAY_MOVED: { status: 409 },
  DAY_NOTE_REQUIRED: { status: 422 },
  DAY_NOT_OVER: { status: 422 },
  POST_COLLECTS: { status: 409 },
  POSTAL_CASH_EXCEEDED: { status: 422 },
  NO_BANK_ACCOUNT: { status: 422 },
  BANK_ACCOUNT_TAKEN: { status: 409 },
  REQUEST_NOT_OPEN: { status: 409 },
  RECEIPT_CANCELLED: { status: 409 },
  RECEIPT_DAY_CLOSED: { status: 409 },
  DECISION_OPEN: { status: 409 },
  DECISION_ANSWERED: { status: 409 },
  DECISION_REASON_REQUIRED: { status: 422 },
  DECISION_OWN: { status: 403 },
  DECISION_TOO_MUCH: { status: 422 },
  REFUND_NOT_PAID_BY_US: { status: 422 },
  REFUND_NOT_DUE: { status: 409 },
  REFUND_NOT_AGREED: { status: 422 },
  RETURN_NOT_CHOSEN: { status: 422 },
  RETURN_NOT_OPEN: { status: 409 },
  RETURN_AMOUNT_DIFFERS: { status: 422 },
  RECEIVER_REQUIRED: { status: 422 },
  RECEIVER_NOT_AGREED: { status: 422 },
  RECEIVER_CHANGED: { status: 409 },
  TREASURY_TOO_MUCH: { status: 422 },
  OPENING_UNKNOWN: { status: 409 },
  OPENING_DAY_TO_COME: { status: 422 },
  MOVEMENT_MATCHED: { status: 409 },
  MATCH_AMOUNT_DIFFERS: { status: 422 },
  MATCH_DIRECTION: { status: 422 },
  MISSING_ARRIVED: { status: 409 },
  MISSING_SETTLED: { status: 409 },
  MISSING_NOT_PAID: { status: 422 },
  MISSING_NOT_AWAITED: { status: 409 },
  CHARGE_GOES_BACK: { status: 409 },
  MATCH_OTHER_ACCOUNT: { status: 422 },
  STATEMENT_HEADINGS_UNKNOWN: { status: 422 },
  STATEMENT_UNREADABLE: { status: 422 },
  STATEMENT_TOO_LONG: { status: 422 },
  BANK_MESSAGE_UNSIGNED: { status: 401 },
  BANK_MESSAGE_TOO_LARGE: { status: 413 },
} as const;

export const paymentFaults = {} as const;

type Fact<Code extends keyof typeof paymentRefusals, Facts = unknown> = { readonly code: Code } & Facts;

export type PaymentRefusal =
  | Fact<"CHARGE_NOT_DUE", { readonly dossierCode: string }>
  | Fact<"CHARGE_AMOUNT_UNKNOWN", { readonly dossierCode: string }>
  | Fact<"AMOUNT_CHANGED" | "AMOUNT_LOWERED", { readonly amountDong: number }>
  | Fact<"CASH_TOO_LITTLE" | "POSTAL_CASH_EXCEEDED", { readonly amountDong: number }>
  | Fact<"RETURN_AMOUNT_DIFFERS" | "TREASURY_TOO_MUCH", { readonly amountDong: number }>
  | Fact<"OPENING_UNKNOWN", { readonly account: string }>
  | Fact<"POST_COLLECTS", { readonly parcel: string; readonly amountDong: number }>
  | Fact<"TXN_REFERENCE_TAKEN", { readonly reference: string }>
  | Fact<"DAY_CLOSED" | "RECEIPT_DAY_CLOSED", { readonly day: LocalDate }>
  | Fact<"DAY_HAS_CLAIMED", { readonly count: number }>
  | Fact<"DECISION_TOO_MUCH" | "MATCH_AMOUNT_DIFFERS", { readonly amountDong: number }>
  | Fact<
      "STATEMENT_UNREADABLE",
      { readonly line: number; readonly column: UnreadColumn; readonly cell: string }
    >
  | Fact<"STATEMENT_TOO_LONG", { readonly lines: number }>
  | Fact<
      | "AMOUNT_UNREADABLE"
      | "CHARGES_OF_SEVERAL_UNITS"
      | "TXN_REFERENCE_REQUIRED"
      | "DAY_MOVED"
      | "DAY_NOTE_REQUIRED"
      | "DAY_NOT_OVER"
      | "OPENING_DAY_TO_COME"
      | "NO_BANK_ACCOUNT"
      | "BANK_ACCOUNT_TAKEN"
      | "REQUEST_NOT_OPEN"
      | "RECEIPT_CANCELLED"
      | "DECISION_OPEN"
      | "DECISION_ANSWERED"
      | "DECISION_REASON_REQUIRED"
      | "STATEMENT_HEADINGS_UNKNOWN"
      | "DECISION_OWN"
      | "REFUND_NOT_PAID_BY_US"
      | "REFUND_NOT_DUE"
      | "REFUND_NOT_AGREED"
      | "RETURN_NOT_CHOSEN"
      | "RETURN_NOT_OPEN"
      | "RECEIVER_REQUIRED"
      | "RECEIVER_NOT_AGREED"
      | "RECEIVER_CHANGED"
      | "MOVEMENT_MATCHED"
      | "MATCH_DIRECTION"
      | "MISSING_ARRIVED"
      | "MISSING_SETTLED"
      | "MISSING_NOT_PAID"
      | "MISSING_NOT_AWAITED"
      | "CHARGE_GOES_BACK"
      | "MATCH_OTHER_ACCOUNT"
      | "BANK_MESSAGE_UNSIGNED"
      | "BANK_MESSAGE_TOO_LARGE"
    >
  | { readonly code: "NOT_FOUND" | "NOT_ALLOWED" | "NOT_SIGNED_IN" };
