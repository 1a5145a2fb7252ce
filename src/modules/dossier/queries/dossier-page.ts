import { z } from "zod";
import { present } from "../../../kernel/assert.ts";
import type { Json } from "../../../kernel/json.ts";
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

/** What was declared, as the event `seq` put it. */
export type Declared = {
  readonly seq: number;
  readonly applicant: Applicant;
  readonly form: Readonly<Record<string, Json>>;
};

export type DossierPage = {
  readonly dossier: Dossier;
  readonly applicant: Applicant;
  readonly form: Readonly<Record<string, Json>>;
  /** As first declared, then as put right each time. */
  readonly applications: readonly Declared[];
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
      (SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'private', e.private) ORDER BY e.seq)
        FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = d.id AND (e.seq = 1 OR e.type = 'ApplicationAmended')) AS applications,
      (SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type,
          'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'actor', e.actor, 'data', e.data - 'satisfaction', 'hash', e.hash) ORDER BY e.seq)
        FROM ${schema}.dossier_event AS e WHERE e.dossier_id = d.id) AS timeline
    FROM ${schema}.dossier AS d WHERE d.id = $1`,
};

const applicationsSchema = z.array(z.object({ seq: z.number(), private: z.unknown() }));

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
  const applications = applicationsSchema
    .parse(row["applications"])
    .map(({ seq, private: content }): Declared => ({ seq, ...parseApplicant(content) }));
  const { applicant, form } = present(applications.at(-1), "what was declared");
  return {
    dossier: parseDossierState(row["state"]),
    applicant,
    form,
    applications,
    timeline: timelineSchema.parse(row["timeline"]),
  };
}
