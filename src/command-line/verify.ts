import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .description(bilingual((texts) => texts.commandLine.commands.verify))
    .option(
      "--statistics",
      bilingual((texts) => texts.commandLine.verified.option),
    )
    .action(async (options: { readonly statistics?: boolean }) => {
      const { verifyHistory, verifyStatistics } = await import("./verify-history.ts");
      await (options.statistics === true ? verifyStatistics() : verifyHistory());
    });
}
