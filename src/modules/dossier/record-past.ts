import { z } from "zod";
import { assert } from "../../kernel/assert.ts";
import { canonicalJson } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { BulkTx } from "../../platform/postgres/bulk-transaction.ts";
import { type CopyChunk, type CopyValue, copyChunk } from "../../platform/postgres/copy-rows.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
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

/** Past dossiers as rows ready to be written. */
export type PastRows = { readonly dossiers: PastTable; readonly events: PastTable };
type PastTable = { readonly columns: readonly string[]; readonly chunk: CopyChunk };

/** Everything about writing past dossiers that needs no database. */
export function pastRows(dossiers: readonly PastDossier[]): PastRows {
  const rows = dossiers.map(({ event, applicant }) => ({
    ...projectionOf({ after: evolve(emptyDossier(event.dossierId), event), at: event.at }),
    ...applicantColumns(applicant),
  }));
  return { dossiers: tableOf(rows), events: tableOf(dossiers.map(({ event }) => eventRow(event))) };
}

function tableOf(rows: readonly Readonly<Record<string, CopyValue>>[]): PastTable {
  return {
    columns: Object.keys(rows[0] ?? {}),
    chunk: copyChunk(rows.map((row) => Object.values(row))),
  };
}

/** Writes past dossiers with their histories: all or none. A taken code is a unique violation. */
export async function recordPast(tx: BulkTx, parts: readonly PastRows[]): Promise<void> {
  await copyTable(
    tx,
    "dossier",
    parts.map(({ dossiers }) => dossiers),
  );
  await copyTable(
    tx,
    "dossier_event",
    parts.map(({ events }) => events),
  );
}

async function copyTable(tx: BulkTx, table: string, parts: readonly PastTable[]): Promise<void> {
  const columns = parts[0]?.columns ?? [];
  await tx.copy(
    { table, columns },
    parts.map(({ chunk }) => chunk),
  );
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
  executor: Pick<Executor, "run">,
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
