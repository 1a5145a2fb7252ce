import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua generate history`: writes to standard output. */
export function generateCommand(): Command {
  const command = new Command("generate")
    .description(bilingual((texts) => texts.commandLine.commands.generate))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.history.generateWhat)]);
    });
  command
    .command("history")
    .description(bilingual((texts) => texts.commandLine.commands.generateHistory))
    .option(
      "--dossiers <count>",
      bilingual((texts) => texts.commandLine.options.count),
    )
    .option(
      "--seed <number>",
      bilingual((texts) => texts.commandLine.options.seed),
      "1",
    )
    .option(
      "--profile <name>",
      bilingual((texts) => texts.commandLine.options.profile),
    )
    .option(
      "--units <file>",
      bilingual((texts) => texts.commandLine.options.units),
    )
    .option(
      "--province <code>",
      bilingual((texts) => texts.commandLine.options.province),
    )
    .action(async (options: { seed: string }) => {
      const { generateHistoryFile } = await import("./generate-history.ts");
      await generateHistoryFile(options);
    });
  return command;
}
