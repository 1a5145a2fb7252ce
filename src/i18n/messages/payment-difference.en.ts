import type { Messages } from "../messages-type.ts";
import type { paymentDifferenceVi } from "./payment-difference.vi.ts";

export const paymentDifferenceEn: Messages<typeof paymentDifferenceVi> = {
  title: "Drawer difference",
  over: "Over",
  short: "Short",
  cashier: "Cashier",
  unit: "Unit",
  declaredAt: "Declared at",
  agreedBy: "Confirmed by",
  agreedAt: "Confirmed at",
  opinion: "Remark",
  waits: "The difference waits for somebody else to confirm it",
  waitsLead:
    "The drawer is counted, and nothing more is taken into it. Once a leader or head of unit confirms, the day is closed; otherwise the cashier counts again.",
  declined: "The difference was not confirmed: count the drawer again",
  declinedBy: (f) => `${f.who}, ${f.when}: ${f.reason}`,
  record: "Record of the count (PDF)",
  number: (f) => `No. ${f.number}/BB-KQ`,
  paper: "Record of a drawer counted with a difference",
  issued: "Count at the end of the day",
  receiver: (f) => `Cashier: ${f.who}`,
  measure: "In đồng",
  said: (f) => `Cashier ${f.who} declared it in the system at ${f.when}. Explanation: ${f.note}`,
  agreed: (f) => `${f.who} confirmed it in the system at ${f.when}.`,
  refused: (f) => `${f.who} did not confirm it, at ${f.when}.`,
  unanswered: "Nobody has confirmed it in the system yet.",
  opinionSaid: (f) => `Remark: ${f.text}`,
  confirmer: "Confirmed by",
  hint: "(Signature, full name)",
};
