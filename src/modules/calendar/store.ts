import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { localDateSchema, sessionsSchema } from "./calendar-parser.ts";
import { shippedCalendar } from "./shipped-calendar.ts";
import { type CalendarException, EXCEPTION_KINDS, type WorkCalendar } from "./work-calendar.ts";

/** Intake: when counters accept. Deadline: which days count. They differ where a counter opens on Saturday (§4.2). */
export type UnitCalendars = { readonly intake: WorkCalendar; readonly deadline: WorkCalendar };

const LOAD: Statement = {
  name: "calendar-load",
  text: (schema) => `
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('purpose', r.purpose, 'own', r.unit_id IS NOT NULL,
          'workWeekdays', r.work_weekdays, 'sessions', r.sessions, 'revision', r.id || '/' || r.revision)
          ORDER BY r.unit_id NULLS FIRST, r.valid_from), '[]')
        FROM ${schema}.calendar_rule AS r
        WHERE (r.unit_id IS NULL OR r.unit_id = $1) AND r.valid_from <= $2 AND (r.valid_to IS NULL OR $2 <= r.valid_to)) AS rules,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('purpose', e.purpose, 'on', e.on_day, 'kind', e.kind,
          'name', jsonb_build_object('vi', e.name_vi, 'en', e.name_en), 'legalBasis', e.legal_basis, 'sessions', e.sessions)
          ORDER BY e.unit_id NULLS FIRST, e.purpose NULLS FIRST), '[]')
        FROM ${schema}.calendar_exception AS e
        WHERE (e.unit_id IS NULL OR e.unit_id = $1) AND e.superseded_at IS NULL) AS exceptions,
      (SELECT max(greatest(e.recorded_at, e.superseded_at))::text FROM ${schema}.calendar_exception AS e
        WHERE e.unit_id IS NULL OR e.unit_id = $1) AS changed`,
};

const loadedSchema = z.object({
  rules: z.array(
    z.object({
      purpose: z.enum(["INTAKE", "DEADLINE"]),
      own: z.boolean(),
      workWeekdays: z.array(z.number()),
      sessions: sessionsSchema,
      revision: z.string(),
    }),
  ),
  exceptions: z.array(
    z.object({
      purpose: z.enum(["INTAKE", "DEADLINE"]).nullable(),
      on: localDateSchema,
      kind: z.enum([...EXCEPTION_KINDS, "ORDINARY"]),
      name: z.object({ vi: z.string(), en: z.string() }),
      legalBasis: z.string(),
      sessions: sessionsSchema.nullable(),
    }),
  ),
  changed: z.string().nullable(),
});
type Loaded = z.output<typeof loadedSchema>;

/**
 * Both calendars of a unit as of a day: the shipped calendar, over it what the authority recorded, over that what the
 * unit itself recorded. `ORDINARY` takes a shipped exception away.
 */
export async function loadCalendars(
  executor: Executor,
  unitId: UnitId | null,
  on: LocalDate,
): Promise<UnitCalendars> {
  const [row] = await executor.run(LOAD, [unitId, on]);
  const loaded = loadedSchema.parse(row);
  return { intake: layered(loaded, "INTAKE"), deadline: layered(loaded, "DEADLINE") };
}

function layered(loaded: Loaded, purpose: "INTAKE" | "DEADLINE"): WorkCalendar {
  const base = shippedCalendar();
  const rule = loaded.rules.filter((each) => each.purpose === purpose).at(-1);
  const own = loaded.exceptions.filter((each) => each.purpose === null || each.purpose === purpose);
  const exceptions = new Map<LocalDate, CalendarException>(base.exceptions);
  for (const { kind, purpose: _purpose, ...exception } of own) {
    if (kind === "ORDINARY") exceptions.delete(exception.on);
    else exceptions.set(exception.on, { ...exception, kind });
  }
  return {
    ...base,
    sessions: rule?.sessions ?? base.sessions,
    workWeekdays: rule?.workWeekdays ?? base.workWeekdays,
    exceptions,
    revision: [base.revision, rule?.revision, loaded.changed]
      .filter((part) => part !== undefined && part !== null)
      .join(" "),
  };
}
