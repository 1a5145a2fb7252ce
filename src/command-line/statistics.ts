import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua statistics rebuild`. */
export function statisticsCommand(): Command {
  const command = new Command("statistics")
    .description(bilingual((texts) => texts.commandLine.commands.statistics))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.history.statisticsWhat)]);
    });
  command
    .command("rebuild")
    .description(bilingual((texts) => texts.commandLine.commands.statisticsRebuild))
    .action(async () => {
      const { rebuildFigures } = await import("./rebuild-figures.ts");
      await rebuildFigures();
    });
  return command;
}
