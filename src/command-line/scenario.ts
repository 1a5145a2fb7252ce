import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

export function scenarioCommand(): Command {
  return new Command("scenario")
    .description(bilingual((texts) => texts.commandLine.commands.scenario))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.notYet("scenario"))]);
    });
}
