import type { Messages } from "../messages-type.ts";
import type { screensPaymentVi } from "./screens-payment.vi.ts";

export const screensPaymentEn: Messages<typeof screensPaymentVi> = {
  title: (facts) => `You are asked to pay ${facts.amount}`,
  fileHeld: "The result is there. Its file is given by itself once this is paid; nothing else is to be done.",
  later: (facts) => `Nothing to pay yet: ${facts.amount} is paid with the result`,
  alsoLater: (facts) => `Another ${facts.amount} is paid with the result.`,
  payAll: (facts) => `Pay all ${facts.amount} now`,
  onReceipt: "It is paid as soon as the dossier is received.",
  claimed: "You said that you have transferred it: we wait for the bank",
  claimedLead: (facts) =>
    `You said that ${facts.amount} was sent: please do not send or pay it again. If it was not sent, open the payment page again.`,
  where: "Pay at the reception counter",
  orAtCounter: "Or pay at the reception counter",
  byPost: ({ amount }) => `The postman collects it when the result arrives: ${amount}`,
  byPostLead: ({ parcels }) =>
    `You pay when you receive parcel ${parcels}, and need not pay in any other way.`,
};
