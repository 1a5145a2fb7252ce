export { listUnitsTakingTransfers } from "./account-store.ts";
export { registerPaymentApi } from "./api/payment-api.ts";
export { paymentAttachment } from "./attachment.ts";
export { payable, WITH_RESULT } from "./charge.ts";
export { listChargesOf } from "./charge-store.ts";
export {
  type AskedForStruck,
  askForStruck,
  listAskedForStruck,
} from "./commands/ask-for-struck.ts";
export { importStatement } from "./commands/import-statement.ts";
export { openAccount } from "./commands/open-account.ts";
export { answerOpening, sayOpening } from "./commands/say-opening.ts";
export { remitCollected, settleCollected } from "./commands/settle-postal-cod.ts";
export { takePayment } from "./commands/take-payment.ts";
export { feesBook } from "./fees-book.ts";
export { findMoneyReceipt } from "./find-verifiable.ts";
export { registerPaymentJobs } from "./jobs.ts";
export { listMoneyMoves, type MoneyMove, takeUncounted } from "./money-moves.ts";
export { paidCard } from "./portal/paid-card.tsx";
export { listUnmatchedCash, type UnmatchedCash } from "./queries/postal-cash.ts";
export { listOwed } from "./queries/postal-cod.ts";
export { moneyWaitingFor } from "./queries/waiting.ts";
export type { PaymentRefusal } from "./refusals.ts";
export { type Misbehaviour, messagesOf } from "./simulator/simulated-bank.ts";
export { type MoneyVerification, verifyMoney } from "./verify.ts";
