import { Command } from "commander";
import { inputLines, lineWriter } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua deadline --batch`: due dates with their derivations for other programs, one JSON line in, one out. */
export function deadlineCommand(): Command {
  return new Command("deadline")
    .description(bilingual((texts) => texts.commandLine.commands.deadline))
    .option(
      "--batch",
      bilingual((texts) => texts.commandLine.options.batch),
    )
    .option(
      "--lang <vi|en>",
      bilingual((texts) => texts.commandLine.options.language),
      "vi",
    )
    .action(async (options: { batch?: boolean; lang: string }) => {
      if (!options.batch)
        throw new CommandStopped([bilingual((texts) => texts.commandLine.deadlineNeedsBatch)]);
      const { runDeadlineBatch } = await import("../modules/calendar/index.ts");
      const writer = lineWriter();
      await runDeadlineBatch(inputLines(), writer.write, { locale: options.lang === "en" ? "en" : "vi" });
      await writer.flush();
    });
}
