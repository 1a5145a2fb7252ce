import { z } from "zod";
import { canonicalJson } from "../../../kernel/hash-chain.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Page } from "../../../kernel/paging.ts";
import type { Executor, Statement, Tx } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { hashOf, type ReportContent, reportContentSchema } from "./report-content.ts";
import { periodOfContent } from "./sheet.ts";
import { type Done, REPORT_STATES, type ReportStanding } from "./workflow.ts";

export type ReportId = Id<"report">;

/** A report as it was frozen, and how far it is on its way out. */
export type StoredReport = {
  readonly id: ReportId;
  readonly unitId: UnitId;
  readonly formCode: string;
  readonly formVersion: number;
  readonly revision: number;
  readonly asOf: Instant;
  readonly content: ReportContent;
  readonly sha256: string;
  /** Whether the content still has the hash it was frozen with. */
  readonly isIntact: boolean;
  readonly deadlineOn: LocalDate;
  readonly made: Done;
  readonly standing: ReportStanding;
  /** The newest revision of the same report. */
  readonly newest: number;
};

const instant = z.custom<Instant>((at) => typeof at === "string");
const rowSchema = z.object({
  id: z.custom<ReportId>((id) => typeof id === "string"),
  unit_id: z.custom<UnitId>((id) => typeof id === "string"),
  form_code: z.string(),
  form_version: z.number(),
  revision: z.number(),
  as_of: instant,
  content: reportContentSchema,
  sha256: z.string(),
  deadline_on: z.custom<LocalDate>((day) => typeof day === "string"),
  made_by: z.string(),
  made_by_name: z.string(),
  made_at: instant,
  state: z.enum(REPORT_STATES),
  checked_by: z.string().nullable(),
  checked_by_name: z.string().nullable(),
  checked_at: instant.nullable(),
  signed_by: z.string().nullable(),
  signed_by_name: z.string().nullable(),
  signed_at: instant.nullable(),
  sent_by: z.string().nullable(),
  sent_by_name: z.string().nullable(),
  sent_at: instant.nullable(),
  sent_back_reason: z.string().nullable(),
  newest: z.number(),
});

const NEWEST = (schema: string) => `
  (SELECT max(n.revision) FROM ${schema}.statistics_report AS n
    WHERE n.form_code = r.form_code AND n.unit_id = r.unit_id AND n.subject = r.subject) AS newest`;

const FIND: Statement = {
  name: "statistics-report-find",
  text: (schema) => `SELECT r.*, ${NEWEST(schema)} FROM ${schema}.statistics_report AS r WHERE r.id = $1`,
};

/** `$1` units, `$2` form or null, `$3` state or null, `$4` the last id of the page before, `$5` how many. Newest first. */
const LIST: Statement = {
  name: "statistics-report-list",
  text: (schema) => `
    SELECT r.*, ${NEWEST(schema)} FROM ${schema}.statistics_report AS r
    WHERE r.unit_id = ANY ($1::uuid[]) AND ($2::text IS NULL OR r.form_code = $2) AND ($3::text IS NULL OR r.state = $3)
      AND ($4::uuid IS NULL OR r.id < $4::uuid)
    ORDER BY r.id DESC LIMIT $5`,
};

/**
 * `$1` units whose drafts and signed reports wait, `$2` units whose checked ones do, unless `$3` checked them, `$4` how
 * many. The first due first.
 */
const WAITING: Statement = {
  name: "statistics-report-waiting",
  text: (schema) => `
    SELECT * FROM (
      SELECT r.*, ${NEWEST(schema)} FROM ${schema}.statistics_report AS r
      WHERE r.state <> 'SENT' AND r.unit_id = ANY ($1::uuid[] || $2::uuid[]) AND CASE WHEN r.state = 'CHECKED'
        THEN r.unit_id = ANY ($2::uuid[]) AND r.checked_by IS DISTINCT FROM $3::uuid
        ELSE r.unit_id = ANY ($1::uuid[]) END
    ) AS r
    WHERE r.state = 'SIGNED' OR r.revision = r.newest
    ORDER BY r.deadline_on, r.id LIMIT $4`,
};

/** What waits by unit and by who checked it: whose step it is the rights say. */
const WAITING_BY_UNIT: Statement = {
  name: "statistics-report-waiting-by-unit",
  text: (schema) => `
    SELECT r.unit_id, r.state, r.checked_by, count(*)::int AS amount FROM (
      SELECT w.unit_id, w.state, w.checked_by, w.revision, ${NEWEST(schema).replaceAll("r.", "w.")}
      FROM ${schema}.statistics_report AS w WHERE w.state <> 'SENT'
    ) AS r
    WHERE r.state = 'SIGNED' OR r.revision = r.newest
    GROUP BY 1, 2, 3`,
};

const waitingSchema = z.object({
  unit_id: z.string(),
  state: z.enum(REPORT_STATES),
  checked_by: z.string().nullable(),
  amount: z.number(),
});
type WaitingCount = z.output<typeof waitingSchema>;

/** How many reports wait for a step, of every unit. */
export async function countWaitingByUnit(executor: Executor): Promise<readonly WaitingCount[]> {
  return (await executor.run(WAITING_BY_UNIT, [])).map((row) => waitingSchema.parse(row));
}

const REVISIONS: Statement = {
  name: "statistics-report-revisions",
  text: (schema) => `
    SELECT r.*, ${NEWEST(schema)} FROM ${schema}.statistics_report AS r
    WHERE r.form_code = $1 AND r.unit_id = $2 AND r.subject = $3 ORDER BY r.revision DESC`,
};

export async function findReport(executor: Executor, id: ReportId): Promise<StoredReport | null> {
  const [row] = await executor.run(FIND, [id]);
  return row === undefined ? null : readRow(row);
}

/** Every revision of one report, newest first. */
export async function listRevisions(
  executor: Executor,
  { form, unit, ...rest }: Pick<ReportContent, "form" | "unit" | "period" | "variant">,
): Promise<readonly StoredReport[]> {
  const rows = await executor.run(REVISIONS, [form.code, unit.id, subjectOf(rest)]);
  return rows.map(readRow);
}

export type ReportFilter = {
  readonly units: readonly UnitId[];
  readonly form: string | null;
  readonly state: string | null;
  readonly cursor: string | null;
  readonly size: number;
};

export async function listReports(executor: Executor, filter: ReportFilter): Promise<Page<StoredReport>> {
  const { units, form, state, cursor, size } = filter;
  const rows = await executor.run(LIST, [units, form, state, cursor, size + 1]);
  const items = rows.slice(0, size).map(readRow);
  return { items, nextCursor: rows.length > size ? (items.at(-1)?.id ?? null) : null };
}

/** Reports whose next step is one of these units' to take, by who may take it; see `decideStep`. */
export async function listWaiting(
  executor: Executor,
  asked: {
    readonly prepares: readonly UnitId[];
    readonly signsOff: readonly UnitId[];
    readonly accountId: string;
    readonly size: number;
  },
): Promise<readonly StoredReport[]> {
  const { prepares, signsOff, accountId, size } = asked;
  return (await executor.run(WAITING, [prepares, signsOff, accountId, size])).map(readRow);
}

/** One at a time makes a revision of one report: two officers at once would give it the same number. */
const LOCK: Statement = {
  name: "statistics-report-lock",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended('statistics-report ' || $1, 0))`,
};

export async function lockSubject(tx: Tx, content: ReportContent): Promise<void> {
  await tx.run(LOCK, [`${content.form.code} ${content.unit.id} ${subjectOf(content)}`]);
}

type NewReport = {
  readonly id: ReportId;
  readonly content: ReportContent;
  readonly revision: number;
  readonly asOf: Instant;
  readonly deadlineOn: LocalDate;
  readonly made: Done;
};

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  const { id, content, revision, asOf, deadlineOn, made } = report;
  const { from, to } = periodOfContent(content);
  await tx.kysely
    .insertInto("statisticsReport")
    .values({
      id,
      formCode: content.form.code,
      formVersion: content.form.version,
      unitId: content.unit.id,
      subject: subjectOf(content),
      fromOn: from,
      toOn: to,
      revision,
      asOf,
      content: JSON.stringify(content),
      sha256: hashOf(content),
      deadlineOn,
      madeBy: made.by,
      madeByName: made.byName,
      madeAt: made.at,
    })
    .execute();
}

/** Writes how a report stands, if it still stands as it was read; false where somebody was faster. */
export async function updateStanding(
  executor: Executor,
  id: ReportId,
  { before, after }: { readonly before: ReportStanding; readonly after: ReportStanding },
): Promise<boolean> {
  const { state, checked, signed, sent, sentBackReason } = after;
  const done = await executor.kysely
    .updateTable("statisticsReport")
    .set({
      state,
      checkedBy: checked?.by ?? null,
      checkedByName: checked?.byName ?? null,
      checkedAt: checked?.at ?? null,
      signedBy: signed?.by ?? null,
      signedByName: signed?.byName ?? null,
      signedAt: signed?.at ?? null,
      sentBy: sent?.by ?? null,
      sentByName: sent?.byName ?? null,
      sentAt: sent?.at ?? null,
      sentBackReason,
    })
    .where("id", "=", id)
    .where("state", "=", before.state)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What makes two sheets revisions of one report: the same days by the same name, counted the same way. */
function subjectOf({ period, variant }: Pick<ReportContent, "period" | "variant">): string {
  return canonicalJson({ period, variant });
}

function readRow(raw: unknown): StoredReport {
  const row = rowSchema.parse(raw);
  const done = (by: string | null, byName: string | null, at: Instant | null): Done | null =>
    by === null || byName === null || at === null ? null : { by, byName, at };
  return {
    id: row.id,
    unitId: row.unit_id,
    formCode: row.form_code,
    formVersion: row.form_version,
    revision: row.revision,
    asOf: row.as_of,
    content: row.content,
    sha256: row.sha256,
    isIntact: hashOf(row.content) === row.sha256,
    deadlineOn: row.deadline_on,
    made: { by: row.made_by, byName: row.made_by_name, at: row.made_at },
    standing: {
      state: row.state,
      checked: done(row.checked_by, row.checked_by_name, row.checked_at),
      signed: done(row.signed_by, row.signed_by_name, row.signed_at),
      sent: done(row.sent_by, row.sent_by_name, row.sent_at),
      sentBackReason: row.sent_back_reason,
    },
    newest: row.newest,
  };
}
