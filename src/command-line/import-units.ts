import { type LocalDate, parseLocalDate } from "../kernel/local-date.ts";
import { importUnits } from "../modules/organisation/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { badRowLine, sayRows } from "./bad-rows.ts";
import { bilingual } from "./bilingual.ts";
import { COMMAND_LINE } from "./command-actor.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { readDataFile } from "./read-data-file.ts";
import { withServices } from "./with-services.ts";

/**
 * `motcua import units FILE`: repeatable; bad rows are reported by line and stop the import unless skipped. Without
 * `--from` the units are in force from the first day of such a map by law.
 */
export async function importUnitsFile(
  file: string,
  options: { skipBad: boolean; from?: string; report?: string },
): Promise<void> {
  const content = readDataFile(file);
  const validFrom = options.from === undefined ? null : dayOf(options.from);
  const bar = progressBar();
  const request = { content, validFrom, skipBad: options.skipBad, onProgress: bar.show };
  const done = await withServices((services) => importUnits(services, COMMAND_LINE, request)).finally(
    bar.end,
  );
  if (!done.ok) {
    if (done.refusal.code === "IMPORT_ROWS_BAD") sayRows(done.refusal.bad.map(badRowLine), options.report);
    throw stopBecause(done.refusal);
  }
  const { inserted, unchanged, differing, notInFile, bad, seconds } = done.value;
  const differences = differing.map((row) => bilingual((texts) => texts.commandLine.units.differs(row)));
  sayRows([...bad.map(badRowLine), ...differences], options.report);
  const counts = {
    inserted,
    unchanged,
    differing: differing.length,
    notInFile: notInFile.length,
    bad: bad.length,
  };
  say(bilingual((texts) => texts.commandLine.units.done(counts, seconds.toFixed(1))));
}

function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day !== null) return day;
  throw new CommandStopped([bilingual((texts) => texts.commandLine.dateUnreadable(text))]);
}
