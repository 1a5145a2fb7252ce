import { z } from "zod";
import { assert } from "../../kernel/assert.ts";
import { canonicalJson } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import { privateSha256, sealEvents } from "./chain.ts";
import { emptyDossier } from "./dossier.ts";
import type { ActorRef, DossierEvent, EventData, PrivateData } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type Applicant, applicantNamed } from "./party.ts";
import { pastWrites } from "./past.ts";
import { applicantColumns, eventRow, projectionOf } from "./store.ts";
import type { SeenWrite } from "./write-attachment.ts";

/** A past dossier as another system told it; `ownerName` null where it told no personal data. */
export type PastRecord = Omit<EventData["HistoryRecorded"], "privateSha256"> & {
  readonly ownerName: string | null;
};

/** A past dossier in its form here, not yet written. */
type PastDossier = {
  readonly event: DossierEvent;
  readonly applicant: Applicant;
  /** What those who count see: each thing that happened, at its own time. */
  readonly writes: readonly SeenWrite[];
};

const RECORDER: ActorRef = { kind: "system", name: "history" };

/** The facts of the event; the owner's name stands outside the chain like that of any other dossier. */
function factsOf({ ownerName, ...told }: PastRecord): {
  readonly data: EventData["HistoryRecorded"];
  readonly personal: PrivateData | null;
} {
  const personal: PrivateData | null =
    ownerName === null ? null : { kind: "application", applicant: applicantNamed(ownerName), form: {} };
  return {
    data: { ...told, privateSha256: personal === null ? null : privateSha256(personal) },
    personal,
  };
}

/** Gives a past dossier its id and its one sealed event. Happened when it happened, recorded at `at`. */
export function pastDossier(record: PastRecord, at: Instant): PastDossier {
  const { data, personal } = factsOf(record);
  const id = newId<"dossier">();
  const seal = { at, actor: RECORDER, onBehalfOf: null, commandId: id, private: personal };
  const [event] = sealEvents(emptyDossier(id), [{ type: "HistoryRecorded", data }], seal);
  assert(event !== undefined, "one event was sealed");
  return { event, applicant: applicantNamed(record.ownerName), writes: pastWrites(id, data) };
}

const WRITE: Statement = {
  name: "dossier-record-past",
  text: (schema) => `
    WITH made AS (
      INSERT INTO ${schema}.dossier
      SELECT * FROM jsonb_populate_recordset(NULL::${schema}.dossier, $1::jsonb)
      RETURNING id
    ),
    appended AS (
      INSERT INTO ${schema}.dossier_event (dossier_id, seq, type, data, private, actor, on_behalf_of, at, command_id, hash)
      SELECT e.dossier_id, e.seq, e.type, e.data, e.private, e.actor, e.on_behalf_of, e.at, e.command_id, e.hash
      FROM jsonb_to_recordset($2::jsonb) AS e (dossier_id uuid, seq int, type text, data jsonb, private jsonb, actor jsonb,
        on_behalf_of uuid, at timestamptz, command_id text, hash text)
      RETURNING seq
    )
    SELECT (SELECT count(*) FROM made)::int AS made, (SELECT count(*) FROM appended)::int AS appended`,
};

/** Writes past dossiers with their histories: all or none. A taken code is a unique violation. */
export async function recordPast(tx: Tx, dossiers: readonly PastDossier[]): Promise<void> {
  if (dossiers.length === 0) return;
  const rows = dossiers.map(({ event, applicant }) => ({
    ...projectionOf({ after: evolve(emptyDossier(event.dossierId), event), at: event.at }),
    ...applicantColumns(applicant),
  }));
  const events = dossiers.map(({ event }) => eventRow(event));
  const [done] = await tx.run(WRITE, [JSON.stringify(rows), JSON.stringify(events)]);
  assert(done?.["made"] === dossiers.length && done["appended"] === dossiers.length, "all were written");
}

const HELD: Statement = {
  name: "dossier-held-codes",
  text: (schema) => `
    SELECT d.code, (
        SELECT jsonb_build_object('type', e.type, 'data', e.data) FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = d.id AND e.seq = 1
      ) AS first
    FROM ${schema}.dossier AS d WHERE d.code = ANY ($1::text[])`,
};

const firstEvent = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

/** Which of these are in the register already: under the same facts (from whatever file), or as another dossier. */
export async function findHeld(
  executor: Executor,
  records: readonly PastRecord[],
): Promise<ReadonlyMap<PastRecord, "SAME" | "OTHER">> {
  const rows = await executor.run(HELD, [records.map(({ code }) => code)]);
  const stored = new Map(rows.map((row) => [row["code"], firstEvent.parse(row["first"])]));
  const held = new Map<PastRecord, "SAME" | "OTHER">();
  for (const record of records) {
    const row = stored.get(record.code);
    if (row === undefined) continue;
    const isSame =
      row.type === "HistoryRecorded" && withoutSource(row.data) === withoutSource(factsOf(record).data);
    held.set(record, isSame ? "SAME" : "OTHER");
  }
  return held;
}

/** Whether two tell the same dossier, whatever file and line they come from. */
export function isSamePast(one: PastRecord, other: PastRecord): boolean {
  return withoutSource(factsOf(one).data) === withoutSource(factsOf(other).data);
}

function withoutSource(data: object): string {
  return canonicalJson(Object.fromEntries(Object.entries(data).filter(([name]) => name !== "source")));
}
