import { verifyDossiers } from "../modules/dossier/index.ts";
import { recountStatistics } from "../modules/statistics/index.ts";
import { complain, say } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";
import { withServices } from "./with-services.ts";

/** `motcua verify`: replays every dossier and says the first link that does not hold of each that is broken. */
export async function verifyHistory(): Promise<void> {
  const found = await withServices(({ database }) => verifyDossiers(database));
  for (const { dossierId, code, seq, fault, detail } of found.broken) {
    const name = code ?? (dossierId === "" ? "—" : dossierId);
    complain(bilingual((texts) => texts.commandLine.verified.broken(name, seq, `${fault}: ${detail}`)));
  }
  const counts = { dossiers: found.dossiers, events: found.events, broken: found.broken.length };
  const summary = bilingual((texts) => texts.commandLine.verified.done(counts));
  if (found.broken.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** `motcua verify --statistics`: counts every event again and says each cell that differs. */
export async function verifyStatistics(): Promise<void> {
  const { cells, wrong } = await withServices(({ database }) => recountStatistics(database));
  for (const cell of wrong)
    complain(
      bilingual((texts) =>
        texts.commandLine.verified.wrongCell({
          ...cell,
          where: `${cell.unitId} ${cell.procedureCode} ${cell.channel}`,
          when: `${cell.grain} ${cell.startsOn}`,
        }),
      ),
    );
  const summary = bilingual((texts) => texts.commandLine.verified.recounted({ cells, wrong: wrong.length }));
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}
