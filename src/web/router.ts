import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./env.ts";
import type { RouteRegistry } from "./route-registry.ts";

/** What a module receives to declare its routes on: `registerCalendarApi(router)`, `registerCalendarPages(router)`. */
export type Router = {
  readonly app: OpenAPIHono<AppEnv>;
  readonly routes: RouteRegistry;
};
