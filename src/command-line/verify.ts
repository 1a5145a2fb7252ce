import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

type Asked = { readonly statistics?: boolean; readonly files?: boolean; readonly messages?: boolean };

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
    .option(
      "--messages",
      bilingual((texts) => texts.commandLine.verified.messagesOption),
    )
    .action(async (options: Asked) => {
      const { verifyHistory, verifyOutbox, verifyStatistics, verifyStore } = await import(
        "./verify-history.ts"
      );
      if (options.files === true) return verifyStore({ readAll: true });
      if (options.messages === true) return verifyOutbox();
      await (options.statistics === true ? verifyStatistics() : verifyHistory());
    });
}
