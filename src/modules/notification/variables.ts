import type { Kind } from "./kinds.ts";

/** What a text may name. Nothing here says who somebody is: whoever reads over a shoulder learns a number and a date. */
export const VARIABLES = [
  "code",
  "procedure",
  "office",
  "link",
  "dueOn",
  "formerDueOn",
  "respondBy",
  "amount",
  "feeDue",
  "noVisit",
  "readyOn",
  "openUntil",
  "apologyBy",
  "expected",
  "receipt",
  "parcel",
  "cod",
  "settled",
  "endsOn",
  "arrivedCount",
  "newCount",
  "dueSoonCount",
  "overdueCount",
] as const;
export type Variable = (typeof VARIABLES)[number];
export type Values = Readonly<Partial<Record<Variable, string>>>;

const OF_A_DOSSIER: readonly Variable[] = ["code", "procedure", "office", "link", "dueOn"];

const FURTHER: { readonly [K in Kind]?: readonly Variable[] } = {
  INTAKE_SUPPLEMENT: ["respondBy"],
  ACCEPTED: ["feeDue"],
  SUPPLEMENT: ["respondBy", "feeDue"],
  PAYMENT_DUE: ["amount"],
  EXTENDED: ["formerDueOn"],
  RESULT_READY: ["feeDue"],
  RESULT_BY_POST: ["feeDue", "noVisit"],
  RESULT_ONLINE: ["feeDue", "noVisit"],
  COLLECT: ["readyOn", "feeDue"],
  RESULT_LINK: ["openUntil"],
  APOLOGY_NEEDED: ["apologyBy"],
  RECEIPT_ISSUED: ["receipt", "amount"],
  RECEIPT_REPLACED: ["receipt", "amount"],
  REFUND_APPROVED: ["amount"],
  REFUND_DECLINED: ["amount"],
  REFUND_ORDERED: ["amount"],
  REFUND_PAID: ["amount"],
  PAYMENT_DIFFERS: ["amount", "expected"],
  PAYMENT_NOT_OWED: ["amount"],
  PAYMENT_STRUCK: ["receipt", "amount"],
  CLAIM_LAPSED: ["amount", "expected"],
  PARCEL_SENT: ["parcel", "cod"],
  PARCEL_DELIVERED: ["parcel"],
  PARCEL_FAILED: ["parcel"],
  PARCEL_TROUBLED: ["parcel"],
  PARCEL_SETTLED: ["parcel", "settled"],
  PARCEL_RETURNING: ["parcel"],
  PARCEL_RETURNED: ["parcel"],
};

/** The variables a text of this kind may use. */
export function variablesOf(kind: Kind): readonly Variable[] {
  if (kind === "DIGEST") return ["newCount", "dueSoonCount", "overdueCount", "link"];
  if (kind === "WORK_ARRIVED_MANY") return ["arrivedCount", "link"];
  if (kind === "TRIAL") return ["link"];
  if (kind === "DOCUMENT_DUE_SOON" || kind === "DOCUMENT_OVERDUE") return ["dueOn", "link"];
  if (kind.startsWith("DOCUMENT_")) return ["link"];
  if (kind === "CERTIFICATE_ENDS") return ["endsOn", "link"];
  return [...OF_A_DOSSIER, ...(FURTHER[kind] ?? [])];
}

/** Whether a text of this kind may say what is still owed, and so has two faces. */
export function saysFeeDue(kind: Kind): boolean {
  return variablesOf(kind).includes("feeDue");
}
