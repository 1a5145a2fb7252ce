import type { MiddlewareHandler } from "hono";
import { Fault } from "../kernel/fault.ts";
import type { AppEnv } from "./env.ts";
import { respondFailure } from "./respond.ts";
import { sentCredentials } from "./session.ts";

const TICK_MS = 100;
/** Visitors without a session are turned away first: the counter and the desks keep a lane of their own. */
const VISITOR_SHARE = 0.75;

/**
 * Turns work away while there is more than this process can do, instead of letting everyone wait: too many requests
 * at once, or an event loop that goes on lagging. Health is asked outside and always answered.
 */
export function overloadShedding(): MiddlewareHandler<AppEnv> {
  const lagMs = watchLoop();
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

/**
 * How late the event loop comes to its ticks, in milliseconds: the lesser of the last two. One long piece of work is
 * over when its lag is noticed, and nobody is sent away for it.
 */
function watchLoop(): () => number {
  let [last, before] = [0, 0];
  let due = performance.now() + TICK_MS;
  const tick = () => {
    const now = performance.now();
    [last, before] = [now - due, last];
    due = now + TICK_MS;
  };
  setInterval(tick, TICK_MS).unref();
  return () => Math.min(last, before);
}
