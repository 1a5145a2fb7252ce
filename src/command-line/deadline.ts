import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

export function deadlineCommand(): Command {
  return new Command("deadline")
    .description(bilingual((texts) => texts.commandLine.commands.deadline))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.notYet("deadline"))]);
    });
}
