import type { AppContext } from "./env.ts";
import { respondRefusal } from "./respond.ts";
import type { RouteRegistry } from "./route-registry.ts";

/** No route: 405 with `Allow` where the address exists for another method, otherwise 404. */
export function notFound(c: AppContext, routes: RouteRegistry): Promise<Response> {
  const { path } = c.req;
  const allowed = routes.list().filter((route) => fits(route.path, path));
  if (allowed.length === 0) return respondRefusal(c, { code: "NOT_FOUND" });
  c.header("Allow", allowed.map((route) => route.method.toUpperCase()).join(", "));
  return respondRefusal(c, { code: "METHOD_NOT_ALLOWED" });
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith("{") || part === given[at])
  );
}
