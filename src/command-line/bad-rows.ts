import { writeFileSync } from "node:fs";
import { complain } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** A row of an import file that a person has to look at. */
type RowFinding = { readonly line: number; readonly reason: string; readonly detail: string };

/** More lines than this scroll away what matters: that nothing, or not all, was imported. */
const SAID_MAX = 20;

/** Says the first findings by line and counts the rest; `report` names a file that gets them all. */
export function sayRows(findings: readonly string[], report: string | undefined): void {
  if (report !== undefined) writeReport(report, findings);
  for (const finding of findings.slice(0, SAID_MAX)) complain(finding);
  const more = findings.length - SAID_MAX;
  if (more > 0) complain(bilingual((texts) => texts.commandLine.moreRows(more, report ?? null)));
}

export function badRowLine({ line, reason, detail }: RowFinding): string {
  return bilingual((texts) => texts.commandLine.badRow(line, reason, detail));
}

function writeReport(path: string, lines: readonly string[]): void {
  try {
    writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  } catch {
    throw new CommandStopped([bilingual((texts) => texts.commandLine.fileUnwritable(path))]);
  }
}
