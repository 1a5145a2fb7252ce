import type { Messages } from "../messages-type.ts";
import type { deskReturningVi } from "./desk-returning.vi.ts";

export const deskReturningEn: Messages<typeof deskReturningVi> = {
  title: "Return results",
  lead: "The result is ready and waits to be handed over. Scan the QR code of the slip to open its dossier at once.",
  empty: "No result is waiting to be returned.",
  find: "Code, name or telephone, or scan the slip",
  way: "Result goes by",
  waiting: "How long it waits",
  lateOnly: "Not fetched for more than 7 days",
  clear: "Clear filters",
  notFound: (f) => `No result that waits to be returned matches “${f.text}”.`,
  notFoundWhy: "The dossier may still be worked on, or its result was returned already.",
  search: "Search all dossiers",
  toPay: "Fees",
  settled: "Nothing left to pay",
  unknown: "An amount is not known yet",
  owed: (f) => `${f.amount} still to pay`,
  ready: "Ready since",
  late: (f) => `Not fetched for ${f.days} days`,
  ways: { COUNTER: "Counter", ONLINE: "Electronic", POSTAL: "Post, at home" },
};
