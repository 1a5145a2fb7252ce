import { Command } from "commander";
import { bilingual } from "./bilingual.ts";
import { configuration } from "./configuration.ts";

type ServeOptions = {
  readonly demo?: boolean;
  readonly workers?: string;
  readonly port?: string;
  readonly data?: string;
};

export function serveCommand(): Command {
  return new Command("serve")
    .description(bilingual((texts) => texts.commandLine.commands.serve))
    .option(
      "--demo",
      bilingual((texts) => texts.commandLine.options.demo),
    )
    .option(
      "--workers <number>",
      bilingual((texts) => texts.commandLine.options.workers),
    )
    .option(
      "--port <number>",
      bilingual((texts) => texts.commandLine.options.port),
    )
    .option(
      "--data <folder>",
      bilingual((texts) => texts.commandLine.options.data),
    )
    .action(async (options: ServeOptions) => {
      const given = { MOTCUA_WORKERS: options.workers, PORT: options.port, MOTCUA_DATA: options.data };
      const config = configuration({ demo: options.demo ?? false, given });
      // The server is loaded only now: the other commands start without it.
      const { serve } = await import("./serve/serve.ts");
      await serve(config);
    });
}
