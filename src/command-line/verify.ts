import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

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
    .action(async (options: { readonly statistics?: boolean; readonly files?: boolean }) => {
      const { verifyHistory, verifyStatistics, verifyStore } = await import("./verify-history.ts");
      if (options.files === true) return verifyStore({ readAll: true });
      await (options.statistics === true ? verifyStatistics() : verifyHistory());
    });
}
