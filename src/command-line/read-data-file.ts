import { readFileSync } from "node:fs";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

/** The whole text of a file a person named; one clear line where it cannot be read. */
export function readDataFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new CommandStopped([bilingual((texts) => texts.commandLine.fileUnreadable(path))]);
  }
}
