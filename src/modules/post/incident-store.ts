import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import { addDays, type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { ConsignmentId, SheetId } from "./parcel.ts";

/** Told by the post, or found when a sheet was checked: gone, torn or opened, named on the sheet and not there. */
export const INCIDENT_KINDS = ["LOST", "DAMAGED", "MISSING"] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_ENDS = [
  "FOUND",
  "UNHARMED",
  "SENT_AGAIN",
  "ISSUED_AGAIN",
  "COMPENSATED",
  "OTHER",
] as const;
export type IncidentEndedAs = (typeof INCIDENT_ENDS)[number];

/** Somebody waits for these papers: after a week the list says that nobody has settled it. */
const SETTLED_WITHIN_DAYS = 7;

const OPEN: Statement = {
  name: "post-incidents-open",
  text: (schema) => `
    INSERT INTO ${schema}.post_incident (id, consignment_id, kind, note, sheet_id, opened_at, due_on)
    SELECT n.id, n.consignment_id, n.kind, n.note, $2, $3, $4
    FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, consignment_id uuid, kind text, note text)`,
};

type NewIncident = {
  readonly consignmentId: ConsignmentId;
  readonly kind: IncidentKind;
  readonly note: string | null;
};
type Opened = { readonly sheetId: SheetId | null; readonly at: Instant };

/** Opens incidents of parcels that the caller holds; answers their ids in the same order. */
export async function openIncidents(
  tx: Tx,
  incidents: readonly NewIncident[],
  { sheetId, at }: Opened,
): Promise<readonly string[]> {
  if (incidents.length === 0) return [];
  const rows = incidents.map(({ consignmentId, kind, note }) => ({
    id: newId(),
    consignment_id: consignmentId,
    kind,
    note,
  }));
  const dueOn = addDays(localDateOf(at), SETTLED_WITHIN_DAYS);
  await tx.run(OPEN, [JSON.stringify(rows), sheetId, at, dueOn]);
  return rows.map(({ id }) => id);
}

/** What is missing on its way to the post is still in the house: nobody outside was told of it. */
const ENDED = (schema: string) => `
    RETURNING i.id, i.consignment_id, (i.kind <> 'MISSING' OR EXISTS (
      SELECT FROM ${schema}.post_sheet AS s WHERE s.id = i.sheet_id AND s.direction = 'TO_OFFICE')) AS was_told`;
const endedRow = z.object({
  id: z.string(),
  consignment_id: z.custom<ConsignmentId>((value) => typeof value === "string"),
  was_told: z.boolean(),
});
export type EndedIncident = z.output<typeof endedRow>;

const FOUND: Statement = {
  name: "post-incidents-found",
  text: (schema) => `
    UPDATE ${schema}.post_incident AS i SET ended_as = 'FOUND', ended_by = $2, ended_at = $3
    WHERE i.consignment_id = ANY ($1::uuid[]) AND i.kind = 'MISSING' AND i.ended_at IS NULL ${ENDED(schema)}`,
};

/** What was missing and now lies on the table is found. */
export async function endAsFound(
  tx: Tx,
  parcels: readonly ConsignmentId[],
  { by, at }: { readonly by: PersonId; readonly at: Instant },
): Promise<readonly EndedIncident[]> {
  return (await tx.run(FOUND, [parcels, by, at])).map((row) => endedRow.parse(row));
}

const END: Statement = {
  name: "post-incident-end",
  text: (schema) => `
    UPDATE ${schema}.post_incident AS i SET ended_as = $2, end_note = $3, ended_by = $4, ended_at = $5
    WHERE i.consignment_id = $1 AND i.ended_at IS NULL ${ENDED(schema)}`,
};

type End = {
  readonly as: IncidentEndedAs;
  readonly note: string;
  readonly by: PersonId | null;
  readonly at: Instant;
};

/** Ends what stands of a parcel. */
export async function endIncidents(
  tx: Tx,
  parcel: ConsignmentId,
  { as, note, by, at }: End,
): Promise<readonly EndedIncident[]> {
  return (await tx.run(END, [parcel, as, note, by, at])).map((row) => endedRow.parse(row));
}

/** The one of a parcel that is not settled yet, the last that was opened; null where there is none. */
export async function findOpenIncident(tx: Tx, parcel: ConsignmentId): Promise<string | null> {
  const found = await tx.kysely
    .selectFrom("postIncident")
    .select("id")
    .where("consignmentId", "=", parcel)
    .where("endedAt", "is", null)
    .orderBy("openedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.id ?? null;
}

const STANDING: Statement = {
  name: "post-incidents-standing",
  text: (schema) => `
    SELECT i.consignment_id, i.kind, i.due_on FROM ${schema}.post_incident AS i
    WHERE i.consignment_id = ANY ($1::uuid[]) AND i.ended_at IS NULL ORDER BY i.opened_at DESC`,
};
const standingRow = z.object({
  consignment_id: z.custom<ConsignmentId>((value) => typeof value === "string"),
  kind: z.enum(INCIDENT_KINDS),
  due_on: z.custom<LocalDate>((value) => typeof value === "string").nullable(),
});
export type StandingIncident = z.output<typeof standingRow>;

/** What is not settled yet about parcels: of each the incident that was opened first. */
export async function listStanding(
  executor: Executor,
  parcels: readonly ConsignmentId[],
): Promise<ReadonlyMap<ConsignmentId, StandingIncident>> {
  if (parcels.length === 0) return new Map();
  const rows = (await executor.run(STANDING, [parcels])).map((row) => standingRow.parse(row));
  return new Map(rows.map((each) => [each.consignment_id, each]));
}
