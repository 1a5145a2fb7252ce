/** How the applicant may turn a kind of message off. */
type Weight =
  /** Owed by law: always in the box of messages, and by one way out of the office at least. */
  | "STATUTORY"
  /** A service of the office: on until it is turned off. */
  | "REMINDER"
  /** More than is owed: only after explicit consent, which can be withdrawn. */
  | "EXTRA";

type ApplicantFacts = { readonly audience: "APPLICANT"; readonly weight: Weight };
type OfficerFacts = { readonly audience: "OFFICER"; readonly weight: "REMINDER" };
type KindFacts = (ApplicantFacts | OfficerFacts) & {
  /** Passes the quiet hours. */
  readonly urgent: boolean;
};

const applicant = (weight: Weight): KindFacts => ({ audience: "APPLICANT", weight, urgent: false });
const officer: KindFacts = { audience: "OFFICER", weight: "REMINDER", urgent: false };

/**
 * Every message the office sends.
 * @law Nghị định 118/2025/NĐ-CP (R8): every change of status is told; one-stop.md §3.4 for what is told before a breach.
 */
export const KINDS = {
  SUBMITTED: applicant("STATUTORY"),
  ACCEPTED: applicant("STATUTORY"),
  INTAKE_SUPPLEMENT: applicant("STATUTORY"),
  ANSWER_RECEIVED: applicant("REMINDER"),
  REJECTED: applicant("STATUTORY"),
  CANCELLED: applicant("STATUTORY"),
  HANDED_OVER: applicant("EXTRA"),
  CONSULTING: applicant("EXTRA"),
  REROUTED: applicant("EXTRA"),
  VERIFYING: applicant("STATUTORY"),
  SUPPLEMENT: applicant("STATUTORY"),
  SUPPLEMENT_CONFIRMED: applicant("STATUTORY"),
  PAYMENT_DUE: applicant("STATUTORY"),
  PAYMENT_RECEIVED: applicant("STATUTORY"),
  SUSPENDED: applicant("STATUTORY"),
  RESUMED: applicant("STATUTORY"),
  WITHDRAWAL_RECEIVED: applicant("REMINDER"),
  WITHDRAWN: applicant("STATUTORY"),
  WITHDRAWAL_REFUSED: applicant("STATUTORY"),
  WITHDRAWAL_ENDED: applicant("REMINDER"),
  STOPPED: applicant("STATUTORY"),
  EXTENDED: applicant("STATUTORY"),
  DUE_MOVED: applicant("STATUTORY"),
  RESULT_READY: applicant("STATUTORY"),
  /** `RESULT_READY` in the words for whom it comes by post, or by file: see `wordingOf`. */
  RESULT_BY_POST: applicant("STATUTORY"),
  RESULT_ONLINE: applicant("STATUTORY"),
  RESULT_RECALLED: applicant("STATUTORY"),
  RETURNED: applicant("REMINDER"),
  /** `RETURNED` with the link to a result given as a file: without it its receiver has no result, so it is owed. */
  RESULT_LINK: applicant("STATUTORY"),
  RESULT_REVOKED: applicant("STATUTORY"),
  RESULT_REPLACED: applicant("STATUTORY"),
  COLLECT: applicant("REMINDER"),
  RECEIPT_ISSUED: applicant("REMINDER"),
  RECEIPT_REPLACED: applicant("REMINDER"),
  REFUND_APPROVED: applicant("STATUTORY"),
  REFUND_DECLINED: applicant("STATUTORY"),
  REFUND_ORDERED: applicant("REMINDER"),
  REFUND_PAID: applicant("REMINDER"),
  PAYMENT_DIFFERS: applicant("STATUTORY"),
  PAYMENT_NOT_OWED: applicant("STATUTORY"),
  PAYMENT_STRUCK: applicant("STATUTORY"),
  CLAIM_LAPSED: applicant("STATUTORY"),
  PARCEL_SENT: applicant("REMINDER"),
  PARCEL_DELIVERED: applicant("REMINDER"),
  PARCEL_FAILED: applicant("REMINDER"),
  PARCEL_TROUBLED: applicant("REMINDER"),
  PARCEL_SETTLED: applicant("REMINDER"),
  PARCEL_RETURNING: applicant("REMINDER"),
  PARCEL_RETURNED: applicant("REMINDER"),
  ASSIGNED: officer,
  /** Work with nobody's name on it, at a desk of another unit than the one it comes from. */
  WORK_ARRIVED: officer,
  /** `WORK_ARRIVED` in the words for several that came to one desk within an hour: see `wordingOf`. */
  WORK_ARRIVED_MANY: officer,
  OPINION_ASKED: officer,
  OPINION_RECEIVED: officer,
  SUPPLEMENT_ANSWERED: officer,
  PAYMENT_CONFIRMED: officer,
  EXTENSION_TO_SIGN: officer,
  TO_SIGN: officer,
  SIGNING_FAILED: officer,
  SIGNATURE_DOUBTED: officer,
  DOCUMENT_ASSIGNED: officer,
  DOCUMENT_TO_SIGN: officer,
  DOCUMENT_RETURNED: officer,
  DOCUMENT_TO_PUBLISH: officer,
  DOCUMENT_DUE_SOON: officer,
  DOCUMENT_OVERDUE: officer,
  CERTIFICATE_ENDS: officer,
  WITHDRAWAL_ASKED: officer,
  DUE_SOON: officer,
  OVERDUE: officer,
  APOLOGY_NEEDED: officer,
  DIGEST: officer,
  /** Asked for by the operator to try a way of sending; nobody sleeps who asks for it. */
  TRIAL: { ...officer, urgent: true },
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES: readonly Kind[] = kindNames();

function kindNames(): Kind[] {
  const names: Kind[] = [];
  for (const name in KINDS) if (isKind(name)) names.push(name);
  return names;
}

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

/** The ways out of the office. The box of messages is no delivery: a message stands in it by being there. */
export const CHANNELS = ["EMAIL", "SMS", "ZALO", "PUSH"] as const;
export type Channel = (typeof CHANNELS)[number];

export function isChannel(name: string): name is Channel {
  return CHANNELS.some((channel) => channel === name);
}

/** What has a text of its own: every way out, and the box. */
export const FORMS = ["INBOX", ...CHANNELS] as const;
export type Form = (typeof FORMS)[number];

/** The forms a kind is ever shown in: desks read their box, and a digest of it. */
export function formsOf(kind: Kind): readonly Form[] {
  if (KINDS[kind].audience === "APPLICANT") return FORMS;
  if (kind === "TRIAL") return CHANNELS;
  return kind === "DIGEST" ? ["INBOX", "EMAIL", "PUSH"] : ["INBOX"];
}
