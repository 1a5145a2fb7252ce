import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { parseAccept } from "hono/utils/accept";
import { LOCALES, type Locale } from "../i18n/index.ts";
import type { AppContext, AppEnv } from "./env.ts";
import { cookieOptions } from "./session.ts";

const COOKIE = "motcua-language";
const YEAR_SECONDS = 31_536_000;

/**
 * Chooses the language: `?lang=` (kept in a cookie), the cookie, and Vietnamese. The browser's own wish counts for
 * programs only: most browsers at a Vietnamese counter were installed in English and their owners never said so.
 */
export function languageOf(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const asked = localeNamed(c.req.query("lang"));
    c.set("locale", asked ?? localeNamed(getCookie(c, COOKIE)) ?? accepted(c) ?? "vi");
    if (asked !== null) setCookie(c, COOKIE, asked, { ...cookieOptions(c), maxAge: YEAR_SECONDS });
    c.header("Content-Language", c.var.locale);
    await next();
  };
}

function accepted(c: AppContext): Locale | null {
  if (!c.req.path.startsWith("/api/")) return null;
  const header = c.req.header("accept-language");
  if (header === undefined) return null;
  const wanted = parseAccept(header.slice(0, 500)).sort((a, b) => b.q - a.q);
  for (const { type } of wanted) {
    const locale = localeNamed(type.slice(0, 2).toLowerCase());
    if (locale !== null) return locale;
  }
  return null;
}

function localeNamed(name: string | undefined): Locale | null {
  return LOCALES.find((locale) => locale === name) ?? null;
}
