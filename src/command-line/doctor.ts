import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

export function doctorCommand(): Command {
  return new Command("doctor")
    .description(bilingual((texts) => texts.commandLine.commands.doctor))
    .action(async () => {
      const { examine } = await import("./doctor/examine.ts");
      await examine();
    });
}
