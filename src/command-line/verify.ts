import { Command } from "commander";
import { progressBar } from "../platform/process/progress-bar.ts";
import { complain, say } from "../platform/process/terminal.ts";
import type { Services } from "../platform/services.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped, explain } from "./explain.ts";
import type { Verified, VerifyPart } from "./verify-parts.ts";

type Asked = { readonly statistics?: boolean; readonly files?: boolean; readonly messages?: boolean };

/** Of a part that is wrong throughout, so many lines are enough to see what happened. */
const LINES_MAX = 200;

export function verifyCommand(): Command {
  return new Command("verify")
    .description(bilingual((texts) => texts.commandLine.commands.verify))
    .option(
      "--statistics",
      bilingual((texts) => texts.commandLine.verified.option),
    )
    .option(
      "--files",
      bilingual((texts) => texts.commandLine.verified.filesOption),
    )
    .option(
      "--messages",
      bilingual((texts) => texts.commandLine.verified.messagesOption),
    )
    .action(async (asked: Asked) => verify(await partsOf(asked)));
}

async function partsOf(asked: Asked): Promise<readonly VerifyPart[]> {
  const parts = await import("./verify-parts.ts");
  const chosen = [
    ...(asked.statistics === true ? [parts.statistics] : []),
    ...(asked.files === true ? [parts.everyFileRead] : []),
    ...(asked.messages === true ? [parts.messages] : []),
  ];
  return chosen.length === 0 ? parts.EVERY_PART : chosen;
}

/** Looks at every part, also after one that does not hold: whoever restores a backup wants the whole picture at once. */
async function verify(parts: readonly VerifyPart[]): Promise<void> {
  const { withKeptServices } = await import("./with-services.ts");
  const broken = await withKeptServices(async (services) => {
    const summaries: string[] = [];
    for (const part of parts) {
      const { lines, summary, holds } = await lookAt(part, services);
      for (const line of lines.slice(0, LINES_MAX)) complain(line);
      if (holds) say(summary);
      else summaries.push(summary);
    }
    return summaries;
  });
  if (broken.length > 0) throw new CommandStopped(broken);
}

/** What one part found; a part that could not be looked at to its end does not hold, and the next ones are looked at. */
export async function lookAt(part: VerifyPart, services: Services): Promise<Verified> {
  const bar = progressBar();
  try {
    return await part(services, bar.show);
  } catch (fault) {
    return { lines: [], summary: explain(fault).join("; "), holds: false };
  } finally {
    bar.end();
  }
}
