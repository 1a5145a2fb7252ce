import type { paymentErrorsVi } from "./payment-errors.vi.ts";

type Where = { readonly line: string; readonly cell: string };

/** Why a line of a statement cannot be read. */
const UNREAD = {
  REFERENCE: ({ line, cell }: Where) =>
    cell === ""
      ? `Line ${line} of the statement has no reference.`
      : `Line ${line} of the statement has a reference that cannot be used: “${cell}”.`,
  AMOUNT: ({ line, cell }: Where) =>
    cell === ""
      ? `Line ${line} of the statement has no amount.`
      : `Line ${line} of the statement has an amount that cannot be read: “${cell}”. It takes whole đồng, not nought, debit or credit and not both, for example 1.250.000.`,
  BOOKED_AT: ({ line, cell }: Where) =>
    cell === ""
      ? `Line ${line} of the statement has no date.`
      : `Line ${line} of the statement has a date that is in no calendar or cannot be read: “${cell}”. It takes one like 22/11/2026.`,
  LINE: ({ line, cell }: Where) => `Line ${line} of the statement cannot be read: “${cell}”.`,
  NO_LINES: () => "The file has the headings of a statement and no line below them.",
};

export const paymentErrorsEn: typeof paymentErrorsVi = {
  CHARGE_NOT_DUE: ({ dossierCode }) =>
    `The charge of dossier ${dossierCode} is no longer to be paid: paid, exempt or cancelled.`,
  CHARGE_AMOUNT_UNKNOWN: ({ dossierCode }) =>
    `Dossier ${dossierCode} has a charge of which the amount is not known.`,
  CHARGES_OF_SEVERAL_UNITS: "The charges belong to several units; take them one unit at a time.",
  AMOUNT_CHANGED: "The amount has just changed. Look again before taking the money.",
  AMOUNT_LOWERED: "A lower amount is a reduction: ask for it, somebody else decides.",
  TXN_REFERENCE_REQUIRED: "The approval code of the terminal or the transaction number is needed.",
  TXN_REFERENCE_TAKEN: ({ reference }) => `Transaction ${reference} was recorded before.`,
  DECISION_REASON_REQUIRED: "Whoever declines says why: who asked and who pays will read it.",
  REFUND_NOT_AGREED: "Nobody else has agreed yet that this goes back.",
  RETURN_NOT_CHOSEN: "Choose what this movement pays back.",
  RETURN_NOT_OPEN:
    "This does not wait to leave this account: it has been sent, is not agreed to yet, or was declined.",
  RETURN_AMOUNT_DIFFERS: ({ amountDong }) =>
    `The movement is not the sum of what is chosen (${amountDong.toLocaleString("en-GB")} đồng). Choose all that it paid and nothing else, or ask the bank.`,
  RECEIVER_NOT_AGREED: "Nobody else has agreed to whose account this goes to: it is not to be sent.",
  RECEIVER_CHANGED: "The receiver was just changed, or agreed to. Look again.",
  RECEIVER_REQUIRED: "A transfer needs the receiver's account number, bank and name.",
  TREASURY_TOO_MUCH: ({ amountDong }) =>
    `More left the account than the unit holds to pass on (${amountDong.toLocaleString("en-GB")} đồng, without what is not matched and what is to go back). Match the money that came in first, or say what stood on the account when its books began.`,
  OPENING_UNKNOWN: ({ account }) =>
    `Nobody has said what stood on account ${account} when its books began, so what left cannot be checked. The director of the centre or the unit's administrator says it under “Accounts”; the leader or the head of the unit agrees.`,
  OPENING_DAY_TO_COME: "An opening balance is of no day to come.",
  AMOUNT_UNREADABLE: "The amount cannot be read. Write whole đồng in figures, for example 50.000.",
  CASH_TOO_LITTLE: "Less was given than is to be paid.",
  DAY_CLOSED: "The day is closed: nothing more is taken or paid out in it.",
  DAY_HAS_CLAIMED: ({ count }) => `${count} transfers claimed more than a day ago have no note.`,
  DAY_MOVED:
    "The books of this drawer changed since it was counted. Decline, so that the cashier counts it again.",
  DAY_NOTE_REQUIRED: "The cash counted differs from the books: an explanation is needed.",
  DAY_NOT_OVER: "A day to come cannot be closed.",
  POSTAL_CASH_EXCEEDED: ({ amountDong }) =>
    `More than what is left of the parcel's money: ${amountDong.toLocaleString("en-GB")} đồng.`,
  POST_COLLECTS: ({ parcel }) =>
    `Parcel ${parcel} is to collect this, so it is not taken in another way as well. It is paid to the postman at the door; to pay otherwise the return desk sets what the parcel collects to 0 before it leaves.`,
  NO_BANK_ACCOUNT: "The unit has named no account for transfers.",
  BANK_ACCOUNT_TAKEN: "This account has been named before.",
  REQUEST_NOT_OPEN: "The request for a transfer is no longer open.",
  RECEIPT_CANCELLED: "The receipt has been cancelled.",
  RECEIPT_DAY_CLOSED: "The day of the receipt is closed: it cannot be written again.",
  DECISION_OPEN: "A decision on this charge has been asked for already.",
  DECISION_ANSWERED: "This has been decided.",
  DECISION_OWN: "Whoever asked for it, or took the money, cannot decide on it.",
  DECISION_TOO_MUCH:
    "The amount does not fit: no more can be exempt than is owed, no more refunded than was paid, less what went back and what is agreed to.",
  REFUND_NOT_PAID_BY_US: "This was paid at the treasury, which pays it back.",
  REFUND_NOT_DUE:
    "This charge was not paid, or was paid back in full, or its refund is not agreed or paid out already.",
  MOVEMENT_MATCHED: "The movement has been matched.",
  MATCH_AMOUNT_DIFFERS: "The charges chosen add up to another amount than the movement.",
  MATCH_DIRECTION: "The money went the other way.",
  MISSING_ARRIVED: "A statement has this movement by now: it is no difference any more.",
  MISSING_SETTLED: "This difference has been settled.",
  MISSING_NOT_PAID:
    "This movement paid no charge, so there is no payment to strike. Choose that the bank owes it, or that somebody bears it.",
  MISSING_NOT_AWAITED: "That money is no longer awaited: it has come, or its payment was struck.",
  CHARGE_GOES_BACK: "Some of it was given back or is to be, so the payment cannot be struck.",
  MATCH_OTHER_ACCOUNT:
    "Money for this charge does not go to that account. Send it back to the payer, or choose another charge.",
  STATEMENT_HEADINGS_UNKNOWN:
    "No line with the headings of a statement was found. The CSV file needs the columns: reference, date, description, and amount (or debit and credit). Nothing was booked.",
  STATEMENT_UNREADABLE: ({ line, column, cell }) =>
    `${(UNREAD[column] ?? UNREAD.LINE)({ line: `${line}`, cell })} Nothing was booked.`,
  STATEMENT_TOO_LONG: ({ lines }) =>
    `The statement has more than ${lines} lines. Export fewer days at a time; nothing was booked.`,
  BANK_MESSAGE_UNSIGNED: "The message does not carry the bank's signature.",
  BANK_MESSAGE_TOO_LARGE: "The message is too large.",
};
