import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import type { AppContext, Credentials } from "./env.ts";

/** `__Host-` where the site is on https: a subdomain or a plain http page can then never plant the cookie. */
export function cookieName(c: AppContext, name: "session" | "guest"): string {
  return isHttps(c) ? `__Host-motcua-${name}` : `motcua-${name}`;
}

export function cookieOptions(c: AppContext): CookieOptions {
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: isHttps(c) };
}

export function isHttps(c: AppContext): boolean {
  return c.var.services.config.publicUrl.startsWith("https://");
}

/** Sets the cookie of a new session, or ends it. The secret of a guest's forms ends with it either way. */
export function setSessionCookie(c: AppContext, token: string | null): void {
  if (token === null) deleteCookie(c, cookieName(c, "session"), cookieOptions(c));
  else setCookie(c, cookieName(c, "session"), token, cookieOptions(c));
  deleteCookie(c, cookieName(c, "guest"), cookieOptions(c));
}

/** The session secret the client sent. A program that says who it is (bearer) means it: no cookie is looked at. */
export function sentCredentials(c: AppContext): Credentials | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer !== undefined) return { bearer };
  const cookieToken = getCookie(c, cookieName(c, "session"));
  return cookieToken === undefined ? null : { cookieToken };
}
