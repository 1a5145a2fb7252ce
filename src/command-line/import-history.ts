import { accessSync, constants, statSync } from "node:fs";
import type { Locale } from "../i18n/index.ts";
import { type HistoryReport, importHistory, rebuildOnce } from "../modules/statistics/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { sayCauses } from "./bad-rows.ts";
import { bilingual, sayingIn } from "./bilingual.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { withServices } from "./with-services.ts";

type HistoryOptions = {
  readonly skipBad: boolean;
  readonly report?: string;
  readonly lang?: Locale;
};

/** `motcua import history FILE`: past dossiers, streamed; killed, it goes on where it was, and a second run changes nothing. */
export async function importHistoryFile(path: string, options: HistoryOptions): Promise<void> {
  const told = sayingIn(options.lang);
  checkReadable(path);
  const bar = progressBar();
  const done = await withServices(async (services) => {
    // Dossiers from before anything was counted come first: what is loaded here counts itself.
    await rebuildOnce(services, bar.show);
    return importHistory(services, { path, skipBad: options.skipBad, onProgress: bar.show });
  }).finally(bar.end);
  if (!done.ok) {
    if (done.refusal.code === "HISTORY_LINES_BAD") sayBadLines(done.refusal.bad, options);
    throw stopBecause(done.refusal);
  }
  const { badLines, resumedAfter, isRepeat, seconds } = done.value;
  sayBadLines(badLines, options);
  if (isRepeat) return say(told((texts) => texts.history.repeat(done.value)));
  if (resumedAfter > 0) say(told((texts) => texts.history.resumed(resumedAfter)));
  say(told((texts) => texts.history.done(done.value, seconds.toFixed(1))));
}

function sayBadLines(bad: HistoryReport["badLines"], { report, lang }: HistoryOptions): void {
  sayCauses(bad, {
    report,
    say: sayingIn(lang),
    words: (texts, reason) => texts.history.reasons[reason],
  });
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
