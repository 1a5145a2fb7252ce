import type { Instant } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { DossierId } from "./dossier.ts";

/**
 * What is told of a dossier though it is no event of it: its money, its parcels, a signature that did not come about;
 * and of documents of the office, which are no dossiers at all.
 */
type Announced =
  | "RECEIPT_ISSUED"
  | "RECEIPT_REPLACED"
  | "REFUND_APPROVED"
  | "REFUND_DECLINED"
  | "REFUND_ORDERED"
  | "REFUND_PAID"
  | "PAYMENT_DIFFERS"
  | "PAYMENT_NOT_OWED"
  | "PAYMENT_STRUCK"
  | "CLAIM_LAPSED"
  | "PARCEL_SENT"
  | "PARCEL_DELIVERED"
  | "PARCEL_FAILED"
  | "PARCEL_TROUBLED"
  | "PARCEL_SETTLED"
  | "PARCEL_RETURNING"
  | "PARCEL_RETURNED"
  | "SIGNING_FAILED"
  | "SIGNATURE_DOUBTED"
  | "DOCUMENT_ASSIGNED"
  | "DOCUMENT_TO_SIGN"
  | "DOCUMENT_RETURNED"
  | "DOCUMENT_TO_PUBLISH";

/** One thing to tell of. `of` names it, so that it is told once; ids only, the words are made when it is sent. */
export type Announcement = {
  /** Null of what is no dossier's. */
  readonly dossierId: DossierId | null;
  readonly kind: Announced;
  readonly of: string;
  readonly at: Instant;
  /** The officer it concerns; the applicant where nobody is named. */
  readonly personId?: PersonId;
  /** Whoever holds a role in a unit, where no officer is named. */
  readonly desk?: { readonly unitId: UnitId; readonly role: OfficeRole };
};

/**
 * Tells of what happens beside the history of dossiers, in the transaction of what happens: told exactly when it did. The
 * dossier knows only this shape; who tells is decided where the application is put together.
 */
export type Announce = (executor: Executor, announcements: readonly Announcement[]) => Promise<void>;

/** An office that tells nobody. */
export const tellNobody: Announce = async () => undefined;

/** What became of something that was to be told: it left, it is still to leave, or nobody could be told of it. */
export type Heard = "TOLD" | "WAITING" | "NOT_TOLD";

/** What became of announcements to applicants, by what they are `of`; nothing of what was never announced. */
export type AskHeard = (
  executor: Executor,
  asked: readonly Pick<Announcement, "dossierId" | "kind" | "of">[],
) => Promise<ReadonlyMap<string, Heard>>;

/** An office that tells nobody knows of nothing that was heard. */
export const nothingHeard: AskHeard = async () => new Map();
