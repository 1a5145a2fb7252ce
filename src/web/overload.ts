import type { MiddlewareHandler } from "hono";
import { Fault } from "../kernel/fault.ts";
import { watchLoopLag } from "../platform/loop-lag.ts";
import type { AppEnv } from "./env.ts";
import { respondFailure } from "./respond.ts";
import { sentCredentials } from "./session.ts";

/** Visitors without a session are turned away first: the counter and the desks keep a lane of their own. */
const VISITOR_SHARE = 0.75;

/**
 * Turns work away while there is more than this process can do, instead of letting everyone wait: too many requests
 * at once, or an event loop that goes on lagging. Health is asked outside and always answered.
 */
export function overloadShedding(): MiddlewareHandler<AppEnv> {
  const lagMs = watchLoopLag();
  let inFlight = 0;
  return async (c, next) => {
    const { requestsInFlightMax, eventLoopLagMsMax } = c.var.shell.settings;
    const share = sentCredentials(c) === null ? VISITOR_SHARE : 1;
    if (inFlight >= requestsInFlightMax * share || lagMs() > eventLoopLagMsMax * share) {
      c.res = await respondFailure(c, new Fault("OVERLOADED", { retryable: true }));
      return;
    }
    inFlight += 1;
    try {
      await next();
    } finally {
      inFlight -= 1;
    }
  };
}
