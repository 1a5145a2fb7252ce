import { say } from "../../platform/process/terminal.ts";
import { bilingual } from "../bilingual.ts";
import { configuration } from "../configuration.ts";
import { CommandStopped } from "../explain.ts";
import { examineDatabase } from "./examine-database.ts";
import { examineHelpers } from "./examine-helpers.ts";
import { examineMachine } from "./examine-machine.ts";
import type { Finding } from "./finding.ts";

/**
 * `motcua doctor`: looks at everything the program needs, changes nothing, and exits non-zero where something is to
 * mend; what works and yet deserves a look is said, and is no failure.
 */
export async function examine(): Promise<void> {
  const config = configuration();
  const findings = [
    ...examineMachine(config),
    ...(await examineHelpers(config)),
    ...(await examineDatabase(config)),
  ];
  for (const finding of findings) sayFinding(finding);
  const bad = findings.filter((finding) => !finding.good).length;
  const watched = findings.flatMap(({ good, watch }) => (good && watch !== undefined ? [watch] : []));
  const summary = bilingual(({ commandLine: { doctor } }) =>
    doctor.summary(bad, watched.map((name) => name(doctor)).join(", ")),
  );
  if (bad > 0) throw new CommandStopped([summary]);
  say(summary);
}

function sayFinding({ good, watch, what, advice, detail }: Finding): void {
  const sign = good ? (watch === undefined ? "✓" : "⚠") : "✗";
  say(`${sign} ${bilingual((texts) => what(texts.commandLine.doctor))}`);
  if (sign === "✓") return;
  if (detail !== undefined) say(`    ${detail}`);
  if (advice !== undefined) say(`    ${bilingual((texts) => advice(texts.commandLine.doctor))}`);
}
