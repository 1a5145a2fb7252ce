import { generateHistory } from "../demo/history/generate.ts";
import { PROFILES, type Profile, type Stratum, strataOf } from "../demo/history/profiles.ts";
import { type AreaRow, parseUnitsFile } from "../modules/organisation/index.ts";
import { lineWriter } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped, stopBecause } from "./explain.ts";
import { readDataFile } from "./read-data-file.ts";

const DOSSIERS_MAX = 50_000_000;
const SEED_MAX = 4_000_000;

type Options = {
  readonly dossiers?: string;
  readonly seed: string;
  readonly profile?: string;
  readonly units?: string;
  readonly province?: string;
};

/** `motcua generate history`: the same options give the same bytes; nothing is kept in memory. */
export async function generateHistoryFile(options: Options): Promise<void> {
  const seed = wholeNumber("--seed", options.seed, SEED_MAX);
  const strata = strataAsked(options);
  const output = lineWriter();
  for (const dossier of generateHistory(strata, seed)) await output.write(JSON.stringify(dossier));
  await output.flush();
}

/** The demonstration ward where nothing is said; with a file of units those of a province. */
function strataAsked({ dossiers, profile, units, province }: Options): readonly Stratum[] {
  const name = profileOf(profile ?? (units === undefined ? "demo" : "province"));
  const strata = strataOf(name, {
    dossiers: dossiers === undefined ? null : wholeNumber("--dossiers", dossiers, DOSSIERS_MAX),
    areas: units === undefined ? [] : areasOf(units),
    province: province ?? null,
  });
  if (!("lacking" in strata)) return strata;
  const { lacking } = strata;
  throw new CommandStopped([bilingual((texts) => texts.history.unitsLack(name, lacking))]);
}

function areasOf(path: string): readonly AreaRow[] {
  const parsed = parseUnitsFile(readDataFile(path));
  if (!parsed.ok) throw stopBecause(parsed.refusal);
  return parsed.value.rows;
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
