import { parseLocalDate } from "../kernel/local-date.ts";
import { importUnits } from "../modules/organisation/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { badRowLine, sayRows } from "./bad-rows.ts";
import { bilingual } from "./bilingual.ts";
import { COMMAND_LINE } from "./command-actor.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { readDataFile } from "./read-data-file.ts";
import { withServices } from "./with-services.ts";

/** The first day of the two-level map of units; a file of another map names its own with `--from`. */
const TWO_LEVELS_SINCE = "2025-07-01";

/**
 * `motcua import units FILE`: repeatable; bad rows are reported by line and stop the import unless skipped.
 * @law Nghị quyết 202/2025/QH15: communes and provinces in force from 1 July 2025.
 */
export async function importUnitsFile(
  file: string,
  options: { skipBad: boolean; from?: string; report?: string },
): Promise<void> {
  const content = readDataFile(file);
  const from = options.from ?? TWO_LEVELS_SINCE;
  const validFrom = parseLocalDate(from);
  if (validFrom === null)
    throw new CommandStopped([bilingual((texts) => texts.commandLine.dateUnreadable(from))]);
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
