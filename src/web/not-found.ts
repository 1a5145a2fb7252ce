import type { AppContext } from "./env.ts";
import { respondRefusal } from "./respond.ts";
import type { RegisteredRoute, RouteRegistry } from "./route-registry.ts";

/**
 * No route: 405 with `Allow` where the address exists for another method, otherwise 404. An address that only takes a form
 * leads whoever opens it (another language, the address entered again) to the nearest page above it.
 */
export async function notFound(c: AppContext, routes: RouteRegistry): Promise<Response> {
  const { path, method } = c.req;
  const known = routes.list();
  const allowed = known.filter((route) => fits(route.path, path));
  if (allowed.length === 0) return respondRefusal(c, { code: "NOT_FOUND" });
  const above = allowed.every(({ kind }) => kind === "page") ? pageAbove(known, path) : null;
  if (method === "GET" && above !== null) return c.redirect(above, 303);
  c.header("Allow", allowed.map((route) => route.method.toUpperCase()).join(", "));
  return respondRefusal(c, { code: "METHOD_NOT_ALLOWED" });
}

function pageAbove(known: readonly RegisteredRoute[], path: string): string | null {
  const pages = known.filter(({ kind, method }) => kind === "page" && method === "get");
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const above = path.slice(0, end);
    if (pages.some((page) => fits(page.path, above))) return above;
  }
  return pages.some((page) => page.path === "/") ? "/" : null;
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith("{") || part === given[at])
  );
}
