import { Command } from "commander";
import { bilingual } from "./bilingual.ts";

export function scenarioCommand(): Command {
  return new Command("scenario")
    .description(bilingual((texts) => texts.commandLine.commands.scenario))
    .option(
      "--dossiers <count>",
      bilingual((texts) => texts.commandLine.options.dossiers),
      "200",
    )
    .action(async (options: { dossiers: string }) => {
      const { playScenario } = await import("./play-scenario.ts");
      await playScenario(Number(options.dossiers));
    });
}
