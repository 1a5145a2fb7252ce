import type { Id } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";

export type OfficialDocumentId = Id<"official document">;

export const DIRECTIONS = ["INCOMING", "OUTGOING"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const SECRECIES = ["NORMAL", "CONFIDENTIAL", "SECRET", "TOP_SECRET"] as const;
export const URGENCIES = ["NORMAL", "URGENT", "VERY_URGENT", "FLASH"] as const;
export type Urgency = (typeof URGENCIES)[number];
export const MEDIA = ["ELECTRONIC", "PAPER"] as const;
export const DOCUMENT_STATES = [
  "REGISTERED",
  "DRAFT",
  "SUBMITTED",
  "SIGNED",
  "PUBLISHED",
  "RECALLED",
  "REPLACED",
  "VOIDED",
  "DISCARDED",
] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
/** What a new document does to an earlier one. */
export const EFFECTS = ["RECALL", "CORRECT", "REPLACE"] as const;
export type Effect = (typeof EFFECTS)[number];
/**
 * In whose name it is signed: the head (`HEAD`), the collective (TM.), for the head (KT.), by order (TL.), by delegation
 * (TUQ.), acting (Q.).
 */
export const AUTHORITIES = ["HEAD", "TM", "KT", "TL", "TUQ", "Q"] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** The word before the signer's title; a head signs without one. */
export function wordOf(authority: Authority): Exclude<Authority, "HEAD"> | null {
  return authority === "HEAD" ? null : authority;
}

/** A document of the office (văn bản): as it came in, or as it goes out. */
export type OfficialDocument = {
  readonly id: OfficialDocumentId;
  readonly direction: Direction;
  /** The agency whose register it stands in. */
  readonly agencyId: UnitId;
  /** The unit that drafts it; null for what comes in. */
  readonly unitId: UnitId | null;
  readonly kindCode: string;
  /** What it is about (trích yếu); null for a secret document, of which only a stub is kept. */
  readonly subject: string | null;
  /** Its words, where the office keeps them and sets it itself; null where it is a file. */
  readonly content: string | null;
  readonly secrecy: (typeof SECRECIES)[number];
  readonly urgency: Urgency;
  readonly state: DocumentState;
  readonly version: number;
  readonly series: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly numberText: string | null;
  readonly author: string | null;
  readonly symbol: string | null;
  readonly documentOn: LocalDate | null;
  readonly arrivedOn: LocalDate | null;
  /** The last day on which it is registered (incoming) or sent (outgoing) in time. */
  readonly handledByOn: LocalDate | null;
  readonly replyDueOn: LocalDate | null;
  /** To whom it is addressed (Kính gửi), one a line. */
  readonly addressees: string | null;
  /** Where copies of it go (Nơi nhận), one a line or after semicolons. */
  readonly recipients: string | null;
  readonly receivedBy: string | null;
  readonly medium: (typeof MEDIA)[number] | null;
  readonly repliesToId: OfficialDocumentId | null;
  readonly actsOnId: OfficialDocumentId | null;
  readonly actsOnEffect: Effect | null;
  /** The leader it was sent up to (trình ký), in whose name it is to be signed, and who sent it when; null before. */
  readonly submittedToId: PersonId | null;
  readonly submittedToName: string | null;
  readonly submittedAuthority: Authority | null;
  readonly submittedById: PersonId | null;
  readonly submittedAt: Instant | null;
  readonly authority: Authority | null;
  readonly signerId: PersonId | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly signedAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly endedReason: string | null;
  readonly createdBy: PersonId;
  readonly createdByName: string;
  readonly createdAt: Instant;
};

/** What an act changes, and what the history says of it. */
export type Change = {
  readonly patch: Partial<OfficialDocument>;
  readonly event: { readonly type: string; readonly data: Json };
};

export function isSecret({ secrecy }: Pick<OfficialDocument, "secrecy">): boolean {
  return secrecy !== "NORMAL";
}

/** Came in and was not struck out again: there is something to do about it. */
export function isInForce({ state }: Pick<OfficialDocument, "state">): boolean {
  return state !== "VOIDED" && state !== "DISCARDED";
}

/** No document ever has it. */
const NO_VERSION = 0;

/** The version somebody says they saw. What names none matches nothing, and is refused as an old one is. */
export function seenVersion(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NO_VERSION;
}
