import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { freshGuestKey, guestKeyHash, parseGuestKey } from "../../../kernel/guest-key.ts";
import type { Services } from "../../../platform/services.ts";
import type { AppContext } from "../../../web/route.ts";
import { cookieOptions, isHttps } from "../../../web/session.ts";
import type { Actor } from "../../access/index.ts";
import { claimDraft } from "../form-draft-store.ts";

type AtBrowser = { readonly actor: Actor; readonly context: AppContext };

/**
 * The key by which this browser's guest opens the draft; null for an account, which needs none. Who began as a guest and
 * signed in half way has this draft in the account from now on; of the others in the browser nothing is known.
 */
export async function draftKeyFor(
  { actor, context, services }: AtBrowser & { readonly services: Pick<Services, "database" | "clock"> },
  id: string,
): Promise<string | null> {
  const key = keyIn(context);
  if (actor.kind !== "citizen" || key === null) return actor.kind === "citizen" ? null : key;
  const claimed = { id, accountId: actor.accountId, keySha256: guestKeyHash(key), now: services.clock.now() };
  await claimDraft(services.database, claimed);
  return null;
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
