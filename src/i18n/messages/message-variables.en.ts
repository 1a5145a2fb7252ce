import type { Messages } from "../messages-type.ts";
import type { messageVariablesVi } from "./message-variables.vi.ts";

export const messageVariablesEn: Messages<typeof messageVariablesVi> = {
  code: "the dossier's code",
  procedure: "name of the procedure",
  office: "name of the unit that received the dossier",
  link: "address of the page to read or to track",
  dueOn: "day and time the result is due",
  formerDueOn: "day and time it was due before it was extended",
  respondBy: "by when the applicant must supplement",
  amount: "amount of money",
  feeDue: "sentence on what is still to pay and where; empty where nothing is",
  noVisit: "sentence that there is no need to come; empty while a fee is to pay",
  readyOn: "day the result was ready",
  openUntil: "last day on which the link to the result opens",
  apologyBy: "last day for the letter of apology",
  expected: "amount that was due",
  receipt: "number of the receipt",
  parcel: "code of the parcel",
  cod: "amount the carrier collects",
  arrivedCount: "how many dossiers came within that hour",
  settled: "how what happened to the parcel was settled",
  endsOn: "day the certificate ends",
  newCount: "number of new messages of the day",
  dueSoonCount: "number of dossiers due soon",
  overdueCount: "number of overdue dossiers",
};
