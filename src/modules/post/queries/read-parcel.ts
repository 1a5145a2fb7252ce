import { z } from "zod";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { codOf, owedOf } from "../cash-on-delivery.ts";
import { INCIDENT_ENDS, INCIDENT_KINDS } from "../incident-store.ts";
import { PARCEL_STATES, type Parcel, type SheetId } from "../parcel.ts";
import { findParcel } from "../parcel-store.ts";
import { listPostalAddresses, type PostalAddress } from "../postal-address.ts";
import { isSeen, type ParcelScope } from "../rights.ts";
import { findSheet } from "../sheet-store.ts";
import { type IncidentShown, withEvidence } from "./evidence.ts";
import { isBackHere } from "./is-back.ts";

const instant = z.custom<Instant>((value) => typeof value === "string");

const stepRow = z.object({
  seq: z.number(),
  state: z.enum(PARCEL_STATES),
  happened_at: instant,
  reason: z.string().nullable(),
});
const incidentRow = z.object({
  id: z.string(),
  kind: z.enum(INCIDENT_KINDS),
  note: z.string().nullable(),
  opened_at: instant,
  due_on: z.custom<LocalDate>((value) => typeof value === "string").nullable(),
  sheet_id: z.custom<SheetId>((value) => typeof value === "string").nullable(),
  ended_as: z.enum(INCIDENT_ENDS).nullable(),
  end_note: z.string().nullable(),
  ended_at: instant.nullable(),
});
const paperRow = z.object({ name: z.string(), quantity: z.number() });

type ParcelStep = z.output<typeof stepRow>;
type Incident = z.output<typeof incidentRow>;
export type ParcelPage = {
  readonly parcel: Parcel;
  /** What is owed for its dossier; null where an amount is not known. */
  readonly owedDong: number | null;
  readonly address: PostalAddress | null;
  readonly steps: readonly ParcelStep[];
  readonly incidents: readonly (Incident & IncidentShown)[];
  readonly papers: readonly z.output<typeof paperRow>[];
  /** Its result lies at the counter again, neither handed over there nor sent once more. */
  readonly isBack: boolean;
};

const STEPS: Statement = {
  name: "post-steps",
  text: (schema) => `
    SELECT s.seq, s.state, s.happened_at, e.reason FROM ${schema}.post_step AS s
    LEFT JOIN ${schema}.post_event AS e ON e.id = s.event_id
    WHERE s.consignment_id = $1 ORDER BY s.seq DESC`,
};
const INCIDENTS: Statement = {
  name: "post-incidents",
  text: (schema) => `
    SELECT i.id, i.kind, i.note, i.opened_at, i.due_on, i.sheet_id, i.ended_as, i.end_note, i.ended_at FROM ${schema}.post_incident AS i
    WHERE i.consignment_id = $1 ORDER BY i.opened_at DESC`,
};
const PAPERS: Statement = {
  name: "post-papers",
  text: (schema) => `
    SELECT p.name, p.quantity FROM ${schema}.post_paper AS p WHERE p.consignment_id = $1 ORDER BY p.line`,
};

/** One parcel, with its address: for whoever packs it, carries it, opens it or is to sign for it. Null where there is none, or it is not theirs. */
export async function readParcel(
  executor: Executor,
  scope: ParcelScope,
  code: string,
): Promise<ParcelPage | null> {
  const found = await findParcel(executor, code);
  if (found === null || !(isSeen(scope, found) || (await liesBefore(executor, scope, found)))) return null;
  const owedDong = (await owedOf(executor, [found]))(found);
  const parcel = { ...found, cod_dong: codOf(found, owedDong) };
  const [addresses, steps, incidents, papers, isBack] = await Promise.all([
    listPostalAddresses(executor, [parcel]),
    executor.run(STEPS, [parcel.id]),
    executor.run(INCIDENTS, [parcel.id]),
    executor.run(PAPERS, [parcel.id]),
    isBackHere(executor, parcel),
  ]);
  return {
    parcel,
    owedDong,
    address: addresses.get(parcel.id) ?? null,
    steps: steps.map((row) => stepRow.parse(row)),
    incidents: await withEvidence(
      executor,
      [parcel.id],
      incidents.map((row) => incidentRow.parse(row)),
    ),
    papers: papers.map((row) => paperRow.parse(row)),
    isBack,
  };
}

/** Whether it lies on a sheet made out to one of theirs: whoever is to sign for it may look at it first. */
async function liesBefore(
  executor: Executor,
  scope: ParcelScope,
  { sheet_id: sheetId }: Parcel,
): Promise<boolean> {
  const sheet = sheetId === null ? null : await findSheet(executor, sheetId);
  return sheet !== null && isSeen(scope, sheet);
}
