import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua import WHAT FILE`: each kind of file is read by the module whose nouns it holds. */
export function importCommand(): Command {
  const command = new Command("import")
    .description(bilingual((texts) => texts.commandLine.commands.import))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.importWhat)]);
    });
  command
    .command("units")
    .description(bilingual((texts) => texts.commandLine.commands.importUnits))
    .argument(
      "<file>",
      bilingual((texts) => texts.commandLine.options.file),
    )
    .option(
      "--skip-bad",
      bilingual((texts) => texts.commandLine.options.skipBad),
      false,
    )
    .option(
      "--from <date>",
      bilingual((texts) => texts.commandLine.options.from),
    )
    .option(
      "--report <file>",
      bilingual((texts) => texts.commandLine.options.report),
    )
    .action(async (file: string, options: { skipBad: boolean; from?: string; report?: string }) => {
      const { importUnitsFile } = await import("./import-units.ts");
      await importUnitsFile(file, options);
    });
  command
    .command("procedures")
    .description(bilingual((texts) => texts.commandLine.commands.importProcedures))
    .argument(
      "<file>",
      bilingual((texts) => texts.commandLine.options.file),
    )
    .option(
      "--skip-bad",
      bilingual((texts) => texts.commandLine.options.skipBad),
      false,
    )
    .option(
      "--report <file>",
      bilingual((texts) => texts.commandLine.options.report),
    )
    .action(async (file: string, options: { skipBad: boolean; report?: string }) => {
      const { importProceduresFile } = await import("./import-procedures.ts");
      await importProceduresFile(file, options);
    });
  return command;
}
