import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Applicant, Dossier, DossierId } from "../dossier.ts";
import type { ActorRef, EventType } from "../events.ts";
import { parseApplicant, parseDossierState } from "../state-parser.ts";

/** One line of the timeline: what happened, when, by whom. `data` is shown only to those who may read the dossier. */
export type TimelineEntry = {
  readonly seq: number;
  readonly type: EventType;
  readonly at: Instant;
  readonly actor: ActorRef;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
};

export type DossierPage = {
  readonly dossier: Dossier;
  readonly applicant: Applicant;
  readonly form: Readonly<Record<string, unknown>>;
  readonly timeline: readonly TimelineEntry[];
};

/**
 * The opinion of the applicant is left out of the state and of the history: it is counted, and nobody who handles the dossier is told.
 * @law one-stop.md §6.6: an opinion is anonymous to the officer.
 */
const PAGE: Statement = {
  name: "dossier-page",
  text: (schema) => `
    SELECT d.state - 'satisfaction' AS state,
      (SELECT e.private FROM ${schema}.dossier_event AS e WHERE e.dossier_id = d.id AND e.seq = 1) AS private,
      (SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type,
          'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'actor', e.actor, 'data', e.data - 'satisfaction', 'hash', e.hash) ORDER BY e.seq)
        FROM ${schema}.dossier_event AS e WHERE e.dossier_id = d.id) AS timeline
    FROM ${schema}.dossier AS d WHERE d.id = $1`,
};

const timelineSchema = z.array(
  z.object({
    seq: z.number(),
    type: z.custom<EventType>((value) => typeof value === "string"),
    at: z.custom<Instant>((value) => typeof value === "string"),
    actor: z.custom<ActorRef>((value) => typeof value === "object" && value !== null),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  }),
);

/** All a dossier's page shows, in one round trip; null where there is no such dossier. Rights are the caller's to ask. */
export async function findDossierPage(executor: Executor, id: DossierId): Promise<DossierPage | null> {
  const [row] = await executor.run(PAGE, [id]);
  if (row === undefined) return null;
  const { applicant, form } = parseApplicant(row["private"]);
  return {
    dossier: parseDossierState(row["state"]),
    applicant,
    form,
    timeline: timelineSchema.parse(row["timeline"]),
  };
}
