import { rebuildStatistics } from "../modules/statistics/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { withKeptServices } from "./with-services.ts";

/** `motcua statistics rebuild`: acts wait while it runs, and the figures of before stand until it is through. */
export async function rebuildFigures(): Promise<void> {
  const started = performance.now();
  const bar = progressBar();
  const dossiers = await withKeptServices(({ database }) => rebuildStatistics(database, bar.show)).finally(
    bar.end,
  );
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say(bilingual((texts) => texts.history.rebuilt(dossiers, seconds)));
}
