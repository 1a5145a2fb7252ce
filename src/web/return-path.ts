import type { AppContext } from "./env.ts";

const SIGN_IN_PATH = "/sign-in";

/** One slash, then anything but a second slash or backslash: `//evil` and `/\evil` leave the site in a browser. */
const LOCAL_PATH = /^\/(?![/\\])[\x21-\x5B\x5D-\x7E]*$/;

/** The path if it stays on this site, otherwise the home page. */
export function localPath(path: string | null | undefined): string {
  if (path === null || path === undefined || path.length > 2_000) return "/";
  return LOCAL_PATH.test(path) ? path : "/";
}

/** Path and query of the request, without the language switch. */
export function herePath(c: AppContext): string {
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  return localPath(url.pathname + url.search);
}

/** The page a form was on, where the browser says so and it is a page of ours. */
export function cameFrom(c: AppContext): string | null {
  const referer = URL.parse(c.req.header("referer") ?? "");
  if (referer === null || referer.host !== new URL(c.var.services.config.publicUrl).host) return null;
  return localPath(referer.pathname + referer.search);
}

export function signInAddress(c: AppContext): string {
  return signInTo(herePath(c));
}

/** Where to sign in, and go on at `path`. */
export function signInTo(path: string): string {
  return `${SIGN_IN_PATH}?return=${encodeURIComponent(path)}`;
}
