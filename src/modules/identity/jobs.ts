import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Services } from "../../platform/services.ts";
import { sweepExpired } from "./session-store.ts";

const QUEUE = "identity-housekeeping";
/** After midnight, apart from the other nightly jobs. */
const NIGHTLY = "41 2 * * *";
/** A month after its end a session is still shown when somebody asks who was in; then nobody needs it. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Forgets sessions, unfinished sign-ins, counters of wrong tries and devices that were not used for a month; the
 * journal of sign-ins stays.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: kept no longer than needed.
 */
export async function registerIdentityJobs(services: Services): Promise<void> {
  const { jobs, database, clock, log } = services;
  await jobs.work(QUEUE, async () => {
    const forgotten = await sweepExpired(database, instantOfEpoch(epochOf(clock.now()) - KEPT_MS));
    log.info({ ...forgotten }, "expired sessions and sign-ins forgotten");
  });
  await jobs.schedule(QUEUE, NIGHTLY);
}
