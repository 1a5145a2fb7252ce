import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

export function devCommand(): Command {
  return new Command("dev")
    .description(bilingual((texts) => texts.commandLine.commands.dev))
    .action(async () => {
      const { develop } = await import("../platform/process/develop.ts");
      await develop();
    });
}
