import type { Services } from "../../platform/services.ts";
import { deleteExpiredFormDrafts } from "./form-draft-store.ts";

const QUEUE = "catalogue-form-drafts";
const NIGHTLY = "23 2 * * *";
/** At most this many batches a night: a backlog is worked off over nights, never in one long hold on the table. */
const BATCHES_MAX = 100;

/** Deletes declarations nobody came back for. @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: kept no longer than needed. */
export async function registerCatalogueJobs(services: Services): Promise<void> {
  const { jobs, database, clock, log } = services;
  await jobs.work(QUEUE, async () => {
    let deleted = 0;
    for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
      const gone = await deleteExpiredFormDrafts(database, clock.now());
      deleted += gone;
      if (gone === 0) break;
    }
    log.info({ deleted }, "expired form drafts deleted");
  });
  await jobs.schedule(QUEUE, NIGHTLY);
}
