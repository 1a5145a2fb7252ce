import { assert } from "../kernel/assert.ts";
import type { Act } from "../modules/access/index.ts";

const ROUTE_METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type RouteMethod = (typeof ROUTE_METHODS)[number];

/** `system` routes serve the operator and the browser itself (health, metrics, assets): no object, no session. */
type RouteKind = "api" | "page" | "system";

export type RegisteredRoute = {
  readonly method: RouteMethod;
  /** With `{name}` for each parameter, as OpenAPI writes it. */
  readonly path: string;
  readonly kind: RouteKind;
  readonly act: Act | "system";
};

/** Every route of the application, complete because `apiRoute` and `pageRoute` are the only ways to add one. */
export type RouteRegistry = {
  readonly add: (route: RegisteredRoute) => void;
  readonly list: () => readonly RegisteredRoute[];
};

export function routeRegistry(): RouteRegistry {
  const routes = new Map<string, RegisteredRoute>();
  return {
    add: (route) => {
      const key = `${route.method} ${route.path.replace(/\{[^}]+\}/g, "{}")}`;
      assert(!routes.has(key), `route declared twice: ${key}`);
      routes.set(key, route);
    },
    list: () => [...routes.values()],
  };
}

/** `/dossiers/{id}` for a path written either as `/dossiers/{id}` or `/dossiers/:id`. */
export function openApiPath(path: string): string {
  return path.replace(/:([A-Za-z]\w*)/g, "{$1}");
}

/** `/dossiers/:id`, as the router reads it. */
export function routingPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ":$1");
}
