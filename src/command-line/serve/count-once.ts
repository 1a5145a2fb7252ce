import { rebuildOnce } from "../../modules/statistics/index.ts";
import { progressBar } from "../../platform/process/progress-bar.ts";
import { say } from "../../platform/process/terminal.ts";
import type { Services } from "../../platform/services.ts";
import { bilingual } from "../bilingual.ts";

/** The first start on a database that had dossiers before they were counted: counts them before anybody can ask. */
export async function countOnce(services: Services): Promise<void> {
  const bar = progressBar();
  let isTold = false;
  await rebuildOnce(services, (done, total) => {
    if (!isTold) say(bilingual((texts) => texts.history.rebuilding(total)));
    isTold = true;
    bar.show(done, total);
  }).finally(bar.end);
}
