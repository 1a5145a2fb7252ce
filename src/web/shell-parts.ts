import type { Metrics } from "../platform/metrics/metrics.ts";
import type { AppContext } from "./env.ts";
import type { ErrorCatalogue } from "./error-catalogue.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { Problem } from "./respond.ts";

/** What the shell allows itself and others. */
export type ShellSettings = {
  /** Requests one process works on at once; more are told to come back. */
  readonly requestsInFlightMax: number;
  /** Lag of the event loop, in milliseconds, above which new work is turned away. */
  readonly eventLoopLagMsMax: number;
};

export const DEFAULT_SETTINGS: ShellSettings = {
  requestsInFlightMax: 512,
  eventLoopLagMsMax: 750,
};

/** Draws the page of a problem, inside the layout of whoever looks at it. */
export type ErrorPage = (c: AppContext, problem: Problem) => unknown;

/** What the middleware and the responder share, made once by `createShell`. */
export type ShellParts = {
  readonly settings: ShellSettings;
  readonly catalogue: ErrorCatalogue;
  readonly errorPage: ErrorPage;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
};
