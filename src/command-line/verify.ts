import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .description(bilingual((texts) => texts.commandLine.commands.verify))
    .action(async () => {
      const { verifyHistory } = await import("./verify-history.ts");
      await verifyHistory();
    });
}
