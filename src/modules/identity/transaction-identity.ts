import { parsePhone } from "../../kernel/identifiers.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { AccountId, Actor, PersonId } from "../access/index.ts";

/** In whose name a dossier is submitted, and who helped. */
export type TransactionIdentity = {
  /** The citizen's account; null for a guest and for a citizen who came to the counter. */
  readonly accountId: AccountId | null;
  /** Confirmed by VNeID; null where nobody has confirmed it. */
  readonly confirmedPersonalId: string | null;
  /** E.164; where the office can reach the citizen. */
  readonly phone: string | null;
  /** The officer who typed; the transaction stays the citizen's. */
  readonly assistedBy: PersonId | null;
};

/**
 * Who a submission belongs to. A citizen signed in with VNeID submits in their own name; a guest leaves a telephone
 * number; an officer who assists is recorded, but never becomes the applicant.
 *
 * @law one-stop.md §6.2: officer-assisted submission keeps the citizen's identity; store `assistedBy`.
 */
export function transactionIdentity(
  actor: Actor,
  stated: { readonly phone: string | null },
): Result<TransactionIdentity, { readonly code: "GUEST_PHONE_NEEDED" }> {
  const phone = stated.phone === null ? null : parsePhone(stated.phone);
  switch (actor.kind) {
    case "citizen":
      return accept({
        accountId: actor.accountId,
        confirmedPersonalId: actor.personalId,
        phone: phone ?? actor.phone,
        assistedBy: null,
      });
    case "officer":
      return accept({ accountId: null, confirmedPersonalId: null, phone, assistedBy: actor.personId });
    default:
      if (phone === null) return refuse({ code: "GUEST_PHONE_NEEDED" });
      return accept({ accountId: null, confirmedPersonalId: null, phone, assistedBy: null });
  }
}
