import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { freshGuestKey, guestKeyHash, parseGuestKey } from "../../../kernel/guest-key.ts";
import type { Services } from "../../../platform/services.ts";
import type { AppContext } from "../../../web/route.ts";
import { cookieOptions, isHttps } from "../../../web/session.ts";
import type { Actor } from "../../access/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { FormDraft } from "../form-draft.ts";
import { claimDraft, selectDraft } from "../form-draft-store.ts";

type AtBrowser = { readonly actor: Actor; readonly context: AppContext };

type WithServices = AtBrowser & { readonly services: Pick<Services, "database" | "clock"> };

/** The key by which this browser's guest opens a draft; null for an account, which needs none. */
export function draftKeyFor({ actor, context }: AtBrowser): string | null {
  return actor.kind === "citizen" ? null : keyIn(context);
}

/**
 * A draft that a guest of this browser left half filled, met by an account: on a shared machine it may be somebody else's,
 * so it is the account's only once its reader says so. Null where there is none, or it is the account's already.
 */
export async function findUnclaimed(
  { actor, context, services }: WithServices,
  id: string,
): Promise<FormDraft | null> {
  const key = keyIn(context);
  if (actor.kind !== "citizen" || key === null) return null;
  const owner = { keySha256: guestKeyHash(key) };
  return selectDraft(services.database, { id, owner, now: services.clock.now() });
}

/** Where a reader is asked about such a draft; null where there is none. */
export async function unclaimedPath(page: WithServices, id: string): Promise<string | null> {
  return (await findUnclaimed(page, id)) === null ? null : cataloguePaths.formDraft(id);
}

/** Its reader says that it is theirs: from now on the account's, and nobody's who only has the browser. */
export async function claimHere({ actor, context, services }: WithServices, id: string): Promise<void> {
  const key = keyIn(context);
  if (actor.kind !== "citizen" || key === null) return;
  const claimed = { id, accountId: actor.accountId, keySha256: guestKeyHash(key), now: services.clock.now() };
  await claimDraft(services.database, claimed);
}

/**
 * The same, made where there is none yet. It goes when the browser is closed: a machine at the ward or in a library is
 * the next person's. Set when the empty form is shown: an answer lost on the way, or sent twice, then leaves the draft
 * open to its browser.
 */
export function keepDraftKey({ actor, context }: AtBrowser): string | null {
  if (actor.kind === "citizen") return null;
  const key = keyIn(context) ?? freshGuestKey();
  setCookie(context, nameOf(context), key, cookieOptions(context));
  return key;
}

/** The key of this browser, whoever is signed in in it; null where it has none. */
export function draftKeyIn({ context }: Pick<AtBrowser, "context">): string | null {
  return keyIn(context);
}

/** This browser opens no draft any more. */
export function forgetDraftKey({ context }: Pick<AtBrowser, "context">): void {
  deleteCookie(context, nameOf(context), cookieOptions(context));
}

function keyIn(context: AppContext): string | null {
  return parseGuestKey(getCookie(context, nameOf(context)));
}

function nameOf(context: AppContext): string {
  return isHttps(context) ? "__Host-motcua-draft" : "motcua-draft";
}
