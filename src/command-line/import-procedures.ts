import { basename } from "node:path";
import { messages } from "../i18n/index.ts";
import {
  type ImportedProcedure,
  type ImportReport,
  importProcedures,
  sayMissing,
} from "../modules/catalogue/index.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import { badRowLine, sayRows } from "./bad-rows.ts";
import { bilingual } from "./bilingual.ts";
import { COMMAND_LINE } from "./command-actor.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { readDataFile } from "./read-data-file.ts";
import { withServices } from "./with-services.ts";

/** `motcua import procedures FILE`: says of each procedure what became of it and what keeps it from publication. */
export async function importProceduresFile(
  path: string,
  options: { skipBad: boolean; report?: string },
): Promise<void> {
  const file = readDataFile(path);
  const bar = progressBar();
  const given = { file, fileName: basename(path), skipBad: options.skipBad, onProgress: bar.show };
  const request = { ...given, actor: COMMAND_LINE };
  const done = await withServices((services) => importProcedures(services, request)).finally(bar.end);
  if (!done.ok) throw stopBecause(done.refusal);
  sayReport(done.value, options.report);
}

function sayReport({ applied, read, procedures, bad }: ImportReport, report: string | undefined): void {
  const rows = bad.map(({ line, name, problem }) =>
    badRowLine({ line, reason: name ?? "", detail: problem }),
  );
  sayRows(rows, report);
  if (!applied) throw new CommandStopped([bilingual((texts) => texts.commandLine.badRowsStop(bad.length))]);
  for (const procedure of procedures) sayProcedure(procedure);
  const counts = {
    read,
    created: procedures.filter((each) => each.outcome === "CREATED").length,
    updated: procedures.filter((each) => each.outcome === "UPDATED").length,
    unchanged: procedures.filter((each) => each.outcome === "UNCHANGED").length,
    kept: procedures.filter((each) => each.outcome === "KEPT_EDITED").length,
    published: procedures.filter((each) => each.published).length,
    bad: bad.length,
  };
  say(bilingual((texts) => texts.commandLine.procedures.done(counts)));
}

/** The missing parts in Vietnamese alone: a procedure has up to a dozen, and they go to the officer who fills them. */
function sayProcedure({ line, code, name, outcome, missing }: ImportedProcedure): void {
  const outcomes = messages("vi").commandLine.procedures.outcomes;
  say(`${line}: ${code} ${name} — ${outcomes[outcome]}`);
  for (const part of missing) say(`    - ${sayMissing(part, "vi")}`);
}
