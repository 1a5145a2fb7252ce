import { accessSync, constants, statSync } from "node:fs";
import { type HistoryReport, importHistory, rebuildOnce } from "../modules/statistics/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { badRowLine, sayRows } from "./bad-rows.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { withServices } from "./with-services.ts";

/** `motcua import history FILE`: past dossiers, streamed; killed, it goes on where it was, and a second run changes nothing. */
export async function importHistoryFile(
  path: string,
  options: { skipBad: boolean; report?: string },
): Promise<void> {
  checkReadable(path);
  const bar = progressBar();
  const done = await withServices(async (services) => {
    // Dossiers from before anything was counted come first: what is loaded here counts itself.
    await rebuildOnce(services, bar.show);
    return importHistory(services, { path, skipBad: options.skipBad, onProgress: bar.show });
  }).finally(bar.end);
  if (!done.ok) {
    if (done.refusal.code === "HISTORY_LINES_BAD") sayBadLines(done.refusal.bad, options.report);
    throw stopBecause(done.refusal);
  }
  const { badLines, resumedAfter, seconds } = done.value;
  sayBadLines(badLines, options.report);
  if (resumedAfter > 0) say(bilingual((texts) => texts.history.resumed(resumedAfter)));
  say(bilingual((texts) => texts.history.done(done.value, seconds.toFixed(1))));
}

function sayBadLines(bad: HistoryReport["badLines"], report: string | undefined): void {
  sayRows(
    bad.map(({ line, reason, detail }) =>
      badRowLine({
        line,
        reason: `${reason}: ${bilingual((texts) => texts.history.reasons[reason])};`,
        detail,
      }),
    ),
    report,
  );
}

function checkReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isFile()) return;
  } catch {
    // Told below, with the same words as a folder.
  }
  throw new CommandStopped([bilingual((texts) => texts.commandLine.fileUnreadable(path))]);
}
