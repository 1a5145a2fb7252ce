import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../postgres/database.ts";

/** What a person who operates the installation must look at. */
const INCIDENT_KINDS = [
  "FILE_CORRUPT",
  "FILE_MISSING",
  "FILE_INFECTED",
  "FILE_UNSCANNED",
  "TEMPLATE_FAILED",
  "DOSSIER_UNREADABLE",
  "PAPER_UNCONFIRMED",
  "FORM_UNKEPT",
] as const;
type IncidentKind = (typeof INCIDENT_KINDS)[number];

export type Incident = {
  readonly id: string;
  readonly kind: IncidentKind;
  /** The thing it is about, by its id: the hash of a file, a template's version, a dossier, a paper. */
  readonly subject: string;
  readonly detail: string;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly closedAt: Instant | null;
  readonly note: string | null;
};

const MEET: Statement = {
  name: "platform-incident-meet",
  text: (schema) => `
    INSERT INTO ${schema}.platform_incident (id, kind, subject, detail, first_at, last_at)
    VALUES ($1, $2, $3, $4, $5, $5)
    ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO UPDATE SET
      times = platform_incident.times + 1,
      last_at = greatest(platform_incident.last_at, excluded.last_at),
      detail = excluded.detail`,
};

/** Notes that something is wrong: one open incident for one thing, however often it is met. */
export async function meetIncident(
  executor: Executor,
  met: {
    readonly kind: IncidentKind;
    readonly subject: string;
    readonly detail?: string;
    readonly at: Instant;
  },
): Promise<void> {
  await executor.run(MEET, [newId(), met.kind, met.subject, met.detail ?? "", met.at]);
}

const LIST: Statement = {
  name: "platform-incident-list",
  text: (schema) => `
    SELECT id, kind, subject, detail, times, first_at, last_at, closed_at, note FROM ${schema}.platform_incident
    ORDER BY closed_at IS NOT NULL, last_at DESC LIMIT $1`,
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const incidentRow = z
  .object({
    id: z.string(),
    kind: z.enum(INCIDENT_KINDS),
    subject: z.string(),
    detail: z.string(),
    times: z.number(),
    first_at: instant,
    last_at: instant,
    closed_at: instant.nullable(),
    note: z.string().nullable(),
  })
  .transform(
    ({ first_at: firstAt, last_at: lastAt, closed_at: closedAt, ...row }): Incident => ({
      ...row,
      firstAt,
      lastAt,
      closedAt,
    }),
  );

/** The open ones first, the latest before the others. */
export async function listIncidents(executor: Executor, limit: number): Promise<readonly Incident[]> {
  return (await executor.run(LIST, [limit])).map((row) => incidentRow.parse(row));
}

const COUNT_OPEN: Statement = {
  name: "platform-incident-count-open",
  text: (schema) => `
    SELECT kind, count(*) AS amount FROM ${schema}.platform_incident WHERE closed_at IS NULL GROUP BY kind`,
};

export async function countOpenIncidents(
  executor: Executor,
): Promise<Readonly<Record<IncidentKind, number>>> {
  const counts = {
    FILE_CORRUPT: 0,
    FILE_MISSING: 0,
    FILE_INFECTED: 0,
    FILE_UNSCANNED: 0,
    TEMPLATE_FAILED: 0,
    DOSSIER_UNREADABLE: 0,
    PAPER_UNCONFIRMED: 0,
    FORM_UNKEPT: 0,
  };
  for (const row of await executor.run(COUNT_OPEN, [])) {
    const { kind, amount } = z.object({ kind: z.enum(INCIDENT_KINDS), amount: z.number() }).parse(row);
    counts[kind] = amount;
  }
  return counts;
}

const CLOSE: Statement = {
  name: "platform-incident-close",
  text: (schema) => `
    UPDATE ${schema}.platform_incident SET closed_at = $2, closed_by = $3, note = $4
    WHERE id = $1 AND closed_at IS NULL RETURNING id`,
};

/** Whether there was an open one to close. */
export async function closeIncident(
  executor: Executor,
  closed: { readonly id: string; readonly at: Instant; readonly by: string; readonly note: string },
): Promise<boolean> {
  const rows = await executor.run(CLOSE, [closed.id, closed.at, closed.by, closed.note]);
  return rows.length > 0;
}
