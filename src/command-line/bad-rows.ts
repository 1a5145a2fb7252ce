import { writeFileSync } from "node:fs";
import type { AllMessages } from "../i18n/index.ts";
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

/** Lines told of each cause: enough to look at, and the next cause is still on the screen. */
const OF_CAUSE_MAX = 5;

/** Says the findings by their cause, the commonest first: a file of a million lines has few causes. */
export function sayCauses<Cause extends string>(
  findings: readonly (Omit<RowFinding, "reason"> & { readonly reason: Cause })[],
  told: {
    readonly report: string | undefined;
    readonly say: typeof bilingual;
    readonly words: (texts: AllMessages, cause: Cause) => string;
  },
): void {
  const { report, say, words } = told;
  const lineOf = ({ line, detail }: Omit<RowFinding, "reason">) =>
    say((texts) => texts.commandLine.badRow(line, "", detail).replace(/ {2,}/g, " "));
  if (report !== undefined)
    writeReport(
      report,
      findings.map(({ line, reason, detail }) =>
        say((texts) => texts.commandLine.badRow(line, `${reason}: ${words(texts, reason)};`, detail)),
      ),
    );
  const causes = [...Map.groupBy(findings, ({ reason }) => reason)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  for (const [cause, rows] of causes) {
    complain(`${cause}: ${say((texts) => texts.commandLine.ofCause(words(texts, cause), rows.length))}`);
    for (const row of rows.slice(0, OF_CAUSE_MAX)) complain(`  ${lineOf(row)}`);
    const more = rows.length - OF_CAUSE_MAX;
    if (more > 0) complain(`  ${say((texts) => texts.commandLine.moreRows(more, report ?? null))}`);
  }
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
