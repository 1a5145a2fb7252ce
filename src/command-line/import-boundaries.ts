import { importBoundaries } from "../modules/statistics/index.ts";
import { say } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { COMMAND_LINE } from "./command-actor.ts";
import { stopBecause } from "./explain.ts";
import { readDataFile } from "./read-data-file.ts";
import { withServices } from "./with-services.ts";

/** `motcua import boundaries FILE`: the wards' outlines (GeoJSON) in place of those there were. */
export async function importBoundariesFile(file: string): Promise<void> {
  const content = readDataFile(file);
  const done = await withServices((services) => importBoundaries(services, COMMAND_LINE, content));
  if (!done.ok) throw stopBecause(done.refusal);
  const { areas, points, unmatched } = done.value;
  for (const area of unmatched) say(bilingual((texts) => texts.statistics.map.unmatched(area)));
  say(bilingual((texts) => texts.statistics.map.imported({ areas, points, unmatched: unmatched.length })));
}
