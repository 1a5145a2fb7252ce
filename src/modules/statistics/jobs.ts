import type { Services } from "../../platform/services.ts";
import { drainTally } from "./drain.ts";

/** Brings the cells up to date every minute, so that whoever reads has little left to drain. */
export async function registerStatisticsJobs({ jobs, database }: Services): Promise<void> {
  await jobs.work("statistics-drain", async () => {
    await drainTally(database);
  });
  await jobs.schedule("statistics-drain", "* * * * *");
}
