import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "./env.ts";
import { cookieName, cookieOptions } from "./session.ts";

const PAD_BYTES = 16;
/** The bit of the pad that says whose secret signed it, a session's or a guest's. */
const OF_SESSION = 0x80;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/**
 * A token for the forms of this page: a fresh pad and its HMAC under the session's secret. Fresh for each page, so
 * that compression cannot leak it byte by byte; checked without being kept.
 * A guest has no session: the secret is then a cookie of its own, set with the first page that has a form.
 */
export function csrfToken(c: AppContext): string {
  const { session } = c.var;
  const secret = session?.csrfSecret ?? guestSecret(c);
  const pad = randomBytes(PAD_BYTES);
  pad.writeUInt8((pad.readUInt8(0) & ~OF_SESSION) | (session === null ? 0 : OF_SESSION), 0);
  return Buffer.concat([pad, sign(secret, pad)]).toString("base64url");
}

/** Whether the token was made under the secret of this session or this guest's cookie. */
export function isOwnToken(c: AppContext, token: string): boolean {
  const secret = c.var.session?.csrfSecret ?? getCookie(c, cookieName(c, "guest"));
  if (secret === undefined || !TOKEN.test(token)) return false;
  const bytes = Buffer.from(token, "base64url");
  return timingSafeEqual(sign(secret, bytes.subarray(0, PAD_BYTES)), bytes.subarray(PAD_BYTES));
}

/**
 * Whether the token was made for somebody signed in. Only its maker's secret proves a token; this is a hint from one
 * that no longer fits, and decides nothing but which page tells so.
 */
export function isSessionsToken(token: string): boolean {
  return TOKEN.test(token) && (Buffer.from(token, "base64url").readUInt8(0) & OF_SESSION) !== 0;
}

const SAFE = ["GET", "HEAD", "OPTIONS"];

/**
 * Whether a changing request came from a page of another site. Browsers say so themselves (`Sec-Fetch-Site`), older
 * ones by `Origin`. A request with a bearer token carries no cookie that another site could ride on.
 */
export function isCrossSite(c: AppContext): boolean {
  if (SAFE.includes(c.req.method) || c.req.header("authorization") !== undefined) return false;
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = c.req.header("origin");
  if (origin !== undefined) return origin !== new URL(c.var.services.config.publicUrl).origin;
  // Neither: no browser of today. Without a session cookie there is nothing to ride on; forms carry their token.
  const token = c.req.header("x-csrf-token");
  return c.var.cookieSession && isProgram(c) && (token === undefined || !isOwnToken(c, token));
}

function isProgram(c: AppContext): boolean {
  return c.req.path.startsWith("/api/");
}

/**
 * Whether the browser itself says that somebody at a page of ours sent this form by hand. Silence is no proof, nor is
 * a script: what was sent goes back into a page only where no other site can have prepared it.
 */
export function isFromOwnPage(c: AppContext): boolean {
  const mode = c.req.header("sec-fetch-mode");
  if (mode !== undefined && mode !== "navigate") return false;
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  return c.req.header("origin") === new URL(c.var.services.config.publicUrl).origin;
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
