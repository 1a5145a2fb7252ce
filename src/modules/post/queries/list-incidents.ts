import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";
import { INCIDENT_ENDS, INCIDENT_KINDS } from "../incident-store.ts";
import { type IncidentShown, withEvidence } from "./evidence.ts";

const OF_DOSSIER: Statement = {
  name: "post-incidents-of-dossier",
  text: (schema) => `
    SELECT c.id AS parcel, c.code, i.id, i.kind, i.note, i.opened_at, i.ended_as, i.ended_at
    FROM ${schema}.post_incident AS i JOIN ${schema}.post_consignment AS c ON c.id = i.consignment_id
    WHERE c.dossier_id = $1 ORDER BY i.opened_at DESC`,
};
const row = z.object({
  id: z.string(),
  parcel: z.string(),
  note: z.string().nullable(),
  code: z.string(),
  kind: z.enum(INCIDENT_KINDS),
  opened_at: z.custom<Instant>((value) => typeof value === "string"),
  ended_as: z.enum(INCIDENT_ENDS).nullable(),
  ended_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
});
export type IncidentOfDossier = z.output<typeof row> & IncidentShown;

/** What happened to the parcels of a dossier, newest first. Words, names and photographs are for officers alone. */
export async function listIncidents(
  executor: Executor,
  id: DossierId,
): Promise<readonly IncidentOfDossier[]> {
  const rows = (await executor.run(OF_DOSSIER, [id])).map((each) => row.parse(each));
  return withEvidence(executor, [...new Set(rows.map(({ parcel }) => parcel))], rows);
}
