import { getCookie, setCookie } from "hono/cookie";
import type { Locale } from "../../../i18n/index.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { AppContext, ClientOrigin, FieldError } from "../../../web/route.ts";
import { cookieName, cookieOptions, isHttps } from "../../../web/session.ts";
import type { Carrier, Origin } from "../account.ts";
import type { SignInFrame } from "../sign-in.ts";

/** The cookies of signing in: the device that is known for a year, the password that was right, the VNeID flow. */
type CookieKey = "device" | "factor" | "flow";
const LIFE_SECONDS = { device: 31_536_000, factor: 600, flow: 600 } as const;

export function readCookie(c: AppContext, key: CookieKey): string | null {
  return getCookie(c, nameOf(c, key)) ?? null;
}

export function writeCookie(c: AppContext, key: CookieKey, value: string | null): void {
  const maxAge = value === null ? 0 : LIFE_SECONDS[key];
  setCookie(c, nameOf(c, key), value ?? "", { ...cookieOptions(c), maxAge });
}

export function originOf(client: ClientOrigin): Origin {
  return { source: client.network, userAgent: client.agent };
}

/** What a sign-in by browser brings along: where it comes from, its device, the session it came with. */
export function frameOf(c: AppContext, client: ClientOrigin): SignInFrame {
  const carrier: Carrier = "COOKIE";
  const formerToken = getCookie(c, cookieName(c, "session")) ?? null;
  return { origin: originOf(client), carrier, deviceToken: readCookie(c, "device"), formerToken };
}

/** A refusal as the mistake of a form: beside a field where one is to blame, else above it. */
export function mistakeOf(locale: Locale, refusal: Refusal, path = ""): FieldError {
  return { path, rule: refusal.code, message: errorText(locale, refusal.code, refusal) ?? refusal.code };
}

function nameOf(c: AppContext, key: CookieKey): string {
  return isHttps(c) ? `__Host-motcua-${key}` : `motcua-${key}`;
}
