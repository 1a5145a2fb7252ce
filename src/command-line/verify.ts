import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .description(bilingual((texts) => texts.commandLine.commands.verify))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.notYet("verify"))]);
    });
}
