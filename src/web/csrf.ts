import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "./env.ts";
import { cookieName, cookieOptions } from "./session.ts";

const PAD_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/**
 * A token for the forms of this page: a fresh pad and its HMAC under the session's secret. Fresh for each page, so
 * that compression cannot leak it byte by byte; checked without being kept.
 * A guest has no session: the secret is then a cookie of its own, set with the first page that has a form.
 */
export function csrfToken(c: AppContext): string {
  const secret = c.var.session?.csrfSecret ?? guestSecret(c);
  const pad = randomBytes(PAD_BYTES);
  return Buffer.concat([pad, sign(secret, pad)]).toString("base64url");
}

/** Whether the token was made under the secret of this session or this guest's cookie. */
export function isOwnToken(c: AppContext, token: string): boolean {
  const secret = c.var.session?.csrfSecret ?? getCookie(c, cookieName(c, "guest"));
  if (secret === undefined || !TOKEN.test(token)) return false;
  const bytes = Buffer.from(token, "base64url");
  return timingSafeEqual(sign(secret, bytes.subarray(0, PAD_BYTES)), bytes.subarray(PAD_BYTES));
}

function sign(secret: string, pad: Uint8Array): Buffer {
  return createHmac("sha256", secret).update("csrf").update(pad).digest();
}

function guestSecret(c: AppContext): string {
  const name = cookieName(c, "guest");
  const known = getCookie(c, name);
  if (known !== undefined && known.length >= 20) return known;
  const fresh = randomBytes(PAD_BYTES).toString("base64url");
  setCookie(c, name, fresh, cookieOptions(c));
  return fresh;
}
