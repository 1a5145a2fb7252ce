import { Command } from "commander";
import { say } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { configuration } from "./configuration.ts";
import { openInstallation } from "./open-installation.ts";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description(bilingual((texts) => texts.commandLine.commands.migrate))
    .action(async () => {
      const config = configuration();
      const installation = await openInstallation(config);
      const { at, applied } = installation.migrated;
      await installation.close();
      say(bilingual((texts) => texts.commandLine.migrated(config.authoritySchema, at, applied.length)));
    });
}
