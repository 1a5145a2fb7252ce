import { bulkTransaction } from "../../platform/postgres/bulk-transaction.ts";
import type { Database, Statement } from "../../platform/postgres/database.ts";
import { seedOnce } from "../../platform/seed-once.ts";
import type { Services } from "../../platform/services.ts";
import { countDossiers, listReplays } from "../dossier/index.ts";
import { countHistories, writeCounted } from "./counted.ts";
import { drainWithin } from "./drain.ts";
import { countMoneyOf } from "./money/count-money.ts";

/** Dossiers folded and counted at a time: some 20 MB of events. */
const BATCH = 2_000;

/** Waits for the acts that are being written, and makes those to come wait: none is counted twice or missed. */
const EMPTY: Statement = {
  name: "statistics-empty",
  text: (schema) =>
    `TRUNCATE ${schema}.statistics_spell, ${schema}.statistics_tally, ${schema}.statistics_cell, ${schema}.statistics_late_step`,
};

/**
 * Counts everything anew from the histories of the dossiers, in one transaction: broken off, the figures
 * of before stand. Acts and whoever reads figures wait meanwhile: for the night. Answers how many dossiers there were.
 */
export async function rebuildStatistics(
  database: Pick<Database, "pool" | "schema">,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  return bulkTransaction(database, async (tx) => {
    await tx.run(EMPTY, []);
    const total = await countDossiers(tx);
    let done = 0;
    for (let after: string | null = null; ; ) {
      const page = await listReplays(tx, { after, size: BATCH });
      if (page.length === 0) {
        await drainWithin(tx);
        return done;
      }
      const counting = countHistories();
      counting.add(page.map(({ writes }) => writes));
      await writeCounted(tx, counting.done());
      await countMoneyOf(
        tx,
        page.map(({ dossierId }) => dossierId),
      );
      done += page.length;
      onProgress(done, total);
      after = page.at(-1)?.dossierId ?? null;
    }
  });
}

/**
 * Counts a database once that had dossiers before anything was counted with the acts. Before figures are shown; broken
 * off, it begins again the next time. A database that was counted from its first dossier on has nothing to do.
 */
export async function rebuildOnce(
  services: Services,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  await seedOnce(services, "statistics", async ({ database }) => {
    await rebuildStatistics(database, onProgress);
  });
}
