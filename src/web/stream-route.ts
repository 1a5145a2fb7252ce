import type { z } from "@hono/zod-openapi";
import { parseGuestKey } from "../kernel/guest-key.ts";
import type { Result } from "../kernel/result.ts";
import type { Act, Actor } from "../modules/access/index.ts";
import type { Services } from "../platform/services.ts";
import type { NoInput } from "./api-route.ts";
import type { AppContext } from "./env.ts";
import { guarded } from "./guard.ts";
import { describeRoute } from "./openapi.ts";
import { parseInput } from "./parse-input.ts";
import type { LimitName } from "./rate-limits.ts";
import { respondRefusal } from "./respond.ts";
import { openApiPath, type RouteMethod, routingPath } from "./route-registry.ts";
import type { Router } from "./router.ts";

/** What the handler of a stream receives: the request itself, its body unread. */
type StreamCall<P> = {
  readonly services: Services;
  readonly actor: Actor;
  readonly guestKey: string | null;
  readonly params: P;
  readonly request: Request;
};

/**
 * A route under `/api/v1` that speaks a protocol of its own over HTTP, with a body read while it arrives. Guarded,
 * registered and described like every other; what it refuses is a problem like everywhere.
 */
type StreamRoute<P extends z.ZodType> = {
  readonly method: RouteMethod;
  readonly path: string;
  readonly act: Act;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly limit?: LimitName;
  readonly refusals?: readonly string[];
  readonly handler: (call: StreamCall<z.output<P>>) => Promise<Result<Response>>;
};

export function streamRoute<P extends z.ZodType = NoInput>(router: Router, route: StreamRoute<P>): void {
  const path = openApiPath(route.path);
  router.routes.add({ method: route.method, path, kind: "api", act: route.act });
  describeRoute(router.app.openAPIRegistry, { ...route, path, mediaTypes: [], idempotency: "none" });
  router.app.on(route.method.toUpperCase(), [routingPath(path)], (c: AppContext) =>
    // What comes in parts changes nothing that sessions or rights depend on.
    guarded(
      c,
      { path, act: route.act, kind: "api", limit: route.limit, idempotency: "command" },
      async () => {
        const params = parseInput(route.params, c.req.param());
        if (!params.success) return respondRefusal(c, { code: "NOT_FOUND" });
        const { services, actor } = c.var;
        const guestKey = parseGuestKey(c.req.header("x-guest-key"));
        const done = await route.handler({
          services,
          actor,
          guestKey,
          params: params.data,
          request: c.req.raw,
        });
        return done.ok ? done.value : respondRefusal(c, done.refusal);
      },
    ),
  );
}
