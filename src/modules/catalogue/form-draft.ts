import { guestKeyHash } from "../../kernel/guest-key.ts";
import type { Id } from "../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Actor } from "../access/index.ts";
import type { FormAnswers } from "./form-data.ts";

export type FormDraftId = Id<"form-draft">;

/** An e-form half filled (bản nháp): kept for the account, or for whoever holds the key of a guest's draft. */
export type FormDraft = {
  readonly id: FormDraftId;
  readonly versionId: string;
  readonly formCode: string;
  readonly answers: FormAnswers;
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly expiresAt: Instant;
};

/** Personal data nobody came back for is not kept longer than this. */
const KEPT_DAYS = 30;

export function draftExpiry(now: Instant): Instant {
  return instantOfEpoch(epochOf(now) + KEPT_DAYS * 86_400_000);
}

/** Whose draft it is: the account's, or the guest's who holds the key. */
export type DraftOwner = { readonly accountId: string } | { readonly keySha256: string };

/** A citizen's drafts belong to the account; anyone else, an officer who assists too, needs the key. */
export function draftOwner(actor: Actor, key: string | null): DraftOwner | null {
  if (actor.kind === "citizen") return { accountId: actor.accountId };
  return key === null ? null : { keySha256: guestKeyHash(key) };
}
