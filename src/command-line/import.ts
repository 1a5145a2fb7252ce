import { Command, Option } from "commander";
import { LOCALES, type Locale } from "../i18n/index.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua import WHAT FILE`: each kind of file is read by the module whose nouns it holds. */
export function importCommand(): Command {
  const command = new Command("import")
    .description(bilingual((texts) => texts.commandLine.commands.import))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.importWhat)]);
    });
  readingFile(command, "units")
    .description(bilingual((texts) => texts.commandLine.commands.importUnits))
    .option(
      "--from <date>",
      bilingual((texts) => texts.commandLine.options.from),
    )
    .action(async (file: string, options: { skipBad: boolean; from?: string; report?: string }) => {
      const { importUnitsFile } = await import("./import-units.ts");
      await importUnitsFile(file, options);
    });
  readingFile(command, "procedures")
    .description(bilingual((texts) => texts.commandLine.commands.importProcedures))
    .action(async (file: string, options: { skipBad: boolean; report?: string }) => {
      const { importProceduresFile } = await import("./import-procedures.ts");
      await importProceduresFile(file, options);
    });
  readingFile(command, "history")
    .description(bilingual((texts) => texts.commandLine.commands.importHistory))
    .addOption(
      new Option(
        "--lang <vi|en>",
        bilingual((texts) => texts.commandLine.options.language),
      ).choices(LOCALES),
    )
    .action(async (file: string, options: { skipBad: boolean; report?: string; lang?: Locale }) => {
      const { importHistoryFile } = await import("./import-history.ts");
      await importHistoryFile(file, options);
    });
  command
    .command("boundaries")
    .argument(
      "<file>",
      bilingual((texts) => texts.commandLine.options.file),
    )
    .description(bilingual((texts) => texts.statistics.map.importBoundaries))
    .action(async (file: string) => {
      const { importBoundariesFile } = await import("./import-boundaries.ts");
      await importBoundariesFile(file);
    });
  return command;
}

/** A command that reads one file, may pass over bad rows and may write down which. */
function readingFile(parent: Command, name: string): Command {
  return parent
    .command(name)
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
    );
}
