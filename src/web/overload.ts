import { monitorEventLoopDelay } from "node:perf_hooks";
import type { MiddlewareHandler } from "hono";
import { Fault } from "../kernel/fault.ts";
import type { AppEnv } from "./env.ts";
import { respondFailure } from "./respond.ts";
import { sentCredentials } from "./session.ts";

const WINDOW_MS = 500;
const NANOSECONDS_PER_MS = 1e6;
/** Visitors without a session are turned away first: the counter and the desks keep a lane of their own. */
const VISITOR_SHARE = 0.75;

/**
 * Turns work away while there is more than this process can do, instead of letting everyone wait: too many requests
 * at once, or an event loop that lags. Health is asked outside and always answered.
 */
export function overloadShedding(): MiddlewareHandler<AppEnv> {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let windowBegan = performance.now();
  let lagMs = 0;
  let inFlight = 0;
  const measure = () => {
    if (performance.now() - windowBegan < WINDOW_MS) return;
    lagMs = delay.percentile(90) / NANOSECONDS_PER_MS;
    delay.reset();
    windowBegan = performance.now();
  };
  return async (c, next) => {
    measure();
    const { requestsInFlightMax, eventLoopLagMsMax } = c.var.shell.settings;
    const share = sentCredentials(c) === null ? VISITOR_SHARE : 1;
    if (inFlight >= requestsInFlightMax * share || lagMs > eventLoopLagMsMax * share) {
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
