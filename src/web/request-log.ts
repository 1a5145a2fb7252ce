import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { AppContext, AppEnv } from "./env.ts";

const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * Names the request, then writes one line about it: the route's pattern, never its address, so that no dossier code,
 * name or telephone number of a query ends up in the log.
 */
export function requestLog(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const began = performance.now();
    const sent = c.req.header("x-request-id");
    c.set("requestId", sent !== undefined && REQUEST_ID.test(sent) ? sent : randomUUID());
    await next();
    const { shell, services, routePattern, answerCode } = c.var;
    const elapsedMs = performance.now() - began;
    const { status } = c.res;
    const { method } = c.req;
    shell.metrics.observeRequest({ method, route: routePattern, status, seconds: elapsedMs / 1_000 });
    if (answerCode !== null) shell.metrics.countAnswer(answerCode);
    services.log.info(
      {
        requestId: c.var.requestId,
        method,
        route: routePattern,
        status,
        ms: Math.round(elapsedMs * 10) / 10,
        ...(answerCode === null ? {} : { code: answerCode }),
        ...actorOf(c),
      },
      "request",
    );
  };
}

/** Who, by kind and account id: enough to investigate, nothing personal. */
function actorOf(c: AppContext): { readonly actor: string; readonly account?: string } {
  const { actor } = c.var;
  const known = actor.kind === "officer" || actor.kind === "citizen";
  return known ? { actor: actor.kind, account: actor.accountId } : { actor: actor.kind };
}
