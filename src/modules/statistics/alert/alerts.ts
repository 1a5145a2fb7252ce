import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Row, Statement } from "../../../platform/postgres/database.ts";
import type { Grant, PersonId, UnitId } from "../../access/index.ts";
import { type SoonUntil, soonUntilIn } from "../../calendar/index.ts";

/**
 * What wants attention, worst first: a dossier past its date; online and unread past its check; a step past its quota that
 * nobody took, or that somebody has; a dossier, a check, a step that will be late by the next working day.
 */
const ALERTS = ["OVERDUE", "UNREAD", "STUCK", "STEP_LATE", "DUE_SOON", "UNREAD_SOON", "STEP_SOON"] as const;
export type AlertKind = (typeof ALERTS)[number];

const instant = z.custom<Instant>((value) => typeof value === "string");
const alertSchema = z.object({
  dossier_id: z.string(),
  code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  kind: z.enum(ALERTS),
  unit_id: z.string(),
  step_name: z.string().nullable(),
  step_name_en: z.string().nullable(),
  person_name: z.string().nullable(),
  due_at: instant.nullable(),
  step_due_at: instant,
});
export type Alert = z.output<typeof alertSchema>;

const kinds = z.partialRecord(z.enum(ALERTS), z.number());
const groupSchema = z.object({
  unit_id: z.string(),
  assignee_id: z.string().nullable(),
  person_name: z.string().nullable(),
  step_name: z.string().nullable(),
  step_name_en: z.string().nullable(),
  by_step: z.number(),
  kinds,
  place: z.coerce.number(),
  groups: z.coerce.number(),
});
/** Counts of one person in one unit, or (`by_step` 1) of one step in one unit; its `place` among so many `groups`. */
export type AlertGroup = z.output<typeof groupSchema>;

/*
 * `$1` units, `$2` now, `$3` until when is soon, by the term, `$4` units whose dossiers are followed wherever they lie. While the clock
 * stands nothing becomes late; what is finished waits for the applicant.
 */
const NEXT_DAY = "($3::timestamptz[])[1]";
const OF_STEPS = `
    SELECT t.dossier_id, t.unit_id, t.role, t.assignee_id, t.step_name, t.step_name_en, t.due_at AS step_due_at,
      t.dossier_due_at AS due_at,
      CASE WHEN t.dossier_due_at < $2 THEN 'OVERDUE'
        WHEN t.due_at < $2 AND t.assignee_id IS NULL THEN 'STUCK' WHEN t.due_at < $2 THEN 'STEP_LATE'
        WHEN t.dossier_due_at <= ${soonUntilIn("$3")} THEN 'DUE_SOON' ELSE 'STEP_SOON' END AS kind`;
const RUNNING = `(t.due_at <= ${NEXT_DAY} OR t.dossier_due_at <= ${soonUntilIn("$3")})
      AND d.finished_at IS NULL AND d.status NOT IN ('SUPPLEMENT_WAIT', 'FINANCIAL_WAIT', 'SUSPENDED')`;
const FOUND = (schema: string) => `${OF_STEPS}
    FROM ${schema}.dossier_task AS t JOIN ${schema}.dossier AS d ON d.id = t.dossier_id
    WHERE t.unit_id = ANY ($1::uuid[]) AND ${RUNNING}
    UNION ALL ${OF_STEPS}
    FROM ${schema}.dossier AS d JOIN ${schema}.dossier_task AS t ON t.dossier_id = d.id
    WHERE d.receiving_unit_id = ANY ($4::uuid[]) AND t.unit_id <> ALL ($1::uuid[]) AND ${RUNNING}
    UNION ALL
    SELECT d.id, d.receiving_unit_id, 'intake-officer', NULL, NULL, NULL, d.intake_due_at, NULL,
      CASE WHEN d.intake_due_at < $2 THEN 'UNREAD' ELSE 'UNREAD_SOON' END
    FROM ${schema}.dossier AS d
    WHERE d.status = 'SUBMITTED' AND d.receiving_unit_id = ANY ($1::uuid[]) AND d.intake_due_at <= ${NEXT_DAY}`;

const WORST_FIRST = `array_position(ARRAY['${ALERTS.join("', '")}'], a.kind), a.step_due_at, a.dossier_id`;

const NAMED = (schema: string) => `
    SELECT a.dossier_id, d.code, d.procedure_name, d.procedure_name_en, a.kind, a.unit_id, a.step_name, a.step_name_en,
      p.full_name AS person_name, a.due_at, a.step_due_at
    FROM found AS a JOIN ${schema}.dossier AS d ON d.id = a.dossier_id
    LEFT JOIN ${schema}.organisation_person AS p ON p.id = a.assignee_id`;

/** What lies on one person's desk: theirs, and what nobody took in a role they hold. */
const OF_DESK: Statement = {
  name: "statistics-alerts-of-desk",
  text: (schema) => `
    WITH found AS (${FOUND(schema)}) ${NAMED(schema)}
    WHERE a.assignee_id = $5 OR (a.assignee_id IS NULL
      AND EXISTS (SELECT FROM unnest($1::uuid[], $6::text[]) AS held (unit_id, role)
        WHERE held.unit_id = a.unit_id AND held.role = a.role))
    ORDER BY ${WORST_FIRST} LIMIT $7`,
};

/** What lies with one person of a unit (`$7`), or (null) with nobody. */
const OF_PERSON: Statement = {
  name: "statistics-alerts-of-person",
  text: (schema) => `
    WITH found AS (${FOUND(schema)}) ${NAMED(schema)}
    WHERE a.unit_id = $7 AND a.assignee_id IS NOT DISTINCT FROM $5::uuid ORDER BY ${WORST_FIRST} LIMIT $6`,
};

const LATE_KINDS = ["OVERDUE", "UNREAD", "STUCK", "STEP_LATE"] as const;
const SOON_KINDS = ["DUE_SOON", "UNREAD_SOON", "STEP_SOON"] as const;
const AMOUNT_OF = (some: readonly AlertKind[]) =>
  `coalesce(sum(c.amount) FILTER (WHERE c.kind IN ('${some.join("', '")}')), 0)`;

/** As above; `$5` the places before the page, `$6` how many it has. What is late counts before what will be. */
const GROUPED: Statement = {
  name: "statistics-alerts-grouped",
  text: (schema) => `
    WITH found AS (${FOUND(schema)}),
    counted AS (
      SELECT unit_id, assignee_id, step_name, step_name_en, kind, count(*)::int AS amount,
        grouping(assignee_id) AS by_step
      FROM found GROUP BY GROUPING SETS ((unit_id, assignee_id, kind), (unit_id, step_name, step_name_en, kind))
    ),
    grouped AS (
      SELECT c.unit_id, c.assignee_id, c.step_name, c.step_name_en, c.by_step, jsonb_object_agg(c.kind, c.amount) AS kinds,
        ${AMOUNT_OF(LATE_KINDS)} AS late, ${AMOUNT_OF(SOON_KINDS)} AS soon
      FROM counted AS c GROUP BY c.unit_id, c.assignee_id, c.step_name, c.step_name_en, c.by_step
    ),
    placed AS (
      SELECT g.*, count(*) OVER (PARTITION BY g.by_step) AS groups,
        row_number() OVER (PARTITION BY g.by_step ORDER BY g.late DESC, g.soon DESC, g.unit_id, g.assignee_id, g.step_name) AS place
      FROM grouped AS g WHERE g.by_step = 0 OR g.late > 0
    )
    SELECT g.unit_id, g.assignee_id, p.full_name AS person_name, g.step_name, g.step_name_en, g.by_step, g.kinds, g.place, g.groups
    FROM placed AS g LEFT JOIN ${schema}.organisation_person AS p ON p.id = g.assignee_id
    WHERE g.place > $5 AND g.place <= $5 + $6 ORDER BY g.place`,
};

/** How an address names what lies with nobody. */
export const NOBODY = "nobody";

/** Whose work an officer looks over. */
export type Led = {
  /** Units whose people and steps they see. */
  readonly units: readonly UnitId[];
  /** Of these the dossiers they received, wherever they were handed on to. */
  readonly received: readonly UnitId[];
};

export type Moment = { readonly now: Instant; readonly soonUntil: SoonUntil };

export async function listDeskAlerts(
  executor: Executor,
  desk: { readonly personId: PersonId; readonly grants: readonly Grant[]; readonly size: number },
  { now, soonUntil }: Moment,
): Promise<readonly Alert[]> {
  const { personId, grants, size } = desk;
  const units = grants.map(({ unitId }) => unitId);
  const roles = grants.map(({ role }) => role);
  return parsed(await executor.run(OF_DESK, [units, now, soonUntil, [], personId, roles, size]));
}

export async function listPersonAlerts(
  executor: Executor,
  asked: Led & { readonly unitId: UnitId; readonly personId: PersonId | null; readonly size: number },
  { now, soonUntil }: Moment,
): Promise<readonly Alert[]> {
  const { units, received, unitId, personId, size } = asked;
  const values = [units, now, soonUntil, received, personId, size, unitId];
  return parsed(await executor.run(OF_PERSON, values));
}

/** A page of how much of what lies with whom, and of which steps are late, in these units; the worst first. */
export async function countAlerts(
  executor: Executor,
  asked: Led & { readonly page: number; readonly size: number },
  { now, soonUntil }: Moment,
): Promise<readonly AlertGroup[]> {
  const { units, received, page, size } = asked;
  const rows = await executor.run(GROUPED, [units, now, soonUntil, received, (page - 1) * size, size]);
  return rows.map((row) => groupSchema.parse(row));
}

function parsed(rows: readonly Row[]): Alert[] {
  return rows.map((row) => alertSchema.parse(row));
}

type Kinds = AlertGroup["kinds"];
const sum = (each: Kinds, some: readonly AlertKind[]) =>
  some.reduce((total, kind) => total + (each[kind] ?? 0), 0);

export function soonOf(each: Kinds): number {
  return sum(each, SOON_KINDS);
}
