import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

type Asked = { readonly out?: string; readonly personal?: boolean };

/** `motcua export dossier CODE [--out DIR] [--personal]`. */
export function exportCommand(): Command {
  const command = new Command("export")
    .description(bilingual((texts) => texts.commandLine.commands.export))
    .action(() => {
      throw new CommandStopped([bilingual((texts) => texts.commandLine.exported.what)]);
    });
  command
    .command("dossier")
    .argument(
      "<code>",
      bilingual((texts) => texts.commandLine.exported.code),
    )
    .description(bilingual((texts) => texts.commandLine.commands.exportDossier))
    .option(
      "--out <folder>",
      bilingual((texts) => texts.commandLine.exported.out),
    )
    .option(
      "--personal",
      bilingual((texts) => texts.commandLine.exported.personal),
    )
    .action(async (code: string, { out, personal = false }: Asked) => {
      const { exportDossier } = await import("./export-dossier.ts");
      await exportDossier(code, { out: out ?? ".", personal });
    });
  return command;
}
