import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Applicant, Dossier, DossierId } from "../dossier.ts";
import type { DossierEvent } from "../events.ts";
import { evolve, foldDossier } from "../evolve.ts";
import { groupByDossier } from "../replay.ts";
import { parseApplicant } from "../state-parser.ts";

/**
 * A dossier right after one of its events, right before it, and that event; `applicant` knows nobody once their data
 * were erased.
 */
export type DossierMoment = {
  readonly before: Dossier;
  readonly dossier: Dossier;
  readonly applicant: Applicant;
  readonly event: DossierEvent | null;
};

/** Which dossier, and after which event; null is as it is now. */
export type MomentAsked = { readonly dossierId: DossierId; readonly seq: number | null };

const EVENTS_UNTIL: Statement = {
  name: "dossier-events-until",
  text: (schema) => `
    SELECT e.* FROM ${schema}.dossier_event AS e
    WHERE e.dossier_id = ANY ($1::uuid[]) ORDER BY e.dossier_id, e.seq`,
};

function lastApplication(history: readonly DossierEvent[]): DossierEvent["private"] | undefined {
  return history.findLast(({ type, seq }) => seq === 1 || type === "ApplicationAmended")?.private;
}

/** Dossiers as they stood, in the order asked; one nobody has is null. For what tells an act after others followed. */
export async function listMoments(
  executor: Pick<Executor, "run">,
  asked: readonly MomentAsked[],
): Promise<readonly (DossierMoment | null)[]> {
  const ids = [...new Set(asked.map(({ dossierId }) => dossierId))];
  const histories = groupByDossier(ids.length === 0 ? [] : await executor.run(EVENTS_UNTIL, [ids]));
  return asked.map(({ dossierId, seq }) => {
    const history = histories.get(dossierId);
    const [first] = history ?? [];
    if (history === undefined || first === undefined) return null;
    const until = seq === null ? history : history.filter((event) => event.seq <= seq);
    const last = until.at(-1) ?? first;
    const before = foldDossier(dossierId, until.slice(0, -1));
    return {
      before,
      dossier: evolve(before, last),
      // As it is known now: what is told of an earlier act goes to the address that was put right since.
      applicant: parseApplicant(lastApplication(history)).applicant,
      event: seq === null ? null : last,
    };
  });
}
