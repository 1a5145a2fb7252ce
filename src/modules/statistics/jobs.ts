import type { Services } from "../../platform/services.ts";
import { drainTally } from "./drain.ts";
import { registerPrintJobs } from "./report/print-register.ts";

/** Brings the cells up to date every minute, so that whoever reads has little left to drain. */
export async function registerStatisticsJobs(services: Services): Promise<void> {
  const { jobs, database } = services;
  await registerPrintJobs(services);
  await jobs.work("statistics-drain", async () => {
    await drainTally(database);
  });
  await jobs.schedule("statistics-drain", "* * * * *");
}
