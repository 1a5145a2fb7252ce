import type { Instant } from "../../kernel/local-date.ts";
import type { Term } from "../calendar/index.ts";
import type { Dossier } from "./dossier.ts";

/** What of a dossier says its term. */
type TermsOf = {
  readonly pinned: { readonly term: Term | null; readonly verificationTerm: Term | null } | null;
  /** Null where no facts are verified. */
  readonly verification: unknown;
};

/**
 * The due date a desk has to mind: none while the clock stands, unless it had run out before it stopped.
 * @law one-stop.md §3.4: a dossier is overdue only by time that counts.
 */
export function dueInHand({ dueAt, pauses }: Pick<Dossier, "dueAt" | "pauses">): Instant | null {
  const pause = pauses.find((each) => each.to === null);
  return dueAt === null || pause === undefined || dueAt < pause.from ? dueAt : null;
}

/** The term it is handled under: the longer one once facts are verified (xác minh). */
export function termInForce({ pinned, verification }: TermsOf): Term | null {
  if (pinned === null) return null;
  return verification !== null && pinned.verificationTerm !== null ? pinned.verificationTerm : pinned.term;
}
