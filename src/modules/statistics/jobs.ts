import type { Services } from "../../platform/services.ts";
import { drainTally } from "./drain.ts";
import { countMoney } from "./money/count-money.ts";
import { registerPrintJobs } from "./report/print-register.ts";

/** Every minute counts what payment booked, and brings the cells up to date: whoever reads has little left to drain. */
export async function registerStatisticsJobs(services: Services): Promise<void> {
  const { jobs, database } = services;
  await registerPrintJobs(services);
  await jobs.work("statistics-drain", async () => {
    await countMoney(database);
    await drainTally(database);
  });
  await jobs.schedule("statistics-drain", "* * * * *");
}
