import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { Metrics } from "../platform/metrics/metrics.ts";
import type { Services } from "../platform/services.ts";
import { registerAssets } from "./assets-route.ts";
import { authentication } from "./authentication.ts";
import type { AppEnv, ResolveSession } from "./env.ts";
import type { ErrorCatalogue } from "./error-catalogue.ts";
import { registerHealth } from "./health.ts";
import { languageOf } from "./locale.ts";
import { notFound } from "./not-found.ts";
import { overloadShedding } from "./overload.ts";
import { plainErrorPage } from "./plain-error-page.ts";
import { createRateLimits } from "./rate-limits.ts";
import { registerReference } from "./reference.ts";
import { requestLog } from "./request-log.ts";
import { respondFailure } from "./respond.ts";
import { routeRegistry } from "./route-registry.ts";
import type { Router } from "./router.ts";
import { securityHeaders } from "./security-headers.ts";
import { sessionMemory } from "./session-memory.ts";
import { DEFAULT_SETTINGS, type ErrorPage, type ShellParts, type ShellSettings } from "./shell-parts.ts";

type ShellOptions = {
  readonly services: Services;
  readonly catalogue: ErrorCatalogue;
  readonly metrics: Metrics;
  readonly resolveSession: ResolveSession;
  readonly errorPage?: ErrorPage;
  readonly settings?: Partial<ShellSettings>;
};

/**
 * The application without modules: the order of middleware is the order of its lines.
 * Health and assets come before authentication: they must answer when the database does not.
 */
export function createShell(options: ShellOptions): Router {
  const { services, catalogue, metrics } = options;
  const app = new OpenAPIHono<AppEnv>();
  const router: Router = { app, routes: routeRegistry() };
  const parts: ShellParts = {
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    catalogue,
    metrics,
    errorPage: options.errorPage ?? plainErrorPage,
    limits: createRateLimits(services.database),
  };
  app.onError((thrown, c) => respondFailure(c, thrown));
  app.notFound((c) => notFound(c, router.routes));
  app.use(withParts(parts, services));
  app.use(requestLog());
  app.use(securityHeaders());
  app.use(languageOf());
  app.on("GET", "*", compress());
  registerHealth(router);
  registerAssets(router);
  app.use(overloadShedding());
  app.use(authentication(sessionMemory(options.resolveSession)));
  registerReference(router);
  return router;
}

/** Every variable has its value before anything can fail, so that the error mapper never meets a missing one. */
function withParts(shell: ShellParts, services: Services): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set("shell", shell);
    c.set("services", services);
    c.set("actor", { kind: "guest" });
    c.set("session", null);
    c.set("cookieSession", false);
    c.set("leavesRights", false);
    c.set("locale", "vi");
    c.set("nonce", "");
    c.set("requestId", "");
    c.set("client", { address: "", network: "", agent: "" });
    c.set("routePattern", "none");
    c.set("answerCode", null);
    await next();
  };
}
