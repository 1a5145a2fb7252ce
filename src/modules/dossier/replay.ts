import { type DossierId, emptyDossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { pastWrites } from "./past.ts";
import type { SeenWrite } from "./write-attachment.ts";

/**
 * The writes of a whole history as those who attach to writes saw them: events of one act are one write, and the one
 * event of a past dossier is all that happened to it.
 */
export function replayWrites(id: DossierId, history: readonly DossierEvent[]): SeenWrite[] {
  const writes: SeenWrite[] = [];
  let before = emptyDossier(id);
  for (let next = 0; next < history.length; ) {
    const act = actFrom(history, next);
    const [first] = act;
    if (first === undefined) break;
    const after = act.reduce(evolve, before);
    if (first.type === "HistoryRecorded") writes.push(...pastWrites(id, first.data));
    else writes.push({ before, after, at: first.at });
    before = after;
    next += act.length;
  }
  return writes;
}

/** The events of the act that begins at this place: they were sealed under one command. */
function actFrom(history: readonly DossierEvent[], start: number): readonly DossierEvent[] {
  const command = history[start]?.commandId;
  let end = start + 1;
  while (end < history.length && history[end]?.commandId === command) end += 1;
  return history.slice(start, end);
}
