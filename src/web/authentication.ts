import type { MiddlewareHandler } from "hono";
import { clientOrigin, isLoopback } from "./client-origin.ts";
import { isCrossSite } from "./csrf.ts";
import type { AppContext, AppEnv } from "./env.ts";
import { respondRefusal } from "./respond.ts";
import { sentCredentials } from "./session.ts";
import type { SessionMemory } from "./session-memory.ts";

/** Finds out who is asking. An unknown or ended session is a guest: what they may see, they see. */
export function authentication(sessions: SessionMemory): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const client = clientOrigin(c, c.var.services.config.proxyHops);
    c.set("client", client);
    const refusal = await refuseFlood(c);
    if (refusal !== null) {
      c.res = await respondRefusal(c, refusal);
      return;
    }
    const sent = sentCredentials(c);
    const session = sent === null ? null : await sessions.resolve(c.var.services, sent);
    c.set("session", session);
    c.set("cookieSession", session !== null && sent?.bearer === undefined);
    if (session !== null) c.set("actor", session.actor);
    if (isCrossSite(c)) {
      c.res = await respondRefusal(c, { code: "CROSS_SITE_REQUEST" });
      return;
    }
    try {
      await next();
    } finally {
      if (mayChangeRights(c)) sessions.forget();
    }
  };
}

/** Whatever changes something may have changed who may what, but for the hot acts: they write dossiers only. */
function mayChangeRights(c: AppContext): boolean {
  return c.req.method !== "GET" && c.req.method !== "HEAD" && !c.var.leavesRights;
}

/** The operator's own machine is not counted: nobody else can be there, unless a proxy says whom it speaks for. */
async function refuseFlood(c: AppContext) {
  if (isLoopback(c)) return null;
  const wait = await c.var.shell.limits.consume("network", c.var.client.network);
  return wait === null ? null : { code: "TOO_MANY_REQUESTS", ...wait };
}
