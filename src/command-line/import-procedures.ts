import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

export async function importProceduresFile(_file: string): Promise<void> {
  throw new CommandStopped([bilingual((texts) => texts.commandLine.notYet("import procedures"))]);
}
