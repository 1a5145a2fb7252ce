import { deleteCookie, getCookie } from "hono/cookie";
import type { AppContext } from "./env.ts";
import { forgetPagesOf } from "./kept-page.ts";
import { cookieName, cookieOptions } from "./session.ts";

/** No form of this guest is taken any more, whoever finds it in the browser's history, and no page kept for it opens. */
export async function forgetGuest(c: AppContext): Promise<void> {
  const name = cookieName(c, "guest");
  const holder = getCookie(c, name);
  if (holder !== undefined) await forgetPagesOf(c.var.services.database, holder);
  deleteCookie(c, name, cookieOptions(c));
}
