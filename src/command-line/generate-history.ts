import { generateHistory } from "../demo/history/generate.ts";
import { PROFILES, type Profile, strataOf } from "../demo/history/profiles.ts";
import { lineWriter } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";

const DOSSIERS_MAX = 50_000_000;
const SEED_MAX = 4_000_000;

/** `motcua generate history`: the same options give the same bytes; nothing is kept in memory. */
export async function generateHistoryFile(options: {
  dossiers?: string;
  seed: string;
  profile: string;
}): Promise<void> {
  const dossiers =
    options.dossiers === undefined ? null : wholeNumber("--dossiers", options.dossiers, DOSSIERS_MAX);
  const seed = wholeNumber("--seed", options.seed, SEED_MAX);
  const strata = strataOf(profileOf(options.profile), dossiers);
  const output = lineWriter();
  for (const dossier of generateHistory(strata, seed)) await output.write(JSON.stringify(dossier));
  await output.flush();
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= max) return number;
  throw new CommandStopped([bilingual((texts) => texts.history.badNumber(name, text))]);
}

function profileOf(name: string): Profile {
  const found = PROFILES.find((profile) => profile === name);
  if (found !== undefined) return found;
  throw new CommandStopped([bilingual((texts) => texts.history.badProfile(name, PROFILES.join(", ")))]);
}
