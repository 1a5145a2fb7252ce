import { newId } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { Actor, UnitId } from "../access/index.ts";
import { lineageOf } from "../organisation/index.ts";
import { parseLayers } from "./layer-row-parser.ts";
import {
  type CalendarId,
  type CalendarLayer,
  layCalendars,
  type RecordedDay,
  type RecordedHours,
} from "./layers.ts";
import { shippedCalendar } from "./shipped-calendar.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Intake: when counters accept. Deadline: which days count. They differ where a counter opens on Saturday (§4.2). */
export type UnitCalendars = { readonly intake: WorkCalendar; readonly deadline: WorkCalendar };

/** $1 the units whose calendars count, nearest first. The authority's own comes first, then from far to near. */
const LAYERS: Statement = {
  name: "calendar-layers",
  text: (schema) => `
    SELECT coalesce(json_agg(json_build_object(
      'id', c.id, 'unitId', c.unit_id, 'revision', c.revision, 'lastKnownOn', c.last_known_on,
      'hours', (SELECT coalesce(json_agg(json_build_object('id', h.id, 'purpose', h.purpose, 'from', h.valid_from,
          'workWeekdays', h.work_weekdays, 'sessions', h.sessions, 'weekdaySessions', h.weekday_sessions, 'legalBasis', h.legal_basis) ORDER BY h.valid_from), '[]')
        FROM ${schema}.calendar_hours AS h WHERE h.calendar_id = c.id AND h.until_revision IS NULL),
      'days', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'purpose', e.purpose, 'on', e.on_day, 'kind', e.kind,
          'name', json_build_object('vi', e.name_vi, 'en', e.name_en), 'legalBasis', e.legal_basis,
          'confidence', e.confidence, 'sessions', e.sessions) ORDER BY e.on_day), '[]')
        FROM ${schema}.calendar_exception AS e WHERE e.calendar_id = c.id AND e.until_revision IS NULL)
      ) ORDER BY array_position($1::uuid[], c.unit_id) DESC NULLS FIRST), '[]') AS layers
    FROM ${schema}.calendar AS c
    WHERE c.unit_id IS NULL OR c.unit_id = ANY ($1::uuid[])`,
};

/** What is recorded for a unit: the authority's layer, those of the units above it, its own; farthest first. */
export async function loadLayers(
  executor: Executor,
  unitId: UnitId | null,
  on: LocalDate,
): Promise<readonly CalendarLayer[]> {
  const lineage = unitId === null ? [] : await lineageOf(executor, unitId, on);
  const [row] = await executor.run(LAYERS, [lineage]);
  return parseLayers(row);
}

/** Every layer there is, for a list; units without one work by those above them. */
export async function loadAllLayers(executor: Executor): Promise<readonly CalendarLayer[]> {
  const rows = await executor.kysely
    .selectFrom("calendar")
    .select("unitId")
    .where("unitId", "is not", null)
    .execute();
  const [row] = await executor.run(LAYERS, [rows.map(({ unitId }) => unitId)]);
  return parseLayers(row);
}

/**
 * Both calendars of a unit, with the hours in force on a day: the shipped calendar, over it what the authority
 * recorded, over that each unit above, over all the unit itself. `unitId` null asks for the authority's own.
 */
export async function loadCalendars(
  executor: Executor,
  unitId: UnitId | null,
  on: LocalDate,
): Promise<UnitCalendars> {
  const layers = await loadLayers(executor, unitId, on);
  const base = shippedCalendar();
  return {
    intake: layCalendars({ base, layers, purpose: "INTAKE", on }),
    deadline: layCalendars({ base, layers, purpose: "DEADLINE", on }),
  };
}

const OPEN: Statement = {
  name: "calendar-open",
  text: (schema) =>
    `INSERT INTO ${schema}.calendar (id, unit_id, revision) VALUES ($1, $2, 0) ON CONFLICT (unit_id) DO NOTHING`,
};

const LOCK: Statement = {
  name: "calendar-lock",
  text: (schema) => `SELECT id FROM ${schema}.calendar WHERE unit_id IS NOT DISTINCT FROM $1 FOR UPDATE`,
};

/** The layer of one scope, made where it is the first time, locked so that two people cannot revise it at once. */
export async function lockLayer(tx: Tx, unitId: UnitId | null, on: LocalDate): Promise<CalendarLayer | null> {
  await tx.run(OPEN, [newId(), unitId]);
  await tx.run(LOCK, [unitId]);
  return (await loadLayers(tx, unitId, on)).find((layer) => layer.unitId === unitId) ?? null;
}

export type RevisionKind =
  | "DAY_RECORDED"
  | "DAY_REMOVED"
  | "HOURS_RECORDED"
  | "YEAR_ENTERED"
  | "DAYS_IMPORTED";
type Revision = {
  readonly calendarId: CalendarId;
  readonly revision: number;
  readonly kind: RevisionKind;
  readonly legalBasis: string;
  readonly data: unknown;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Begins a revision: its row in the log first, for days and hours point to it. */
export async function appendRevision(tx: Tx, revision: Revision): Promise<void> {
  const { calendarId: id, actor } = revision;
  await tx.kysely
    .insertInto("calendarRevision")
    .values({
      calendarId: id,
      revision: revision.revision,
      kind: revision.kind,
      legalBasis: revision.legalBasis,
      data: JSON.stringify(revision.data),
      recordedBy: "accountId" in actor ? actor.accountId : null,
      recordedByName:
        actor.kind === "system" ? actor.name : "fullName" in actor ? actor.fullName : actor.kind,
      recordedAt: revision.at,
    })
    .execute();
  await tx.kysely.updateTable("calendar").set({ revision: revision.revision }).where("id", "=", id).execute();
}

type At = { readonly calendarId: CalendarId; readonly revision: number };

/** Ends the rows of the days given and begins the new ones; an `ended` day without a successor falls back to below. */
export async function replaceDays(
  tx: Tx,
  { calendarId, revision }: At,
  change: { readonly ended: readonly RecordedDay[]; readonly begun: readonly RecordedDay[] },
): Promise<void> {
  const ids = change.ended.map((day) => day.id);
  if (ids.length > 0) {
    await tx.kysely
      .updateTable("calendarException")
      .set({ untilRevision: revision })
      .where("id", "in", ids)
      .execute();
  }
  if (change.begun.length === 0) return;
  const rows = change.begun.map(({ id, purpose, on, kind, name, legalBasis, confidence, sessions }) => ({
    id,
    calendarId,
    purpose,
    onDay: on,
    kind,
    nameVi: name.vi,
    nameEn: name.en,
    legalBasis,
    confidence,
    sessions: sessions === null ? null : JSON.stringify(sessions),
    sinceRevision: revision,
  }));
  await tx.kysely.insertInto("calendarException").values(rows).execute();
}

export async function replaceHours(
  tx: Tx,
  { calendarId, revision }: At,
  change: { readonly ended: RecordedHours | null; readonly begun: RecordedHours },
): Promise<void> {
  if (change.ended !== null) {
    const { id } = change.ended;
    await tx.kysely
      .updateTable("calendarHours")
      .set({ untilRevision: revision })
      .where("id", "=", id)
      .execute();
  }
  const { id, purpose, from, workWeekdays, sessions, weekdaySessions, legalBasis } = change.begun;
  await tx.kysely
    .insertInto("calendarHours")
    .values({
      id,
      calendarId,
      purpose,
      validFrom: from,
      workWeekdays: [...workWeekdays],
      sessions: JSON.stringify(sessions),
      weekdaySessions: weekdaySessions === null ? null : JSON.stringify(weekdaySessions),
      legalBasis,
      sinceRevision: revision,
    })
    .execute();
}

export async function extendKnown(tx: Tx, calendarId: CalendarId, lastKnownOn: LocalDate): Promise<void> {
  await tx.kysely.updateTable("calendar").set({ lastKnownOn }).where("id", "=", calendarId).execute();
}
