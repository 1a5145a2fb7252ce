import { timingSafeEqual } from "node:crypto";
import { countOpenIncidents } from "../platform/incidents/incidents.ts";
import { countHeld } from "../platform/uploads/file-check-store.ts";
import { isLoopback } from "./client-origin.ts";
import type { AppContext } from "./env.ts";
import type { Router } from "./router.ts";

/**
 * `/livez`: the process answers. `/readyz`: it can also do its work, so a balancer may send people here.
 * `/metrics`: figures for the operator, on loopback or with the token of the configuration.
 */
export function registerHealth(router: Router): void {
  system(router, "/livez", async (c) => c.json({ status: "live" }));
  system(router, "/readyz", async (c) => {
    // A failure here is answered by the error mapper: 503 with Retry-After.
    await c.var.services.database.pool.query("SELECT 1");
    return c.json({ status: "ready" });
  });
  system(router, "/metrics", async (c) => {
    if (!mayReadMetrics(c)) return c.json({ status: "not found" }, 404);
    const { metrics } = c.var.shell;
    // Without a database the other figures are still wanted, now most of all.
    await tellStanding(c).catch(() => undefined);
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
  });
}

async function tellStanding(c: AppContext): Promise<void> {
  const { database } = c.var.services;
  const { setStanding } = c.var.shell.metrics;
  const [incidents, held] = await Promise.all([countOpenIncidents(database), countHeld(database)]);
  for (const [kind, count] of Object.entries(incidents)) setStanding(kind, count);
  setStanding("FILE_HELD", held);
}

function system(router: Router, path: string, answer: (c: AppContext) => Promise<Response>): void {
  router.routes.add({ method: "get", path, kind: "system", act: "system" });
  router.app.get(path, async (c: AppContext) => {
    c.set("routePattern", path);
    c.header("Cache-Control", "no-store");
    return answer(c);
  });
}

function mayReadMetrics(c: AppContext): boolean {
  if (isLoopback(c)) return true;
  const { metricsToken } = c.var.services.config;
  const sent = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (metricsToken === null || sent === undefined) return false;
  const [known, given] = [Buffer.from(metricsToken), Buffer.from(sent)];
  return known.length === given.length && timingSafeEqual(known, given);
}
