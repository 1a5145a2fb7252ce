import { getCookie, setCookie } from "hono/cookie";
import { freshGuestKey, parseGuestKey } from "../../../kernel/guest-key.ts";
import type { AppContext } from "../../../web/route.ts";
import { cookieOptions, isHttps } from "../../../web/session.ts";
import type { Actor } from "../../access/index.ts";
import { KEPT_DAYS } from "../form-draft.ts";

const LIFE_SECONDS = KEPT_DAYS * 86_400;

/** The key by which this browser's guest opens the drafts begun in it; null for an account, which needs none. */
export function draftKeyOf({ actor, context }: { actor: Actor; context: AppContext }): string | null {
  return actor.kind === "citizen" ? null : parseGuestKey(getCookie(context, nameOf(context)));
}

/**
 * The same, made where there is none yet, and kept from now as long as a draft is. Set when the empty form is shown:
 * an answer lost on the way, or sent twice, then leaves the draft open to its browser.
 */
export function keepDraftKey(page: { actor: Actor; context: AppContext }): string | null {
  if (page.actor.kind === "citizen") return null;
  const key = draftKeyOf(page) ?? freshGuestKey();
  const { context } = page;
  setCookie(context, nameOf(context), key, { ...cookieOptions(context), maxAge: LIFE_SECONDS });
  return key;
}

function nameOf(context: AppContext): string {
  return isHttps(context) ? "__Host-motcua-draft" : "motcua-draft";
}
