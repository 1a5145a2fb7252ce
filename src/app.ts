import { ERRORS } from "./errors.ts";
import { type Metrics, openMetrics } from "./platform/metrics/metrics.ts";
import type { Services } from "./platform/services.ts";
import type { ResolveSession } from "./web/env.ts";
import type { Router } from "./web/router.ts";
import { createShell } from "./web/shell.ts";
import type { ShellSettings } from "./web/shell-parts.ts";

/** What only a test or a special host changes. */
export type AppOptions = {
  readonly metrics?: Metrics;
  readonly settings?: Partial<ShellSettings>;
  /** Sessions known besides those of identity: a test signs in whom it needs. */
  readonly signedIn?: ResolveSession;
};

/**
 * The only composition root: services → modules → web and API. `app.fetch` answers requests; `routes` is the
 * complete list of what it answers.
 */
export function createApp(services: Services, options: AppOptions = {}): Router {
  return createShell({
    services,
    catalogue: ERRORS,
    metrics: options.metrics ?? openMetrics(),
    resolveSession: options.signedIn ?? noSessions,
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  });
}

/** Until somebody can sign in, everybody is a guest. */
const noSessions: ResolveSession = async () => null;
