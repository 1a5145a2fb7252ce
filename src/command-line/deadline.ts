import { Command, Option } from "commander";
import { LOCALES, type Locale } from "../i18n/index.ts";
import { inputLines, lineWriter } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** `motcua deadline --batch`: due dates with their derivations for other programs, one JSON line in, one out. */
export function deadlineCommand(): Command {
  return new Command("deadline")
    .description(bilingual((texts) => texts.commandLine.commands.deadline))
    .option(
      "--batch",
      bilingual((texts) => texts.commandLine.options.batch),
    )
    .addOption(
      new Option(
        "--lang <vi|en>",
        bilingual((texts) => texts.commandLine.options.language),
      ).choices(LOCALES),
    )
    .action(async ({ batch = false, lang }: { batch?: boolean; lang?: Locale }) => {
      if (!batch) throw new CommandStopped([bilingual((texts) => texts.commandLine.deadlineNeedsBatch)]);
      const { runDeadlineBatch } = await import("../modules/calendar/index.ts");
      const writer = lineWriter();
      await runDeadlineBatch(inputLines(), writer.write, lang === undefined ? {} : { locale: lang });
      await writer.flush();
    });
}
