import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import {
  addWorkingMinutes,
  INTAKE_CHECK_HOURS,
  subtractWorkingMinutes,
  type WorkCalendar,
} from "../../calendar/index.ts";

/** Numbered and with nobody acting: a step past its quota that nobody took; sent in and read by nobody. */
export const STUCK_KINDS = ["UNTAKEN", "UNREAD"] as const;
export type StuckKind = (typeof STUCK_KINDS)[number];

type Last = { readonly at: Instant; readonly dossierId: string };

type StuckQuestion = {
  readonly kind: StuckKind;
  /** Competent agencies. */
  readonly units: readonly string[];
  /** Marks before this moment count: `stuckBefore`. */
  readonly before: Instant;
};

/**
 * Before which moment a mark must lie. What nobody took counts as soon as its step is past its quota. What nobody read is
 * marked where its eight hours end; where more or fewer hours are asked for, that end is moved by the difference.
 */
export function stuckBefore(
  calendar: WorkCalendar,
  { kind, hours, now }: { readonly kind: StuckKind; readonly hours: number; readonly now: Instant },
): Instant {
  const minutes = (hours - INTAKE_CHECK_HOURS) * 60;
  if (kind === "UNTAKEN" || minutes === 0) return now;
  return minutes > 0
    ? subtractWorkingMinutes(calendar, now, minutes)
    : addWorkingMinutes(calendar, now, -minutes);
}

/** Said so that no index of states can serve it: of all that is sent in, only what is marked is looked at. */
const OF_KIND = {
  UNTAKEN: "d.status IS DISTINCT FROM 'SUBMITTED'",
  UNREAD: "d.status IS NOT DISTINCT FROM 'SUBMITTED'",
} as const satisfies Record<StuckKind, string>;

/** Above this many the number no longer tells more. */
export const STUCK_COUNTED_MAX = 1_000;

/** One walk of `dossier_stuck_by_competent` a unit, broken off at `$3` in all: the pile may be as high as it likes. */
const countOf = (kind: StuckKind): Statement => ({
  name: `statistics-stuck-count-${kind}`,
  text: (schema) => `
    SELECT count(*)::int AS amount FROM (
      SELECT 1 FROM unnest($1::uuid[]) AS unit (id)
      CROSS JOIN LATERAL (
        SELECT 1 FROM ${schema}.dossier AS d
        WHERE d.competent_agency_id = unit.id AND d.stuck_from < $2 AND ${OF_KIND[kind]} LIMIT $3
      ) AS found
      LIMIT $3
    ) AS counted`,
});

/** The same walks, each of a page, and the first step that waits: `$3` size, `$4`–`$5` last of the page before. */
const listOf = (kind: StuckKind): Statement => ({
  name: `statistics-stuck-list-${kind}`,
  text: (schema) => `
    SELECT d.*, t.step_name, t.step_name_en
    FROM (
      SELECT found.* FROM unnest($1::uuid[]) AS unit (id)
      CROSS JOIN LATERAL (
        SELECT d.id, d.code, d.procedure_name, d.procedure_name_en, d.competent_agency_id, d.submitted_at, d.due_at, d.stuck_from
        FROM ${schema}.dossier AS d
        WHERE d.competent_agency_id = unit.id AND d.stuck_from < $2 AND ${OF_KIND[kind]}
          AND (d.stuck_from, d.id) > ($4::timestamptz, $5::uuid)
        ORDER BY d.stuck_from, d.id LIMIT $3
      ) AS found
      ORDER BY found.stuck_from, found.id LIMIT $3
    ) AS d
    LEFT JOIN LATERAL (
      SELECT k.step_name, k.step_name_en FROM ${schema}.dossier_task AS k
      WHERE k.dossier_id = d.id AND k.assignee_id IS NULL ORDER BY k.due_at LIMIT 1
    ) AS t ON true
    ORDER BY d.stuck_from, d.id`,
});

const COUNT = { UNTAKEN: countOf("UNTAKEN"), UNREAD: countOf("UNREAD") } as const;
const LIST = { UNTAKEN: listOf("UNTAKEN"), UNREAD: listOf("UNREAD") } as const;

/** How many there are, up to one more than `STUCK_COUNTED_MAX`. */
export async function countStuckDossiers(executor: Executor, question: StuckQuestion): Promise<number> {
  const { kind, units, before } = question;
  const [row] = await executor.run(COUNT[kind], [units, before, STUCK_COUNTED_MAX + 1]);
  return z.number().parse(row?.["amount"]);
}

const instant = z.custom<Instant>((value) => typeof value === "string");
const rowSchema = z.object({
  id: z.string(),
  code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  competent_agency_id: z.string(),
  submitted_at: instant,
  due_at: instant.nullable(),
  stuck_from: instant,
  step_name: z.string().nullable(),
  step_name_en: z.string().nullable(),
});
export type StuckDossier = z.output<typeof rowSchema>;

/** A page of them, the longest still first. */
export async function listStuckDossiers(
  executor: Executor,
  question: StuckQuestion & { readonly size: number; readonly after: Last | null },
): Promise<readonly StuckDossier[]> {
  const { kind, units, before, size, after } = question;
  const rows = await executor.run(LIST[kind], [
    units,
    before,
    size,
    after?.at ?? "-infinity",
    after?.dossierId ?? "00000000-0000-0000-0000-000000000000",
  ]);
  return rows.map((row) => rowSchema.parse(row));
}
