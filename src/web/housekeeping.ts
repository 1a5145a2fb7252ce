import { epochOf, instantOfEpoch } from "../kernel/local-date.ts";
import type { Services } from "../platform/services.ts";
import { forgetKeptPages } from "./kept-page.ts";
import { forgetKeys } from "./once.ts";
import { forgetCounters } from "./rate-limits.ts";

const QUEUE = "web-housekeeping";
/** Every hour, off the full hour when other jobs start. */
const HOURLY = "17 * * * *";
/** A client may repeat a request for a week; the law of networks is that somebody will. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Forgets kept answers and counters whose time is over. Runs in the one process that runs jobs. */
export async function registerHousekeeping(services: Services): Promise<void> {
  const { jobs, database, clock, log } = services;
  await jobs.work(QUEUE, async () => {
    const now = epochOf(clock.now());
    const keys = await forgetKeys(database, instantOfEpoch(now - KEPT_MS));
    const counters = await forgetCounters(database, now);
    const pages = await forgetKeptPages(database, clock.now());
    log.info({ keys, counters, pages }, "kept answers, pages and counters forgotten");
  });
  await jobs.schedule(QUEUE, HOURLY);
}
