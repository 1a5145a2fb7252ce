import type { Executor, Row, Statement } from "../../platform/postgres/database.ts";
import { type DossierId, emptyDossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { pastWrites } from "./past.ts";
import { parseStoredEvent } from "./state-parser.ts";
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
    else writes.push({ before, after, at: first.at, events: act });
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

const HISTORIES: Statement = {
  name: "dossier-histories",
  text: (schema) => `
    SELECT e.* FROM ${schema}.dossier_event AS e
    WHERE e.dossier_id = ANY (ARRAY(SELECT d.id FROM ${schema}.dossier AS d WHERE d.id > $1 ORDER BY d.id LIMIT $2))
    ORDER BY e.dossier_id, e.seq`,
};

const FIRST = "00000000-0000-0000-0000-000000000000";

/** Histories of the next dossiers after one (null: the first ones), in the order of their ids, played again. */
export async function listReplays(
  executor: Pick<Executor, "run">,
  page: { readonly after: string | null; readonly size: number },
): Promise<readonly { readonly dossierId: DossierId; readonly writes: readonly SeenWrite[] }[]> {
  const histories = groupByDossier(await executor.run(HISTORIES, [page.after ?? FIRST, page.size]));
  return [...histories].map(([dossierId, events]) => ({
    dossierId,
    writes: replayWrites(dossierId, events),
  }));
}

const COUNT: Statement = {
  name: "dossier-count",
  text: (schema) => `SELECT count(*) AS dossiers FROM ${schema}.dossier`,
};

export async function countDossiers(executor: Pick<Executor, "run">): Promise<number> {
  const [row] = await executor.run(COUNT, []);
  return Number(row?.["dossiers"]);
}

/** Stored events, in order, by the dossier they belong to. */
export function groupByDossier(rows: readonly Row[]): Map<DossierId, DossierEvent[]> {
  const groups = new Map<DossierId, DossierEvent[]>();
  for (const row of rows) {
    const event = parseStoredEvent(row);
    const group = groups.get(event.dossierId);
    if (group === undefined) groups.set(event.dossierId, [event]);
    else group.push(event);
  }
  return groups;
}
