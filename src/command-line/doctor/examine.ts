import { say } from "../../platform/process/terminal.ts";
import { bilingual } from "../bilingual.ts";
import { configuration } from "../configuration.ts";
import { CommandStopped } from "../explain.ts";
import { examineDatabase } from "./examine-database.ts";
import { examineHelpers } from "./examine-helpers.ts";
import { examineMachine } from "./examine-machine.ts";
import type { Finding } from "./finding.ts";

/** `motcua doctor`: looks at everything the program needs, changes nothing, and exits non-zero where something is to mend. */
export async function examine(): Promise<void> {
  const config = configuration();
  const findings = [
    ...examineMachine(config),
    ...(await examineHelpers(config)),
    ...(await examineDatabase(config)),
  ];
  for (const finding of findings) sayFinding(finding);
  const bad = findings.filter((finding) => !finding.good).length;
  const summary = bilingual((texts) => texts.commandLine.doctor.summary(bad));
  if (bad > 0) throw new CommandStopped([summary]);
  say(summary);
}

function sayFinding({ good, what, advice, detail }: Finding): void {
  say(`${good ? "✓" : "✗"} ${bilingual((texts) => what(texts.commandLine.doctor))}`);
  if (good) return;
  if (detail !== undefined) say(`    ${detail}`);
  if (advice !== undefined) say(`    ${bilingual((texts) => advice(texts.commandLine.doctor))}`);
}
