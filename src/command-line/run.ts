import { Command, CommanderError } from "commander";
import program from "../../package.json" with { type: "json" };
import { complain, endWhenReaderLeaves } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { deadlineCommand } from "./deadline.ts";
import { devCommand } from "./dev.ts";
import { doctorCommand } from "./doctor.ts";
import { explain } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { generateCommand } from "./generate.ts";
import { importCommand } from "./import.ts";
import { migrateCommand } from "./migrate.ts";
import { scenarioCommand } from "./scenario.ts";
import { serveCommand } from "./serve.ts";
import { statisticsCommand } from "./statistics.ts";
import { verifyCommand } from "./verify.ts";

const COMMANDS = [
  serveCommand,
  migrateCommand,
  importCommand,
  exportCommand,
  generateCommand,
  statisticsCommand,
  verifyCommand,
  deadlineCommand,
  doctorCommand,
  devCommand,
  scenarioCommand,
];

const HEADINGS = ["Usage", "Arguments", "Options", "Commands"] as const;

/** Runs one command of `motcua`; every way it can fail ends in one clear line and a non-zero exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  endWhenReaderLeaves(explain);
  const commands = new Command("motcua")
    .description(bilingual((texts) => texts.commandLine.program))
    .helpOption(
      "-h, --help",
      bilingual((texts) => texts.commandLine.help),
    )
    .version(
      program.version,
      "-V, --version",
      bilingual((texts) => texts.commandLine.version),
    )
    .helpCommand(false)
    .showHelpAfterError(false)
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ styleTitle: heading })
    .exitOverride();
  for (const command of COMMANDS) commands.addCommand(inherit(command()));
  try {
    if (words.length === 0) commands.outputHelp();
    else await commands.parseAsync([...words], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    for (const line of explain(error)) complain(`motcua: ${line}`);
    process.exitCode = 1;
  }
}

/** Commander hands settings down only to commands it makes itself; ours are made in files of their own. */
function inherit(command: Command): Command {
  command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ styleTitle: heading })
    .helpOption(
      "-h, --help",
      bilingual((texts) => texts.commandLine.help),
    );
  for (const child of command.commands) inherit(child);
  return command;
}

/** The headings of the help, which the library knows in English only. */
function heading(title: string): string {
  const own = HEADINGS.find((each) => title === `${each}:`);
  return own === undefined ? title : `${bilingual((texts) => texts.commandLine.headings[own])}:`;
}
